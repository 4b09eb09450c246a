// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/settings.h"

#include <QTest>

#include <set>

using namespace std::chrono_literals;
using core::Setting;
using State = core::SettingReading::State;

Q_DECLARE_METATYPE(core::Setting)
Q_DECLARE_METATYPE(core::SettingReading::State)

namespace {

constexpr const char *where = "http://h/actuator/configprops";

/// One bean of Boot 2 and later.
std::string bean(const std::string &prefix, const std::string &properties, const std::string &inputs = {})
{
    return R"({"contexts":{"orders":{"beans":{"any-name":{"prefix":")" + prefix + R"(","properties":)" +
           properties + (inputs.empty() ? std::string() : R"(,"inputs":)" + inputs) +
           R"(}},"parentId":"bootstrap"}}})";
}

core::Response answer(int status, std::string body)
{
    return {status, {{"Content-Type", "application/json"}}, std::move(body), {}};
}

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void readsBeans_data();
    void readsBeans();
    void readsEnvironment_data();
    void readsEnvironment();
    void theFirstSourceIsInForce();
    void theBootstrapContextGoesLast();
    void ribbonPerClient();
    void readsRetries();
    void readsRetriesOfClients();
    void listsMayBeMasked();
    void keepsWhatHasNoFixedName();
    void findsMisplacedVariables();
    void boundsWhatIsKept();
    void oneName_data();
    void oneName();
    void joins();
    void whatIsNotReadIsNoDefault();
    void refuses_data();
    void refuses();
    void everyPropertyHasAName();
};

