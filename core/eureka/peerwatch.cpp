// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/peerwatch.h"

#include <algorithm>

namespace core {

namespace {

/// How one list differs from the one before, by the instances of the older one.
struct Change
{
    int stayed = 0;
    int newer = 0; ///< registered again
    int older = 0; ///< registered earlier than the list before said
    int gone = 0;
    int goneDrained = 0;  ///< of those, with an override
    int lostOverride = 0; ///< still there, without it, and registered again
};

Change changeOf(const PeerWatch &watch, const Registry &list)
{
    Change change;
    for (const auto &[name, before] : watch.last) {
        const Instance *now = list.find(name.first, name.second);
        if (!now) {
            ++change.gone;
            change.goneDrained += before.hasOverride ? 1 : 0;
            continue;
        }
        ++change.stayed;
        const bool isNewer = now->lease.registered > before.registered;
        change.newer += isNewer ? 1 : 0;
        change.older += now->lease.registered < before.registered ? 1 : 0;
        change.lostOverride += isNewer && before.hasOverride && !now->hasOverride() ? 1 : 0;
    }
    return change;
}

bool isRestart(const Change &change)
{
    const int total = change.stayed + change.gone;
    const bool manyAgain = change.stayed > 0 && change.newer * 2 >= change.stayed;
    // One instance that restarted is no restart of the server.
    return manyAgain && total >= 2 && change.newer + change.gone >= 2;
}

} // namespace

PeerWatch observed(PeerWatch watch, const Registry &list, TimePoint now)
{
    // An empty list is kept aside elsewhere, and says nothing of a restart.
    if (list.instances.empty())
        return watch;
    const Change change = changeOf(watch, list);
    if (change.older > 0) {
        ++watch.backwards;
        watch.isSeveralServers = watch.isSeveralServers || watch.backwards >= 2;
        // The first change to another server looked like a restart.
        watch.restartedAt.reset();
        watch.droppedOverrides = 0;
    } else if (isRestart(change) && watch.backwards == 0) {
        watch.restartedAt = now;
        watch.droppedOverrides = change.goneDrained + change.lostOverride;
    }
    watch.last.clear();
    for (const Instance &instance : list.instances)
        watch.last[{instance.application, instance.id}] = {instance.lease.registered, instance.hasOverride()};
    return watch;
}

bool contradictThemselves(const std::vector<std::optional<TimePoint>> &registrations)
{
    for (std::size_t last = 2; last < registrations.size(); ++last) {
        if (!registrations[last])
            continue;
        bool hasOtherBetween = false;
        for (std::size_t i = last; i-- > 0;) {
            if (hasOtherBetween && registrations[i] == registrations[last])
                return true;
            hasOtherBetween = hasOtherBetween || registrations[i] != registrations[last];
        }
    }
    return false;
}

bool shouldWarnOfRestart(const PeerWatch &watch, TimePoint now)
{
    return watch.restartedAt && now - *watch.restartedAt < restartCaution;
}

bool isOtherCluster(const Registry &a, const Registry &b)
{
    const Registry &small = a.instances.size() <= b.instances.size() ? a : b;
    const Registry &large = &small == &a ? b : a;
    if (small.instances.size() < 2)
        return false;
    const auto common = std::ranges::count_if(small.instances, [&](const Instance &instance) {
        return large.find(instance.application, instance.id) != nullptr;
    });
    // Of a few, a single one in common tells that they are one.
    return static_cast<std::size_t>(common) * 10 < small.instances.size();
}

} // namespace core
