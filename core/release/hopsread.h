// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/join.h"
#include "core/release/budget.h"

#include <vector>

namespace core {

/// Everything that the facts say of the countdown of that instance, for a change made at `changedAt`. The
/// server's cache is the longest of all peers, assumed where one could not be asked.
HopsRead hopsReadFor(const FleetFacts &facts, const ApplicationName &application, const InstanceId &target,
                     const std::vector<DeclaredCaller> &declared, TimePoint changedAt);

} // namespace core
