// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/rates/traffic.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// /metrics of Spring Boot 1.5: one flat object of everything. Requests are the sum of
/// "counter.status.<code>.<path>", the actuator's own paths left out, server errors those of code 500 and
/// above. Requests in flight are not published there.
///
/// Without a single status counter, but with Servo's gauges, the sample says NoStatusCounters: Camden and
/// Dalston hand the counters to Servo (seen on 1.5.22 with Dalston.SR5).
///
/// `at`: the moment of the answer; the start of the process is told from its uptime, to about a second.
/// Errors: NotJson, Malformed; `where` names the address. Counters that are negative or no number do not
/// count.
/// `ignored`: URIs that the operator named, as in core::BusinessUris ("/ping", "/work/{id}").
Result<TrafficSample> decodeFlatMetrics(std::string_view body, std::string_view where, TimePoint at,
                                        const std::vector<std::string> &ignored = {});

} // namespace core
