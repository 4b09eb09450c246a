// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/hopsread.h"

namespace core {

namespace {

KnownLength cacheOf(const PeerView &peer)
{
    return serverCacheOf(peer.settings.isKnown() ? &*peer.settings.value : nullptr, peer.settings.source);
}

/// The longer one; of two equal ones the one that is only assumed.
bool weighsMore(const KnownLength &a, const KnownLength &b)
{
    return a.length != b.length ? a.length > b.length : a.isRead < b.isRead;
}

} // namespace

HopsRead hopsReadFor(const FleetFacts &facts, const ApplicationName &application, const InstanceId &target,
                     const std::vector<DeclaredCaller> &declared, TimePoint changedAt)
{
    HopsRead read;
    read.callers = callersOf(facts, application, target, declared);
    if (const auto own = facts.instances.find({application, target});
        own != facts.instances.end() && own->second.caller.settings.isKnown()) {
        const auto &settings = own->second.caller.settings;
        read.gracefulLimit = gracefulLimitOf(&*settings.value, settings.source);
    }
    bool isFirst = true;
    for (const PeerView &peer : facts.peers) {
        const KnownLength cache = cacheOf(peer);
        if (isFirst || weighsMore(cache, read.serverCache))
            read.serverCache = cache;
        isFirst = false;
        const auto ahead = peer.clock.ahead();
        const auto tick =
            cache.isRead && ahead ? nextCacheTick(changedAt, cache.length, *ahead) : std::nullopt;
        read.nextTick = std::max(read.nextTick, tick);
    }
    return read;
}

} // namespace core
