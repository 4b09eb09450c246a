// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/actuatororder.h"

#include <algorithm>

namespace core {

namespace {

Endpoint endpointOf(LifecycleAction action)
{
    switch (action) {
    case LifecycleAction::Shutdown:
        return Endpoint::Shutdown;
    case LifecycleAction::Pause:
        return Endpoint::Pause;
    case LifecycleAction::Resume:
        return Endpoint::Resume;
    case LifecycleAction::Restart:
        break;
    }
    return Endpoint::Restart;
}

/// Why an endpoint of that state gets no order; nothing where it may.
std::optional<FoundOrder> obstacleOf(Endpoint endpoint, const ActuatorFacts &facts)
{
    const auto found = facts.endpoints.find(endpoint);
    const EndpointState state = facts.stateOf(endpoint);
    if (state == EndpointState::Answers)
        return std::nullopt;
    if (found != facts.endpoints.end() && found->second.error)
        return FoundOrder(*found->second.error);
    return FoundOrder(ActuatorTrap::NotExposed);
}

std::optional<RegistryEndpoint> registryEndpointBy(const ActuatorFacts &facts)
{
    if (facts.generation.isFirst())
        return RegistryEndpoint{facts.base + "/service-registry/instance-status", RegistryForm::BareWord};
    if (!facts.links) // which of the two names it has was not asked
        return RegistryEndpoint{facts.base + "/serviceregistry", RegistryForm::PlainJson};
    for (const auto &[id, form] : {std::pair{"serviceregistry", RegistryForm::PlainJson},
                                   std::pair{"service-registry", RegistryForm::DashedJson}}) {
        if (const auto path = facts.links->endpoints.find(id); path != facts.links->endpoints.end())
            return RegistryEndpoint{facts.base + "/" + path->second, form};
    }
    return std::nullopt;
}

/// Nobody knows where it is, or who answers there.
std::optional<FoundOrder> obstacleOf(const ActuatorFacts &facts)
{
    if (facts.identity == Identity::Mismatch)
        return FoundOrder(ActuatorTrap::NotThisInstance);
    if (facts.isProven)
        return std::nullopt;
    for (const BaseAttempt &attempt : facts.attempts) {
        if (attempt.verdict == AttemptVerdict::OtherApplication)
            return FoundOrder(ActuatorTrap::NotThisInstance);
        if (attempt.error)
            return FoundOrder(*attempt.error);
    }
    return FoundOrder(ActuatorTrap::NoAddress);
}

FoundOrder pauseBy(ActuatorOrder wish, const ActuatorFacts &facts)
{
    const auto registry = registryEndpointBy(facts);
    if (!registry || obstacleOf(Endpoint::ServiceRegistry, facts))
        return ActuatorTrap::PauseCannotBeTold;
    switch (pauseEffectOf(registry->form, isEarlySecond(facts.generation))) {
    case PauseEffect::KeepsLease:
        return ActuatorTrap::PauseKeepsLease;
    case PauseEffect::CannotBeTold:
        return ActuatorTrap::PauseCannotBeTold;
    case PauseEffect::EndsLease:
        break;
    }
    if (auto obstacle = obstacleOf(Endpoint::Pause, facts))
        return *std::move(obstacle);
    return wish;
}

} // namespace

std::string_view orderName(ActuatorOrder::Kind kind)
{
    switch (kind) {
    case ActuatorOrder::Kind::SetStatus:
        return "service-registry-set";
    case ActuatorOrder::Kind::CancelOverride:
        return "service-registry-cancel";
    case ActuatorOrder::Kind::Pause:
        return "pause";
    case ActuatorOrder::Kind::Resume:
        return "resume";
    case ActuatorOrder::Kind::Restart:
        break;
    }
    return "restart";
}

bool needsServiceRegistry(const ActuatorOrder &order)
{
    return !lifecycleActionOf(order);
}

std::optional<LifecycleAction> lifecycleActionOf(const ActuatorOrder &order)
{
    switch (order.kind) {
    case ActuatorOrder::Kind::Pause:
        return LifecycleAction::Pause;
    case ActuatorOrder::Kind::Resume:
        return LifecycleAction::Resume;
    case ActuatorOrder::Kind::Restart:
        return LifecycleAction::Restart;
    default:
        return std::nullopt;
    }
}

Request requestFor(const ActuatorOrder &order)
{
    if (const auto action = lifecycleActionOf(order))
        return lifecycleRequest(order.actuatorUrl, *action);
    const bool isSet = order.kind == ActuatorOrder::Kind::SetStatus;
    return registryEndpointWrite(order.endpoint, RegistryOrder{isSet ? order.value : std::nullopt});
}

Result<void> answerOf(const ActuatorOrder &order, const Result<Response> &response)
{
    if (needsServiceRegistry(order))
        return registryEndpointAnswer(response, order.endpoint);
    const auto answer = lifecycleAnswer(response, requestFor(order).url);
    return answer ? Result<void>() : Result<void>(Failure(answer.error()));
}

std::string_view trapName(ActuatorTrap trap)
{
    switch (trap) {
    case ActuatorTrap::NoAddress:
        return "no-actuator-address";
    case ActuatorTrap::NotExposed:
        return "endpoint-not-exposed";
    case ActuatorTrap::PauseKeepsLease:
        return "pause-keeps-lease";
    case ActuatorTrap::PauseCannotBeTold:
        return "pause-cannot-be-told";
    case ActuatorTrap::NotThisInstance:
        return "not-this-instance";
    case ActuatorTrap::NotAsConfirmed:
        break;
    }
    return "not-as-confirmed";
}

FoundOrder orderBy(ActuatorOrder wish, const ActuatorFacts &facts)
{
    if (auto obstacle = obstacleOf(facts))
        return *std::move(obstacle);
    wish.actuatorUrl = facts.base;
    const bool isConfirmed = facts.identity == Identity::Confirmed;
    wish.identity = isConfirmed ? Identity::Confirmed : Identity::CannotTell;
    if (wish.kind == ActuatorOrder::Kind::Pause)
        return pauseBy(std::move(wish), facts);
    const auto action = lifecycleActionOf(wish);
    if (auto obstacle = obstacleOf(action ? endpointOf(*action) : Endpoint::ServiceRegistry, facts))
        return *std::move(obstacle);
    if (action)
        return wish;
    const auto registry = registryEndpointBy(facts);
    if (!registry)
        return ActuatorTrap::NotExposed;
    wish.endpoint = *registry;
    return wish;
}

std::string_view warningName(OrderWarning warning)
{
    switch (warning) {
    case OrderWarning::ResumeWillNotBringBack:
        return "resume-will-not-bring-back";
    case OrderWarning::PausedIsNotListed:
        return "paused-is-not-listed";
    case OrderWarning::ResumeProvesNothing:
        return "resume-proves-nothing";
    case OrderWarning::RestartStopsFirst:
        return "restart-stops-first";
    case OrderWarning::RestartIsSameVersion:
        return "restart-is-same-version";
    case OrderWarning::NotProvenToBeIt:
        return "not-proven-to-be-it";
    case OrderWarning::ReadsOwnView:
        break;
    }
    return "reads-own-view";
}

std::vector<OrderWarning> warningsFor(const ActuatorOrder &order)
{
    std::vector<OrderWarning> warnings;
    switch (order.kind) {
    case ActuatorOrder::Kind::Pause:
        warnings = {OrderWarning::ResumeWillNotBringBack, OrderWarning::PausedIsNotListed};
        break;
    case ActuatorOrder::Kind::Resume:
        warnings = {OrderWarning::ResumeProvesNothing};
        break;
    case ActuatorOrder::Kind::Restart:
        warnings = {OrderWarning::RestartStopsFirst, OrderWarning::RestartIsSameVersion};
        break;
    default:
        if (!order.endpoint.url.empty() && order.endpoint.form == RegistryForm::BareWord)
            warnings = {OrderWarning::ReadsOwnView};
    }
    if (order.identity == Identity::CannotTell)
        warnings.push_back(OrderWarning::NotProvenToBeIt);
    return warnings;
}

} // namespace core
