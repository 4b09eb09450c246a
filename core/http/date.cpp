// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/date.h"

#include <array>
#include <charconv>

namespace core {

namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const char *end = text.data() + text.size();
    const bool isDigits = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!isDigits || std::from_chars(text.data(), end, value).ptr != end)
        return std::nullopt;
    return value;
}

std::optional<unsigned> monthNumber(std::string_view name)
{
    for (unsigned i = 0; i < months.size(); ++i) {
        if (months[i] == name)
            return i + 1;
    }
    return std::nullopt;
}

bool hasSeparators(std::string_view text)
{
    return text.substr(3, 2) == ", " && text[7] == ' ' && text[11] == ' ' && text[16] == ' ' &&
           text[19] == ':' && text[22] == ':' && text.substr(25) == " GMT";
}

} // namespace

std::optional<TimePoint> parseHttpDate(std::string_view text)
{
    // "Sun, 22 Nov 2026 22:10:19 GMT"
    if (text.size() != 29 || !hasSeparators(text))
        return std::nullopt;
    const auto day = number(text.substr(5, 2));
    const auto month = monthNumber(text.substr(8, 3));
    const auto year = number(text.substr(12, 4));
    const auto hour = number(text.substr(17, 2));
    const auto minute = number(text.substr(20, 2));
    const auto second = number(text.substr(23, 2));
    if (!day || !month || !year || !hour || !minute || !second)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    // 60 is a leap second.
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return TimePoint(std::chrono::sys_days(date)) + std::chrono::hours(*hour) +
           std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

} // namespace core
