// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releaseseen.h"

#include <algorithm>

namespace core {

namespace {

/// A list older than this says nothing about what is missing from it.
constexpr Millis trustedFor = std::chrono::seconds(90);
/// Starts of one process that were told from its uptime differ by up to so much.
constexpr Millis startWavers = std::chrono::seconds(2);
/// Each peer stamps a registration when it learns of it.
constexpr Millis registrationWavers = std::chrono::seconds(5);

bool isNobodyThere(const std::optional<Error> &error)
{
    if (!error)
        return false;
    return error->kind == ErrorKind::Refused || error->kind == ErrorKind::UnknownHost ||
           error->kind == ErrorKind::Unreachable;
}

bool isTrustedPeer(const PeerView &peer, TimePoint now)
{
    return peer.served.isFresh() && !peer.isSuspiciouslyEmpty && peer.served.ageAt(now) <= trustedFor;
}

bool isServedUpEverywhere(const FleetView &fleet, const InstanceView &row)
{
    bool isAnyAnswering = false;
    for (const PeerView &peer : fleet.peers) {
        if (!peer.served.isFresh())
            continue;
        isAnyAnswering = true;
        const auto listed = row.servedByPeer.find(peer.url);
        if (listed == row.servedByPeer.end() || listed->second.status.status != Status::Up)
            return false;
    }
    return isAnyAnswering;
}

SeenInstance seenOf(const FleetView &fleet, const InstanceView &row)
{
    SeenInstance seen{row.key};
    seen.host = row.registered->hostName.text();
    seen.port = row.registered->port ? row.registered->port : row.registered->securePort;
    seen.version = row.version;
    seen.registeredAt = row.registered->lease.registered;
    seen.status = row.status();
    seen.overriddenStatus = row.overriddenStatus();
    seen.isListed = row.isRegistered();
    seen.isServedUp = isServedUpEverywhere(fleet, row);
    if (row.health.isFresh()) {
        seen.isHealthy = row.health.value->isUp();
        seen.healthReadAt = row.health.readAt;
    }
    seen.isAnswering = row.health.isFresh() || row.traffic.isFresh();
    seen.isSilent =
        !seen.isAnswering && (isNobodyThere(row.health.lastError) || isNobodyThere(row.traffic.lastError));
    if (row.traffic.isFresh()) {
        seen.startedAt = row.traffic.value->startedAt;
        seen.requests = row.traffic.value->requests;
        seen.serverErrors = row.traffic.value->serverErrors;
        seen.clientErrors = row.traffic.value->clientErrors;
        if (row.rate)
            seen.requestsPerSecond = row.rate->requestsPerSecond;
    }
    return seen;
}

} // namespace

const SeenInstance *FleetSeen::find(const InstanceKey &key) const
{
    const auto found = std::ranges::find(rows, key, &SeenInstance::key);
    return found == rows.end() ? nullptr : &*found;
}

FleetSeen seenOf(const FleetView &fleet, const ApplicationName &application, TimePoint now)
{
    FleetSeen seen;
    seen.isTrusted =
        std::ranges::any_of(fleet.peers, [&](const PeerView &peer) { return isTrustedPeer(peer, now); });
    for (const InstanceView &row : fleet.instances) {
        if (row.key.application == application)
            seen.rows.push_back(seenOf(fleet, row));
    }
    return seen;
}

bool isNewProcess(const SeenInstance &before, const SeenInstance &now)
{
    if (before.key != now.key)
        return true;
    if (before.startedAt && now.startedAt)
        return *now.startedAt - *before.startedAt > startWavers;
    return now.registeredAt != TimePoint{} && before.registeredAt != TimePoint{} &&
           isRegisteredLater(before, now);
}

bool isRegisteredLater(const SeenInstance &before, const SeenInstance &now)
{
    return now.registeredAt - before.registeredAt > registrationWavers;
}

} // namespace core
