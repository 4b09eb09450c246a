// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/breakers.h"
#include "core/fleet/join.h"
#include "core/fleet/weights.h"
#include "core/release/inspection.h"
#include "core/release/versionfailures.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

using ResilienceByInstance = std::map<InstanceName, Sourced<Resilience>>;

/// Circuit breakers and retries of one caller.
struct CallerResilience
{
    std::string caller;            ///< as Caller::name
    std::vector<Breaker> breakers; ///< in order of name, by its meters, its Hystrix stream and its health
    std::vector<RetryCalls> retries;
    std::size_t leftOut = 0;         ///< see Resilience
    std::optional<Error> lastError;  ///< of the newest reading of its meters or stream
    std::optional<TimePoint> readAt; ///< the older of that reading and its health's, of what is told

    bool operator==(const CallerResilience &) const = default;
};

/// Why requests to an instance fail, beside what it says itself.
struct Triage
{
    /// Callers that tell of a breaker or a retry, or could not be asked; in order of name.
    std::vector<CallerResilience> callers;
    std::vector<VersionFailures> versions; ///< old beside new; none where only one serves
    BalancerWeights weights;               ///< of its application
    std::optional<double> measuredShare;   ///< 0..1 of the requests that its application gets now
    bool isAwaited = false;                ///< a caller whose meters can be asked for was not asked yet

    bool operator==(const Triage &) const = default;
};

/// For the instance of `inspection`, whose callers are in it; `rows` are those of its application.
Triage triageOf(const FleetFacts &facts, const ResilienceByInstance &resilience,
                const std::vector<InstanceView> &rows, const Inspection &inspection);

} // namespace core
