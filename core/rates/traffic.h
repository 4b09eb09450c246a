// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>

namespace core {

/// Why a counter that stands still proves nothing, although it was read.
enum class CounterFault {
    None,
    NoStatusCounters, ///< Boot 1.5 with Servo (Camden, Dalston): it takes the status counters over
    UriLimit,         ///< 100 URI values: requests to further URIs are not counted at all (Spring's default)
};

/// Request counters of one process at one moment. Management URIs (the actuator's own) are already left out.
struct TrafficSample
{
    TimePoint at{};
    double requests = 0;         ///< since the process started
    double serverErrors = 0;     ///< of those, outcome SERVER_ERROR
    std::optional<int> inFlight; ///< requests running now, the asking one left out; absent: cannot be told
    std::optional<TimePoint> startedAt;   ///< start of the process, where told
    bool isComplete = true;               ///< false: not every business URI could be read
    std::optional<Millis> longestRequest; ///< of those URIs; absent: none was seen
    CounterFault fault = CounterFault::None;

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

    bool operator==(const TrafficRate &) const = default;
};

/// Both come from one process, as far as their starts tell: those told from an uptime waver by a second.
bool isSameProcess(const TrafficSample &a, const TrafficSample &b);

/// The newer sample with the longest request of both: MAX falls back to 0 after minutes of quiet, and what
/// was seen once in this run can happen again.
TrafficSample withLongestOf(const TrafficSample &before, TrafficSample after);

/// The rate from `before` to `after`, or nothing where none can be told: time did not pass, the process was
/// restarted, a counter fell, or one of the two samples is incomplete. A restart is a gap, never a spike.
std::optional<TrafficRate> rateBetween(const TrafficSample &before, const TrafficSample &after);

} // namespace core