void SettingsTest::readsBeans_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<Setting>("setting");
    QTest::addColumn<State>("state");
    QTest::addColumn<qint64>("length"); // -1: none
    const auto row = [](const char *name, const std::string &body, Setting setting, State state,
                        qint64 length) { QTest::newRow(name) << body << setting << state << length; };
    row("server cache as a number", bean("eureka.server", R"({"responseCacheUpdateIntervalMs":2000})"),
        Setting::ResponseCacheInterval, State::Value, 2'000);
    row("fetch in seconds", bean("eureka.client", R"({"registryFetchIntervalSeconds":5})"),
        Setting::RegistryFetchInterval, State::Value, 5'000);
    row("fetch as text", bean("eureka.client", R"({"registryFetchIntervalSeconds":"5"})"),
        Setting::RegistryFetchInterval, State::Value, 5'000);
    row("list cache in ISO form", bean("spring.cloud.loadbalancer.cache", R"({"ttl":"PT2S","capacity":256})"),
        Setting::ListCacheTtl, State::Value, 2'000);
    row("list cache as an object of 2.0",
        bean(
            "spring.cloud.loadbalancer.cache",
            R"({"ttl":{"seconds":35,"nano":500000000,"negative":false,"zero":false,"units":["SECONDS","NANOS"]}})"),
        Setting::ListCacheTtl, State::Value, 35'500);
    row("list cache as Jackson's number of seconds",
        bean("spring.cloud.loadbalancer.cache", R"({"ttl":35.000000000})"), Setting::ListCacheTtl,
        State::Value, 35'000);
    row("phase time-out", bean("spring.lifecycle", R"({"timeoutPerShutdownPhase":"PT30S"})"),
        Setting::ShutdownPhaseTimeout, State::Value, 30'000);
    row("health check of the list",
        bean("spring.cloud.loadbalancer", R"({"healthCheck":{"interval":"PT25S"}})"),
        Setting::HealthCheckInterval, State::Value, 25'000);
    row("1.5: at the top",
        R"({"eurekaClientConfigBean":{"prefix":"eureka.client","properties":{"registryFetchIntervalSeconds":30}}})",
        Setting::RegistryFetchInterval, State::Value, 30'000);
    row("1.5: in the parent",
        R"({"parent":{"b":{"prefix":"eureka.client","properties":{"registryFetchIntervalSeconds":7}}}})",
        Setting::RegistryFetchInterval, State::Value, 7'000);
    row("masked", bean("eureka.client", R"({"registryFetchIntervalSeconds":"******"})"),
        Setting::RegistryFetchInterval, State::Hidden, -1);
    row("masked and set",
        bean("eureka.client", R"({"registryFetchIntervalSeconds":"******"})",
             R"({"registryFetchIntervalSeconds":{"value":"******","origin":"application.yml - 3:5"}})"),
        Setting::RegistryFetchInterval, State::Hidden, -1);
    row("masked and proven unset",
        bean("eureka.client", R"({"registryFetchIntervalSeconds":"******"})",
             R"({"registryFetchIntervalSeconds":{}})"),
        Setting::RegistryFetchInterval, State::Default, -1);
    row("nonsense", bean("eureka.client", R"({"registryFetchIntervalSeconds":"soon"})"),
        Setting::RegistryFetchInterval, State::Unreadable, -1);
    row("negative", bean("eureka.client", R"({"registryFetchIntervalSeconds":-5})"),
        Setting::RegistryFetchInterval, State::Unreadable, -1);
    row("longer than a day", bean("eureka.client", R"({"registryFetchIntervalSeconds":86401})"),
        Setting::RegistryFetchInterval, State::Unreadable, -1);
}

void SettingsTest::readsBeans()
{
    QFETCH(std::string, body);
    QFETCH(Setting, setting);
    QFETCH(State, state);
    QFETCH(qint64, length);
    const auto settings = core::decodeConfigurationProperties(body, where);
    QVERIFY(settings);
    const core::SettingReading *reading = settings->find(setting);
    QVERIFY(reading);
    QCOMPARE(reading->state, state);
    QCOMPARE(reading->readFrom, std::string("configprops"));
    const auto read = core::lengthIn(*settings, setting);
    QCOMPARE(read ? static_cast<qint64>(read->count()) : -1, length);
    QCOMPARE(core::isHiddenIn(*settings, setting), state == State::Hidden);
    QCOMPARE(core::isDefaultIn(*settings, setting), state == State::Default);
}

void SettingsTest::readsEnvironment_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::string>("key");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *name, const char *source, const char *key, bool isFound) {
        QTest::newRow(name) << std::string(source) << std::string(key) << isFound;
    };
    row("kebab", "commandLineArgs", "eureka.client.registry-fetch-interval-seconds", true);
    row("camel", "applicationConfig", "eureka.client.registryFetchIntervalSeconds", true);
    row("underscores", "applicationConfig", "eureka.client.registry_fetch_interval_seconds", true);
    row("capitals", "applicationConfig", "EUREKA.CLIENT.REGISTRY-FETCH-INTERVAL-SECONDS", true);
    row("a variable without dashes", "systemEnvironment", "EUREKA_CLIENT_REGISTRYFETCHINTERVALSECONDS", true);
    row("a variable of 1.5", "systemEnvironment", "EUREKA_CLIENT_REGISTRY_FETCH_INTERVAL_SECONDS", true);
    row("no dots in a file", "applicationConfig", "EUREKA_CLIENT_REGISTRYFETCHINTERVALSECONDS", false);
    row("longer", "commandLineArgs", "eureka.client.registry-fetch-interval-seconds.x", false);
    row("another prefix", "commandLineArgs", "my.eureka.client.registry-fetch-interval-seconds", false);
}

void SettingsTest::readsEnvironment()
{
    QFETCH(std::string, source);
    QFETCH(std::string, key);
    QFETCH(bool, isFound);
    const std::string modern = R"({"activeProfiles":[],"propertySources":[{"name":")" + source +
                               R"(","properties":{")" + key + R"(":{"value":"7","origin":"x"}}}]})";
    const std::string first = R"({"profiles":[],")" + source + R"(":{")" + key + R"(":"7"}})";
    for (const std::string &body : {modern, first}) {
        const auto settings = core::decodeEnvironment(body, "http://h/env", true);
        QVERIFY(settings);
        QCOMPARE(settings->isFirstGeneration, body == first);
        const auto *reading = settings->find(Setting::RegistryFetchInterval);
        QVERIFY(reading);
        QCOMPARE(reading->state, isFound ? State::Value : State::Default);
        QCOMPARE(reading->readFrom, isFound ? source : std::string("env"));
        QCOMPARE(core::lengthIn(*settings, Setting::RegistryFetchInterval),
                 isFound ? std::optional(core::Millis(7'000)) : std::nullopt);
    }
}

void SettingsTest::theFirstSourceIsInForce()
{
    const auto settings = core::decodeEnvironment(
        R"({"propertySources":[{"name":"commandLineArgs","properties":{"spring.cloud.loadbalancer.cache.ttl":{"value":"2s"}}},
            {"name":"file","properties":{"spring.cloud.loadbalancer.cache.ttl":{"value":"40s"}}}]})",
        "http://h/env", true);
    QVERIFY(settings);
    QCOMPARE(core::lengthIn(*settings, Setting::ListCacheTtl), std::optional(core::Millis(2s)));
    QCOMPARE(settings->find(Setting::ListCacheTtl)->readFrom, std::string("commandLineArgs"));
}

void SettingsTest::theBootstrapContextGoesLast()
{
    const auto settings = core::decodeConfigurationProperties(
        R"({"contexts":{"bootstrap":{"beans":{"a":{"prefix":"eureka.client","properties":{"registryFetchIntervalSeconds":30}}}},
            "orders":{"beans":{"a":{"prefix":"eureka.client","properties":{"registryFetchIntervalSeconds":5}}}}}})",
        where);
    QVERIFY(settings);
    QCOMPARE(core::lengthIn(*settings, Setting::RegistryFetchInterval), std::optional(core::Millis(5s)));
}

