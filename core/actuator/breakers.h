// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/health.h"
#include "core/actuator/metrics.h"
#include "core/base/ids.h"
#include "core/base/time.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Resilience4j's states of a circuit breaker, the worst for whoever asks first.
enum class BreakerState { Open, ForcedOpen, HalfOpen, Closed, MetricsOnly, Disabled };

/// Resilience4j's own word ("half_open", "CLOSED", "CIRCUIT_OPEN" of its health), any case.
std::optional<BreakerState> breakerState(std::string_view word);
/// As its meters have it: "open", "forced_open", "half_open", ...
std::string_view breakerStateName(BreakerState state);
/// It lets nothing through, or only a few to try.
bool isTripped(BreakerState state);

/// Who told the state of a breaker.
enum class BreakerSource { Meters, Health, HystrixStream };

/// For programs: "meters", "health", "hystrix-stream".
std::string_view breakerSourceName(BreakerSource source);

/// Calls of a Hystrix command within its last window, as Hystrix counts nothing for longer.
struct RecentCalls
{
    Millis window{10'000};
    double passed = 0; ///< let through
    double failed = 0; ///< of these: failed, timed out or rejected
    double notPermitted = 0;
    std::string group; ///< the command's: OpenFeign's bears the service's name, Zuul's is "RibbonCommand"

    bool operator==(const RecentCalls &) const = default;
};

/// One circuit breaker of a caller.
struct Breaker
{
    std::string name;
    std::optional<BreakerState> state; ///< absent: not told
    /// Calls that it did not let through since its process started; absent: not told.
    std::optional<double> notPermitted;
    BreakerSource source = BreakerSource::Meters;
    std::optional<RecentCalls> recent; ///< of Hystrix alone

    bool operator==(const Breaker &) const = default;
};

/// Calls of one Resilience4j retry since its process started. Each may be absent: not counted yet.
struct RetryCalls
{
    std::string name;
    std::optional<double> succeededAfterRetry;
    std::optional<double> failedAfterRetry;
    std::optional<double> succeededAtOnce;
    std::optional<double> failedAtOnce;

    bool operator==(const RetryCalls &) const = default;
};

/// What one caller tells of both. Empty where it publishes none.
struct Resilience
{
    std::vector<Breaker> breakers; ///< in order of name
    std::vector<RetryCalls> retries;
    std::size_t leftOut = 0; ///< of both, that were not asked for

    bool operator==(const Resilience &) const = default;
};

/// Breakers, and retries, of one process that are asked for, one by one.
inline constexpr std::size_t mostBreakers = 12;
/// The same where one answer tells of all: a gateway has a breaker for each service.
inline constexpr std::size_t mostBreakersTold = 200;

/// VALUE of a gauge, COUNT of a counter: Resilience4j 1.0 keeps its counts as gauges. Nothing where it is no
/// number or negative.
std::optional<double> numberOf(const Metric &meter);

/// The breaker, or the retry, of that name; a new one at the end where there is none.
template <typename Item> Item &itemNamed(std::vector<Item> &items, const std::string &name)
{
    const auto known = std::ranges::find(items, name, &Item::name);
    if (known != items.end())
        return *known;
    items.emplace_back().name = name;
    return items.back();
}

/// Where calls of that kind are kept ("failed_with_retry"); null for another word.
std::optional<double> *callsOfKind(RetryCalls &calls, std::string_view kind);

/// What the health component `circuitBreakers` tells, by the parts of the health.
std::vector<Breaker> breakersIn(const Health &health);

/// The meters' breakers with those that only the health tells, in order of name; a state that the meters do
/// not tell is the health's.
std::vector<Breaker> joined(std::vector<Breaker> metered, const std::vector<Breaker> &told);

/// A breaker's or retry's name holds the application's: "orders", "OrdersClient#find(String)". Another one
/// may guard calls to whomever.
bool namesApplication(std::string_view name, const ApplicationName &application);

} // namespace core
