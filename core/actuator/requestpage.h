// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/requestmeter.h"
#include "core/base/error.h"
#include "core/base/time.h"
#include "core/http/request.h"
#include "core/rates/processcounts.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace core {

/// GET of the instance's own Prometheus page: {actuator}/prometheus, in Boot 1.5 (with Micrometer's legacy
/// support) at the root. Asks for the wanted meters alone, by the names of samples (Boot 2.4 to 3.2) and by
/// those of families (since 3.3); older ones send the whole page. More than otherBodyLimit is refused.
Request prometheusPageRequest(std::string_view actuatorUrl);

/// What the reader of such a page knows of whose it is.
struct PageReading
{
    BusinessUris business;                  ///< what counts as the fleet's own traffic
    std::set<ApplicationName> applications; ///< that its requests to others may have gone to
    bool sharesPort = true;                 ///< the actuator answers on the port that serves requests
    std::optional<int> servicePort;
    TimePoint at{}; ///< of the answer
};

/// The counters of one page, on both sides, all of the same moment.
///
/// The sample is incomplete, so that no rate is made of it, where some of the wanted lines could not be read
/// or were too many (see mostPrometheusSamples), and where the page has no requests at all although it shares
/// the port on which it was asked for itself. A histogram that is too large or not in every line is left out.
///
/// Errors: as decodePrometheus(), and Malformed with "http_server_requests" for a page without any of the
/// wanted lines: it is none of an instance.
Result<ProcessCounts> decodeRequestPage(std::string_view page, std::string_view where,
                                        const PageReading &reading);

} // namespace core
