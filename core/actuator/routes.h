// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/http/request.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A gateway's route to an application.
struct GatewayRoute
{
    std::string id;                ///< the gateway's own name of it; Zuul: its path
    ApplicationName application;   ///< in whatever case it was written; Eureka's names have none
    std::optional<bool> retries{}; ///< it has a filter Retry, its own or the gateway's; absent: not told

    bool operator==(const GatewayRoute &) const = default;
};

/// Most routes that are kept of one gateway.
inline constexpr std::size_t mostRoutes = 2'000;

/// Spring Cloud Gateway's actuator/gateway/routes: with "uri" (verbose, the default from 2.2 on) and with
/// "route_definition" (before). Routes to a fixed address ("https://...") tie it to no application and are
/// left out. Errors: NotJson, Malformed.
Result<std::vector<GatewayRoute>> decodeGatewayRoutes(std::string_view body, std::string_view where);

/// Zuul's routes: path to location, or with details path to {"location"}. A location may be an address, which
/// is left out.
Result<std::vector<GatewayRoute>> decodeZuulRoutes(std::string_view body, std::string_view where);

Request gatewayRoutesRequest(std::string_view actuatorUrl);
Request zuulRoutesRequest(std::string_view actuatorUrl);

/// Requests that a caller's load balancer sent to one instance and that were answered; asked of the caller.
/// 404 where nothing was sent to it or the meter is off (spring.cloud.loadbalancer.stats.micrometer.enabled).
Request sentToRequest(std::string_view actuatorUrl, const InstanceId &target);

} // namespace core
