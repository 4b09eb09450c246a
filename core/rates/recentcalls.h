// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/breakers.h"
#include "core/rates/callermeters.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace core {

/// Counters out of what one caller's Hystrix stream tells, which is only how the calls of the last window (10
/// s unless set) ended. A window that has been counted is not counted again, so that readings in between tell
/// nothing; where they are somewhat further apart than a window, the time between is taken to have gone as
/// the window did, and where much further, the counters begin anew, which is a gap.
///
/// A call that the open breaker kept back has failed for whoever asked.
class RecentCallCounts
{
public:
    /// The counters after that reading, of requests to the `known` applications, by commands whose name or
    /// group is one's. Empty where the reading tells nothing new.
    std::vector<CallerCount> add(const Resilience &read, const std::set<ApplicationName> &known,
                                 TimePoint at);

private:
    std::map<ApplicationName, TrafficSample> m_totals;
    std::optional<TimePoint> m_countedAt;
    TimePoint m_begunAt{};
};

} // namespace core
