// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/smoothcheck.h"
#include "tests/core/support/builders.h"
#include "tests/core/support/registration.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <set>

using namespace std::chrono_literals;
using core::CheckCode;
using core::CheckFinding;
using core::CheckInput;
using core::CheckVerdict;
using core::Setting;
using State = core::SettingReading::State;

using Change = std::function<void(CheckInput &)>;
Q_DECLARE_METATYPE(core::CheckCode)
Q_DECLARE_METATYPE(core::CheckVerdict)
Q_DECLARE_METATYPE(Change)

namespace {

void set(core::CheckedProcess &process, Setting setting, std::string text, State state = State::Value)
{
    process.reading.settings.value->readings[setting] = {state, std::move(text), "configprops"};
}

core::CheckedProcess process(const std::string &name, const std::string &application)
{
    core::CheckedProcess result;
    result.name = name;
    result.application = application;
    core::Settings settings;
    settings.hasBeans = settings.hasEnvironment = true;
    result.reading.settings.answered(settings, build::at(0), "http://" + name);
    return result;
}

core::CheckedProcess goodInstance(const std::string &name)
{
    core::CheckedProcess one = process(name, "ORDERS");
    set(one, Setting::ShutdownMode, "GRACEFUL");
    set(one, Setting::ShutdownPhaseTimeout, "PT30S");
    set(one, Setting::InitialStatus, "STARTING");
    auto facts = std::make_shared<core::ActuatorFacts>();
    facts->isProven = true;
    facts->generation = {3, 3};
    facts->endpoints[core::Endpoint::Shutdown].state = core::EndpointState::Answers;
    one.actuator = facts;
    return one;
}

/// Reads short caches, so that nothing is left to say.
void readLengths(core::CheckedProcess &caller)
{
    caller.fetch = {5s, true, false, "http://c (configprops)"};
    caller.listCache = {5s, true, false, "http://c (configprops)"};
}

core::CheckedProcess goodCaller(const std::string &name = "SHOP/s1", const std::string &application = "SHOP")
{
    core::CheckedProcess one = process(name, application);
    one.reading.settings.value->hasBalancerBean = true;
    set(one, Setting::RetryEnabled, "true");
    set(one, Setting::RetryNextInstance, "1");
    set(one, Setting::RetrySameInstance, "0");
    set(one, Setting::RetryAllOperations, "false");
    set(one, Setting::RetryStatusCodes, "503");
    set(one, Setting::BalancerConfiguration, "", State::Default);
    core::Wiring wiring;
    wiring.hasBeans = wiring.balancesBlocking = wiring.retriesBlocking = true;
    one.reading.wiring.answered(wiring, build::at(0), "http://s1/beans");
    readLengths(one);
    return one;
}

core::CheckedProcess goodServer()
{
    core::CheckedProcess one = process("http://eureka-1:8761/eureka", "");
    set(one, Setting::ResponseCacheInterval, "5000");
    set(one, Setting::EvictionInterval, "5000");
    set(one, Setting::SelfPreservation, "true");
    return one;
}

CheckInput goodInput()
{
    CheckInput input{build::app()};
    for (const char *id : {"o1", "o2", "o3"}) {
        core::InstanceView row = build::row(build::instance(id));
        build::registrationOf(row).hostName = std::string("host-") + id;
        row.zone = id;
        input.rows.push_back(row);
        input.instances.push_back(goodInstance(std::string("ORDERS/") + id));
    }
    input.callers.push_back(goodCaller());
    input.servers.push_back(goodServer());
    input.listed = 7;
    return input;
}

core::CheckedProcess gateway(std::optional<bool> retries)
{
    core::CheckedProcess one = goodCaller("GATEWAY/g1", "GATEWAY");
    one.routes = {{"to-orders", build::app(), retries}};
    return one;
}

/// Dalston: Zuul and Ribbon.
core::CheckedProcess oldGateway(const char *retryable)
{
    core::CheckedProcess one = goodCaller("ZUUL/z1", "ZUUL");
    one.isFirstGeneration = true;
    one.reading.wiring.value->isGateway = true;
    set(one, Setting::ZuulRetry, retryable);
    set(one, Setting::RibbonNextServer, "", State::Default);
    set(one, Setting::RibbonSameServer, "", State::Default);
    set(one, Setting::RibbonAllOperations, "", State::Default);
    return one;
}

const CheckFinding *find(const std::vector<CheckFinding> &findings, CheckCode code)
{
    const auto found = std::ranges::find(findings, code, &CheckFinding::code);
    return found == findings.end() ? nullptr : &*found;
}

core::Settings &settingsOf(core::CheckedProcess &process)
{
    return *process.reading.settings.value;
}

core::Wiring &wiringOf(core::CheckedProcess &process)
{
    return *process.reading.wiring.value;
}

} // namespace

class SmoothCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingToSay();
    void finds_data();
    void finds();
    void saysWhatIsNotRead_data();
    void saysWhatIsNotRead();
    void tellsTheStake();
    void movesMisplacedSettings();
    void whatIfOfShorterCaches();
    void tellsOncePerApplication();
    void ownSettingsOfAClientGoFirst();
    void aSwitchedOffRetryIsTheWholeStory();
    void whoMayCallIsNotSaidToFail();
    void urgentFirst();
    void writesYamlByApplication();
    void everyCodeHasAName();
};

void SmoothCheckTest::nothingToSay()
{
    for (const CheckFinding &finding : core::checkOf(goodInput())) {
        QVERIFY2(finding.verdict == CheckVerdict::Good, std::string(core::checkName(finding.code)).c_str());
        QVERIFY(finding.properties.empty());
    }
}

// Each row makes its finding appear in an input of which nothing else is to be said.
void SmoothCheckTest::finds_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<CheckCode>("code");
    QTest::addColumn<CheckVerdict>("verdict");
    QTest::addColumn<std::vector<std::string>>("properties");
    using Properties = std::vector<std::string>;
    const auto row = [](const char *name, CheckCode code, CheckVerdict verdict, Properties properties,
                        Change change) { QTest::newRow(name) << change << code << verdict << properties; };
    const auto caller = [&](const char *name, CheckCode code, CheckVerdict verdict, Properties properties,
                            Setting setting, const char *value) {
        row(name, code, verdict, std::move(properties),
            [=](CheckInput &input) { set(input.callers[0], setting, value); });
    };
    const CheckVerdict fails = CheckVerdict::Fails;
    const CheckVerdict advice = CheckVerdict::Advice;
    row("one instance", CheckCode::InstanceCount, fails, {}, [](CheckInput &input) {
        input.rows.erase(input.rows.begin() + 1, input.rows.end());
        input.instances.resize(1);
    });
    row("two instances", CheckCode::InstanceCount, advice, {}, [](CheckInput &input) {
        input.rows.erase(input.rows.begin() + 2, input.rows.end());
        input.instances.resize(2);
    });
    row("one host", CheckCode::HostSpread, advice, {}, [](CheckInput &input) {
        for (core::InstanceView &each : input.rows)
            build::registrationOf(each).hostName = "same";
    });
    row("one zone", CheckCode::ZoneSpread, advice, {}, [](CheckInput &input) {
        for (core::InstanceView &each : input.rows)
            each.zone = "a";
    });
    row("a shared id", CheckCode::SharedId, fails, {},
        [](CheckInput &input) { input.rows[0].sharesIdWith = {"STOCK"}; });
    row("no graceful shutdown", CheckCode::GracefulShutdown, fails, {"server.shutdown=graceful"},
        [](CheckInput &input) { set(input.instances[0], Setting::ShutdownMode, "IMMEDIATE"); });
    row("a time-out shorter than a request", CheckCode::GracefulTimeout, fails,
        {"spring.lifecycle.timeout-per-shutdown-phase=90s"}, [](CheckInput &input) {
            core::TrafficSample sample = build::sample(0, 9);
            sample.longestRequest = 44'200ms;
            input.rows[0].traffic.answered(sample, build::at(0), "t");
        });
    row("no shutdown endpoint", CheckCode::ShutdownEndpoint, advice,
        {"management.endpoint.shutdown.enabled=true", "management.endpoints.web.exposure.include=shutdown"},
        [](CheckInput &input) {
            auto facts = std::make_shared<core::ActuatorFacts>(*input.instances[0].actuator);
            facts->base = "http://o1/actuator";
            facts->endpoints[core::Endpoint::Shutdown].state = core::EndpointState::NotExposed;
            input.instances[0].actuator = facts;
        });
    row("registers as UP", CheckCode::InitialStatus, advice, {"eureka.instance.initial-status=STARTING"},
        [](CheckInput &input) { set(input.instances[0], Setting::InitialStatus, "", State::Default); });
    row("health follows Eureka", CheckCode::HealthWhileDrained, advice,
        {"management.endpoint.health.probes.enabled=true"},
        [](CheckInput &input) { input.rows[0].health.value->showsRegistryCopy = true; });
    row("misplaced", CheckCode::RetryPlace, fails, {"spring.cloud.loadbalancer.retry.enabled=true"},
        [](CheckInput &input) {
            settingsOf(input.callers[0]).misplaced = {
                {"spring.application.cloud.loadbalancer.retry.enabled", "true", "file"}};
        });
    caller("retry off", CheckCode::BalancerRetry, fails, {"spring.cloud.loadbalancer.retry.enabled=true"},
           Setting::RetryEnabled, "false");
    caller("no next instance", CheckCode::RetryNextInstance, fails,
           {"spring.cloud.loadbalancer.retry.max-retries-on-next-service-instance=1"},
           Setting::RetryNextInstance, "0");
    caller("same instance again", CheckCode::RetrySameInstance, advice,
           {"spring.cloud.loadbalancer.retry.max-retries-on-same-service-instance=0"},
           Setting::RetrySameInstance, "2");
    caller("all operations", CheckCode::RetryOperations, advice,
           {"spring.cloud.loadbalancer.retry.retry-on-all-operations=false"}, Setting::RetryAllOperations,
           "true");
    caller("no status code", CheckCode::RetryStatusCodes, advice,
           {"spring.cloud.loadbalancer.retry.retryable-status-codes=503"}, Setting::RetryStatusCodes, "");
    caller("another status code", CheckCode::RetryStatusCodes, advice,
           {"spring.cloud.loadbalancer.retry.retryable-status-codes=1503,503"}, Setting::RetryStatusCodes,
           "1503");
    row("no spring-retry by the beans", CheckCode::SpringRetry, fails, {},
        [](CheckInput &input) { wiringOf(input.callers[0]).retriesBlocking = false; });
    row("no spring-retry by the conditions", CheckCode::SpringRetry, fails, {}, [](CheckInput &input) {
        wiringOf(input.callers[0]) = {};
        wiringOf(input.callers[0]).hasBeans = true;
        wiringOf(input.callers[0]).hasSpringRetry = false;
    });
    row("WebClient", CheckCode::ReactiveRetry, advice, {"spring.cloud.loadbalancer.retry.enabled=true"},
        [](CheckInput &input) { wiringOf(input.callers[0]).balancesReactive = true; });
    row("health check without effect", CheckCode::HealthCheckEffect, advice,
        {"spring.cloud.loadbalancer.configurations=health-check"},
        [](CheckInput &input) { set(input.callers[0], Setting::HealthCheckRefetchInterval, "PT5S"); });
    row("health check that fetches once", CheckCode::HealthCheckRefetch, fails,
        {"spring.cloud.loadbalancer.health-check.refetch-instances=true"}, [](CheckInput &input) {
            set(input.callers[0], Setting::BalancerConfiguration, "health-check");
            set(input.callers[0], Setting::HealthCheckRefetch, "", State::Default);
            set(input.callers[0], Setting::HealthCheckRepeat, "true");
        });
    row("health check made once", CheckCode::HealthCheckRepeat, fails,
        {"spring.cloud.loadbalancer.health-check.repeat-health-check=true"}, [](CheckInput &input) {
            set(input.callers[0], Setting::BalancerConfiguration, "health-check");
            set(input.callers[0], Setting::HealthCheckRefetch, "true");
            set(input.callers[0], Setting::HealthCheckRepeat, "false");
        });
    row("a Retryer bean", CheckCode::FeignRetryer, advice, {}, [](CheckInput &input) {
        wiringOf(input.callers[0]).hasFeign = true;
        wiringOf(input.callers[0]).feignRetryers = {"feign.Retryer$Default"};
    });
    row("a Retryer by property", CheckCode::FeignRetryer, advice, {}, [](CheckInput &input) {
        settingsOf(input.callers[0]).feignRetryers = {{"feign.client.config.default.retryer", "x.Y", "f"}};
    });
    row("Resilience4j's retry", CheckCode::ResilienceRetry, advice, {},
        [](CheckInput &input) { wiringOf(input.callers[0]).hasResilienceRetry = true; });
    row("a circuit breaker by property", CheckCode::CircuitBreaker, advice, {}, [](CheckInput &input) {
        settingsOf(input.callers[0]).resilience = {
            {"resilience4j.circuitbreaker.instances.orders.failureRateThreshold", "50", "f"}};
    });
    row("a gateway's route without a filter", CheckCode::GatewayRetry, fails,
        {"spring.cloud.gateway.default-filters[0].name=Retry",
         "spring.cloud.gateway.default-filters[0].args.retries=2",
         "spring.cloud.gateway.default-filters[0].args.methods=GET"},
        [](CheckInput &input) { input.callers = {gateway(false)}; });
    row("Zuul", CheckCode::ZuulRetry, fails, {"zuul.retryable=true"},
        [](CheckInput &input) { input.callers = {oldGateway("false")}; });
    row("Ribbon without a next server", CheckCode::RibbonNextServer, fails,
        {"ribbon.MaxAutoRetriesNextServer=1"}, [](CheckInput &input) {
            input.callers = {oldGateway("true")};
            set(input.callers[0], Setting::RibbonNextServer, "0");
        });
    row("Ribbon with all operations", CheckCode::RibbonOperations, advice,
        {"ribbon.OkToRetryOnAllOperations=false"}, [](CheckInput &input) {
            input.callers = {oldGateway("true")};
            set(input.callers[0], Setting::RibbonAllOperations, "true");
        });
    row("Ribbon on the same server", CheckCode::RibbonSameServer, advice, {"ribbon.MaxAutoRetries=0"},
        [](CheckInput &input) {
            input.callers = {oldGateway("true")};
            set(input.callers[0], Setting::RibbonSameServer, "1");
        });
    row("a seldom fetch", CheckCode::FetchInterval, advice,
        {"eureka.client.registry-fetch-interval-seconds=5"},
        [](CheckInput &input) { input.callers[0].fetch.length = 30s; });
    row("a long list", CheckCode::ListCache, advice, {"spring.cloud.loadbalancer.cache.ttl=5s"},
        [](CheckInput &input) { input.callers[0].listCache.length = 35s; });
    row("a long server cache", CheckCode::ServerCache, advice,
        {"eureka.server.response-cache-update-interval-ms=5000"},
        [](CheckInput &input) { set(input.servers[0], Setting::ResponseCacheInterval, "", State::Default); });
    row("a seldom eviction", CheckCode::Eviction, advice,
        {"eureka.server.eviction-interval-timer-in-ms=5000"},
        [](CheckInput &input) { set(input.servers[0], Setting::EvictionInterval, "60000"); });
    row("no self-preservation", CheckCode::SelfPreservation, advice,
        {"eureka.server.enable-self-preservation=true"},
        [](CheckInput &input) { set(input.servers[0], Setting::SelfPreservation, "false"); });
    row("a small registry", CheckCode::SelfPreservation, advice, {},
        [](CheckInput &input) { input.listed = 5; });
}

