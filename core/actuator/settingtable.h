// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/settings.h"

#include <array>

// Inside of the settings decoders: which property stands where, and of what kind it is.

namespace core::settingtable {

enum class Kind {
    Seconds,
    Milliseconds,
    Duration,
    Flag,
    Count, ///< from 1 to 1000
    Times, ///< from 0 to 1000
    Word,
    List, ///< of words, joined by commas; may be empty
};

/// Most properties of each kind that are kept beside the table, and most clients.
inline constexpr std::size_t mostNamed = 50;
inline constexpr std::size_t mostClients = 200;

struct Entry
{
    Setting setting;
    std::string_view prefix; ///< of the bean; empty: bound to none
    std::string_view path;   ///< inside its properties, camel case, dots between levels
    std::string_view name;   ///< full, kebab case
    Kind kind;
};

constexpr std::array<Entry, 28> table{{
    {Setting::ResponseCacheInterval, "eureka.server", "responseCacheUpdateIntervalMs",
     "eureka.server.response-cache-update-interval-ms", Kind::Milliseconds},
    {Setting::UseReadOnlyResponseCache, "eureka.server", "useReadOnlyResponseCache",
     "eureka.server.use-read-only-response-cache", Kind::Flag},
    {Setting::RegistryFetchInterval, "eureka.client", "registryFetchIntervalSeconds",
     "eureka.client.registry-fetch-interval-seconds", Kind::Seconds},
    {Setting::FetchBackOffBound, "eureka.client", "cacheRefreshExecutorExponentialBackOffBound",
     "eureka.client.cache-refresh-executor-exponential-back-off-bound", Kind::Count},
    {Setting::LeaseRenewalInterval, "eureka.instance", "leaseRenewalIntervalInSeconds",
     "eureka.instance.lease-renewal-interval-in-seconds", Kind::Seconds},
    {Setting::ListCacheEnabled, "", "", "spring.cloud.loadbalancer.cache.enabled", Kind::Flag},
    {Setting::ListCacheTtl, "spring.cloud.loadbalancer.cache", "ttl", "spring.cloud.loadbalancer.cache.ttl",
     Kind::Duration},
    {Setting::BalancerConfiguration, "", "", "spring.cloud.loadbalancer.configurations", Kind::Word},
    {Setting::HealthCheckInterval, "spring.cloud.loadbalancer", "healthCheck.interval",
     "spring.cloud.loadbalancer.health-check.interval", Kind::Duration},
    {Setting::HealthCheckRefetch, "spring.cloud.loadbalancer", "healthCheck.refetchInstances",
     "spring.cloud.loadbalancer.health-check.refetch-instances", Kind::Flag},
    {Setting::HealthCheckRefetchInterval, "spring.cloud.loadbalancer", "healthCheck.refetchInstancesInterval",
     "spring.cloud.loadbalancer.health-check.refetch-instances-interval", Kind::Duration},
    {Setting::RibbonListRefresh, "", "", "ribbon.ServerListRefreshInterval", Kind::Milliseconds},
    {Setting::ShutdownMode, "server", "shutdown", "server.shutdown", Kind::Word},
    {Setting::ShutdownPhaseTimeout, "spring.lifecycle", "timeoutPerShutdownPhase",
     "spring.lifecycle.timeout-per-shutdown-phase", Kind::Duration},
    {Setting::RetryEnabled, "spring.cloud.loadbalancer", "retry.enabled",
     "spring.cloud.loadbalancer.retry.enabled", Kind::Flag},
    {Setting::RetrySameInstance, "spring.cloud.loadbalancer", "retry.maxRetriesOnSameServiceInstance",
     "spring.cloud.loadbalancer.retry.max-retries-on-same-service-instance", Kind::Times},
    {Setting::RetryNextInstance, "spring.cloud.loadbalancer", "retry.maxRetriesOnNextServiceInstance",
     "spring.cloud.loadbalancer.retry.max-retries-on-next-service-instance", Kind::Times},
    {Setting::RetryAllOperations, "spring.cloud.loadbalancer", "retry.retryOnAllOperations",
     "spring.cloud.loadbalancer.retry.retry-on-all-operations", Kind::Flag},
    {Setting::RetryStatusCodes, "spring.cloud.loadbalancer", "retry.retryableStatusCodes",
     "spring.cloud.loadbalancer.retry.retryable-status-codes", Kind::List},
    {Setting::HealthCheckRepeat, "spring.cloud.loadbalancer", "healthCheck.repeatHealthCheck",
     "spring.cloud.loadbalancer.health-check.repeat-health-check", Kind::Flag},
    {Setting::InitialStatus, "eureka.instance", "initialStatus", "eureka.instance.initial-status",
     Kind::Word},
    {Setting::HealthToEureka, "", "", "eureka.client.healthcheck.enabled", Kind::Flag},
    {Setting::EvictionInterval, "eureka.server", "evictionIntervalTimerInMs",
     "eureka.server.eviction-interval-timer-in-ms", Kind::Milliseconds},
    {Setting::SelfPreservation, "eureka.server", "enableSelfPreservation",
     "eureka.server.enable-self-preservation", Kind::Flag},
    {Setting::RibbonSameServer, "", "", "ribbon.MaxAutoRetries", Kind::Times},
    {Setting::RibbonNextServer, "", "", "ribbon.MaxAutoRetriesNextServer", Kind::Times},
    {Setting::RibbonAllOperations, "", "", "ribbon.OkToRetryOnAllOperations", Kind::Flag},
    {Setting::ZuulRetry, "zuul", "retryable", "zuul.retryable", Kind::Flag},
}};

const Entry &entryOf(Setting setting);
bool isMasked(std::string_view text);
/// A reading of that text: a value, hidden, or unreadable for its kind.
SettingReading readingOf(Kind kind, std::string text, std::string readFrom);
std::optional<Millis> lengthOf(Kind kind, std::string_view text);
std::optional<bool> flagOf(std::string_view text);
std::optional<int> countOf(std::string_view text);
std::optional<int> timesOf(std::string_view text);

} // namespace core::settingtable
