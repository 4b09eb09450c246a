// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry. DRAINBOARD_FUZZ names the reader.
#include "tests/fuzz/target.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {
const fuzz::Target *chosen = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    const char *name = std::getenv("DRAINBOARD_FUZZ");
    if (name)
        chosen = fuzz::find(name);
    if (chosen)
        return 0;
    std::fputs("DRAINBOARD_FUZZ names none of these:", stderr);
    for (const fuzz::Target &target : fuzz::targets())
        std::fprintf(stderr, " %.*s", int(target.name.size()), target.name.data());
    std::fputc('\n', stderr);
    std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    chosen->tryOne({reinterpret_cast<const char *>(data), size});
    return 0;
}