void SmoothCheckTest::finds()
{
    QFETCH(Change, change);
    QFETCH(CheckCode, code);
    QFETCH(CheckVerdict, verdict);
    QFETCH(std::vector<std::string>, properties);
    CheckInput input = goodInput();
    change(input);
    const auto findings = core::checkOf(input);
    const CheckFinding *finding = find(findings, code);
    QVERIFY(finding);
    QCOMPARE(finding->verdict, verdict);
    std::vector<std::string> told = finding->properties;
    std::ranges::sort(told);
    std::ranges::sort(properties);
    QCOMPARE(told, properties);
}

void SmoothCheckTest::saysWhatIsNotRead_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<CheckCode>("code");
    QTest::addColumn<int>("unread");
    const auto row = [](const char *name, CheckCode code, core::Unread unread, Change change) {
        QTest::newRow(name) << change << code << static_cast<int>(unread);
    };
    using core::Unread;
    row("nobody calls", CheckCode::Callers, Unread::NotTold,
        [](CheckInput &input) { input.callers.clear(); });
    row("some may call", CheckCode::Callers, Unread::NotTold,
        [](CheckInput &input) { input.unknownCallers = 2; });
    row("a caller that does not answer", CheckCode::ProcessUnread, Unread::Failed, [](CheckInput &input) {
        input.callers[0].reading.settings = {};
        input.callers[0].reading.settings.failed(build::error());
    });
    row("an instance without an actuator", CheckCode::ProcessUnread, Unread::NotAsked,
        [](CheckInput &input) { input.instances[0].reading.settings = {}; });
    row("a server that does not answer", CheckCode::ProcessUnread, Unread::Failed, [](CheckInput &input) {
        input.servers[0].reading.settings = {};
        input.servers[0].reading.settings.failed(build::error());
    });
    row("a declared caller", CheckCode::ProcessUnread, Unread::Declared,
        [](CheckInput &input) { input.callers[0].isDeclared = true; });
    row("a masked number", CheckCode::RetryNextInstance, Unread::Masked,
        [](CheckInput &input) { set(input.callers[0], Setting::RetryNextInstance, "", State::Hidden); });
    row("no env", CheckCode::RetryPlace, Unread::NotTold,
        [](CheckInput &input) { settingsOf(input.callers[0]).hasEnvironment = false; });
    row("no beans", CheckCode::SpringRetry, Unread::Failed, [](CheckInput &input) {
        input.callers[0].reading.wiring = {};
        input.callers[0].reading.wiring.failed(build::error(core::ErrorKind::NotFound));
    });
    row("masked and the default depends on the version", CheckCode::GracefulShutdown, Unread::Masked,
        [](CheckInput &input) { set(input.instances[0], Setting::ShutdownMode, "", State::Default); });
    row("routes that do not tell filters", CheckCode::GatewayRetry, Unread::NotTold,
        [](CheckInput &input) { input.callers = {gateway(std::nullopt)}; });
    row("health that hides its parts", CheckCode::HealthWhileDrained, Unread::Masked,
        [](CheckInput &input) { input.rows[0].health.value->detailsAreHidden = true; });
    row("an assumed length", CheckCode::FetchInterval, Unread::Masked, [](CheckInput &input) {
        input.callers[0].fetch = {30s, false, true, {}};
    });
}

