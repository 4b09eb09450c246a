// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string_view>
#include <vector>

namespace fuzz {

/// Where a decoder does not keep what it promises. Under libFuzzer it ends the run, in the usual tests it
/// fails one.
class Broken : public std::logic_error
{
public:
    using std::logic_error::logic_error;
};

inline void require(bool isKept, const char *promise)
{
    if (!isKept)
        throw Broken(promise);
}

/// One reader of what others send or write. `tryOne` takes any bytes; it throws Broken, and must not crash.
struct Target
{
    std::string_view name; ///< also of its folder in corpus
    void (*tryOne)(std::string_view input);
};

/// All of them.
const std::vector<Target> &targets();

/// The one of that name, or nullptr.
const Target *find(std::string_view name);

} // namespace fuzz
