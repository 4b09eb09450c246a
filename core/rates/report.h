// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/judging.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// Traffic of one version on one side at this moment.
struct VersionTraffic
{
    TrafficSide side = TrafficSide::Own;
    std::string version; ///< empty: not told, as by most callers
    int sources = 0;     ///< counters that tell it now
    double requests = 0; ///< per second
    double failures = 0; ///< per second
    std::optional<Latency> mean;
    RequestCounts sinceArmed; ///< everything counted since the start

    std::optional<double> errorShare() const
    {
        return requests > 0 ? std::optional(failures / requests) : std::nullopt;
    }
    bool operator==(const VersionTraffic &) const = default;
};

/// An application under watch: who is called how, and what can be said of it so far.
struct TrafficReport
{
    Judging judging;
    TimePoint at{};
    std::vector<VersionTraffic> versions; ///< own side first, in order of version
    std::vector<SideVerdict> verdicts;

    bool operator==(const TrafficReport &) const = default;
};

/// The version that was counted since `armedAt` and not before it, where that is one; else empty.
std::string appearedSince(const RateLedger &ledger, const ApplicationName &application, TimePoint armedAt);

/// A `judging` without a new version goes by the one that appeared since.
TrafficReport reportOf(const RateLedger &ledger, Judging judging, TimePoint now);

} // namespace core
