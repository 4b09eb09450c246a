// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/settings.h"

#include <array>

// Inside of the settings decoders: which property stands where, and of what kind it is.

namespace core::settingtable {

enum class Kind { Seconds, Milliseconds, Duration, Flag, Count, Word };

struct Entry
{
    Setting setting;
    std::string_view prefix; ///< of the bean; empty: bound to none
    std::string_view path;   ///< inside its properties, camel case, dots between levels
    std::string_view name;   ///< full, kebab case
    Kind kind;
};

constexpr std::array<Entry, 14> table{{
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
}};

const Entry &entryOf(Setting setting);
bool isMasked(std::string_view text);
/// A reading of that text: a value, hidden, or unreadable for its kind.
SettingReading readingOf(Kind kind, std::string text, std::string readFrom);
std::optional<Millis> lengthOf(Kind kind, std::string_view text);
std::optional<bool> flagOf(std::string_view text);
std::optional<int> countOf(std::string_view text);

} // namespace core::settingtable