void SmoothCheckTest::saysWhatIsNotRead()
{
    QFETCH(Change, change);
    QFETCH(CheckCode, code);
    QFETCH(int, unread);
    CheckInput input = goodInput();
    change(input);
    const auto findings = core::checkOf(input);
    const CheckFinding *finding = find(findings, code);
    QVERIFY(finding);
    QCOMPARE(finding->verdict, CheckVerdict::NotRead);
    QVERIFY(finding->unread);
    QCOMPARE(static_cast<int>(*finding->unread), unread);
    QCOMPARE(finding->error.has_value(), *finding->unread == core::Unread::Failed);
    QVERIFY(finding->properties.empty());
}

void SmoothCheckTest::tellsTheStake()
{
    CheckInput input = goodInput();
    set(input.callers[0], Setting::RetryNextInstance, "0");
    set(input.servers[0], Setting::ResponseCacheInterval, "30000");
    input.callers[0].fetch.length = 30s;
    input.callers[0].listCache.length = 35s;
    input.rows.erase(input.rows.begin() + 2, input.rows.end());
    input.instances.resize(2);
    const auto findings = core::checkOf(input);
    const CheckFinding *finding = find(findings, CheckCode::RetryNextInstance);
    QVERIFY(finding);
    QCOMPARE(finding->length, std::optional<core::Millis>(95s));
    QCOMPARE(finding->share, std::optional(0.5));
    QCOMPARE(finding->readFrom, std::vector<std::string>{"http://SHOP/s1 (configprops)"});
}

