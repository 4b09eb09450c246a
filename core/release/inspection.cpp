// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/inspection.h"

#include "core/release/hopsread.h"
#include "core/release/plan.h"

#include <algorithm>

namespace core {

namespace {

template <typename T> bool isTried(const Sourced<T> &value)
{
    return value.isKnown() || value.lastError;
}

bool isAwaited(const FleetFacts &facts, const std::vector<Caller> &callers)
{
    const bool isServer = std::ranges::any_of(
        facts.peers, [](const PeerView &peer) { return peer.served.isFresh() && !isTried(peer.settings); });
    return isServer || std::ranges::any_of(callers, [&](const Caller &caller) {
               const auto known =
                   caller.instance ? facts.instances.find(*caller.instance) : facts.instances.end();
               return known != facts.instances.end() && !isTried(known->second.caller.settings);
           });
}

} // namespace

Inspection inspect(const FleetFacts &facts, const FleetView &fleet, const InstanceView &row,
                   const OperationSettings &settings, const std::vector<DeclaredCaller> &declared,
                   TimePoint now)
{
    Inspection found{row.key, now,   planOperation(fleet, row, Goal::Drain, settings, 0, now).budget,
                     {},      false, {},
                     {},      {},    {}};
    HopsRead read = hopsReadFor(facts, row.key.application, row.key.id, declared, now);
    found.budget.update(read, now);
    found.callers = std::move(read.callers.callers);
    if (const auto own = facts.instances.find({row.key.application, row.key.id});
        own != facts.instances.end()) {
        found.settings = own->second.caller.settings;
        found.failing = own->second.failing;
    }
    for (const PeerView &peer : facts.peers)
        found.serverSettings[peer.url] = peer.settings;
    const bool isOwnAwaited = !row.actuatorUrl.empty() && !isTried(found.settings);
    found.isAwaited = isOwnAwaited || isAwaited(facts, found.callers);
    return found;
}

} // namespace core
