// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/registry.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace core {

/// For so long after its start, a server's registry may be incomplete: writes warn.
inline constexpr Millis restartCaution = Seconds(300);

/// One peer, watched over its successive lists. Feed each answer once, in order of time, to observed().
struct PeerWatch
{
    struct Seen
    {
        TimePoint registered{};
        bool hasOverride = false;
    };
    std::map<std::pair<ApplicationName, InstanceId>, Seen> last; ///< of the newest list
    std::optional<TimePoint> restartedAt;                        ///< when its restart was noticed, our clock
    int droppedOverrides = 0; ///< at that restart: instances that came without the override they had
    int backwards = 0;        ///< answers that were older than the ones before
    bool isSeveralServers =
        false; ///< answers contradict each other in turn: more than one behind the address
};

/// The watch after one more list. A restarted peer: at least half of the instances that stayed have a newer
/// registration than a moment ago, or drained ones are gone or without their override while so do many
/// (filter-only-up-instances: it copies the UP ones only). Several servers behind one address: registrations
/// that were newer become older again, twice; one server never goes back.
PeerWatch observed(PeerWatch watch, const Registry &list, TimePoint now);

/// When one instance was registered, as one address said in successive live reads within a moment; nothing
/// where it said that there is none. An answer that was given before returns after another one: a single
/// server never takes a registration back.
bool contradictThemselves(const std::vector<std::optional<TimePoint>> &registrations);

bool shouldWarnOfRestart(const PeerWatch &watch, TimePoint now);

/// Two lists of what should be one cluster have hardly an instance in common: one in ten of the smaller, with
/// at least five in it. An empty list says nothing.
bool isOtherCluster(const Registry &a, const Registry &b);

} // namespace core
