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

/// What was seen replaces the assumption only where it says something about the requests to come: MAX covers
/// the minutes that were watched, so a rare long request may be missing from it. That does no harm while
/// requests in flight are told, as a running one keeps the wait from ending; where they are not, the
/// assumption stays.
Hop longestRequestHop(const std::optional<Millis> &set, const std::optional<LongestSeen> &seen)
{
    Hop result = hop(HopKind::LongestRequest, set, 30s);
    if (set || !seen || seen->length <= Millis(0) || (seen->length < result.length && !seen->seesRunning))
        return result;
    result.length = seen->length;
    result.source = HopSource::Observed;
    result.readFrom = seen->readFrom;
    return result;
}

} // namespace

Millis Budget::total() const
{
    Millis sum{0};
    for (const Hop &hop : hops)
        sum += hop.length;
    return sum;
}

Millis cachesOf(const Budget &budget)
{
    return budget.total() - budget.lengthOf(HopKind::LongestRequest);
}

TimePoint Budget::deadline(TimePoint start) const
{
    Budget settled;
    if (!callers.empty()) {
        settled = *this;
        settled.settle(start);
    }
    TimePoint end = start;
    for (const Hop &hop : callers.empty() ? hops : settled.hops)
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

void Budget::forgetSeen(HopKind kind)
{
    for (Hop &hop : hops) {
        if (hop.kind == kind)
            hop.seenAt.reset();
    }
}

bool Budget::lengthen(HopKind kind, Millis observed, const std::string &readFrom)
{
    const auto found = std::ranges::find(hops, kind, &Hop::kind);
    if (found == hops.end() || found->source == HopSource::Set || observed <= found->length)
        return false;
    found->length = observed;
    found->isHidden = false;
    found->source = HopSource::Observed;
    found->readFrom = readFrom;
    return true;
}

Budget makeBudget(const HopSettings &settings, const std::optional<LongestSeen> &longest)
{
    Budget budget;
    budget.hops = {
        hop(HopKind::ServerCache, settings.serverCache, 30s),
        hop(HopKind::RegistryFetch, settings.registryFetch, 30s),
        hop(HopKind::ListCache, settings.listCache, 35s),
        longestRequestHop(settings.longestRequest, longest),
    };
    budget.assumed = {budget.hops[1], budget.hops[2]};
    return budget;
}

} // namespace core
