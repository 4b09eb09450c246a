// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/duration.h"

#include <charconv>
#include <cmath>
#include <string>

namespace core {

namespace {

constexpr double longest = 24.0 * 3600 * 1000;

std::optional<double> numberAt(std::string_view &text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value) || value < 0)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::optional<Millis> asLength(double milliseconds)
{
    if (!(milliseconds >= 0) || milliseconds > longest)
        return std::nullopt;
    return Millis(static_cast<std::int64_t>(std::ceil(milliseconds)));
}

/// Milliseconds of an ISO designator; 0 where it is none.
double isoUnit(char letter, bool isTime)
{
    switch (letter) {
    case 'd':
        return isTime ? 0 : longest;
    case 'h':
        return isTime ? 3'600'000 : 0;
    case 'm':
        return isTime ? 60'000 : 0;
    case 's':
        return isTime ? 1'000 : 0;
    default:
        return 0;
    }
}

/// What follows the leading P.
std::optional<Millis> parseIso(std::string_view text)
{
    double sum = 0;
    bool isTime = false;
    bool hasPart = false;
    while (!text.empty()) {
        if (text.front() == 't' && !isTime) {
            isTime = true;
            text.remove_prefix(1);
            continue;
        }
        const auto number = numberAt(text);
        const double unit = text.empty() ? 0 : isoUnit(text.front(), isTime);
        if (!number || unit <= 0)
            return std::nullopt;
        text.remove_prefix(1);
        sum += *number * unit;
        hasPart = true;
    }
    return hasPart ? asLength(sum) : std::nullopt;
}

double simpleUnit(std::string_view suffix, Millis plainUnit)
{
    if (suffix.empty())
        return static_cast<double>(plainUnit.count());
    if (suffix == "ns")
        return 1e-6;
    if (suffix == "us")
        return 1e-3;
    if (suffix == "ms")
        return 1;
    if (suffix == "s")
        return 1'000;
    if (suffix == "m")
        return 60'000;
    if (suffix == "h")
        return 3'600'000;
    return suffix == "d" ? longest : 0;
}

} // namespace

std::optional<Millis> parseDuration(std::string_view text, Millis plainUnit)
{
    constexpr std::size_t longestText = 64;
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    if (text.empty() || text.size() > longestText)
        return std::nullopt;
    std::string lower(text);
    for (char &letter : lower)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    std::string_view rest = lower;
    if (rest.front() == '+')
        rest.remove_prefix(1);
    if (rest.starts_with('p'))
        return parseIso(rest.substr(1));
    const auto number = numberAt(rest);
    const double unit = number ? simpleUnit(rest, plainUnit) : 0;
    return unit > 0 ? asLength(*number * unit) : std::nullopt;
}

} // namespace core
