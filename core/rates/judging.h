// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/ledger.h"
#include "core/rates/verdict.h"

#include <string>
#include <vector>

namespace core {

/// A comparison that is armed for the length of one release, and with it its thresholds.
struct Judging
{
    ApplicationName application;
    TimePoint armedAt{};                 ///< start of the release: what was before it is "before"
    std::optional<TimePoint> since;      ///< start of what is judged, for example the return; absent: armedAt
    std::optional<TimePoint> disarmedAt; ///< end of the release: what comes later is no longer judged
    Millis before = std::chrono::minutes(10); ///< how far back "before" reaches
    std::string newVersion; ///< empty: not known, so that only before and since are compared
    VerdictThresholds thresholds;

    bool isArmed(TimePoint now) const { return now >= armedAt && (!disarmedAt || now < *disarmedAt); }
    bool operator==(const Judging &) const = default;
};

enum class Comparison {
    BeforeSince, ///< everything before the release against everything since
    OldNew,      ///< all other versions against the new one
};

struct SideVerdict
{
    TrafficSide side = TrafficSide::Own;
    Comparison comparison = Comparison::BeforeSince;
    ShareVerdict verdict;

    bool operator==(const SideVerdict &) const = default;
};

/// What can be said so far: on each side, before and since, and old and new where that side knows the
/// versions. Never empty: a side that was not measured says NoData.
///
/// Old and new are held against each other over the same time, as both then had the same weather; where the
/// old version had too few requests in it, what it did before the release counts too.
std::vector<SideVerdict> judgeRelease(const RateLedger &ledger, const Judging &judging, TimePoint now);

/// The one that decides: the worst of those with data (see worstOf()).
const SideVerdict &decisive(const std::vector<SideVerdict> &verdicts);

std::string_view trafficSideName(TrafficSide side);     ///< "own", "callers"
std::string_view comparisonName(Comparison comparison); ///< "before-since", "old-new"

} // namespace core
