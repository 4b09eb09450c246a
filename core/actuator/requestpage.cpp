// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/requestpage.h"

#include "core/actuator/prometheus.h"
#include "core/actuator/threads.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::string_view activeMeter = "http_server_requests_active_seconds";
constexpr std::string_view busyThreads = "tomcat_threads_busy_threads";
/// Tasks of Micrometer's long task timer: Boot 3.0 to 3.2, since 3.3, and there with a histogram.
constexpr std::string_view activeEndings[] = {"_active_count", "_count", "_gcount"};

std::vector<std::string> counterNames()
{
    std::vector<std::string> names{std::string(processStartName), std::string(busyThreads)};
    for (const std::string &meter : countedMeters()) {
        for (const char *ending : {"_seconds_count", "_seconds_sum", "_seconds_max", "_total"})
            names.push_back(meter + ending);
    }
    for (const std::string_view ending : activeEndings)
        names.push_back(std::string(activeMeter) + std::string(ending));
    return names;
}

std::vector<std::string> bucketNames()
{
    std::vector<std::string> names;
    for (const std::string &meter : countedMeters())
        names.push_back(meter + "_seconds_bucket");
    return names;
}

Result<PrometheusPage> decode(std::string_view page, const std::vector<std::string> &names,
                              std::string_view where)
{
    return decodePrometheus(page, {names.begin(), names.end()}, where);
}

bool isOwn(const PrometheusSample &sample)
{
    return sample.name.starts_with("http_server_requests_seconds");
}

/// What is left once management URIs and ignored ones are gone, as series.
void addTo(ProcessSeries &series, const PrometheusPage &page, const BusinessUris &business)
{
    for (const PrometheusSample &sample : page.samples) {
        if (sample.name.starts_with(activeMeter) || sample.name == busyThreads)
            continue;
        if (isOwn(sample) && !business.contains(sample.label("uri")))
            continue;
        series.add(sample.name, MeterTags(sample.labels.begin(), sample.labels.end()), sample.value);
    }
}

std::optional<int> activeIn(const PrometheusPage &page, bool sharesPort)
{
    constexpr double most = 1e6;
    std::optional<double> active;
    for (const PrometheusSample &sample : page.samples) {
        if (sample.name.starts_with(activeMeter))
            active = active.value_or(0) + sample.value;
    }
    if (!active || !(*active >= 0) || *active > most)
        return std::nullopt;
    return std::max(0, static_cast<int>(*active) - (sharesPort ? 1 : 0));
}

/// By the busy threads of the port that serves requests, where Boot 2 publishes them.
std::optional<int> busyIn(const PrometheusPage &page, const PageReading &reading)
{
    const std::string ending = "-" + std::to_string(reading.servicePort.value_or(0));
    for (const PrometheusSample &sample : page.samples) {
        if (!reading.servicePort || sample.name != busyThreads || !sample.label("name").ends_with(ending))
            continue;
        Metric busy;
        busy.measurements["VALUE"] = sample.value;
        return inFlightOf(busy, reading.sharesPort);
    }
    return std::nullopt;
}

/// Spring keeps so many values of "uri"; requests to further ones are not counted at all.
bool isUriLimitReached(const PrometheusPage &page)
{
    std::set<std::string_view> uris;
    for (const PrometheusSample &sample : page.samples) {
        if (isOwn(sample))
            uris.insert(sample.label("uri"));
    }
    return uris.size() >= uriLimit;
}

} // namespace

namespace {

/// Kept well below the 8 kB that servers take for all headers: histograms of the instance's own requests
/// alone.
std::string includedNames()
{
    std::string names = std::string(processStartName) + "," + std::string(busyThreads);
    const auto add = [&](std::string_view meter, std::initializer_list<const char *> endings) {
        for (const char *ending : endings)
            names += "," + std::string(meter) + ending;
    };
    add(countedMeters().front(), {"_seconds_bucket"});
    for (const std::string &meter : countedMeters())
        add(meter, {"", "_total", "_seconds", "_seconds_count", "_seconds_sum", "_seconds_max"});
    add(activeMeter, {"", "_active_count", "_count", "_gcount"});
    return names;
}

} // namespace

Request prometheusPageRequest(std::string_view actuatorUrl)
{
    static const std::string query = "/prometheus?includedNames=" + includedNames();
    Request request;
    request.url = std::string(actuatorUrl) + query;
    request.headers = {{"Accept", std::string(prometheusAccept)}};
    return request;
}

Result<ProcessCounts> decodeRequestPage(std::string_view page, std::string_view where,
                                        const PageReading &reading)
{
    static const std::vector<std::string> counters = counterNames();
    static const std::vector<std::string> buckets = bucketNames();
    const auto counted = decode(page, counters, where);
    if (!counted)
        return Failure(counted.error());
    if (counted->samples.empty())
        return fail(ErrorKind::Malformed, std::string(where), "http_server_requests");
    ProcessSeries series;
    addTo(series, *counted, reading.business);
    if (const auto histograms = decode(page, buckets, where); histograms && histograms->isWhole())
        addTo(series, *histograms, reading.business);
    ProcessCounts counts = series.counts(reading.at, reading.applications);
    const bool hasOwn = std::ranges::any_of(counted->samples, isOwn);
    counts.own.isComplete = counts.own.isComplete && counted->isWhole() && counted->notFinite == 0 &&
                            (hasOwn || !reading.sharesPort);
    counts.own.inFlight = activeIn(*counted, reading.sharesPort);
    if (!counts.own.inFlight)
        counts.own.inFlight = busyIn(*counted, reading);
    if (isUriLimitReached(*counted))
        counts.own.fault = CounterFault::UriLimit;
    for (CallerCount &caller : counts.callers)
        caller.sample.isComplete = counted->isWhole();
    return counts;
}

} // namespace core
