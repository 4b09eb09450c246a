// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/breakers.h"

#include "core/http/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace core {

namespace {

constexpr std::array<std::pair<std::string_view, BreakerState>, 6> stateNames{{
    {"open", BreakerState::Open},
    {"forced_open", BreakerState::ForcedOpen},
    {"half_open", BreakerState::HalfOpen},
    {"closed", BreakerState::Closed},
    {"metrics_only", BreakerState::MetricsOnly},
    {"disabled", BreakerState::Disabled},
}};

constexpr std::string_view healthPart = "circuitBreakers.";

/// Small letters and digits alone: "Orders-Client" is "ordersclient".
std::string bare(std::string_view text)
{
    std::string result;
    std::ranges::copy_if(lowered(text), std::back_inserter(result),
                         [](char c) { return isAlpha(c) || isDigit(c); });
    return result;
}

} // namespace

std::optional<BreakerState> breakerState(std::string_view word)
{
    constexpr std::string_view ofHealth = "circuit_"; // CIRCUIT_OPEN, CIRCUIT_HALF_OPEN
    std::string small = lowered(word);
    if (small.starts_with(ofHealth))
        small.erase(0, ofHealth.size());
    for (const auto &[name, state] : stateNames) {
        if (name == small)
            return state;
    }
    return std::nullopt;
}

std::string_view breakerStateName(BreakerState state)
{
    const auto found =
        std::ranges::find(stateNames, state, &std::pair<std::string_view, BreakerState>::second);
    return found == stateNames.end() ? std::string_view() : found->first;
}

std::string_view breakerSourceName(BreakerSource source)
{
    switch (source) {
    case BreakerSource::Health:
        return "health";
    case BreakerSource::HystrixStream:
        return "hystrix-stream";
    case BreakerSource::Meters:
        break;
    }
    return "meters";
}

bool isTripped(BreakerState state)
{
    return state == BreakerState::Open || state == BreakerState::ForcedOpen ||
           state == BreakerState::HalfOpen;
}

std::optional<double> numberOf(const Metric &meter)
{
    auto number = meter.value("COUNT");
    if (!number)
        number = meter.value("VALUE");
    return number && std::isfinite(*number) && *number >= 0 ? number : std::nullopt;
}

std::optional<double> *callsOfKind(RetryCalls &calls, std::string_view kind)
{
    if (kind == "successful_with_retry")
        return &calls.succeededAfterRetry;
    if (kind == "failed_with_retry")
        return &calls.failedAfterRetry;
    if (kind == "successful_without_retry")
        return &calls.succeededAtOnce;
    return kind == "failed_without_retry" ? &calls.failedAtOnce : nullptr;
}

std::vector<Breaker> breakersIn(const Health &health)
{
    std::vector<Breaker> breakers;
    for (const HealthPart &part : health.parts) {
        if (!part.path.starts_with(healthPart))
            continue;
        // Its details say the state; the status says it too, unless the breaker may fail the health (DOWN).
        auto state = breakerState(part.detail);
        if (!state)
            state = part.status == "UP" ? BreakerState::Closed : breakerState(part.status);
        breakers.push_back({part.path.substr(healthPart.size()), state, {}, BreakerSource::Health, {}});
    }
    return breakers;
}

std::vector<Breaker> joined(std::vector<Breaker> metered, const std::vector<Breaker> &told)
{
    for (const Breaker &one : told) {
        const auto known = std::ranges::find(metered, one.name, &Breaker::name);
        if (known == metered.end()) {
            metered.push_back(one);
        } else if (!known->state) {
            known->state = one.state;
            known->source = one.source;
        }
    }
    std::ranges::sort(metered, {}, &Breaker::name);
    return metered;
}

bool namesApplication(std::string_view name, const ApplicationName &application)
{
    constexpr std::size_t shortest = 3; // "A" is in nearly every name
    const std::string sought = bare(application.text());
    const std::string text = bare(name);
    return !sought.empty() &&
           (sought.size() < shortest ? text == sought : text.find(sought) != std::string::npos);
}

} // namespace core
