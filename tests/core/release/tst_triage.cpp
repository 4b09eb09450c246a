// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/triage.h"
#include "tests/core/support/builders.h"

#include <QTest>

class TriageTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsCallersApart();
    void measuresTheShare();
    void waitsForWhoCanBeAsked_data();
    void waitsForWhoCanBeAsked();
};

namespace {

core::InstanceName named(const char *application, const char *id)
{
    return {build::app(application), build::id(id)};
}

core::Inspection inspectionWith(const std::vector<core::InstanceName> &callers)
{
    core::Inspection inspection{build::key()};
    for (const core::InstanceName &name : callers) {
        inspection.callers.emplace_back().name = core::fullName(name);
        inspection.callers.back().instance = name;
    }
    return inspection;
}

core::Health healthWith(std::vector<core::HealthPart> parts)
{
    core::Health health = build::health("UP");
    health.parts = std::move(parts);
    return health;
}

const core::Breaker open{"orders", core::BreakerState::Open, 12};

} // namespace

void TriageTest::tellsCallersApart()
{
    core::FleetFacts facts;
    core::ResilienceByInstance read;
    // By its meters, by its health, by both; refused; one that has neither.
    facts.instances[named("GATEWAY", "g1")];
    read[named("GATEWAY", "g1")].answered({{open}, {{"orders", 5, {}, {}, {}}}, 1}, build::at(-3),
                                          "http://g1");
    facts.instances[named("GATEWAY", "g2")].health.answered(
        healthWith({{"circuitBreakers.orders", "CIRCUIT_OPEN", "OPEN"}}), build::at(-8), "http://g2");
    facts.instances[named("GATEWAY", "g3")].health.answered(
        healthWith({{"circuitBreakers.stock", "UP", "CLOSED"}}), build::at(-8), "http://g3");
    read[named("GATEWAY", "g3")].answered({{open}, {}, 0}, build::at(-3), "http://g3");
    facts.instances[named("BATCH", "b1")];
    read[named("BATCH", "b1")].failed(build::error());
    facts.instances[named("SHOP", "s1")].health.answered(build::health("UP"), build::at(-8), "http://s1");
    read[named("SHOP", "s1")].answered({}, build::at(-3), "http://s1");

    core::Inspection inspection =
        inspectionWith({named("GATEWAY", "g3"), named("GATEWAY", "g1"), named("GATEWAY", "g2"),
                        named("BATCH", "b1"), named("SHOP", "s1")});
    inspection.callers.emplace_back().name = "GATEWAY/g1"; // a declared one, whatever it is called
    const core::Triage triage = core::triageOf(facts, read, {}, inspection);
    const core::Breaker told{"orders", core::BreakerState::Open, {}, core::BreakerSource::Health, {}};
    const std::vector<core::CallerResilience> expected{
        {"BATCH/b1", {}, {}, 0, build::error(), {}},
        {"GATEWAY/g1", {open}, {{"orders", 5, {}, {}, {}}}, 1, {}, build::at(-3)},
        {"GATEWAY/g2", {told}, {}, 0, {}, build::at(-8)},
        {"GATEWAY/g3",
         {open, {"stock", core::BreakerState::Closed, {}, core::BreakerSource::Health, {}}},
         {},
         0,
         {},
         build::at(-8)}};
    QVERIFY(triage.callers == expected);
    QVERIFY(!triage.isAwaited);
}

void TriageTest::measuresTheShare()
{
    std::vector<core::InstanceView> rows{build::row(build::instance("orders-1:8080")),
                                         build::row(build::instance("o2")),
                                         build::row(build::instance("o3"))};
    const auto share = [&] { return core::triageOf({}, {}, rows, inspectionWith({})).measuredShare; };
    QVERIFY(!share());
    rows[1].rate = core::TrafficRate{30};
    QVERIFY(!share()); // its own is not known
    rows[0].rate = core::TrafficRate{10};
    QCOMPARE(share(), std::optional(0.25));
    rows[0].rate = rows[1].rate = core::TrafficRate{0};
    QVERIFY(!share()); // of nothing
}

void TriageTest::waitsForWhoCanBeAsked_data()
{
    QTest::addColumn<core::EndpointState>("metrics");
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<bool>("isAwaited");
    QTest::newRow("not yet") << core::EndpointState::Answers << false << true;
    QTest::newRow("read") << core::EndpointState::Answers << true << false;
    QTest::newRow("not exposed") << core::EndpointState::NotExposed << false << false;
}

void TriageTest::waitsForWhoCanBeAsked()
{
    QFETCH(core::EndpointState, metrics);
    QFETCH(bool, isRead);
    auto actuator = std::make_shared<core::ActuatorFacts>();
    actuator->isProven = true;
    actuator->endpoints[core::Endpoint::Metrics].state = metrics;
    core::FleetFacts facts;
    facts.instances[named("GATEWAY", "g1")].actuator = actuator;
    core::ResilienceByInstance read;
    if (isRead)
        read[named("GATEWAY", "g1")].answered({}, build::at(-3), "http://g1");
    QTEST(core::triageOf(facts, read, {}, inspectionWith({named("GATEWAY", "g1")})).isAwaited, "isAwaited");
}

QTEST_APPLESS_MAIN(TriageTest)
#include "tst_triage.moc"
