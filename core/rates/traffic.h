// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/rates/latency.h"
#include "core/rates/proportion.h"

#include <optional>
#include <vector>

namespace core {

/// Why a counter that stands still proves nothing, although it was read.
enum class CounterFault {
    None,
    NoStatusCounters, ///< Boot 1.5 with Servo (Camden, Dalston): it takes the status counters over
    NoNumber,         ///< one of its counts is negative or no number: what it counts is missing
    UriLimit,         ///< 100 URI values: requests to further URIs are not counted at all (Spring's default)
};

/// Request counters of one process at one moment. Management URIs (the actuator's own) are already left out.
struct TrafficSample
{
    TimePoint at{};
    double requests = 0;         ///< since the process started
    double serverErrors = 0;     ///< of those: 5xx, and those that ended in an exception without a status
    std::optional<int> inFlight; ///< requests running now, the asking one left out; absent: cannot be told
    std::optional<TimePoint> startedAt;   ///< start of the process by its own clock, where told
    bool isComplete = true;               ///< false: not every business URI could be read
    std::optional<Millis> longestRequest; ///< of those URIs; absent: none was seen
    CounterFault fault = CounterFault::None;
    std::optional<double> clientErrors; ///< 4xx, apart: whoever asked made the mistake; absent: not read
    std::optional<Latency> totalTime;   ///< of all these requests together; absent: not told
    std::vector<LatencyBucket> buckets; ///< of all these requests; empty: no histogram is published

    bool operator==(const TrafficSample &) const = default;
};

/// What lies between two samples of the same process.
struct TrafficRate
{
    double requestsPerSecond = 0;
    std::optional<double> errorShare; ///< 0..1; absent where no request fell into the interval
    double requests = 0;
    double serverErrors = 0;
    Millis over{0};
    std::optional<double> clientErrors;
    std::optional<Latency> meanLatency; ///< of the requests in the interval; absent where there were none
    /// The longest of the last minutes, as the meter keeps it; absent where there was none.
    std::optional<Millis> longest;
    std::vector<LatencyBucket> buckets; ///< of the requests in the interval; see percentile()

    bool operator==(const TrafficRate &) const = default;
};

/// Both come from one process, as far as their starts tell: those told from an uptime waver by a second.
bool isSameProcess(const TrafficSample &a, const TrafficSample &b);

/// The newer sample with the longest request of both: MAX falls back to 0 after minutes of quiet, and what
/// was seen once in this run can happen again.
TrafficSample withLongestOf(const TrafficSample &before, TrafficSample after);

/// The rate from `before` to `after`, or nothing where none can be told: time did not pass, the process was
/// restarted, a counter fell or is no number, or one of the two samples is incomplete. A restart is a gap,
/// never a spike; starts are only held against each other, so that the process's clock may be minutes off.
std::optional<TrafficRate> rateBetween(const TrafficSample &before, const TrafficSample &after);

/// Of all these intervals together.
RequestCounts countsOf(const std::vector<TrafficRate> &rates);

} // namespace core
