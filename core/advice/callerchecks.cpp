// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/checker.h"

#include <algorithm>

namespace core {

namespace {

using Code = CheckCode;
using Verdict = CheckVerdict;

std::string property(Setting setting, std::string_view value)
{
    return std::string(settingName(setting)) + "=" + std::string(value);
}

bool isGateway(const CheckedProcess &caller)
{
    return !caller.routes.empty() || (caller.wiring() && caller.wiring()->isGateway);
}

/// Its list of instances comes from Spring Cloud LoadBalancer, or nothing says that it does not.
bool mayBalance(const CheckedProcess &caller)
{
    const Settings &settings = *caller.settings();
    const Wiring *wiring = caller.wiring();
    return settings.hasBalancerBean || !settings.hasBeans ||
           (wiring && (wiring->balancesBlocking || wiring->retriesBlocking || wiring->balancesReactive ||
                       wiring->retriesReactive));
}

/// The same values at the place where they are read; names of environment variables cannot be told apart.
std::vector<std::string> putRight(const std::vector<NamedSetting> &misplaced)
{
    constexpr std::string_view wrong = "spring.application.cloud.loadbalancer.";
    std::vector<std::string> properties;
    for (const NamedSetting &setting : misplaced) {
        if (setting.name.starts_with(wrong) && !setting.text.empty())
            properties.push_back("spring.cloud.loadbalancer." + setting.name.substr(wrong.size()) + "=" +
                                 setting.text);
    }
    return properties;
}

void checkPlace(Checker &checker, const CheckedProcess &caller)
{
    const Settings &settings = *caller.settings();
    if (!settings.hasEnvironment) {
        checker.addUnread(caller, Code::RetryPlace, Unread::NotTold);
        return;
    }
    std::vector<std::string> names;
    for (const NamedSetting &setting : settings.misplaced)
        names.push_back(setting.name);
    const bool isMisplaced = !names.empty();
    CheckFinding &finding =
        checker.add(caller, Code::RetryPlace, isMisplaced ? Verdict::Fails : Verdict::Good, std::move(names),
                    putRight(settings.misplaced));
    finding.readFrom = {caller.reading.settings.source + " (" +
                        (isMisplaced ? settings.misplaced.front().readFrom : "env") + ")"};
    if (isMisplaced)
        checker.stakeRequests(finding);
}

/// One flag or number whose wrong value is a finding.
struct ValueRule
{
    Code code;
    Setting setting;
    std::string_view fallback;
    bool (*isWrong)(const std::string &value);
    Verdict ifWrong;
    std::string_view better; ///< value to set; empty: none is proposed
    bool stakesRequests;
};

bool isZero(const std::string &value)
{
    return value == "0";
}
bool isAboveZero(const std::string &value)
{
    return value != "0";
}
bool isOn(const std::string &value)
{
    return isTrue(value);
}
bool isOff(const std::string &value)
{
    return !isTrue(value);
}

void apply(Checker &checker, const CheckedProcess &caller, const ValueRule &rule)
{
    const std::string client = checker.input().application.text();
    const auto value = checker.read(caller, rule.code, rule.setting, rule.fallback, client);
    if (!value)
        return;
    const bool isWrong = rule.isWrong(*value->text);
    std::vector<std::string> properties;
    if (isWrong && !rule.better.empty())
        properties = {property(rule.setting, rule.better)};
    CheckFinding &finding = checker.add(caller, rule.code, isWrong ? rule.ifWrong : Verdict::Good,
                                        {*value->text}, std::move(properties));
    finding.readFrom = {value->place};
    if (isWrong && rule.stakesRequests)
        checker.stakeRequests(finding);
}

constexpr ValueRule enabledRule{
    Code::BalancerRetry, Setting::RetryEnabled, "true", isOff, Verdict::Fails, "true", true};
constexpr ValueRule retryRules[] = {
    {Code::RetryNextInstance, Setting::RetryNextInstance, "1", isZero, Verdict::Fails, "1", true},
    {Code::RetrySameInstance, Setting::RetrySameInstance, "0", isAboveZero, Verdict::Advice, "0", false},
    {Code::RetryOperations, Setting::RetryAllOperations, "false", isOn, Verdict::Advice, "false", false},
};
constexpr ValueRule healthCheckRules[] = {
    {Code::HealthCheckRefetch, Setting::HealthCheckRefetch, "false", isOff, Verdict::Fails, "true", false},
    {Code::HealthCheckRepeat, Setting::HealthCheckRepeat, "true", isOff, Verdict::Fails, "true", false},
};
constexpr ValueRule ribbonRules[] = {
    {Code::RibbonNextServer, Setting::RibbonNextServer, "1", isZero, Verdict::Fails, "1", true},
    {Code::RibbonSameServer, Setting::RibbonSameServer, "0", isAboveZero, Verdict::Advice, "0", false},
    {Code::RibbonOperations, Setting::RibbonAllOperations, "false", isOn, Verdict::Advice, "false", false},
};
constexpr ValueRule zuulRule{
    Code::ZuulRetry, Setting::ZuulRetry, "false", isOff, Verdict::Fails, "true", true};

void checkStatusCodes(Checker &checker, const CheckedProcess &caller)
{
    const auto codes = checker.read(caller, Code::RetryStatusCodes, Setting::RetryStatusCodes, "",
                                    checker.input().application.text());
    if (!codes)
        return;
    const bool holds503 = ("," + *codes->text + ",").find(",503,") != std::string::npos;
    std::vector<std::string> properties;
    if (!holds503)
        properties = {
            property(Setting::RetryStatusCodes, codes->text->empty() ? "503" : *codes->text + ",503")};
    checker
        .add(caller, Code::RetryStatusCodes, holds503 ? Verdict::Good : Verdict::Advice, {*codes->text},
             std::move(properties))
        .readFrom = {codes->place};
}

void checkReactive(Checker &checker, const CheckedProcess &caller)
{
    const Wiring *wiring = caller.wiring();
    if (!wiring || !wiring->hasBeans || (!wiring->balancesReactive && !wiring->retriesReactive))
        return;
    const bool isRetried = wiring->retriesReactive;
    std::vector<std::string> properties;
    if (!isRetried)
        properties = {property(Setting::RetryEnabled, "true")};
    checker
        .add(caller, Code::ReactiveRetry, isRetried ? Verdict::Good : Verdict::Advice, {},
             std::move(properties))
        .readFrom = {caller.reading.wiring.source};
}

void checkRetry(Checker &checker, const CheckedProcess &caller)
{
    apply(checker, caller, enabledRule);
    const InForce enabled =
        inForce(caller, Setting::RetryEnabled, "true", checker.input().application.text());
    if (enabled.text && !isTrue(*enabled.text))
        return; // the rest of it has no effect
    checkSpringRetry(checker, caller);
    checkReactive(checker, caller);
    for (const ValueRule &rule : retryRules)
        apply(checker, caller, rule);
    checkStatusCodes(checker, caller);
}

/// Without "health-check" its values have no effect, whatever they are.
void checkHealthCheck(Checker &checker, const CheckedProcess &caller)
{
    const auto configuration =
        checker.read(caller, Code::HealthCheckEffect, Setting::BalancerConfiguration, "default");
    if (!configuration)
        return;
    const bool isInForce = *configuration->text == "health-check";
    const Settings &settings = *caller.settings();
    const Millis usual = std::chrono::seconds(25);
    const Millis refetch = lengthIn(settings, Setting::HealthCheckRefetchInterval).value_or(usual);
    const bool repeats = flagIn(settings, Setting::HealthCheckRepeat).value_or(true);
    const bool isChanged = refetch != usual || !repeats ||
                           flagIn(settings, Setting::HealthCheckRefetch) == true ||
                           lengthIn(settings, Setting::HealthCheckInterval).value_or(usual) != usual;
    const bool isInert = isChanged && !isInForce;
    std::vector<std::string> properties;
    if (isInert)
        properties = {property(Setting::BalancerConfiguration, "health-check")};
    checker
        .add(caller, Code::HealthCheckEffect, isInert ? Verdict::Advice : Verdict::Good,
             {std::to_string(refetch.count()), repeats ? "true" : "false", *configuration->text},
             std::move(properties))
        .readFrom = {configuration->place};
    if (!isInForce)
        return;
    for (const ValueRule &rule : healthCheckRules)
        apply(checker, caller, rule);
}

/// Routes of Spring Cloud Gateway are not retried by the load balancer's settings.
void checkGateway(Checker &checker, const CheckedProcess &caller)
{
    std::vector<std::string> bare;
    bool isTold = !caller.routes.empty();
    for (const GatewayRoute &route : caller.routes) {
        isTold = isTold && route.retries.has_value();
        if (route.retries == false)
            bare.push_back(route.id);
    }
    if (!isTold) {
        checker.addUnread(caller, Code::GatewayRetry, Unread::NotTold);
        return;
    }
    const bool isNewest = caller.actuator && caller.actuator->generation.oldest >= 4;
    const std::string prefix = isNewest ? "spring.cloud.gateway.server.webflux" : "spring.cloud.gateway";
    const bool isBare = !bare.empty();
    std::vector<std::string> properties;
    if (isBare)
        properties = {prefix + ".default-filters[0].name=Retry",
                      prefix + ".default-filters[0].args.retries=2",
                      prefix + ".default-filters[0].args.methods=GET"};
    CheckFinding &finding = checker.add(caller, Code::GatewayRetry, isBare ? Verdict::Fails : Verdict::Good,
                                        std::move(bare), std::move(properties));
    if (isBare)
        checker.stakeRequests(finding);
}

std::vector<std::string> namesOf(const std::vector<NamedSetting> &settings, std::string_view part)
{
    std::vector<std::string> names;
    for (const NamedSetting &setting : settings) {
        if (relaxedName(setting.name).find(part) != std::string::npos)
            names.push_back(setting.text.empty() ? setting.name : setting.name + "=" + setting.text);
    }
    return names;
}

void checkFeign(Checker &checker, const CheckedProcess &caller)
{
    const Wiring *wiring = caller.wiring();
    std::vector<std::string> retryers = namesOf(caller.settings()->feignRetryers, "");
    if (wiring)
        retryers.insert(retryers.end(), wiring->feignRetryers.begin(), wiring->feignRetryers.end());
    if (retryers.empty() && !(wiring && wiring->hasFeign))
        return;
    const bool retries = !retryers.empty();
    checker.add(caller, Code::FeignRetryer, retries ? Verdict::Advice : Verdict::Good, std::move(retryers))
        .readFrom = {wiring ? caller.reading.wiring.source : caller.reading.settings.source};
}

void checkBreakers(Checker &checker, const CheckedProcess &caller)
{
    const Wiring *wiring = caller.wiring();
    const auto add = [&](Code code, std::string_view part, bool isThere) -> CheckFinding * {
        std::vector<std::string> told = namesOf(caller.settings()->resilience, part);
        if (!isThere && told.empty() && !(wiring && wiring->hasBeans))
            return nullptr;
        const bool isFound = isThere || !told.empty();
        CheckFinding &finding =
            checker.add(caller, code, isFound ? Verdict::Advice : Verdict::Good, std::move(told));
        finding.readFrom = {wiring ? caller.reading.wiring.source : caller.reading.settings.source};
        return isFound ? &finding : nullptr;
    };
    add(Code::ResilienceRetry, "resilience4j.retry", wiring && wiring->hasResilienceRetry);
    if (CheckFinding *breaker =
            add(Code::CircuitBreaker, "resilience4j.circuitbreaker", wiring && wiring->hasCircuitBreaker))
        checker.stakeRequests(*breaker);
}

void checkCallersCaches(Checker &checker, const CheckedProcess &caller)
{
    checker.addLength(caller, Code::FetchInterval, caller.fetch,
                      property(Setting::RegistryFetchInterval, "5"));
    checker.addLength(caller, Code::ListCache, caller.listCache,
                      caller.isFirstGeneration ? property(Setting::RibbonListRefresh, "5000")
                                               : property(Setting::ListCacheTtl, "5s"));
}

void checkCaller(Checker &checker, const CheckedProcess &caller)
{
    if (caller.isDeclared || !caller.settings()) {
        checker.addUnread(caller, Code::ProcessUnread,
                          caller.isDeclared ? Unread::Declared : Unread::NotAsked,
                          caller.reading.settings.lastError);
        return;
    }
    checkCallersCaches(checker, caller);
    // Every client of Eureka holds a copy of its own application too, and hardly one calls itself.
    if (!caller.isCertain && caller.application == checker.input().application.text())
        return;
    checkPlace(checker, caller);
    if (caller.isFirstGeneration) {
        checkOldCaller(checker, caller);
    } else if (isGateway(caller)) {
        checkGateway(checker, caller);
        checkHealthCheck(checker, caller);
    } else if (mayBalance(caller)) {
        checkRetry(checker, caller);
        checkHealthCheck(checker, caller);
    }
    checkFeign(checker, caller);
    checkBreakers(checker, caller);
}

} // namespace

void checkSpringRetry(Checker &checker, const CheckedProcess &caller)
{
    const Wiring *wiring = caller.wiring();
    if (!wiring || !wiring->hasBeans) {
        checker.addUnread(caller, CheckCode::SpringRetry, Unread::NotTold, caller.reading.wiring.lastError);
        return;
    }
    const bool isThere = wiring->retriesBlocking || wiring->hasSpringRetry == true;
    if (!isThere && !wiring->balancesBlocking && wiring->hasSpringRetry != false)
        return; // it calls nobody in the way that would need it
    CheckFinding &finding =
        checker.add(caller, CheckCode::SpringRetry, isThere ? CheckVerdict::Good : CheckVerdict::Fails);
    finding.readFrom = {caller.reading.wiring.source};
    if (!isThere)
        checker.stakeRequests(finding);
}

void checkOldCaller(Checker &checker, const CheckedProcess &caller)
{
    if (isGateway(caller))
        apply(checker, caller, zuulRule);
    checkSpringRetry(checker, caller);
    for (const ValueRule &rule : ribbonRules)
        apply(checker, caller, rule);
}

void checkCallers(Checker &checker)
{
    for (const CheckedProcess &caller : checker.input().callers)
        checkCaller(checker, caller);
}

} // namespace core
