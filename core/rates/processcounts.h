// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/rates/callermeters.h"
#include "core/rates/meterrow.h"
#include "core/rates/traffic.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// The counters of one process at one moment, whether a Prometheus server told them or its own page.
struct ProcessCounts
{
    TrafficSample own;                ///< requests in flight are not in it
    std::vector<CallerCount> callers; ///< of its requests to others, at the same moment

    bool operator==(const ProcessCounts &) const = default;
};

/// The meters that tell requests on both sides, as Prometheus names them, without unit and ending.
const std::vector<std::string> &countedMeters();

/// When the process began, in seconds.
inline constexpr std::string_view processStartName = "process_start_time_seconds";

/// Gathers the series of one process, in any order.
class ProcessSeries
{
public:
    /// One of "..._seconds_count", "..._seconds_sum", "..._seconds_max", "..._seconds_bucket", "..._total" or
    /// processStartName; anything else is passed over.
    void add(std::string_view name, MeterTags tags, double value);
    /// `known`: the applications that its requests to others may have gone to.
    ProcessCounts counts(TimePoint at, const std::set<ApplicationName> &known) const;
    bool isEmpty() const { return m_rows.empty() && !m_startedAt; }

private:
    std::map<std::pair<std::string, MeterTags>, MeterRow> m_rows;
    std::optional<TimePoint> m_startedAt;
};

/// Seconds since 1970 as Prometheus has them; nothing where they are none.
std::optional<TimePoint> timeOfSeconds(double seconds);

} // namespace core