void SettingsTest::ribbonPerClient()
{
    const auto settings = core::decodeEnvironment(
        R"({"file":{"ribbon.ServerListRefreshInterval":"15000","Orders.ribbon.ServerListRefreshInterval":"2000",
            "payments.ribbon.ServerListRefreshInterval":"******"}})",
        "http://h/env", true);
    QVERIFY(settings);
    QCOMPARE(core::lengthIn(*settings, Setting::RibbonListRefresh), std::optional(core::Millis(15s)));
    QCOMPARE(settings->ribbonByClient.size(), std::size_t(2));
    QCOMPARE(settings->ribbonByClient.at("orders").text, std::string("2000"));
    QCOMPARE(settings->ribbonByClient.at("payments").state, State::Hidden);
}

void SettingsTest::readsRetries()
{
    const auto bound = core::decodeConfigurationProperties(
        bean(
            "spring.cloud.loadbalancer",
            R"({"retry":{"enabled":false,"maxRetriesOnSameServiceInstance":0,"maxRetriesOnNextServiceInstance":3,
                 "retryOnAllOperations":true,"retryableStatusCodes":[503,500]},"healthCheck":{"repeatHealthCheck":false}})"),
        where);
    QVERIFY(bound && bound->hasBeans);
    const auto text = [&](Setting setting) { return bound->find(setting)->text; };
    QCOMPARE(text(Setting::RetryEnabled), std::string("false"));
    QCOMPARE(text(Setting::RetrySameInstance), std::string("0"));
    QCOMPARE(text(Setting::RetryNextInstance), std::string("3"));
    QCOMPARE(text(Setting::RetryAllOperations), std::string("true"));
    QCOMPARE(text(Setting::RetryStatusCodes), std::string("503,500"));
    QCOMPARE(text(Setting::HealthCheckRepeat), std::string("false"));
    const auto environment = core::decodeEnvironment(
        R"({"propertySources":[{"name":"commandLineArgs","properties":{
            "spring.cloud.loadbalancer.retry.retryable-status-codes[0]":{"value":"503"},
            "spring.cloud.loadbalancer.retry.retryable-status-codes[1]":{"value":"500"},
            "spring.cloud.loadbalancer.retry.max-retries-on-next-service-instance":{"value":"-1"}}},
            {"name":"file","properties":{"spring.cloud.loadbalancer.retry.retryable-status-codes[0]":{"value":"404"}}}]})",
        where, true);
    QVERIFY(environment && !environment->hasBeans);
    QCOMPARE(environment->find(Setting::RetryStatusCodes)->text, std::string("503,500"));
    QCOMPARE(environment->find(Setting::RetryNextInstance)->state, State::Unreadable);
}

void SettingsTest::readsRetriesOfClients()
{
    const auto bound =
        core::decodeConfigurationProperties(bean("spring.cloud.loadbalancer",
                                                 R"({"retry":{"maxRetriesOnNextServiceInstance":1},
                 "clients":{"order-service":{"retry":{"maxRetriesOnNextServiceInstance":0}}}})"),
                                            where);
    QVERIFY(bound);
    QCOMPARE(bound->findFor(Setting::RetryNextInstance, "ORDER-SERVICE")->text, std::string("0"));
    QCOMPARE(bound->findFor(Setting::RetryNextInstance, "PAYMENTS")->text, std::string("1"));
    const auto environment = core::decodeEnvironment(
        R"({"file":{"orders.ribbon.MaxAutoRetriesNextServer":"2","ribbon.MaxAutoRetriesNextServer":"0",
            "zuul.routes.orders.retryable":"true",
            "spring.cloud.loadbalancer.clients.orders.retry.enabled":"false"}})",
        where, true);
    QVERIFY(environment);
    QCOMPARE(environment->findFor(Setting::RibbonNextServer, "ORDERS")->text, std::string("2"));
    QCOMPARE(environment->findFor(Setting::RibbonNextServer, "PAYMENTS")->text, std::string("0"));
    QCOMPARE(environment->findFor(Setting::ZuulRetry, "ORDERS")->text, std::string("true"));
    QCOMPARE(environment->findFor(Setting::ZuulRetry, "PAYMENTS")->state, State::Default);
    QCOMPARE(environment->findFor(Setting::RetryEnabled, "ORDERS")->text, std::string("false"));
}

