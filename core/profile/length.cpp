// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/length.h"

#include <charconv>
#include <cstdint>

namespace core {

namespace {

constexpr Millis longest = std::chrono::hours(24);

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::int64_t> millisOfUnit(std::string_view unit)
{
    if (unit.empty() || unit == "s")
        return 1'000;
    if (unit == "ms")
        return 1;
    if (unit == "m")
        return 60'000;
    return std::nullopt;
}

} // namespace

std::optional<Millis> parseLength(std::string_view text)
{
    text = trimmed(text);
    std::uint32_t number = 0;
    const char *end = text.data() + text.size();
    const auto [rest, mistake] = std::from_chars(text.data(), end, number);
    const auto unit = millisOfUnit(std::string_view(rest, static_cast<std::size_t>(end - rest)));
    if (mistake != std::errc() || !unit)
        return std::nullopt;
    const Millis length(number * *unit);
    return length <= longest ? std::optional(length) : std::nullopt;
}

} // namespace core
