// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/watch.h"

#include "core/eureka/operations.h"

#include <algorithm>

namespace core {

namespace {

/// Longer than a server's response cache is set in any fleet that was seen (30 s unless set otherwise).
constexpr Millis longestCache = std::chrono::seconds(90);

/// What the lists of the answering peers say of one instance.
struct Said
{
    std::size_t peers = 0;
    PeerStatus first;
    bool isDisputed = false;
    bool isUnusual = false;
};

bool isUnusual(const Instance &instance)
{
    return instance.hasOverride() || instance.status.status == Status::OutOfService ||
           instance.status.status == Status::Unknown;
}

void add(Said &said, const Instance &instance)
{
    const PeerStatus status{instance.status, instance.overriddenStatus};
    if (said.peers == 0)
        said.first = status;
    else
        said.isDisputed = said.isDisputed || status != said.first;
    said.isUnusual = said.isUnusual || isUnusual(instance);
    ++said.peers;
}

} // namespace

std::set<InstanceName> worthALiveRead(const FleetFacts &facts, std::size_t limit)
{
    std::map<InstanceName, Said> all;
    std::size_t answering = 0;
    for (const PeerView &peer : facts.peers) {
        if (!peer.served.isFresh())
            continue;
        ++answering;
        for (const Instance &instance : peer.served.value->instances)
            add(all[{instance.application, instance.id}], instance);
    }
    std::set<InstanceName> names;
    for (const auto &[name, said] : all) {
        const bool isWorthIt = said.isUnusual || said.isDisputed || said.peers < answering;
        if (isWorthIt && names.size() < limit && isAddressable(name.second))
            names.insert(name);
    }
    return names;
}

bool isAheadOfList(const Sourced<std::optional<Instance>> &read, const PeerView &peer,
                   const InstanceName &name)
{
    if (!read.isKnown() || !read.value->has_value() || !peer.served.isKnown())
        return false;
    if (peer.isSeveralServers || peer.served.readAt > read.readAt + longestCache)
        return false;
    const Instance *listed = peer.served.value->find(name.first, name.second);
    return listed && listed->lastUpdated < (*read.value)->lastUpdated;
}

bool isReadLive(const FleetView &fleet, const InstanceView &row)
{
    return !isAddressable(row.key.id) || std::ranges::all_of(fleet.peers, [&](const PeerView &peer) {
        return !peer.served.isFresh() || row.live.contains(peer.url);
    });
}

} // namespace core
