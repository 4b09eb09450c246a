// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"
#include "core/http/request.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Address of the actuator, without a trailing slash: metadata management.context-path first, then the
/// registered health check address without its last segment, then host and management port with /actuator.
/// Empty where none can be told.
std::string actuatorUrl(const Instance &instance);

/// Boot 1.x keeps its endpoints at the root ("/health"), later ones under "/actuator".
bool isFirstGeneration(const Instance &instance);

/// True for a uri tag that is the actuator's own: those requests are ours or a probe's, not the fleet's
/// traffic. `actuatorUrl` as it is asked: its path is the prefix of such uris, with or without a context path
/// in front (the tag is the pattern below it); without a path the endpoints lie at the root.
bool isManagementUri(std::string_view uri, std::string_view actuatorUrl);

/// A path segment that is the name of an actuator endpoint in some generation, for example "health" or
/// "metrics".
bool isActuatorEndpoint(std::string_view segment);

Request healthRequest(std::string_view actuatorUrl);
/// The group that turns OUT_OF_SERVICE (503) as soon as a graceful shutdown begins; where the actuator has
/// the port of the requests, both close at once. Boot 2.3 and later, on by default from 4.0.
Request readinessRequest(std::string_view actuatorUrl);
/// `tags` as "key:value"; may be empty.
Request metricRequest(std::string_view actuatorUrl, std::string_view metric,
                      const std::vector<std::string> &tags = {});
/// The names of all meters; in Boot 1.5 everything at once.
Request metricsRequest(std::string_view actuatorUrl);
Request scheduledTasksRequest(std::string_view actuatorUrl);
Request environmentRequest(std::string_view actuatorUrl, std::string_view property);
Request shutdownRequest(std::string_view actuatorUrl);

} // namespace core
