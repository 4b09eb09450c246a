// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"
#include "core/fleet/join.h"
#include "core/release/operation.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace core {

struct Triage;

/// Before anything is done: who calls the instance, and how long a drain would take if it began now.
struct Inspection
{
    InstanceKey key;
    TimePoint at{};
    Budget budget;                    ///< as a drain would begin with
    std::vector<Caller> callers;      ///< what each holds and sends, in order of name
    bool isAwaited = false;           ///< a server, a caller or itself was not asked for its settings yet
    Sourced<Settings> settings;       ///< its own
    Sourced<FailingRequests> failing; ///< which of its requests fail
    std::map<std::string, Sourced<Settings>> serverSettings; ///< of each Eureka server, by its address

    std::shared_ptr<const Triage> triage; ///< see triage.h; null: not made

    /// When callers should have let go of it.
    TimePoint end() const { return budget.deadline(at); }
    bool operator==(const Inspection &) const = default;
};

/// `fleet` holds at least the rows of the instance's application, and the instance itself.
Inspection inspect(const FleetFacts &facts, const FleetView &fleet, const InstanceView &row,
                   const OperationSettings &settings, const std::vector<DeclaredCaller> &declared,
                   TimePoint now);

} // namespace core
