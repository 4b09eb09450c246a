// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

enum class Column { Instance, Status, Override, Since, Health, Version, Requests, Errors, InFlight };
inline constexpr int columnCount = 9;

/// What the table should show. Sorting and filtering happen beside the GUI thread; the table gets a finished
/// order.
struct ListQuery
{
    std::optional<ApplicationName> application; ///< absent: all
    /// Words, all of which must match: plain text (instance, application, host, version), or
    /// status:oos app:orders version:2.14* zone:b host: ip: override:any; "-" before a term negates it.
    std::string filter;
    Column sortBy = Column::Instance;
    bool descending = false;

    bool operator==(const ListQuery &) const = default;
};

/// Positions into fleet.instances, filtered and in order. Equal rows keep the order of their keys.
std::vector<std::uint32_t> arrange(const FleetView &fleet, const ListQuery &query);

bool matchesFilter(const InstanceView &row, std::string_view filter);

} // namespace core
