// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/rates/meterrow.h"
#include "core/rates/traffic.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What on a caller counts the requests that it sends, the one that says most about a release first.
enum class CallerMeter {
    Gateway,        ///< Spring Cloud Gateway, by route
    HttpClient,     ///< RestTemplate, RestClient, WebClient; retries of the balancer are inside one request
    FeignClient,    ///< each request that OpenFeign sends
    FeignCall,      ///< each call of an OpenFeign interface, with its retries and what decoding made of it
    LoadBalancer,   ///< each attempt, by instance; only where its statistics are switched on
    CircuitBreaker, ///< Resilience4j; those that it did not let through have failed for whoever asked
    Retry,          ///< Resilience4j: calls with all their attempts
    Hystrix,        ///< commands of Boot 1.5, added up from the stream's windows (see recentcalls.h)
};

/// How one of them is published. Names and tags are Micrometer's, with their dots.
struct CallerMeterForm
{
    CallerMeter meter = CallerMeter::Gateway;
    std::string answered;                ///< the timer of what was answered, well or not
    std::vector<std::string> targetTags; ///< the first that is there names who was called
    std::string failed;                  ///< a timer or counter of failures beside it; empty: none
    std::string statuses;       ///< a counter that tells the statuses of `answered`; empty: its own tags do
    std::string statusGroupTag; ///< of that counter: "4xx", "5xx"
    bool areStatusesFailed = false; ///< its statuses are among `failed` instead of among `answered`
    bool isUnknownFine = false;     ///< an outcome UNKNOWN is no failure: it was not HTTP
};

/// In the order of CallerMeter, but Hystrix, which is no meter of these; older names of the same meter follow
/// the newer.
const std::vector<CallerMeterForm> &callerMeterForms();

/// The application that a tag's value names: "lb://orders", "orders" or "ORDERS". Nothing for an address
/// outside of Eureka, and for what none of the `known` applications is called: "http.client.requests" counts
/// the Eureka client's own requests too.
std::optional<ApplicationName> targetNamed(std::string_view value, const std::set<ApplicationName> &known);

/// What one meter of one caller counted of its requests to one application.
struct CallerCount
{
    CallerMeter meter = CallerMeter::Gateway;
    ApplicationName target;
    std::string instance; ///< of the target, where the meter tells (the balancer's does); else empty
    TrafficSample sample; ///< without a time: whoever read it knows when

    bool operator==(const CallerCount &) const = default;
};

/// How the requests of an answered meter ended, by its tags.
RequestClass classOf(const CallerMeterForm &form, const MeterTags &tags);

/// All of them from the rows of one page; in order of meter, target and instance.
std::vector<CallerCount> callerCounts(const std::vector<MeterRow> &rows,
                                      const std::set<ApplicationName> &known);

/// The counts to go by where several meters count the same requests: for each target those of the meter that
/// says most. Adding them up would count a request twice.
std::vector<CallerCount> preferred(const std::vector<CallerCount> &counts);

/// What one caller counted of its requests to that target, by the preferred meter. Nothing where it counts
/// none, or where one of the counts cannot be believed or is not whole.
std::optional<TrafficSample> totalTo(const std::vector<CallerCount> &counts, const ApplicationName &target);

std::string_view callerMeterName(CallerMeter meter); ///< "gateway", "http-client", "feign-client", ...

} // namespace core
