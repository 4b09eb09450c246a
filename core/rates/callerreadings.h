// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instancename.h"
#include "core/rates/callermeters.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace core {

/// The newest reading of what each caller counts of its requests, and the rates since the one before.
class CallerReadings
{
public:
    struct Rate
    {
        ApplicationName target;
        std::string instance; ///< of the target, where the meter tells; else empty
        TimePoint at;
        TrafficRate rate;
    };

    /// What is new: none of the first reading, and none of a meter that was not there before.
    std::vector<Rate> read(const InstanceName &caller, const std::vector<CallerCount> &counts);
    /// Those that count requests to that application.
    std::set<InstanceName> callersOf(const ApplicationName &target) const;
    /// What each counted of its requests to that application, by its name ("GATEWAY/gateway-1:8080").
    std::map<std::string, TrafficSample> totalsTo(const ApplicationName &target) const;
    /// The rates that are still true at that time, by target. An empty list is a gap: it is counted, but
    /// nothing that is new enough is known.
    std::map<std::string, std::vector<TrafficRate>> ratesAt(TimePoint at) const;
    void forget(const InstanceName &caller) { m_readings.erase(caller); }

private:
    struct Reading
    {
        std::vector<CallerCount> counts;
        std::vector<Rate> rates;
    };
    std::map<InstanceName, Reading> m_readings;
};

} // namespace core