void SettingsTest::listsMayBeMasked()
{
    const auto codes = [](const std::string &list) {
        const auto settings = core::decodeConfigurationProperties(
            bean("spring.cloud.loadbalancer", R"({"retry":{"retryableStatusCodes":)" + list + "}}"), where);
        return settings->find(Setting::RetryStatusCodes)->state;
    };
    QCOMPARE(codes(R"(["******"])"), State::Hidden);
    // An empty list stays visible: nothing is in it.
    QCOMPARE(codes("[]"), State::Value);
}

void SettingsTest::keepsWhatHasNoFixedName()
{
    const auto environment = core::decodeEnvironment(
        R"({"propertySources":[{"name":"file","properties":{
            "spring.application.cloud.loadbalancer.retry.enabled":{"value":"true"},
            "spring.application.cloud.loadbalancer.x":{"value":"******"},
            "feign.client.config.default.retryer":{"value":"feign.Retryer.Default"},
            "spring.cloud.openfeign.client.config.orders.retryer":{"value":"shop.R"},
            "resilience4j.retry.instances.orders.maxAttempts":{"value":"3"}}},
            {"name":"below","properties":{
            "spring.application.cloud.loadbalancer.retry.enabled":{"value":"false"}}}]})",
        where, true);
    QVERIFY(environment);
    using Named = core::NamedSetting;
    const std::vector<Named> misplaced{
        {"spring.application.cloud.loadbalancer.retry.enabled", "true", "file"},
        {"spring.application.cloud.loadbalancer.x", "", "file"}};
    QCOMPARE(environment->misplaced, misplaced);
    const std::vector<Named> retryers{
        {"feign.client.config.default.retryer", "feign.Retryer.Default", "file"},
        {"spring.cloud.openfeign.client.config.orders.retryer", "shop.R", "file"}};
    QCOMPARE(environment->feignRetryers, retryers);
    QCOMPARE(environment->resilience.size(), std::size_t(1));
    const auto bound = core::decodeConfigurationProperties(
        bean("spring.cloud.openfeign.client",
             R"({"config":{"orders":{"retryer":"shop.R"},"payments":{"readTimeout":5}}})"),
        where);
    QVERIFY(bound);
    const std::vector<Named> boundRetryers{
        {"spring.cloud.openfeign.client.config.orders.retryer", "shop.R", "configprops"}};
    QCOMPARE(bound->feignRetryers, boundRetryers);
    const core::Settings both = core::joined(*bound, *environment);
    QCOMPARE(both.misplaced, misplaced);
    QCOMPARE(both.feignRetryers, boundRetryers);
    QVERIFY(both.hasBeans && both.hasEnvironment);
}

void SettingsTest::findsMisplacedVariables()
{
    const auto settings = core::decodeEnvironment(
        R"({"propertySources":[{"name":"systemEnvironment","properties":{
            "SPRING_APPLICATION_CLOUD_LOADBALANCER_RETRY_ENABLED":{"value":"true"}}}]})",
        where, true);
    QVERIFY(settings);
    QCOMPARE(settings->misplaced.size(), std::size_t(1));
}

void SettingsTest::boundsWhatIsKept()
{
    std::string keys;
    for (int i = 0; i < 1'000; ++i)
        keys += (i ? "," : "") + std::string(R"("spring.application.cloud.loadbalancer.k)") +
                std::to_string(i) + R"(":"1","c)" + std::to_string(i) + R"(.ribbon.MaxAutoRetries":"1")";
    const auto settings = core::decodeEnvironment(R"({"file":{)" + keys + "}}", where, true);
    QVERIFY(settings);
    QCOMPARE(settings->misplaced.size(), std::size_t(50));
    QCOMPARE(settings->ofClients.size(), std::size_t(200));
}

