// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/wiring.h"

#include "core/base/json.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::string_view retryTemplate = "org.springframework.retry.support.RetryTemplate";
constexpr std::size_t mostRetryers = 20;

/// "a.b.Outer$Inner" is "Outer$Inner".
std::string_view simpleName(std::string_view type)
{
    const auto dot = type.rfind('.');
    return dot == std::string_view::npos ? type : type.substr(dot + 1);
}

/// What a bean of that class means. Classes of one meaning are those of several versions.
struct Sign
{
    std::string_view name;
    bool Wiring::*means;
};
constexpr std::array<Sign, 17> signs{{
    {"LoadBalancerInterceptor", &Wiring::balancesBlocking},
    {"BlockingLoadBalancerClient", &Wiring::balancesBlocking},
    {"RibbonLoadBalancerClient", &Wiring::balancesBlocking},
    {"RetryLoadBalancerInterceptor", &Wiring::retriesBlocking},
    {"BlockingLoadBalancedRetryFactory", &Wiring::retriesBlocking},
    {"RibbonLoadBalancedRetryFactory", &Wiring::retriesBlocking},
    {"RibbonLoadBalancedRetryPolicyFactory", &Wiring::retriesBlocking},
    {"ReactorLoadBalancerExchangeFilterFunction", &Wiring::balancesReactive},
    {"RetryableLoadBalancerExchangeFilterFunction", &Wiring::retriesReactive},
    {"FeignContext", &Wiring::hasFeign},
    {"FeignClientFactory", &Wiring::hasFeign},
    {"Resilience4JCircuitBreakerFactory", &Wiring::hasCircuitBreaker},
    {"ReactiveResilience4JCircuitBreakerFactory", &Wiring::hasCircuitBreaker},
    {"HystrixCommandAspect", &Wiring::hasCircuitBreaker},
    {"InMemoryCircuitBreakerRegistry", &Wiring::hasCircuitBreaker},
    {"InMemoryRetryRegistry", &Wiring::hasResilienceRetry},
    {"RouteDefinitionRouteLocator", &Wiring::isGateway},
}};

void readType(std::string_view type, Wiring &wiring)
{
    // A class that Spring enhanced at run time keeps its name in front.
    const std::string_view whole = type.substr(0, type.find("$$"));
    const std::string_view name = simpleName(whole);
    for (const Sign &sign : signs) {
        if (sign.name == name)
            wiring.*sign.means = true;
    }
    wiring.isGateway = wiring.isGateway || name == "ZuulHandlerMapping";
    // feign.Retryer$1 is NEVER_RETRY, Spring Cloud's own default.
    const bool isRetryer = name.find("Retryer") != std::string_view::npos && whole != "feign.Retryer$1";
    if (isRetryer && wiring.feignRetryers.size() < mostRetryers)
        wiring.feignRetryers.emplace_back(whole.substr(0, 200));
}

void readBean(const JsonElement &bean, Wiring &wiring)
{
    if (bean.is_object())
        readType(memberText(bean, "type"), wiring);
}

/// Calls `visit` for each message of "message" anywhere below: the shapes of the versions differ around them.
template <typename Visit> void forMessages(const JsonElement &element, const Visit &visit)
{
    if (element.is_array()) {
        for (const JsonElement &one : simdjson::dom::array(element))
            forMessages(one, visit);
    } else if (element.is_object()) {
        for (const auto field : simdjson::dom::object(element)) {
            if (field.key == "message")
                visit(scalarText(field.value).value_or(""));
            else
                forMessages(field.value, visit);
        }
    }
}

void readConditions(const JsonElement &conditions, Wiring &wiring)
{
    forMessages(conditions, [&](const std::string &message) {
        if (message.find(retryTemplate) == std::string::npos)
            return;
        const bool isMissing = message.find("did not find required class") != std::string::npos;
        const bool isFound = message.find("found required class") != std::string::npos && !isMissing;
        if (isMissing || isFound)
            wiring.hasSpringRetry = isFound;
    });
}

} // namespace

Result<Wiring> decodeBeans(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    Wiring wiring;
    wiring.hasBeans = true;
    simdjson::dom::object contexts;
    if (const auto found = member(document->root(), "contexts"); found && !found->get(contexts)) {
        for (const auto context : contexts) {
            simdjson::dom::object beans;
            const auto all = member(context.value, "beans");
            if (!all || all->get(beans))
                continue;
            for (const auto bean : beans)
                readBean(bean.value, wiring);
        }
        return wiring;
    }
    if (!document->root().is_array())
        return fail(ErrorKind::Malformed, std::string(where), "contexts");
    for (const JsonElement &context : simdjson::dom::array(document->root())) {
        const auto beans = member(context, "beans");
        if (!beans || !beans->is_array())
            return fail(ErrorKind::Malformed, std::string(where), "beans");
        for (const JsonElement &bean : simdjson::dom::array(*beans))
            readBean(bean, wiring);
    }
    return wiring;
}

Result<Wiring> decodeConditions(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    const JsonElement root = document->root();
    if (!member(root, "contexts") && !member(root, "positiveMatches"))
        return fail(ErrorKind::Malformed, std::string(where), "positiveMatches");
    Wiring wiring;
    readConditions(root, wiring);
    return wiring;
}

Wiring joined(Wiring beans, const Result<Wiring> &conditions)
{
    if (conditions)
        beans.hasSpringRetry = conditions->hasSpringRetry;
    return beans;
}

Request beansRequest(std::string_view actuatorUrl)
{
    return jsonRequest(std::string(actuatorUrl) + "/beans");
}

Request conditionsRequest(std::string_view actuatorUrl, bool isFirstGeneration)
{
    return jsonRequest(std::string(actuatorUrl) + (isFirstGeneration ? "/autoconfig" : "/conditions"));
}

} // namespace core
