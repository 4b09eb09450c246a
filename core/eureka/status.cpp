// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/status.h"

#include <array>
#include <utility>

namespace core {

namespace {
constexpr std::array<std::pair<Status, std::string_view>, 5> words{{
    {Status::Up, "UP"},
    {Status::Down, "DOWN"},
    {Status::Starting, "STARTING"},
    {Status::OutOfService, "OUT_OF_SERVICE"},
    {Status::Unknown, "UNKNOWN"},
}};
} // namespace

std::string_view statusWord(Status status)
{
    for (const auto &[value, word] : words) {
        if (value == status)
            return word;
    }
    return "UNKNOWN";
}

std::optional<Status> statusFromWord(std::string_view word)
{
    for (const auto &[value, text] : words) {
        if (text == word)
            return value;
    }
    return std::nullopt;
}

ReportedStatus reportedStatus(std::string_view word)
{
    if (const auto known = statusFromWord(word))
        return {*known, {}};
    return {Status::Unknown, word};
}

std::string StatusCounts::hashCode() const
{
    // By name, as the rule wants.
    constexpr std::array sorted{Status::Down, Status::OutOfService, Status::Starting, Status::Unknown,
                                Status::Up};
    std::string code;
    for (const Status status : sorted) {
        if (const std::size_t count = m_counts[static_cast<std::size_t>(status)]; count > 0)
            code.append(statusWord(status)).append("_").append(std::to_string(count)).append("_");
    }
    return code;
}

} // namespace core
