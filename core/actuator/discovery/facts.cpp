// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/facts.h"

#include "core/actuator/endpoints.h"

#include <algorithm>

namespace core {

std::string_view endpointId(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::Health:
        return "health";
    case Endpoint::Info:
        return "info";
    case Endpoint::Metrics:
        return "metrics";
    case Endpoint::Prometheus:
        return "prometheus";
    case Endpoint::Environment:
        return "env";
    case Endpoint::ConfigurationProperties:
        return "configprops";
    case Endpoint::ServiceRegistry:
        return "serviceregistry";
    case Endpoint::Shutdown:
        return "shutdown";
    case Endpoint::Restart:
        return "restart";
    case Endpoint::Pause:
        return "pause";
    case Endpoint::Resume:
        return "resume";
    case Endpoint::ScheduledTasks:
        return "scheduledtasks";
    case Endpoint::Routes:
        return "gateway";
    }
    return {};
}

bool takesOnlyPost(Endpoint endpoint)
{
    return endpoint == Endpoint::Shutdown || endpoint == Endpoint::Restart || endpoint == Endpoint::Pause ||
           endpoint == Endpoint::Resume;
}

std::string actuatorUrl(const Instance &instance, const ActuatorFacts *facts)
{
    if (!facts)
        return actuatorUrl(instance);
    if (!facts->base.empty())
        return facts->base;
    // Nothing else may be read there, or another application's counters would stand in this row.
    const bool isOthers = std::ranges::any_of(facts->attempts, [](const BaseAttempt &attempt) {
        return attempt.verdict == AttemptVerdict::OtherApplication;
    });
    return isOthers ? std::string() : actuatorUrl(instance);
}

bool isFirstGeneration(const Instance &instance, const ActuatorFacts *facts)
{
    if (facts && facts->isProven) {
        if (facts->generation.isFirst())
            return true;
        if (facts->generation.oldest > 1)
            return false;
    }
    return isFirstGeneration(instance);
}

} // namespace core
