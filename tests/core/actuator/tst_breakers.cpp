// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/breakers.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::BreakerState;

namespace {
constexpr core::BreakerSource byHealth = core::BreakerSource::Health;
}

class BreakersTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheWords_data();
    void knowsTheWords();
    void readsTheHealth();
    void joinsBoth();
    void takesOnlyNumbers();
    void knowsTheKinds();
    void tellsTowardsWhom_data();
    void tellsTowardsWhom();
};

void BreakersTest::knowsTheWords_data()
{
    QTest::addColumn<std::string>("word");
    QTest::addColumn<std::optional<BreakerState>>("state");
    QTest::addColumn<bool>("isTripped");
    const auto row = [](const char *word, std::optional<BreakerState> state, bool isTripped) {
        QTest::newRow(word) << std::string(word) << state << isTripped;
    };
    // Resilience4j's meters, its endpoint and the words of its health.
    row("open", BreakerState::Open, true);
    row("OPEN", BreakerState::Open, true);
    row("CIRCUIT_OPEN", BreakerState::Open, true);
    row("half_open", BreakerState::HalfOpen, true);
    row("CIRCUIT_HALF_OPEN", BreakerState::HalfOpen, true);
    row("forced_open", BreakerState::ForcedOpen, true);
    row("closed", BreakerState::Closed, false);
    row("disabled", BreakerState::Disabled, false);
    row("METRICS_ONLY", BreakerState::MetricsOnly, false);
    row("UP", std::nullopt, false);
    row("", std::nullopt, false);
}

void BreakersTest::knowsTheWords()
{
    QFETCH(std::string, word);
    const auto state = core::breakerState(word);
    QTEST(state, "state");
    QTEST(state && core::isTripped(*state), "isTripped");
    if (state)
        QCOMPARE(core::breakerState(core::breakerStateName(*state)), state);
}

/// As Resilience4j 2 sends it (CircuitBreakersHealthIndicator); "allowed" may fail the whole health.
void BreakersTest::readsTheHealth()
{
    const auto health = core::decodeHealth(
        R"({"status":"UP","components":{"circuitBreakers":{"status":"UNKNOWN","details":{
            "allowed":{"status":"DOWN","details":{"failureRate":"60.0%","state":"OPEN"}},
            "old":{"status":"CIRCUIT_HALF_OPEN","details":{"failureRate":"50.0%"}},
            "orders":{"status":"UP","details":{"failureRate":"-1.0%","state":"CLOSED"}},
            "plain":{"status":"UP","details":{}},
            "strange":{"status":"ODD","details":{"state":"MELTED"}}}},
          "db":{"status":"UP","details":{"state":"OPEN"}}}})",
        "h");
    QVERIFY(health);
    const std::vector<core::Breaker> expected{{"allowed", BreakerState::Open, {}, byHealth, {}},
                                              {"old", BreakerState::HalfOpen, {}, byHealth, {}},
                                              {"orders", BreakerState::Closed, {}, byHealth, {}},
                                              {"plain", BreakerState::Closed, {}, byHealth, {}},
                                              {"strange", {}, {}, byHealth, {}}};
    QVERIFY(core::breakersIn(*health) == expected);
    QVERIFY(core::breakersIn(core::Health{}).empty());
}

void BreakersTest::joinsBoth()
{
    const std::vector<core::Breaker> metered{{"orders", BreakerState::Open, 12}, {"stock", {}, 3}};
    const std::vector<core::Breaker> told{{"orders", BreakerState::Closed, {}, byHealth, {}},
                                          {"stock", BreakerState::HalfOpen, {}, byHealth, {}},
                                          {"billing", BreakerState::Closed, {}, byHealth, {}}};
    const std::vector<core::Breaker> both{{"billing", BreakerState::Closed, {}, byHealth, {}},
                                          {"orders", BreakerState::Open, 12},
                                          {"stock", BreakerState::HalfOpen, 3, byHealth, {}}};
    QVERIFY(core::joined(metered, told) == both);
}

void BreakersTest::takesOnlyNumbers()
{
    const auto number = [](std::map<std::string, double> measurements) {
        core::Metric metric;
        metric.measurements = std::move(measurements);
        return core::numberOf(metric);
    };
    QCOMPARE(number({{"COUNT", 3}}), std::optional(3.0));
    QCOMPARE(number({{"VALUE", 1}}), std::optional(1.0)); // a gauge; Resilience4j 1.0
    QVERIFY(!number({{"VALUE", -1}}));
    QVERIFY(!number({}));
}

void BreakersTest::knowsTheKinds()
{
    core::RetryCalls calls;
    for (const char *kind :
         {"successful_with_retry", "failed_with_retry", "successful_without_retry", "failed_without_retry"})
        *core::callsOfKind(calls, kind) = double(std::string_view(kind).size());
    QVERIFY((calls == core::RetryCalls{"", 21, 17, 24, 20}));
    QVERIFY(!core::callsOfKind(calls, "ignored"));
}

void BreakersTest::tellsTowardsWhom_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("application");
    QTest::addColumn<bool>("isNamed");
    const auto row = [](const char *name, const char *application, bool isNamed) {
        QTest::addRow("%s for %s", name, application)
            << std::string(name) << std::string(application) << isNamed;
    };
    row("orders", "ORDERS", true);
    row("OrdersClient#find(String)", "ORDERS", true); // OpenFeign's
    row("order-service", "ORDER_SERVICE", true);
    row("backendA", "ORDERS", false);
    row("a", "A", true);
    row("payments", "A", false); // not by a letter
    row("", "ORDERS", false);
}

void BreakersTest::tellsTowardsWhom()
{
    QFETCH(std::string, name);
    QFETCH(std::string, application);
    QTEST(core::namesApplication(name, build::app(application)), "isNamed");
}

QTEST_APPLESS_MAIN(BreakersTest)
#include "tst_breakers.moc"
