// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/plan.h"

#include "core/actuator/endpoints.h"
#include "core/advice/findings.h"
#include "core/eureka/operations.h"
#include "core/eureka/override.h"

#include <algorithm>

namespace core {

namespace {

std::string writePeer(const FleetView &fleet)
{
    // The first peer that answers; a write and its first read-back stay on one peer.
    for (const PeerView &peer : fleet.peers) {
        if (peer.served.isFresh())
            return peer.url;
    }
    return fleet.peers.empty() ? std::string() : fleet.peers.front().url;
}

Request cancelRequestFor(const std::string &peer, const InstanceKey &key, bool withUp)
{
    return withUp ? cancelOverrideWithUpRequest(peer, key.application, key.id)
                  : cancelOverrideRequest(peer, key.application, key.id);
}

Request cancelRequestFor(const std::string &peer, const InstanceView &row)
{
    return cancelRequestFor(peer, row.key, cancelFormFor(row) == CancelForm::WithUp);
}

/// Its counters are asked for more often than its health: when nothing answers there any more, an older "UP"
/// says nothing about now.
bool isProcessSilent(const InstanceView &row)
{
    if (!row.traffic.lastError)
        return false;
    switch (row.traffic.lastError->kind) {
    case ErrorKind::UnknownHost:
    case ErrorKind::Refused:
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
        return true;
    default:
        return false; // it answered, if only with a refusal
    }
}

bool isAnswering(const FleetView &fleet, const Operation &operation, const std::string &peer)
{
    const auto read = operation.evidence.find(peer);
    if (read != operation.evidence.end() && read->second.kind != PeerEvidence::Kind::NotRead)
        return read->second.kind != PeerEvidence::Kind::Failed;
    const auto view = std::ranges::find(fleet.peers, peer, &PeerView::url);
    return view != fleet.peers.end() && view->served.isFresh();
}

std::vector<std::string> peersFrom(const FleetView &fleet, const std::string &first)
{
    std::vector<std::string> peers{first};
    for (const PeerView &peer : fleet.peers) {
        if (peer.url != first)
            peers.push_back(peer.url);
    }
    return peers;
}

/// Of all instances of the application: callers spread the same requests over them.
std::optional<LongestSeen> longestSeen(const FleetView &fleet, const InstanceView &row)
{
    // Without one seen here nothing says that this instance answers as the others do.
    if (!row.traffic.isFresh() || !row.traffic.value->longestRequest)
        return std::nullopt;
    LongestSeen longest;
    for (const InstanceView &one : fleet.instances) {
        const bool isSame = one.key.application == row.key.application && one.traffic.isKnown();
        const Millis seen = isSame ? one.traffic.value->longestRequest.value_or(Millis(0)) : Millis(0);
        if (seen > longest.length)
            longest = {seen, one.traffic.source};
    }
    longest.seesRunning = row.traffic.value->isComplete && row.traffic.value->inFlight;
    return longest;
}

} // namespace

CancelForm cancelFormFor(const InstanceView &row)
{
    if (row.health.isFresh() && row.health.value->isUp() && !isProcessSilent(row))
        return CancelForm::WithUp;
    // Dalston's clients were seen to stay UNKNOWN after a DELETE without a value; later ones register again.
    return generationBy(*row.registered) == ServerGeneration::StampsCancels ? CancelForm::Refuse
                                                                            : CancelForm::WithoutValue;
}

CancelPlan cancelPlanFor(const FleetView &fleet, const Operation &operation)
{
    const auto answering = std::ranges::find_if(
        operation.peers, [&](const std::string &peer) { return isAnswering(fleet, operation, peer); });
    CancelPlan plan;
    if (!operation.peers.empty())
        plan.peer = answering == operation.peers.end() ? operation.peers.front() : *answering;
    const InstanceView *row = fleet.find(operation.key);
    const bool withUp =
        row && operation.port != PortState::Closed && cancelFormFor(*row) == CancelForm::WithUp;
    plan.request = cancelRequestFor(plan.peer, operation.key, withUp);
    return plan;
}

std::vector<Request> plannedWrites(const FleetView &fleet, const InstanceView &row, Goal goal)
{
    const std::string peer = writePeer(fleet);
    switch (goal) {
    case Goal::Drain:
        return {takeOutOfServiceRequest(peer, row.key.application, row.key.id)};
    case Goal::Restore:
        return {cancelRequestFor(peer, row)};
    case Goal::Shutdown:
        if (!row.actuatorUrl.empty())
            return {shutdownRequest(row.actuatorUrl)};
    }
    return {};
}

std::optional<WritePreview> previewFor(const InstanceView &row, Goal goal)
{
    if (goal == Goal::Shutdown)
        return std::nullopt;
    RegistryChange change = SetOverride{Status::OutOfService};
    if (goal == Goal::Restore) {
        const bool withUp = cancelFormFor(row) == CancelForm::WithUp;
        change = CancelOverride{withUp ? std::optional(Status::Up) : std::nullopt};
    }
    return previewOf(*row.registered, change, ownHealthOf(row), generationBy(*row.registered));
}

std::vector<Request> unwindOf(const Operation &operation)
{
    if (operation.settings.by == TakeOutBy::Pause)
        return {};
    switch (operation.phase) {
    case Phase::ReadingBack:
    case Phase::Waiting:
    case Phase::Drained:
        return {operation.cancelRequest};
    case Phase::StopCountdown:
        if (operation.proof != Proof::None || !operation.earlyReason.empty())
            return {operation.cancelRequest};
        return {};
    default:
        return {};
    }
}

Operation planOperation(const FleetView &fleet, const InstanceView &row, Goal goal,
                        const OperationSettings &settings, std::uint64_t id, TimePoint now)
{
    Operation operation{id, row.key, goal};
    const std::string peer = writePeer(fleet);
    operation.peers = peersFrom(fleet, peer);
    operation.settings = settings;
    operation.startedAt = now;
    operation.phaseSince = now;
    operation.budget = makeBudget(settings.hops, longestSeen(fleet, row));
    // An override that stands already counts from its own time, but never from the future of a skewed clock.
    operation.drainedSince = row.hasOverride() && row.statusSince ? std::min(*row.statusSince, now) : now;
    operation.cancelPeer = peer;
    operation.cancelRequest = cancelRequestFor(peer, row);
    if (!row.actuatorUrl.empty())
        operation.shutdownRequest = shutdownRequest(row.actuatorUrl);
    if (row.traffic.isKnown())
        operation.processStartedAt = row.traffic.value->startedAt;
    return operation;
}

} // namespace core
