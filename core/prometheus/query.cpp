// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/query.h"

#include "core/http/url.h"
#include "core/rates/processcounts.h"

#include <algorithm>

namespace core {

namespace {

/// How requests ended, and whom they went to: what a sum is told apart by.
constexpr std::string_view toldApart[] = {"outcome",       "status",
                                          "exception",     "httpStatusCode",
                                          "http_status",   "http_status_code",
                                          "status_group",  "error_group",
                                          "kind",          "routeUri",
                                          "client_name",   "clientName",
                                          "net_peer_host", "host",
                                          "serviceId",     "serviceInstance_instanceId",
                                          "name"};

std::string joined(const std::vector<std::string> &parts, char separator)
{
    std::string all;
    for (const std::string &part : parts)
        all += (all.empty() ? std::string() : std::string(1, separator)) + part;
    return all;
}

/// As Prometheus counts them: timers with their unit, counters with "_total".
std::string namePattern()
{
    return "(" + joined(countedMeters(), '|') + ")_(seconds_count|seconds_sum|total)|" +
           std::string(processStartName);
}

std::string uriPattern(const UrisLeftOut &leftOut)
{
    std::vector<std::string> parts{"/actuator(/.*)?"};
    for (const std::string &path : leftOut.managementPaths) {
        if (path != "/actuator" && path.size() > 1)
            parts.push_back(quotedPattern(path) + "(/.*)?");
    }
    for (const std::string &uri : leftOut.ignored)
        parts.push_back(quotedPattern(uri));
    return joined(parts, '|');
}

std::string seconds(TimePoint time)
{
    const std::int64_t milliseconds = toEpoch(time);
    std::string fraction = std::to_string(1000 + milliseconds % 1000);
    return std::to_string(milliseconds / 1000) + "." + fraction.substr(1);
}

} // namespace

std::string quotedText(std::string_view text)
{
    std::string quoted;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return quoted;
}

std::string quotedPattern(std::string_view text)
{
    constexpr std::string_view special = R"(\.+*?()|[]{}^$)";
    std::string pattern;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos)
            pattern += '\\';
        pattern += c;
    }
    return quotedText(pattern);
}

std::string fleetQuery(const PrometheusSettings &settings, const UrisLeftOut &leftOut)
{
    const std::string further = settings.selector.empty() ? std::string() : "," + settings.selector;
    // "job": a process that two jobs scrape would count twice.
    std::string by = "__name__,job," + settings.instanceLabel;
    for (const std::string_view label : toldApart)
        by += "," + std::string(label);
    const std::string counters = "sum by (" + by + ") ({__name__=~\"" + namePattern() + "\",uri!~\"" +
                                 uriPattern(leftOut) + "\"" + further + "})";
    const std::string scraped = "label_replace(max by (job," + settings.instanceLabel +
                                ") (timestamp(process_start_time_seconds{" + settings.selector + "})),\"" +
                                std::string(scrapedAtLabel) + "\",\"1\",\"\",\"\")";
    return counters + " or " + scraped;
}

Request queryRequest(const PrometheusSettings &settings, std::string_view query)
{
    return jsonRequest(settings.url + "/api/v1/query?query=" + encodeQueryValue(query));
}

Request rangeRequest(const PrometheusSettings &settings, std::string_view query, TimePoint from, TimePoint to,
                     Millis step)
{
    return jsonRequest(settings.url + "/api/v1/query_range?query=" + encodeQueryValue(query) +
                       "&start=" + seconds(from) + "&end=" + seconds(to) +
                       "&step=" + seconds(TimePoint(std::max(step, Millis(1)))));
}

} // namespace core
