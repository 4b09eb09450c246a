// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/rates/traffic.h"

#include <optional>
#include <vector>

namespace core {

/// Whether callers still reach an instance, as far as its own counters can tell.
enum class Quiet {
    NotMeasurable, ///< no counter, or one that never moved: flat proves nothing
    PartlyVisible, ///< the counter is flat, but requests in flight or some URIs cannot be told
    StillCalled,   ///< it moved, or something is in flight
    Quiet,         ///< a counter that can move stayed flat for enough polls and nothing is in flight
};

/// What the value rests on; each but the last belongs to one value.
enum class QuietReason {
    NothingRead,      ///< NotMeasurable: no answer (yet)
    NeverMoved,       ///< NotMeasurable: nothing was ever counted in this process
    NoStatusCounters, ///< NotMeasurable: see CounterFault
    CountNoNumber,    ///< NotMeasurable: see CounterFault
    UriLimit,         ///< NotMeasurable: see CounterFault
    CounterFell,      ///< NotMeasurable: it fell while the process stayed the same: it counts in steps, or a
                      ///< metric vanished; either way standing still proves nothing
    InFlightUnknown,  ///< PartlyVisible: requests in flight are not published
    UrisUnread,       ///< PartlyVisible: some URIs could not be asked for
    CounterMoves,     ///< StillCalled
    InFlight,         ///< StillCalled
    LongLived,        ///< StillCalled: the same requests in flight for long and no new one (a stream, a long
                      ///< poll): a shutdown cuts them, and they may never end by themselves
    TooFewPolls,      ///< StillCalled: flat so far, a few more readings to be sure
    Flat,             ///< Quiet
};

struct QuietReading
{
    Quiet value = Quiet::NotMeasurable;
    QuietReason reason = QuietReason::NothingRead;
    /// For LongLived: since when nothing but these was seen.
    std::optional<TimePoint> since;

    bool operator==(const QuietReading &) const = default;
};

/// Requests that ran for so long while no new one came are told apart as long-lived.
inline constexpr Millis longLivedAfter = std::chrono::seconds(30);

/// `samples` in order of time, all taken while the instance is out of service. Needs `flatPolls` + 1 samples
/// of one process without a move to call it quiet; before that it is StillCalled. A restart in between starts
/// anew.
QuietReading assessQuiet(const std::vector<TrafficSample> &samples, int flatPolls);

} // namespace core
