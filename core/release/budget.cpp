// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/budget.h"

#include <algorithm>

namespace core {

namespace {

using namespace std::chrono_literals;

Hop hop(HopKind kind, const std::optional<Millis> &set, Millis assumed)
{
    return {kind, set.value_or(assumed), set ? HopSource::Set : HopSource::Assumed, {}, {}};
}

} // namespace

Millis Budget::total() const
{
    Millis sum{0};
    for (const Hop &hop : hops)
        sum += hop.length;
    return sum;
}

TimePoint Budget::deadline(TimePoint start) const
{
    TimePoint end = start;
    for (const Hop &hop : hops)
        end = hop.seenAt ? *hop.seenAt : end + hop.length;
    return end;
}

Millis Budget::remaining(TimePoint start, TimePoint now) const
{
    return std::max(Millis(0), Millis(deadline(start) - now));
}

Millis Budget::lengthOf(HopKind kind) const
{
    const auto found = std::ranges::find(hops, kind, &Hop::kind);
    return found == hops.end() ? Millis(0) : found->length;
}

void Budget::markSeen(HopKind kind, TimePoint at)
{
    for (Hop &hop : hops) {
        if (hop.kind == kind && !hop.seenAt)
            hop.seenAt = at;
    }
}

Budget makeBudget(const HopSettings &settings)
{
    Budget budget;
    budget.hops = {
        hop(HopKind::ServerCache, settings.serverCache, 30s),
        hop(HopKind::RegistryFetch, settings.registryFetch, 30s),
        hop(HopKind::ListCache, settings.listCache, 35s),
        hop(HopKind::LongestRequest, settings.longestRequest, 30s),
    };
    return budget;
}

} // namespace core
