// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/wiring.h"

#include <QTest>

using core::Wiring;

using Flag = bool Wiring::*;
Q_DECLARE_METATYPE(Flag)

namespace {

constexpr const char *where = "http://h/actuator/beans";

std::string beanOf(const std::string &type)
{
    return R"({"contexts":{"orders":{"beans":{"any":{"aliases":[],"scope":"singleton","type":")" + type +
           R"(","resource":"class path"}},"parentId":null}}})";
}

std::string unmatched(const std::string &message)
{
    return R"({"contexts":{"orders":{"positiveMatches":{},"negativeMatches":{"X":{"notMatched":[{"condition":"OnClassCondition","message":")" +
           message + R"("}],"matched":[]}},"unconditionalClasses":[]}}})";
}

} // namespace

class WiringTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsByType_data();
    void tellsByType();
    void readsFirstGeneration();
    void tellsRetryers_data();
    void tellsRetryers();
    void tellsSpringRetry_data();
    void tellsSpringRetry();
    void joinsWhatAnswered();
    void refuses_data();
    void refuses();
};

void WiringTest::tellsByType_data()
{
    QTest::addColumn<std::string>("type");
    QTest::addColumn<Flag>("means");
    const auto row = [](const char *type, Flag means) { QTest::newRow(type) << std::string(type) << means; };
    row("org.springframework.cloud.client.loadbalancer.LoadBalancerInterceptor", &Wiring::balancesBlocking);
    row("org.springframework.cloud.client.loadbalancer.RetryLoadBalancerInterceptor",
        &Wiring::retriesBlocking);
    row("org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction",
        &Wiring::balancesReactive);
    row("org.springframework.cloud.client.loadbalancer.reactive.RetryableLoadBalancerExchangeFilterFunction",
        &Wiring::retriesReactive);
    row("org.springframework.cloud.openfeign.FeignClientFactory", &Wiring::hasFeign);
    row("org.springframework.cloud.openfeign.FeignContext", &Wiring::hasFeign);
    row("io.github.resilience4j.retry.internal.InMemoryRetryRegistry", &Wiring::hasResilienceRetry);
    row("org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory$$"
        "SpringCGLIB$$0",
        &Wiring::hasCircuitBreaker);
    row("org.springframework.cloud.gateway.route.RouteDefinitionRouteLocator", &Wiring::isGateway);
    row("org.springframework.cloud.netflix.zuul.web.ZuulHandlerMapping", &Wiring::isGateway);
}

void WiringTest::tellsByType()
{
    QFETCH(std::string, type);
    QFETCH(Flag, means);
    const auto wiring = core::decodeBeans(beanOf(type), where);
    QVERIFY(wiring);
    Wiring expected;
    expected.hasBeans = true;
    expected.*means = true;
    QCOMPARE(*wiring, expected);
}

void WiringTest::readsFirstGeneration()
{
    const auto wiring = core::decodeBeans(
        R"([{"context":"gateway:1","parent":"bootstrap","beans":[{"bean":"zuul","type":"org.springframework.cloud.netflix.zuul.web.ZuulHandlerMapping"}]}])",
        where);
    QVERIFY(wiring);
    QVERIFY(wiring->isGateway && wiring->hasBeans && !wiring->hasFeign);
}

void WiringTest::tellsRetryers_data()
{
    QTest::addColumn<std::string>("type");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("Feign's own") << std::string("feign.Retryer$Default") << true;
    QTest::newRow("Spring's never") << std::string("feign.Retryer$1") << false;
    QTest::newRow("of the application") << std::string("shop.PatientRetryer") << true;
    QTest::newRow("anything else") << std::string("shop.Orders") << false;
}

void WiringTest::tellsRetryers()
{
    QFETCH(std::string, type);
    QFETCH(bool, isOne);
    const auto wiring = core::decodeBeans(beanOf(type), where);
    QVERIFY(wiring);
    QCOMPARE(wiring->feignRetryers, isOne ? std::vector{type} : std::vector<std::string>{});
}

void WiringTest::tellsSpringRetry_data()
{
    QTest::addColumn<std::string>("message");
    QTest::addColumn<int>("told"); // -1: nothing
    QTest::newRow("missing") << std::string("@ConditionalOnClass did not find required class "
                                            "'org.springframework.retry.support.RetryTemplate'")
                             << 0;
    QTest::newRow("there") << std::string("@ConditionalOnClass found required class "
                                          "'org.springframework.retry.support.RetryTemplate'")
                           << 1;
    // This condition holds where the library is not there.
    QTest::newRow("rightly missing") << std::string("@ConditionalOnMissingClass did not find unwanted class "
                                                    "'org.springframework.retry.support.RetryTemplate'")
                                     << -1;
    QTest::newRow("of another class")
        << std::string("@ConditionalOnClass did not find required class 'org.shop.RetryTemplate'") << -1;
}

void WiringTest::tellsSpringRetry()
{
    QFETCH(std::string, message);
    QFETCH(int, told);
    const auto wiring = core::decodeConditions(unmatched(message), where);
    QVERIFY(wiring);
    QCOMPARE(wiring->hasSpringRetry.has_value(), told >= 0);
    QCOMPARE(wiring->hasSpringRetry.value_or(false), told == 1);
}

void WiringTest::joinsWhatAnswered()
{
    Wiring beans;
    beans.hasBeans = true;
    Wiring conditions;
    conditions.hasSpringRetry = false;
    const Wiring both = core::joined(beans, conditions);
    QVERIFY(both.hasBeans && both.hasSpringRetry == false);
    QCOMPARE(core::joined(beans, core::fail(core::ErrorKind::NotFound, where)), beans);
    QCOMPARE(core::conditionsRequest("http://h/actuator", false).url,
             std::string("http://h/actuator/conditions"));
    QCOMPARE(core::conditionsRequest("http://h", true).url, std::string("http://h/autoconfig"));
}

void WiringTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::newRow("a page") << std::string("<html>");
    QTest::newRow("another document") << std::string(R"({"status":"UP"})");
    QTest::newRow("a list of others") << std::string(R"([{"a":1}])");
}

void WiringTest::refuses()
{
    QFETCH(std::string, body);
    QVERIFY(!core::decodeBeans(body, where));
    QVERIFY(!core::decodeConditions(body, where));
}

QTEST_APPLESS_MAIN(WiringTest)
#include "tst_wiring.moc"
