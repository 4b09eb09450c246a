// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/http/request.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The properties that say how long a change takes to reach the last request, and what becomes of a request
/// that meets an instance which is gone. Defaults and names: eureka-client, eureka-core, Ribbon, Zuul and
/// Spring Cloud's own property classes.
enum class Setting {
    ResponseCacheInterval,      ///< eureka.server.response-cache-update-interval-ms, 30 s
    UseReadOnlyResponseCache,   ///< eureka.server.use-read-only-response-cache, true
    RegistryFetchInterval,      ///< eureka.client.registry-fetch-interval-seconds, 30 s
    FetchBackOffBound,          ///< eureka.client.cache-refresh-executor-exponential-back-off-bound, 10
    LeaseRenewalInterval,       ///< eureka.instance.lease-renewal-interval-in-seconds, 30 s
    ListCacheEnabled,           ///< spring.cloud.loadbalancer.cache.enabled, true (env only)
    ListCacheTtl,               ///< spring.cloud.loadbalancer.cache.ttl, 35 s
    BalancerConfiguration,      ///< spring.cloud.loadbalancer.configurations, "default" (env only)
    HealthCheckInterval,        ///< spring.cloud.loadbalancer.health-check.interval, 25 s
    HealthCheckRefetch,         ///< spring.cloud.loadbalancer.health-check.refetch-instances, false
    HealthCheckRefetchInterval, ///< spring.cloud.loadbalancer.health-check.refetch-instances-interval, 25 s
    RibbonListRefresh,          ///< ribbon.ServerListRefreshInterval, 30 s (env only)
    ShutdownMode,               ///< server.shutdown, immediate; graceful from Boot 3.4
    ShutdownPhaseTimeout,       ///< spring.lifecycle.timeout-per-shutdown-phase, 30 s
    // Below spring.cloud.loadbalancer.retry; of one client below
    // spring.cloud.loadbalancer.clients.<id>.retry.
    RetryEnabled,       ///< enabled, true
    RetrySameInstance,  ///< max-retries-on-same-service-instance, 0
    RetryNextInstance,  ///< max-retries-on-next-service-instance, 1
    RetryAllOperations, ///< retry-on-all-operations, false
    RetryStatusCodes,   ///< retryable-status-codes, none
    HealthCheckRepeat,  ///< spring.cloud.loadbalancer.health-check.repeat-health-check, true
    InitialStatus,      ///< eureka.instance.initial-status, UP
    HealthToEureka,     ///< eureka.client.healthcheck.enabled, false (env only)
    EvictionInterval,   ///< eureka.server.eviction-interval-timer-in-ms, 60 s
    SelfPreservation,   ///< eureka.server.enable-self-preservation, true
    // Of Ribbon, for all clients or below <client>.ribbon (env only).
    RibbonSameServer,    ///< ribbon.MaxAutoRetries, 0
    RibbonNextServer,    ///< ribbon.MaxAutoRetriesNextServer, 1
    RibbonAllOperations, ///< ribbon.OkToRetryOnAllOperations, false
    ZuulRetry,           ///< zuul.retryable, false; of one route zuul.routes.<id>.retryable
};

/// What was found out about one property. Not having looked is the absence of this value.
struct SettingReading
{
    enum class State {
        Value,      ///< `text` is in force
        Default,    ///< nothing sets it: the default of that library holds
        Hidden,     ///< "******": it may be anything
        Unreadable, ///< a text that is not what such a property holds
    };
    State state = State::Default;
    std::string text;     ///< for Value and Unreadable, at most 200 characters
    std::string readFrom; ///< where inside the answer: "configprops" or the name of the property source

    bool operator==(const SettingReading &) const = default;
};

/// A property of which more than its value matters: its name is not fixed.
struct NamedSetting
{
    std::string name;     ///< as written there
    std::string text;     ///< at most 200 characters; empty where it is masked
    std::string readFrom; ///< name of the property source, or "configprops"

    bool operator==(const NamedSetting &) const = default;
};

struct Settings
{
    std::map<Setting, SettingReading> readings;
    /// What is set for one client or route alone, by its name in lower case without dashes.
    std::map<std::string, std::map<Setting, SettingReading>> ofClients;
    /// Below spring.application.cloud.loadbalancer, where nothing reads it: a mistake that an article spread.
    std::vector<NamedSetting> misplaced;
    std::vector<NamedSetting> feignRetryers; ///< classes that a Feign client's configuration names
    std::vector<NamedSetting> resilience;    ///< of Resilience4j's retries and circuit breakers
    /// <client>.ribbon.ServerListRefreshInterval, by client in lower case; at most 200.
    std::map<std::string, SettingReading> ribbonByClient;
    bool isFirstGeneration = false; ///< the answer had the shape of Boot 1.5
    bool hasBalancerBean = false;   ///< Spring Cloud LoadBalancer's cache is set up in this process
    bool hasBeans = false;          ///< configprops was read
    bool hasEnvironment = false;    ///< the whole environment was read: what is not in it is not set

    const SettingReading *find(Setting setting) const;
    /// What is in force towards that client: its own, else what is set for all.
    const SettingReading *findFor(Setting setting, std::string_view client) const;
    bool operator==(const Settings &) const = default;
};

/// Full name in kebab case, for example "eureka.client.registry-fetch-interval-seconds".
std::string_view settingName(Setting setting);
std::string_view settingStateName(SettingReading::State state); ///< for programs: "value", "hidden", ...
const std::vector<Setting> &allSettings();

/// Lower case without dashes and underscores: Spring's relaxed names, and Eureka's upper case ones, are
/// equal.
std::string relaxedName(std::string_view name);

/// The length, where a value is in force that is one.
std::optional<Millis> lengthIn(const Settings &settings, Setting setting);
std::optional<bool> flagIn(const Settings &settings, Setting setting);
std::optional<int> countIn(const Settings &settings, Setting setting); ///< from 1 to 1000
bool isDefaultIn(const Settings &settings, Setting setting);           ///< known that nothing sets it
bool isHiddenIn(const Settings &settings, Setting setting);

/// Boot 1.5 (beans at the top, "parent"), 2 and later (contexts.*.beans.*); beans are found by their prefix,
/// as their names move between versions. Errors: NotJson, Malformed.
Result<Settings> decodeConfigurationProperties(std::string_view body, std::string_view where);

/// The whole of env, or what a pattern or one name brought: 1.5 ({source:{key:value}} or {key:value}), 2 and
/// later (propertySources, or property for one name). Relaxed names are recognised. A property that the whole
/// document does not hold is Default; one name's answer says nothing of others.
Result<Settings> decodeEnvironment(std::string_view body, std::string_view where, bool isWhole);

/// Answer to a question for one name: 404 with whatever body means that nothing sets it by that spelling.
Result<Settings> settingFrom(const Result<Response> &response, Setting setting, std::string_view where);

/// Both together: what configprops has in force goes first, env fills in what it does not hold.
Settings joined(Settings configurationProperties, const Settings &environment);

Request configurationPropertiesRequest(std::string_view actuatorUrl);
Request wholeEnvironmentRequest(std::string_view actuatorUrl);

} // namespace core
