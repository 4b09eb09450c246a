// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/losses.h"

#include <set>

namespace core {

namespace {

/// Off by default everywhere; pause and resume exist only where restart is enabled and exposed too (their
/// beans hang on that of RestartEndpoint).
std::optional<std::string_view> switchedOffByDefault(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::Shutdown:
        return "shutdown";
    case Endpoint::Restart:
    case Endpoint::Pause:
    case Endpoint::Resume:
        return "restart";
    default:
        return std::nullopt;
    }
}

/// The list that exposes what is exposed today and this endpoint too: the property replaces the list whole.
std::string exposure(const ActuatorFacts &facts, Endpoint endpoint)
{
    std::set<std::string> ids{std::string(endpointId(endpoint))};
    if (switchedOffByDefault(endpoint) == "restart")
        ids.insert("restart");
    if (facts.links) {
        for (const auto &[exposed, path] : facts.links->endpoints)
            ids.insert(exposed);
    } else {
        for (const auto &[other, fact] : facts.endpoints) {
            if (fact.state != EndpointState::NotExposed && fact.state != EndpointState::NotAsked)
                ids.insert(std::string(endpointId(other)));
        }
    }
    std::string list;
    for (const std::string &each : ids)
        list += (list.empty() ? "" : ",") + each;
    return "management.endpoints.web.exposure.include=" + list;
}

/// ".access" is from 3.4; ".enabled" is still obeyed then, and both at once fail the start.
std::string enabling(const Generation &generation, std::string_view id)
{
    const std::string name = "management.endpoint." + std::string(id);
    return generation.oldest >= 4 ? name + ".access=unrestricted" : name + ".enabled=true";
}

void fillFirstGeneration(EndpointLoss &loss)
{
    switch (loss.endpoint) {
    case Endpoint::Prometheus:
    case Endpoint::ScheduledTasks:
        loss.remedy = Remedy::NotInGeneration;
        return;
    case Endpoint::ServiceRegistry:
        loss.remedy = Remedy::NoSwitch;
        return;
    case Endpoint::Routes:
        loss.remedy = Remedy::AddDependency;
        loss.properties = {"endpoints.routes.enabled=true"};
        return;
    default:
        loss.properties = {"endpoints." + std::string(endpointId(loss.endpoint)) + ".enabled=true"};
    }
}

void fillNotExposed(EndpointLoss &loss, const ActuatorFacts &facts)
{
    if (facts.generation.isFirst()) {
        fillFirstGeneration(loss);
        return;
    }
    if (facts.generation.oldest < 2) {
        loss.remedy = Remedy::GenerationUnknown;
        return;
    }
    loss.properties = {exposure(facts, loss.endpoint)};
    if (const auto id = switchedOffByDefault(loss.endpoint))
        loss.properties.push_back(enabling(facts.generation, *id));
    if (loss.endpoint == Endpoint::Prometheus || loss.endpoint == Endpoint::Routes)
        loss.remedy = Remedy::AddDependency;
}

EndpointLoss lossOf(Endpoint endpoint, const EndpointFact &fact, const ActuatorFacts &facts)
{
    EndpointLoss loss{endpoint, fact.state, Remedy::SetProperties, {}, fact.error};
    switch (fact.state) {
    case EndpointState::NeedsCredentials:
        loss.remedy = Remedy::GiveCredentials;
        break;
    case EndpointState::Forbidden:
        loss.remedy = Remedy::GiveRight;
        break;
    case EndpointState::ReadOnly: // access levels are from 3.4
        if (facts.generation.newest >= 3)
            loss.properties = {"management.endpoint." + std::string(endpointId(endpoint)) +
                               ".access=unrestricted"};
        else
            loss.remedy = Remedy::GenerationUnknown;
        break;
    case EndpointState::Failed:
        loss.remedy = Remedy::LookAtFailure;
        break;
    default:
        fillNotExposed(loss, facts);
    }
    return loss;
}

} // namespace

std::vector<EndpointLoss> lossesOf(const ActuatorFacts &facts)
{
    std::vector<EndpointLoss> losses;
    if (!facts.isProven)
        return losses;
    for (const auto &[endpoint, fact] : facts.endpoints) {
        if (fact.state != EndpointState::Answers && fact.state != EndpointState::NotAsked)
            losses.push_back(lossOf(endpoint, fact, facts));
    }
    return losses;
}

} // namespace core
