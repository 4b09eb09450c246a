// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/endpoints.h"

#include "core/actuator/health.h"
#include "core/http/url.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace core {

namespace {

bool isHttp(std::string_view url)
{
    return url.starts_with("http://") || url.starts_with("https://");
}

std::string withoutLastSegment(std::string_view url)
{
    const auto path = url.find('/', url.find("//") + 2);
    const auto last = url.rfind('/');
    if (path == std::string_view::npos || last == std::string_view::npos || last < path)
        return {};
    return std::string(url.substr(0, last));
}

std::string hostPart(const Instance &instance)
{
    const std::string &host = instance.hostName.empty() ? instance.ipAddress : instance.hostName;
    const bool isBareIpv6 = host.find(':') != std::string::npos && !host.starts_with('[');
    return isBareIpv6 ? "[" + host + "]" : host;
}

/// The management port from metadata, else the instance's own.
std::optional<int> managementPort(const Instance &instance)
{
    const std::string_view text = instance.metadataValue("management.port");
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error == std::errc() && end == text.data() + text.size() && port > 0 && port <= 65535)
        return port;
    return instance.port ? instance.port : instance.securePort;
}

std::string serviceOrigin(const Instance &instance)
{
    const auto port = managementPort(instance);
    if (!port || hostPart(instance).empty())
        return {};
    const std::string_view scheme = instance.port ? "http://" : "https://";
    return std::string(scheme) + hostPart(instance) + ":" + std::to_string(*port);
}

std::string withPath(std::string origin, std::string_view path)
{
    if (!path.starts_with('/'))
        origin += '/';
    origin += path;
    while (origin.ends_with('/'))
        origin.pop_back();
    return origin;
}

} // namespace

std::string actuatorUrl(const Instance &instance)
{
    const std::string origin = serviceOrigin(instance);
    if (const auto path = instance.metadataValue("management.context-path"); !path.empty() && !origin.empty())
        return withPath(origin, path);
    // Where only https is spoken the other one is registered all the same, and says http (Boot 3.5).
    const bool isSecureOnly = !instance.port && isHttp(instance.secureHealthCheckUrl);
    const auto &health = isSecureOnly ? instance.secureHealthCheckUrl : instance.healthCheckUrl;
    if (isHttp(health)) {
        if (auto base = withoutLastSegment(health); !base.empty())
            return base;
    }
    return origin.empty() ? std::string() : origin + "/actuator";
}

bool isFirstGeneration(const Instance &instance)
{
    const std::string base = actuatorUrl(instance);
    const auto path = base.find('/', base.find("//") + 2); // a host may be called "actuator" too
    const bool isUnderActuator =
        path != std::string::npos && base.find("/actuator", path) != std::string::npos;
    return !base.empty() && !isUnderActuator && instance.healthCheckUrl.ends_with("/health");
}

bool isActuatorEndpoint(std::string_view segment)
{
    static constexpr std::string_view endpoints[] = {
        "health",         "info",          "metrics",          "env",
        "configprops",    "beans",         "mappings",         "autoconfig",
        "dump",           "trace",         "loggers",          "heapdump",
        "archaius",       "features",      "shutdown",         "restart",
        "pause",          "resume",        "service-registry", "refresh",
        "hystrix.stream", "auditevents",   "jolokia",          "actuator",
        "routes",         "prometheus",    "threaddump",       "serviceregistry",
        "httptrace",      "httpexchanges", "scheduledtasks",   "conditions",
        "caches",         "gateway"};
    return std::ranges::find(endpoints, segment) != std::end(endpoints);
}

namespace {

bool liesUnder(std::string_view uri, std::string_view path)
{
    return uri.starts_with(path) && (uri.size() == path.size() || uri[path.size()] == '/');
}

std::string_view pathOf(std::string_view url)
{
    const auto origin = url.find("//");
    const auto path = url.find('/', origin == std::string_view::npos ? 0 : origin + 2);
    return path == std::string_view::npos ? std::string_view() : url.substr(path);
}

} // namespace

bool isManagementUri(std::string_view uri, std::string_view actuatorUrl)
{
    if (liesUnder(uri, "/actuator"))
        return true;
    const std::string_view path = pathOf(actuatorUrl);
    if (path.empty() && uri.starts_with('/'))
        return isActuatorEndpoint(uri.substr(1, uri.find('/', 1) - 1));
    // The context path may or may not be part of the tag: every tail of the path is tried.
    for (auto at = path.find('/'); at != std::string_view::npos; at = path.find('/', at + 1)) {
        if (liesUnder(uri, path.substr(at)))
            return true;
    }
    return false;
}

Request healthRequest(std::string_view actuatorUrl)
{
    Request request = jsonRequest(std::string(actuatorUrl) + "/health");
    request.bodyLimit = healthBodyLimit;
    return request;
}

Request readinessRequest(std::string_view actuatorUrl)
{
    Request request = healthRequest(actuatorUrl);
    request.url += "/readiness";
    return request;
}

Request metricRequest(std::string_view actuatorUrl, std::string_view metric,
                      const std::vector<std::string> &tags)
{
    std::string url = std::string(actuatorUrl) + "/metrics/" + encodePathSegment(metric);
    char separator = '?';
    for (const std::string &tag : tags) {
        url += separator;
        url += "tag=" + encodeQueryValue(tag);
        separator = '&';
    }
    return jsonRequest(std::move(url));
}

Request metricsRequest(std::string_view actuatorUrl)
{
    return jsonRequest(std::string(actuatorUrl) + "/metrics");
}

Request scheduledTasksRequest(std::string_view actuatorUrl)
{
    return jsonRequest(std::string(actuatorUrl) + "/scheduledtasks");
}

Request environmentRequest(std::string_view actuatorUrl, std::string_view property)
{
    return jsonRequest(std::string(actuatorUrl) + "/env/" + encodePathSegment(property));
}

Request shutdownRequest(std::string_view actuatorUrl)
{
    Request request;
    request.method = Method::Post;
    request.url = std::string(actuatorUrl) + "/shutdown";
    request.headers = {{"Accept", "application/json"}};
    return request;
}

} // namespace core
