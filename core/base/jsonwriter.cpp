// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonwriter.h"

namespace core {

std::string jsonText(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (byte < 0x20)
            out += std::string("\\u00") + digits[byte >> 4U] + digits[byte & 15U];
        else
            out += c;
    }
    return out + '"';
}

} // namespace core
