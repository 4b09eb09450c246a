// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/budget.h"

#include <algorithm>

namespace core {

namespace {

TimePoint endOf(const Hop &hop, TimePoint from)
{
    return hop.seenAt ? *hop.seenAt : from + hop.length;
}

/// A copy that still holds it after the time that a fetch should take is not believed to have let go: its
/// list may have been taken from it at that very moment.
TimePoint fetchEndOf(const CallerWay &way, TimePoint served)
{
    const TimePoint end = endOf(way.fetch, served);
    return way.letGo == LetGo::No ? std::max(end, way.copyReadAt) : end;
}

TimePoint endOf(const CallerWay &way, TimePoint start, TimePoint served)
{
    if (way.whole)
        return start + *way.whole;
    return endOf(way.listCache, fetchEndOf(way, served));
}

/// The weakest of what its two hops rest on: assumed goes first.
HopSource rests(const CallerWay &way)
{
    return std::min(way.fetch.source, way.listCache.source);
}

/// A length that was read replaces an assumed one, never one that was set.
void takeLength(Hop &hop, const KnownLength &known)
{
    if (hop.source == HopSource::Set)
        return;
    hop.length = known.length;
    hop.source = known.isRead ? HopSource::Read : HopSource::Assumed;
    hop.readFrom = known.readFrom;
    hop.isHidden = known.isHidden;
}

CallerWay wayFor(const Budget &budget, const Caller &caller)
{
    CallerWay way;
    way.name = caller.name;
    way.whole = caller.declared;
    way.fetch = budget.assumed.size() == 2 ? budget.assumed[0] : Hop{HopKind::RegistryFetch};
    way.listCache = budget.assumed.size() == 2 ? budget.assumed[1] : Hop{HopKind::ListCache};
    way.fetch.caller = way.listCache.caller = caller.name;
    return way;
}

/// A copy is a list that was served some time ago. It holds the instance and nothing but the present others
/// if it counts one more than these, and none of them has changed within the time that a list takes to get
/// here: any other list of that count would lack one that is there now, which came since.
bool tellsBefore(const Budget &budget, const CallerWay &way, const CallerPicture &picture)
{
    const int before = picture.othersUp + (budget.isReturn ? 0 : 1);
    const Millis onTheWay = budget.lengthOf(HopKind::ServerCache) + way.fetch.length;
    return way.copyCount == before && budget.othersSince && way.copyReadAt - *budget.othersSince >= onTheWay;
}

void takeCopy(const Budget &budget, CallerWay &way, const Caller &caller, const CallerPicture &picture)
{
    way.missedFetches = caller.missedFetches;
    way.copyCount = caller.copyCount;
    way.copyExpected = picture.othersUp + (budget.isReturn ? 1 : 0);
    if (!caller.copyCount)
        return;
    way.copyReadAt = caller.copyReadAt;
    if (!budget.canTell || !picture.isAgreed) {
        way.letGo = way.letGo == LetGo::Yes ? LetGo::Yes : LetGo::Unknown;
        return;
    }
    way.wasTold = way.wasTold || tellsBefore(budget, way, picture);
    if (!way.wasTold)
        return;
    if (*caller.copyCount == way.copyExpected) {
        way.letGo = LetGo::Yes;
        way.fetch.seenAt = way.fetch.seenAt.value_or(caller.copyReadAt);
    } else {
        // It may have it again, from a peer that learned later. Any other count is of a list not known here.
        const int before = way.copyExpected + (budget.isReturn ? -1 : 1);
        way.letGo = *caller.copyCount == before ? LetGo::No : LetGo::Unknown;
        way.fetch.seenAt.reset();
    }
}

void takeMeter(CallerWay &way, const Caller &caller)
{
    if (!caller.sentToTarget)
        return;
    if (way.sent && *caller.sentToTarget > *way.sent)
        way.lastSent = caller.sentReadAt;
    way.sent = caller.sentToTarget;
}

void takeGracefulLimit(std::vector<Hop> &hops, const KnownLength &limit)
{
    // Only in place of the default: a request that was seen, or a length that was set, says more.
    for (Hop &hop : hops) {
        const bool isDefault = hop.source == HopSource::Assumed || hop.source == HopSource::Read;
        if (hop.kind == HopKind::LongestRequest && isDefault)
            takeLength(hop, limit);
    }
}

} // namespace

void Budget::update(const HopsRead &read, TimePoint start)
{
    if (!hops.empty() && hops.front().kind == HopKind::ServerCache) {
        takeLength(hops.front(), read.serverCache);
        hops.front().expectedAt = hops.front().seenAt ? std::nullopt : read.nextTick;
    }
    if (!othersMark && read.callers.isAgreed) {
        othersMark = read.callers.othersMark;
        if (!isReturn)
            othersSince = read.callers.changedAt;
    }
    // Peers that differ for a moment make this reading useless, not those that follow.
    canTell = canTell && (!read.callers.isAgreed || othersMark == read.callers.othersMark);
    unknownCallers = read.callers.unknown + read.callers.leftOut;
    for (const Caller &caller : read.callers.callers) {
        auto way = std::ranges::lower_bound(callers, caller.name, {}, &CallerWay::name);
        if (way == callers.end() || way->name != caller.name)
            way = callers.insert(way, wayFor(*this, caller));
        way->evidence = std::max(way->evidence, caller.evidence);
        takeLength(way->fetch, caller.fetch);
        takeLength(way->listCache, caller.listCache);
        takeCopy(*this, *way, caller, read.callers);
        takeMeter(*way, caller);
    }
    if (read.gracefulLimit)
        takeGracefulLimit(hops, *read.gracefulLimit);
    settle(start);
}

void Budget::settle(TimePoint start)
{
    if (callers.empty() || hops.size() < 3 || assumed.size() != 2)
        return;
    const TimePoint served = endOf(hops.front(), start);
    const CallerWay *worst = nullptr;
    for (const CallerWay &way : callers) {
        // On a tie nothing is claimed to be read that also rests on an assumption.
        const TimePoint end = endOf(way, start, served);
        const TimePoint latest = worst ? endOf(*worst, start, served) : TimePoint::min();
        if (end > latest || (end == latest && rests(way) < rests(*worst)))
            worst = &way;
    }
    const TimePoint ofUnknown = endOf(assumed[1], endOf(assumed[0], served));
    if (unknownCallers > 0 && ofUnknown >= endOf(*worst, start, served)) {
        hops[1] = assumed[0];
        hops[2] = assumed[1];
        return;
    }
    hops[1] = worst->fetch;
    hops[2] = worst->listCache;
    if (const TimePoint fetched = fetchEndOf(*worst, served); fetched > endOf(worst->fetch, served)) {
        hops[1].length = fetched - served;
        hops[1].source = HopSource::Observed;
        hops[1].readFrom = worst->name;
    }
    if (!worst->whole)
        return;
    const Millis rest = std::max(Millis(0), Millis(start + *worst->whole - served));
    hops[1] = Hop{HopKind::RegistryFetch, rest, HopSource::Set, {}, {}, worst->name};
    hops[2] = Hop{HopKind::ListCache, Millis(0), HopSource::Set, {}, {}, worst->name};
}

Budget wayBackOf(const Budget &budget)
{
    Budget back = budget;
    std::erase_if(back.hops, [](const Hop &hop) { return hop.kind == HopKind::LongestRequest; });
    back.othersMark.reset();
    back.othersSince = budget.othersSince;
    back.canTell = true;
    const auto unsee = [](Hop &hop) {
        hop.seenAt.reset();
        hop.expectedAt.reset();
    };
    std::ranges::for_each(back.hops, unsee);
    for (CallerWay &way : back.callers) {
        unsee(way.fetch);
        unsee(way.listCache);
        // Whose copy was seen without the instance can be seen to take it up again.
        way.wasTold = budget.canTell && way.letGo == LetGo::Yes;
        way.letGo = way.wasTold ? LetGo::No : LetGo::Unknown;
        way.copyExpected += 1;
        way.lastSent.reset();
    }
    back.isReturn = true;
    return back;
}

} // namespace core
