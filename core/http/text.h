// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace core {

// The C library's versions depend on the locale; everything in HTTP is ASCII.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool isAlpha(char c)
{
    return lowered(c) >= 'a' && lowered(c) <= 'z';
}
constexpr bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

/// Value of a hexadecimal digit, or -1.
constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char low = lowered(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

inline std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = lowered(c);
    return out;
}

inline bool sameIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lowered(x) == lowered(y); });
}

/// Without blanks, tabs and line ends at both ends.
inline std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Characters a header name (and a method) may have, RFC 9110 5.6.2.
constexpr bool isTokenCharacter(char c)
{
    return isAlpha(c) || isDigit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

/// A header that can be sent as it is: nothing in it can start another header or another request.
inline bool isSafeHeader(std::string_view name, std::string_view value)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), isTokenCharacter) &&
           std::none_of(value.begin(), value.end(), [](char c) { return isControl(c) && c != '\t'; });
}

} // namespace core
