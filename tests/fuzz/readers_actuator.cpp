// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/background.h"
#include "core/actuator/discovery/links.h"
#include "core/actuator/flatmetrics.h"
#include "core/actuator/health.h"
#include "core/actuator/hystrixstream.h"
#include "core/actuator/info.h"
#include "core/actuator/lifecycle.h"
#include "core/actuator/metrics.h"
#include "core/actuator/prometheus.h"
#include "core/actuator/resiliencepage.h"
#include "core/actuator/routes.h"
#include "core/actuator/settings.h"
#include "core/actuator/wiring.h"
#include "core/prometheus/answer.h"
#include "tests/fuzz/readers.h"
#include "tests/fuzz/target.h"

#include <cmath>
#include <string>

namespace fuzz {

namespace {

const std::string place = "http://orders-1:8080/actuator";

template <typename T> void requireNamed(const core::Result<T> &answer)
{
    require(answer || answer.error().where.starts_with(place), "an error names its server");
}

} // namespace

void health(std::string_view input)
{
    requireNamed(core::decodeHealth(input, place));
}

/// A count is a number of requests, or nothing.
void metrics(std::string_view input)
{
    const auto metric = core::decodeMetric(input, place);
    requireNamed(metric);
    if (metric) {
        const auto count = core::countOf(*metric);
        require(!count || (std::isfinite(*count) && *count >= 0), "a count is finite and not negative");
        core::longestOf(*metric);
        core::totalTimeOf(*metric);
        core::startTimeOf(*metric);
    }
    requireNamed(core::decodeMeterNames(input, place));
    requireNamed(core::decodeEnvironmentProperty(input, place));
}

void flatMetrics(std::string_view input)
{
    requireNamed(core::decodeFlatMetrics(input, place, core::TimePoint{}, {"/ping", "/work/{id}"}));
}

void prometheusPage(std::string_view input)
{
    requireNamed(core::decodeResiliencePage(input, place));
    const auto page = core::decodePrometheus(
        input, {"http_server_requests_seconds_count", "process_start_time_seconds"}, place);
    requireNamed(page);
    if (!page)
        return;
    require(page->samples.size() <= core::mostPrometheusSamples, "what is kept is bounded");
    for (const core::PrometheusSample &sample : page->samples)
        require(std::isfinite(sample.value), "a sample that says nothing is not kept");
}

/// In pieces as small as its first byte says: what comes out is the same as at once.
void hystrixStream(std::string_view input)
{
    core::HystrixRound whole;
    whole.take(input);
    core::HystrixRound inPieces;
    const std::size_t size = input.empty() ? 1 : std::size_t(static_cast<unsigned char>(input.front())) + 1;
    for (std::size_t at = 0; at < input.size(); at += size)
        inPieces.take(input.substr(at, size));
    const auto found = whole.found(place);
    requireNamed(found);
    require(found == inPieces.found(place), "pieces change nothing");
    require(!found || found->breakers.size() <= core::mostBreakersTold, "what is kept is bounded");
}

void prometheusAnswer(std::string_view input)
{
    requireNamed(core::decodePrometheusAnswer(input, place));
}

void settings(std::string_view input)
{
    requireNamed(core::decodeConfigurationProperties(input, place));
    requireNamed(core::decodeEnvironment(input, place, true));
    requireNamed(core::decodeEnvironment(input, place, false));
}

void endpoints(std::string_view input)
{
    requireNamed(core::decodeInfo(input, place));
    requireNamed(core::decodeLinks(input, place));
    requireNamed(core::decodeGatewayRoutes(input, place));
    requireNamed(core::decodeZuulRoutes(input, place));
    requireNamed(core::decodeScheduledTasks(input, place));
    requireNamed(core::decodeBeans(input, place));
    requireNamed(core::decodeConditions(input, place));
    core::Response response;
    response.status = 200;
    response.body = input;
    requireNamed(core::lifecycleAnswer(core::Result<core::Response>(response), place));
}

} // namespace fuzz
