// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/http/request.h"
#include "core/rates/latency.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One answer of /actuator/metrics/{name}.
struct Metric
{
    std::string name;
    std::string baseUnit;                       ///< "seconds" as a rule; empty where not told
    std::map<std::string, double> measurements; ///< by statistic: COUNT, TOTAL_TIME, MAX, VALUE, ...
    std::map<std::string, std::vector<std::string>> tags; ///< availableTags

    std::optional<double> value(const std::string &statistic) const;
    bool operator==(const Metric &) const = default;
};

/// COUNT of a timer or counter; nothing where it is negative or no number (NaN arrives as text and is none).
std::optional<double> countOf(const Metric &metric);

/// MAX of a timer, rounded up to a millisecond. Nothing where it is 0 (none within the last minutes: MAX
/// falls back to 0 in quiet, seen on Boot 3), where the unit is not told, or where it is no length (negative,
/// more than a day).
std::optional<Millis> longestOf(const Metric &timer);

/// TOTAL_TIME of a timer. Nothing where the unit is not told, or where it is negative or no number.
std::optional<Latency> totalTimeOf(const Metric &timer);

/// process.start.time; nothing where it is none.
std::optional<TimePoint> startTimeOf(const Metric &metric);

Result<Metric> decodeMetric(std::string_view body, std::string_view where);

/// A meter's answer as a value: 404 with whatever body means that nothing was counted under that name and
/// those tags yet, which is zero and no failure (seen on Boot 2 to 4).
Result<std::optional<Metric>> metricFrom(const Result<Response> &response, std::string_view where);

/// Text of /actuator/env/{name}, or in 1.5 of /env/{name}; nothing where it is masked or not set.
Result<std::optional<std::string>> decodeEnvironmentProperty(std::string_view body, std::string_view where);

} // namespace core