void SmoothCheckTest::movesMisplacedSettings()
{
    CheckInput input = goodInput();
    settingsOf(input.callers[0]).misplaced = {
        {"spring.application.cloud.loadbalancer.retry.max-retries-on-next-service-instance", "2", "file"},
        {"spring.application.cloud.loadbalancer.secret", "", "file"},
        {"SPRING_APPLICATION_CLOUD_LOADBALANCER_RETRY_ENABLED", "true", "systemEnvironment"}};
    const auto findings = core::checkOf(input);
    const CheckFinding *finding = find(findings, CheckCode::RetryPlace);
    QVERIFY(finding);
    QCOMPARE(finding->arguments.size(), std::size_t(3));
    QCOMPARE(
        finding->properties,
        std::vector<std::string>{"spring.cloud.loadbalancer.retry.max-retries-on-next-service-instance=2"});
}

// Defaults: 30 + 30 + 35 s. Two callers that fetch every 5 s instead of every 30 s ask 12 instead of 2 times.
void SmoothCheckTest::whatIfOfShorterCaches()
{
    CheckInput input = goodInput();
    input.callers.push_back(goodCaller("SHOP/s2"));
    for (core::CheckedProcess &caller : input.callers) {
        caller.fetch.length = 30s;
        caller.listCache.length = 35s;
    }
    set(input.servers[0], Setting::ResponseCacheInterval, "30000");
    const auto findings = core::checkOf(input);
    const CheckFinding *whole = find(findings, CheckCode::Caches);
    QVERIFY(whole);
    QCOMPARE(whole->verdict, CheckVerdict::Advice);
    QCOMPARE(whole->arguments, (std::vector<std::string>{"95000", "15000"}));
    QCOMPARE(whole->length, std::optional<core::Millis>(80s));
    QCOMPARE(whole->addedPerMinute, std::optional(20.0));
    const CheckFinding *fetch = find(findings, CheckCode::FetchInterval);
    QCOMPARE(fetch->addedPerMinute, std::optional(20.0));
    QCOMPARE(fetch->length, std::optional<core::Millis>(25s));
    QCOMPARE(find(findings, CheckCode::ListCache)->addedPerMinute, std::optional(0.0));
}

