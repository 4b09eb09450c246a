// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/resiliencesource.h"

#include <utility>

namespace core {

namespace {

const std::string stream = "hystrix.stream";

bool answers(const ActuatorFacts *facts, Endpoint endpoint)
{
    return facts && facts->stateOf(endpoint) == EndpointState::Answers;
}

bool isAsked(const ActuatorFacts *facts, Endpoint endpoint)
{
    return facts && facts->stateOf(endpoint) != EndpointState::NotAsked;
}

ResilienceSource sourceOf(bool isFirstGeneration, const ActuatorFacts *facts)
{
    if (isFirstGeneration || (facts && facts->links && facts->links->has(stream)))
        return ResilienceSource::Stream;
    if (answers(facts, Endpoint::Metrics) || !isAsked(facts, Endpoint::Metrics))
        return ResilienceSource::Meters;
    return answers(facts, Endpoint::Prometheus) ? ResilienceSource::Page : ResilienceSource::None;
}

/// Below the base.
std::string pathOf(ResilienceSource source, const ActuatorFacts *facts)
{
    switch (source) {
    case ResilienceSource::Meters:
        return "/metrics";
    case ResilienceSource::Page:
        return "/prometheus";
    case ResilienceSource::Stream:
        return "/" + (facts && facts->links && facts->links->has(stream) ? facts->links->endpoints.at(stream)
                                                                         : stream);
    case ResilienceSource::None:
        break;
    }
    return {};
}

} // namespace

ResilienceAddress resilienceAddress(const Instance &instance, const ActuatorFacts *facts, std::string base)
{
    const auto source =
        base.empty() ? ResilienceSource::None : sourceOf(isFirstGeneration(instance, facts), facts);
    if (source == ResilienceSource::None)
        return {};
    const std::string url = base + pathOf(source, facts);
    return {source, std::move(base), url};
}

bool canTellResilience(const ActuatorFacts &facts)
{
    return facts.isProven && sourceOf(facts.generation.isFirst(), &facts) != ResilienceSource::None;
}

} // namespace core
