// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/routes.h"

#include "core/actuator/endpoints.h"
#include "core/base/json.h"

namespace core {

namespace {

/// The service of "lb://orders", "lb:ws://orders" or "lb://orders/path"; empty for every other address.
std::string_view balancedService(std::string_view uri)
{
    if (!uri.starts_with("lb:"))
        return {};
    const auto slashes = uri.find("//");
    if (slashes == std::string_view::npos)
        return {};
    uri.remove_prefix(slashes + 2);
    return uri.substr(0, uri.find_first_of("/:?#"));
}

/// "uri" itself, or inside of route_definition or route_object.
std::string uriOf(const JsonElement &route)
{
    for (const char *inner : {"route_definition", "route_object"}) {
        if (const auto object = member(route, inner)) {
            if (std::string uri = memberText(*object, "uri"); !uri.empty())
                return uri;
        }
    }
    return memberText(route, "uri");
}

/// Filters that are in force, the gateway's own among them, are texts: "[[Retry retries = 3, ...], order =
/// 1]". A definition's do not hold the gateway's own, and are not looked at.
std::optional<bool> retriesOf(const JsonElement &route)
{
    const auto filters = member(route, "filters");
    if (!filters || !filters->is_array())
        return std::nullopt;
    for (const JsonElement &filter : simdjson::dom::array(*filters)) {
        if (scalarText(filter).value_or("").find("[Retry ") != std::string::npos)
            return true;
    }
    return false;
}

void add(std::vector<GatewayRoute> &routes, std::string id, std::string_view application,
         std::optional<bool> retries = {})
{
    if (auto name = ApplicationName::from(application); name && routes.size() < mostRoutes)
        routes.push_back({std::move(id), std::move(*name), retries});
}

} // namespace

Result<std::vector<GatewayRoute>> decodeGatewayRoutes(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    simdjson::dom::array list;
    if (document->root().get(list))
        return fail(ErrorKind::Malformed, std::string(where), "routes");
    std::vector<GatewayRoute> routes;
    for (const JsonElement &route : list) {
        if (!route.is_object())
            return fail(ErrorKind::Malformed, std::string(where), "routes");
        add(routes, memberText(route, "route_id"), balancedService(uriOf(route)), retriesOf(route));
    }
    return routes;
}

Result<std::vector<GatewayRoute>> decodeZuulRoutes(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    simdjson::dom::object list;
    if (document->root().get(list))
        return fail(ErrorKind::Malformed, std::string(where), "routes");
    std::vector<GatewayRoute> routes;
    for (const auto field : list) {
        // Any other JSON object would pass as routes: Zuul's keys are paths.
        if (!field.key.starts_with("/"))
            return fail(ErrorKind::Malformed, std::string(where), "routes");
        const std::string location = field.value.is_object() ? memberText(field.value, "location")
                                                             : scalarText(field.value).value_or("");
        if (location.find(':') == std::string::npos && location.find('/') == std::string::npos)
            add(routes, std::string(field.key), location);
    }
    return routes;
}

Request gatewayRoutesRequest(std::string_view actuatorUrl)
{
    return jsonRequest(std::string(actuatorUrl) + "/gateway/routes");
}

Request zuulRoutesRequest(std::string_view actuatorUrl)
{
    return jsonRequest(std::string(actuatorUrl) + "/routes");
}

Request sentToRequest(std::string_view actuatorUrl, const InstanceId &target)
{
    return metricRequest(actuatorUrl, "loadbalancer.requests.success",
                         {"serviceInstance.instanceId:" + target.text()});
}

} // namespace core
