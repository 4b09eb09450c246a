// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/traffic.h"

#include <vector>

namespace core {

/// Whether callers still reach an instance, as far as its own counters can tell.
enum class Quiet {
    NotMeasurable, ///< no counter, or one that never moved: flat proves nothing
    PartlyVisible, ///< the counter is flat, but requests in flight or some URIs cannot be told
    StillCalled,   ///< it moved, or something is in flight
    Quiet,         ///< a counter that can move stayed flat for enough polls and nothing is in flight
};

/// `samples` in order of time, all taken while the instance is out of service. Needs `flatPolls` + 1 samples
/// of one process without a move to call it quiet; before that it is StillCalled. A restart in between starts
/// anew.
Quiet assessQuiet(const std::vector<TrafficSample> &samples, int flatPolls);

} // namespace core