void SmoothCheckTest::tellsOncePerApplication()
{
    CheckInput input = goodInput();
    input.callers.push_back(goodCaller("SHOP/s2"));
    input.callers.push_back(goodCaller("DESK/d1", "DESK"));
    for (core::CheckedProcess &caller : input.callers)
        set(caller, Setting::RetryNextInstance, "0");
    const auto findings = core::checkOf(input);
    std::vector<std::vector<std::string>> processes;
    for (const CheckFinding &finding : findings) {
        if (finding.code == CheckCode::RetryNextInstance)
            processes.push_back(finding.processes);
    }
    QCOMPARE(processes, (std::vector<std::vector<std::string>>{{"DESK/d1"}, {"SHOP/s1", "SHOP/s2"}}));
}

void SmoothCheckTest::ownSettingsOfAClientGoFirst()
{
    CheckInput input = goodInput();
    settingsOf(input.callers[0]).ofClients["orders"][Setting::RetryNextInstance] = {State::Value, "0", "f"};
    QCOMPARE(find(core::checkOf(input), CheckCode::RetryNextInstance)->verdict, CheckVerdict::Fails);
    settingsOf(input.callers[0]).ofClients.clear();
    settingsOf(input.callers[0]).ofClients["stock"][Setting::RetryNextInstance] = {State::Value, "0", "f"};
    QCOMPARE(find(core::checkOf(input), CheckCode::RetryNextInstance)->verdict, CheckVerdict::Good);
}