void SettingsTest::oneName_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::optional<State>>("state"); // none: an error
    const auto row = [](const char *name, int status, const char *body, std::optional<State> state) {
        QTest::newRow(name) << status << std::string(body) << state;
    };
    row("set", 200,
        R"({"property":{"source":"commandLineArgs","value":"PT7S"},"propertySources":[{"name":"x"}]})",
        State::Value);
    row("a number", 200, R"({"property":{"source":"x","value":7000}})", State::Value);
    row("1.5", 200, R"({"spring.cloud.loadbalancer.cache.ttl":"7s"})", State::Value);
    row("masked", 200, R"({"property":{"source":"x","value":"******"}})", State::Hidden);
    row("not set", 404, "", State::Default);
    row("not set, 1.5", 404, R"({"status":404,"message":"No such property"})", State::Default);
    row("not allowed", 401, "", std::nullopt);
    row("a page", 200, "<html/>", std::nullopt);
}

void SettingsTest::oneName()
{
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(std::optional<State>, state);
    const auto settings = core::settingFrom(answer(status, body), Setting::ListCacheTtl,
                                            "http://h/actuator/env/spring.cloud.loadbalancer.cache.ttl");
    QCOMPARE(settings.has_value(), state.has_value());
    if (!state)
        return;
    QCOMPARE(settings->readings.size(), std::size_t(1));
    QCOMPARE(settings->find(Setting::ListCacheTtl)->state, *state);
    if (*state == State::Value)
        QCOMPARE(core::lengthIn(*settings, Setting::ListCacheTtl), std::optional(core::Millis(7s)));
}

void SettingsTest::joins()
{
    core::Settings bound;
    bound.readings[Setting::RegistryFetchInterval] = {State::Value, "5", "configprops"};
    bound.readings[Setting::ListCacheTtl] = {State::Hidden, {}, "configprops"};
    bound.readings[Setting::ResponseCacheInterval] = {State::Hidden, {}, "configprops"};
    core::Settings environment;
    environment.readings[Setting::RegistryFetchInterval] = {State::Value, "50", "file"};
    environment.readings[Setting::ListCacheTtl] = {State::Value, "7s", "file"};
    environment.readings[Setting::ResponseCacheInterval] = {State::Default, {}, "env"};
    environment.readings[Setting::ListCacheEnabled] = {State::Value, "false", "file"};
    const core::Settings both = core::joined(bound, environment);
    QCOMPARE(core::lengthIn(both, Setting::RegistryFetchInterval), std::optional(core::Millis(5s)));
    QCOMPARE(core::lengthIn(both, Setting::ListCacheTtl), std::optional(core::Millis(7s)));
    QVERIFY(core::isHiddenIn(both, Setting::ResponseCacheInterval));
    QCOMPARE(core::flagIn(both, Setting::ListCacheEnabled), std::optional(false));
}

void SettingsTest::whatIsNotReadIsNoDefault()
{
    const auto settings =
        core::decodeConfigurationProperties(bean("server", R"({"shutdown":"GRACEFUL"})"), where);
    QVERIFY(settings);
    QCOMPARE(settings->readings.size(), std::size_t(1));
    QVERIFY(!settings->find(Setting::RegistryFetchInterval));
    QVERIFY(!core::isDefaultIn(*settings, Setting::RegistryFetchInterval));
    QVERIFY(!settings->hasBalancerBean);
    // A bean that could not be written out holds nothing.
    const auto broken = core::decodeConfigurationProperties(
        bean("eureka.client", R"({"error":"Cannot serialize 'eureka.client'"})"), where);
    QVERIFY(broken && broken->readings.empty());
}

void SettingsTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("HTML") << std::string("<html>login</html>") << core::ErrorKind::NotJson;
    QTest::newRow("a list") << std::string("[]") << core::ErrorKind::Malformed;
    QTest::newRow("cut off") << std::string(R"({"contexts":{)") << core::ErrorKind::Malformed;
    QTest::newRow("deep") << std::string(5000, '[') << core::ErrorKind::Malformed;
}

void SettingsTest::refuses()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    const auto bound = core::decodeConfigurationProperties(body, where);
    QVERIFY(!bound);
    QCOMPARE(bound.error().kind, kind);
    QCOMPARE(bound.error().where, std::string(where));
    const auto environment = core::decodeEnvironment(body, where, true);
    QVERIFY(!environment);
    QCOMPARE(environment.error().kind, kind);
}

void SettingsTest::everyPropertyHasAName()
{
    std::set<std::string_view> names;
    for (const Setting setting : core::allSettings())
        names.insert(core::settingName(setting));
    QCOMPARE(names.size(), core::allSettings().size());
    QCOMPARE(core::settingName(Setting::FetchBackOffBound),
             std::string_view("eureka.client.cache-refresh-executor-exponential-back-off-bound"));
}

QTEST_APPLESS_MAIN(SettingsTest)
#include "tst_settings.moc"
