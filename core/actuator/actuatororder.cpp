// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/actuatororder.h"

namespace core {

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
        break;
    }
    return "not-this-instance";
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
    case OrderWarning::ReadsOwnView:
        break;
    }
    return "reads-own-view";
}

std::vector<OrderWarning> warningsFor(const ActuatorOrder &order)
{
    switch (order.kind) {
    case ActuatorOrder::Kind::Pause:
        return {OrderWarning::ResumeWillNotBringBack, OrderWarning::PausedIsNotListed};
    case ActuatorOrder::Kind::Resume:
        return {OrderWarning::ResumeProvesNothing};
    case ActuatorOrder::Kind::Restart:
        return {OrderWarning::RestartStopsFirst, OrderWarning::RestartIsSameVersion};
    default:
        break;
    }
    if (!order.endpoint.url.empty() && order.endpoint.form == RegistryForm::BareWord)
        return {OrderWarning::ReadsOwnView};
    return {};
}

} // namespace core
