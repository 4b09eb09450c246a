// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/rowtext.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Eureka's five statuses. Only Up gets traffic from callers with default settings.
enum class Status { Up, Down, Starting, OutOfService, Unknown };

/// Eureka's own word, for example "OUT_OF_SERVICE".
std::string_view statusWord(Status status);

/// Exactly one of Eureka's words (upper case). Anything else is no status.
std::optional<Status> statusFromWord(std::string_view word);

/// A status as a server sent it. A word we do not know is kept for the screen and treated as Unknown, as
/// Eureka's own client does.
struct ReportedStatus
{
    Status status = Status::Unknown;
    RowText unknownWord; ///< empty unless the word is none of Eureka's five

    std::string_view word() const { return unknownWord.empty() ? statusWord(status) : unknownWord.view(); }
    bool operator==(const ReportedStatus &) const = default;
};

ReportedStatus reportedStatus(std::string_view word);

/// How many instances have each status: what Eureka's hash of a registry is made of.
class StatusCounts
{
public:
    void add(Status status) { ++m_counts[static_cast<std::size_t>(status)]; }
    void remove(Status status) { --m_counts[static_cast<std::size_t>(status)]; }
    /// apps__hashcode by Eureka's rule (Applications.getReconcileHashCode): names sorted, zero counts left
    /// out, for example "OUT_OF_SERVICE_2_UP_5_"; an empty text where nothing is registered.
    std::string hashCode() const;
    bool operator==(const StatusCounts &) const = default;

private:
    std::array<std::size_t, 5> m_counts{};
};

} // namespace core
