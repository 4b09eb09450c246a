// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/plan.h"

#include "core/actuator/endpoints.h"
#include "core/eureka/operations.h"

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

Request cancelRequestFor(const std::string &peer, const InstanceView &row)
{
    return cancelFormFor(row) == CancelForm::WithUp
               ? cancelOverrideWithUpRequest(peer, row.key.application, row.key.id)
               : cancelOverrideRequest(peer, row.key.application, row.key.id);
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

} // namespace

CancelForm cancelFormFor(const InstanceView &row)
{
    if (row.health.isFresh() && row.health.value->isUp())
        return CancelForm::WithUp;
    // Dalston's clients were seen to stay UNKNOWN after a DELETE without a value; later ones register again.
    return isFirstGeneration(row.registered) ? CancelForm::Refuse : CancelForm::WithoutValue;
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

std::vector<Request> unwindOf(const Operation &operation)
{
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
    operation.budget = makeBudget(settings.hops);
    // An override that stands already counts from its own time, but never from the future of a skewed clock.
    operation.drainedSince = row.hasOverride() && row.statusSince ? std::min(*row.statusSince, now) : now;
    operation.cancelRequest = cancelRequestFor(peer, row);
    if (!row.actuatorUrl.empty())
        operation.shutdownRequest = shutdownRequest(row.actuatorUrl);
    return operation;
}

} // namespace core
