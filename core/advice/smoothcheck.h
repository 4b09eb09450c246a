// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/checkinput.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Most urgent first: the order of the list.
enum class CheckVerdict {
    Fails,   ///< requests fail in a release, or when an instance ends without a drain
    NotRead, ///< could not be read: see `unread`; what is not read is not known to be well
    Advice,  ///< could be better, or a risk that one should know
    Good,    ///< read, and as it should be
};
std::string_view checkVerdictName(CheckVerdict verdict); ///< "warning", "not-checked", "notice", "good"

enum class CheckCode {
    // Of the application's instances together and each.
    InstanceCount,      ///< arguments: how many are UP
    HostSpread,         ///< arguments: hosts
    ZoneSpread,         ///< arguments: zones, and the only one
    SharedId,           ///< arguments: the other applications
    GracefulShutdown,   ///< arguments: mode in force; requests running now, where told
    GracefulTimeout,    ///< arguments: time-out, longest request seen, in milliseconds
    ShutdownEndpoint,   ///< arguments: state of the endpoint
    InitialStatus,      ///< arguments: word in force; then "handler" where its health check sets UP
    HealthWhileDrained, ///< its health address turns 503 while it is drained
    // Of its callers.
    RetryPlace,        ///< arguments: misplaced names
    BalancerRetry,     ///< arguments: whether it is enabled
    SpringRetry,       ///< the library without which nothing is retried
    ReactiveRetry,     ///< WebClient retries only where it is switched on in so many words
    RetryNextInstance, ///< arguments: times
    RetrySameInstance, ///< arguments: times
    RetryOperations,   ///< arguments: whether POST and the like are repeated, too
    RetryStatusCodes,  ///< arguments: codes
    HealthCheckEffect, ///< arguments: refetch interval in milliseconds, repeat, configuration in force
    HealthCheckRefetch,
    HealthCheckRepeat,
    FeignRetryer,     ///< arguments: its retryers
    RibbonNextServer, ///< arguments: times
    RibbonSameServer, ///< arguments: times
    RibbonOperations, ///< arguments: whether POST and the like are repeated, too
    ZuulRetry,        ///< arguments: whether it is on
    GatewayRetry,     ///< arguments: routes without a filter Retry
    ResilienceRetry,  ///< arguments: properties that say how
    CircuitBreaker,   ///< arguments: properties that say how
    FetchInterval,    ///< arguments: milliseconds
    ListCache,        ///< arguments: milliseconds
    // Of the Eureka servers.
    ServerCache,      ///< arguments: milliseconds
    Eviction,         ///< arguments: milliseconds
    SelfPreservation, ///< arguments: whether it is on, instances that the server lists
    // Of all together.
    Caches,        ///< arguments: milliseconds now, and with the shorter ones; what-if of all three
    Callers,       ///< arguments: how many there are; how many could be some or not
    ProcessUnread, ///< nothing of it could be read
};
/// For programs, for example "retry-next-instance". Never changed once released.
std::string_view checkName(CheckCode code);

/// Why something could not be read.
enum class Unread {
    NotAsked, ///< its actuator was not found, or it was not asked yet
    Failed,   ///< see the error
    Masked,   ///< "******"
    NotTold,  ///< what answered does not hold it
    Declared, ///< the profile names the caller, and Eureka does not
};

struct CheckFinding
{
    CheckCode code = CheckCode::Callers;
    CheckVerdict verdict = CheckVerdict::NotRead;
    std::string application;              ///< of the processes; empty: Eureka's servers
    std::vector<std::string> processes;   ///< "ORDERS/orders-1:8080", or a server's address; sorted
    std::vector<std::string> arguments;   ///< see CheckCode; what is in force goes first
    std::optional<Millis> length;         ///< at stake: requests fail, or a drain waits, so much longer
    std::optional<double> share;          ///< of requests that fail meanwhile, 0..1
    std::optional<double> addedPerMinute; ///< requests at Eureka that the cure adds
    std::vector<std::string> properties;  ///< to set, "name=value"; may be empty
    std::vector<std::string> readFrom;    ///< addresses, with the place there
    bool isPossible = false;              ///< of a caller that may call or not: then nothing is said to fail
    std::optional<Unread> unread;         ///< of NotRead
    std::optional<Error> error;           ///< of Unread::Failed

    bool operator==(const CheckFinding &) const = default;
};

/// A check at one moment.
struct SmoothCheck
{
    ApplicationName application;
    TimePoint at{};
    std::vector<CheckFinding> findings;
    bool isAwaited = false; ///< a process was not asked yet

    bool operator==(const SmoothCheck &) const = default;
};

/// Length that caches are shortened to in every what-if.
inline constexpr Millis shortCache = std::chrono::seconds(5);

/// Everything that the release of this application depends on in the settings of its instances, its callers
/// and Eureka, the most urgent first. What holds for several processes of one application is one finding.
std::vector<CheckFinding> checkOf(const CheckInput &input);

/// The properties of all findings that are not good, by application ("" for Eureka), each once, as YAML with
/// a comment that says whose file it belongs to.
std::string yamlOf(const std::vector<CheckFinding> &findings);

} // namespace core
