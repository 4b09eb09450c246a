// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/triage.h"

#include "core/actuator/discovery/resiliencesource.h"

#include <algorithm>

namespace core {

namespace {

bool isFromHealth(const Breaker &breaker)
{
    return breaker.source == BreakerSource::Health;
}

CallerResilience resilienceOf(const std::string &caller, const InstanceFacts &facts,
                              const Sourced<Resilience> &read)
{
    CallerResilience found{caller, {}, {}, 0, read.lastError, {}};
    std::vector<Breaker> metered;
    if (read.isKnown()) {
        metered = read.value->breakers;
        found.retries = read.value->retries;
        found.leftOut = read.value->leftOut;
    }
    const std::vector<Breaker> told =
        facts.health.isKnown() ? breakersIn(*facts.health.value) : std::vector<Breaker>();
    found.breakers = joined(std::move(metered), told);
    const bool tellsByMeters = read.isKnown() && !(*read.value == Resilience());
    if (tellsByMeters)
        found.readAt = read.readAt;
    if (std::ranges::any_of(found.breakers, isFromHealth))
        found.readAt = std::min(found.readAt.value_or(facts.health.readAt), facts.health.readAt);
    return found;
}

/// Nothing where it, or nobody, is called.
std::optional<double> measuredShare(const std::vector<InstanceView> &rows, const InstanceId &id)
{
    double all = 0;
    std::optional<double> own;
    for (const InstanceView &row : rows) {
        if (!row.rate)
            continue;
        all += row.rate->requestsPerSecond;
        if (row.key.id == id)
            own = row.rate->requestsPerSecond;
    }
    return own && all > 0 ? std::optional(*own / all) : std::nullopt;
}

bool canBeAsked(const InstanceFacts &facts)
{
    return facts.actuator && canTellResilience(*facts.actuator);
}

} // namespace

Triage triageOf(const FleetFacts &facts, const ResilienceByInstance &resilience,
                const std::vector<InstanceView> &rows, const Inspection &inspection)
{
    static const Sourced<Resilience> notAsked;
    Triage triage;
    triage.versions = versionFailures(facts, rows);
    triage.weights = balancerWeights(facts, inspection.key.application);
    triage.measuredShare = measuredShare(rows, inspection.key.id);
    for (const Caller &caller : inspection.callers) {
        const auto known = caller.instance ? facts.instances.find(*caller.instance) : facts.instances.end();
        if (known == facts.instances.end())
            continue;
        const auto read = resilience.find(known->first);
        const Sourced<Resilience> &asked = read == resilience.end() ? notAsked : read->second;
        triage.isAwaited =
            triage.isAwaited || (canBeAsked(known->second) && !asked.isKnown() && !asked.lastError);
        CallerResilience found = resilienceOf(caller.name, known->second, asked);
        if (!found.breakers.empty() || !found.retries.empty() || found.lastError)
            triage.callers.push_back(std::move(found));
    }
    std::ranges::sort(triage.callers, {}, &CallerResilience::caller);
    return triage;
}

} // namespace core
