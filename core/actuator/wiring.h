// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/http/request.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What the beans of one process, and the conditions under which they were made, tell of how it calls others:
/// a library that is not there is in no property.
struct Wiring
{
    bool hasBeans = false;         ///< its beans were read: what is not among them is not there
    bool balancesBlocking = false; ///< RestTemplate, RestClient or Feign through Spring Cloud LoadBalancer
    bool retriesBlocking = false;  ///< its balancer was made with a retry: spring-retry is on the class path
    bool balancesReactive = false; ///< WebClient through it
    bool retriesReactive = false;
    bool hasFeign = false;
    bool hasResilienceRetry = false;
    bool hasCircuitBreaker = false;         ///< Resilience4j's or Hystrix's
    bool isGateway = false;                 ///< Spring Cloud Gateway or Zuul
    std::vector<std::string> feignRetryers; ///< types of beans that are one, Spring's "never" left out
    std::optional<bool> hasSpringRetry;     ///< by the conditions; absent: they did not tell

    bool operator==(const Wiring &) const = default;
};

/// A whole answer of beans: Boot 2 and later (contexts), and 1.5 (a list of contexts). Errors: NotJson,
/// Malformed.
Result<Wiring> decodeBeans(std::string_view body, std::string_view where);

/// A whole answer of conditions, in 1.5 of autoconfig: hasSpringRetry alone. Errors: NotJson, Malformed.
Result<Wiring> decodeConditions(std::string_view body, std::string_view where);

/// Both together; the conditions may have failed, as the beans tell most.
Wiring joined(Wiring beans, const Result<Wiring> &conditions);

Request beansRequest(std::string_view actuatorUrl);
Request conditionsRequest(std::string_view actuatorUrl, bool isFirstGeneration);

} // namespace core
