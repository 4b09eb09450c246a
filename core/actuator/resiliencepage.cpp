// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/resiliencepage.h"

#include "core/actuator/prometheus.h"

#include <array>
#include <set>

namespace core {

namespace {

// Counters end with "_total"; Resilience4j 1.0 keeps them as gauges, which do not.
constexpr std::string_view stateName = "resilience4j_circuitbreaker_state";
constexpr std::string_view retryStem = "resilience4j_retry_calls";
constexpr std::array<std::string_view, 5> everyName{
    stateName, "resilience4j_circuitbreaker_not_permitted_calls_total",
    "resilience4j_circuitbreaker_not_permitted_calls", "resilience4j_retry_calls_total", retryStem};

/// The item of the sample's name; null past mostBreakersTold, of which `left` keeps the names.
template <typename Item>
Item *itemOf(std::vector<Item> &items, const PrometheusSample &sample, std::set<std::string> &left)
{
    const std::string name(sample.label("name"));
    if (items.size() < mostBreakersTold)
        return &itemNamed(items, name);
    const auto known = std::ranges::find(items, name, &Item::name);
    if (known != items.end())
        return &*known;
    left.insert(name);
    return nullptr;
}

void takeBreaker(Breaker &breaker, const PrometheusSample &sample)
{
    if (sample.name != stateName)
        breaker.notPermitted = sample.value;
    else if (sample.value > 0) // a gauge for each state, of which one is 1
        breaker.state = breakerState(sample.label("state"));
}

} // namespace

Request resiliencePageRequest(std::string_view actuatorUrl)
{
    Request request;
    request.url = std::string(actuatorUrl) + "/prometheus?includedNames=";
    for (const std::string_view name : everyName)
        request.url += std::string(name) + (name == everyName.back() ? "" : ",");
    request.headers = {{"Accept", std::string(prometheusAccept)}};
    return request;
}

Result<Resilience> decodeResiliencePage(std::string_view page, std::string_view where)
{
    const auto decoded = decodePrometheus(page, {everyName.begin(), everyName.end()}, where);
    if (!decoded)
        return Failure(decoded.error());
    Resilience found;
    std::set<std::string> breakersLeft;
    std::set<std::string> retriesLeft;
    for (const PrometheusSample &sample : decoded->samples) {
        if (sample.value < 0)
            continue;
        if (!sample.name.starts_with(retryStem)) {
            if (Breaker *breaker = itemOf(found.breakers, sample, breakersLeft))
                takeBreaker(*breaker, sample);
        } else if (RetryCalls *calls = itemOf(found.retries, sample, retriesLeft)) {
            if (auto *kept = callsOfKind(*calls, sample.label("kind")))
                *kept = sample.value;
        }
    }
    found.leftOut = breakersLeft.size() + retriesLeft.size();
    std::ranges::sort(found.breakers, {}, &Breaker::name);
    std::ranges::sort(found.retries, {}, &RetryCalls::name);
    return found;
}

} // namespace core
