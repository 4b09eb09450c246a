// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/operation.h"

#include <algorithm>

namespace core {

namespace {

bool isPausedOut(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Gone ||
           (evidence.kind == PeerEvidence::Kind::Present && evidence.status.status == Status::Down);
}

bool isOverriddenOut(const PeerEvidence &evidence)
{
    // An instance that is stopping says DOWN while its override is still in force: callers do not get it
    // either.
    return evidence.kind == PeerEvidence::Kind::Present && evidence.status.status != Status::Up &&
           evidence.overriddenStatus.status == Status::OutOfService;
}

} // namespace

std::string_view takeOutByName(TakeOutBy by)
{
    switch (by) {
    case TakeOutBy::Eureka:
        return "eureka";
    case TakeOutBy::ServiceRegistry:
        return "service-registry";
    case TakeOutBy::Pause:
        return "pause";
    }
    return "unknown";
}

bool isOut(const Operation &operation, const PeerEvidence &evidence)
{
    return operation.settings.by == TakeOutBy::Pause ? isPausedOut(evidence) : isOverriddenOut(evidence);
}

std::string_view notReadyByName(StopSigns::NotReadyBy by)
{
    return by == StopSigns::NotReadyBy::Readiness ? "readiness" : "registry";
}

std::optional<TimePoint> seenAt(const StopSigns &signs, StopSign sign)
{
    switch (sign) {
    case StopSign::NotReady:
        return signs.notReady;
    case StopSign::PortClosed:
        return signs.portClosed;
    case StopSign::LeaseGone:
        return signs.leaseGone;
    case StopSign::NewStart:
        return signs.newStart;
    }
    return std::nullopt;
}

bool isReturning(const Operation &operation, TimePoint now)
{
    constexpr Millis pastTheWholeTime = std::chrono::minutes(1);
    const bool isBack = operation.phase == Phase::Restored && operation.backSince;
    if (!isBack || now > *operation.backSince + operation.wayBack.total() + pastTheWholeTime)
        return false;
    return operation.wayBack.remaining(*operation.backSince, now) > Millis(0) ||
           std::ranges::any_of(operation.wayBack.callers,
                               [](const CallerWay &way) { return way.letGo != LetGo::Yes && !way.whole; });
}

int peersOut(const Operation &operation)
{
    return static_cast<int>(std::ranges::count_if(
        operation.evidence, [&](const auto &entry) { return isOut(operation, entry.second); }));
}

std::vector<std::string> peersUnproven(const Operation &operation)
{
    std::vector<std::string> unproven;
    for (const std::string &peer : operation.peers) {
        const auto found = operation.evidence.find(peer);
        const bool isRead = found != operation.evidence.end() &&
                            found->second.kind != PeerEvidence::Kind::NotRead &&
                            found->second.kind != PeerEvidence::Kind::Failed;
        if (!isRead || operation.missedBy.contains(peer))
            unproven.push_back(peer);
    }
    return unproven;
}

} // namespace core
