// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What instances are put together by.
enum class Grouping { None, Host, Zone, Version };

/// For files: never translated, never changed once released.
std::string_view groupingName(Grouping grouping);
std::optional<Grouping> groupingFromName(std::string_view name);

/// Empty where the instance does not tell it.
std::string groupOf(const InstanceView &row, Grouping grouping);

/// The same positions, group by group in order of the groups' names, those without one last. Within a group
/// they stay in the order they had.
std::vector<std::uint32_t> grouped(const FleetView &fleet, std::vector<std::uint32_t> order,
                                   Grouping grouping);

} // namespace core
