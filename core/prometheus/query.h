// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/http/request.h"
#include "core/prometheus/labelling.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What is not the fleet's own traffic: see BusinessUris.
struct UrisLeftOut
{
    std::vector<std::string> managementPaths; ///< "/actuator" is always among them
    std::vector<std::string> ignored;         ///< whole URIs
};

/// The label of the series that tell when a process was scraped last, in seconds. The query itself makes it:
/// by their names alone the two halves of an "or" are not told apart.
inline constexpr std::string_view scrapedAtLabel = "drainboard_scraped_at";

/// One question for the counters of the whole fleet, on both sides: the sums of each process by how the
/// requests ended and whom they went to, its start, and when it was scraped. The counters are asked for as
/// they are and not as rates, so that a restart is recognised as everywhere else; and the time of the scrape
/// is asked for, as an answer carries that of the question, at which nothing may have changed for a minute.
std::string fleetQuery(const PrometheusSettings &settings, const UrisLeftOut &leftOut);

/// GET /api/v1/query: values as they are now.
Request queryRequest(const PrometheusSettings &settings, std::string_view query);
/// GET /api/v1/query_range: values from `from` to `to`, `step` apart.
Request rangeRequest(const PrometheusSettings &settings, std::string_view query, TimePoint from, TimePoint to,
                     Millis step);

/// A text inside the quotes of a query.
std::string quotedText(std::string_view text);
/// The same as a regular expression that matches just this text.
std::string quotedPattern(std::string_view text);

} // namespace core
