// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/weights.h"
#include "core/rates/ledger.h"
#include "core/rates/series.h"

#include <vector>

namespace core {

/// One set of lines for each thing that can be charted; the lines of all have the same names, in order.
struct ChartSet
{
    std::vector<Series> errorShare;        ///< 0..1, only where requests were seen
    std::vector<Series> requestsPerSecond; ///< 0 is none, a gap is not known
    std::vector<Series> meanLatency;       ///< milliseconds
    std::vector<Series> longestLatency;    ///< milliseconds, of the last minutes
    std::vector<Series> trafficShare;      ///< 0..1 of all requests of the lines beside it

    bool operator==(const ChartSet &) const = default;
};

/// The charts of one application, by what they tell apart.
struct ApplicationCharts
{
    ApplicationName application;
    ChartSet byInstance;       ///< as the instances count
    ChartSet byVersion;        ///< as the instances count, summed by version; the empty name: not told
    ChartSet byCaller;         ///< as its callers count
    BalancerWeights weights{}; ///< beside the shares of byInstance
};

/// How long a rate over `over` says something about now: the next one of that source is due after as long
/// again, and may be a little late.
Millis keptFor(Millis over);
/// One point of a line that is summed from several counters.
inline constexpr Millis chartBeat = std::chrono::seconds(2);

ApplicationCharts chartsOf(const RateLedger &ledger, const ApplicationName &application, TimePoint now);

} // namespace core