void SmoothCheckTest::aSwitchedOffRetryIsTheWholeStory()
{
    CheckInput input = goodInput();
    set(input.callers[0], Setting::RetryEnabled, "false");
    set(input.callers[0], Setting::RetryNextInstance, "0");
    const auto findings = core::checkOf(input);
    QVERIFY(!find(findings, CheckCode::RetryNextInstance));
    // A gateway's routes do not follow the load balancer's retry at all.
    input.callers = {gateway(true)};
    set(input.callers[0], Setting::RetryEnabled, "false");
    const auto ofGateway = core::checkOf(input);
    QVERIFY(!find(ofGateway, CheckCode::BalancerRetry));
    QCOMPARE(find(ofGateway, CheckCode::GatewayRetry)->verdict, CheckVerdict::Good);
}

void SmoothCheckTest::whoMayCallIsNotSaidToFail()
{
    CheckInput input = goodInput();
    set(input.callers[0], Setting::RetryNextInstance, "0");
    input.callers[0].isCertain = false;
    const auto findings = core::checkOf(input);
    QCOMPARE(find(findings, CheckCode::RetryNextInstance)->verdict, CheckVerdict::Advice);
    QVERIFY(find(findings, CheckCode::RetryNextInstance)->isPossible);
    QVERIFY(!find(findings, CheckCode::BalancerRetry)->isPossible);
    // The application's own instances hold a copy of themselves: only the lengths of it count.
    input.callers[0].application = "ORDERS";
    const auto ofItself = core::checkOf(input);
    QVERIFY(!find(ofItself, CheckCode::RetryNextInstance));
    QVERIFY(find(ofItself, CheckCode::FetchInterval));
}

void SmoothCheckTest::urgentFirst()
{
    CheckInput input = goodInput();
    set(input.callers[0], Setting::RetryNextInstance, "0");
    set(input.callers[0], Setting::RetrySameInstance, "2");
    input.unknownCallers = 1;
    const auto findings = core::checkOf(input);
    QVERIFY(std::ranges::is_sorted(findings, {}, &CheckFinding::verdict));
    QCOMPARE(findings.front().code, CheckCode::RetryNextInstance);
    QCOMPARE(findings.back().verdict, CheckVerdict::Good);
}

void SmoothCheckTest::writesYamlByApplication()
{
    CheckInput input = goodInput();
    QCOMPARE(core::yamlOf(core::checkOf(input)), std::string());
    set(input.callers[0], Setting::RetryNextInstance, "0");
    set(input.servers[0], Setting::SelfPreservation, "false");
    QCOMPARE(core::yamlOf(core::checkOf(input)),
             std::string("# Eureka\neureka:\n  server:\n    enable-self-preservation: true\n---\n# SHOP\n"
                         "spring:\n  cloud:\n    loadbalancer:\n      retry:\n"
                         "        max-retries-on-next-service-instance: 1\n"));
}

void SmoothCheckTest::everyCodeHasAName()
{
    std::set<std::string_view> names;
    const int last = static_cast<int>(CheckCode::ProcessUnread);
    for (int code = 0; code <= last; ++code)
        names.insert(core::checkName(static_cast<CheckCode>(code)));
    QCOMPARE(names.size(), std::size_t(last) + 1);
    QVERIFY(!names.contains("unknown"));
}

QTEST_APPLESS_MAIN(SmoothCheckTest)
#include "tst_smoothcheck.moc"
