// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/inspection.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;
using core::Setting;
using State = core::SettingReading::State;

class InspectionTest : public QObject
{
    Q_OBJECT

private slots:
    void addsUpWhatIsKnown();
    void saysWhatIsMasked();
    void waitsForSettings();
};

namespace {

const core::InstanceName gateway{build::app("GATEWAY"), build::id("g1")};

/// Two orders and a gateway that routes to them; one Eureka server.
core::FleetFacts facts()
{
    core::FleetFacts facts;
    facts.peers = {build::peer(build::peerOne, {build::instance("o1"), build::instance("o2"),
                                                build::instance("g1", "UP", "UNKNOWN", "GATEWAY")})};
    core::InstanceFacts &calling = facts.instances[gateway];
    core::Health health = build::health("UP");
    health.showsRegistryCopy = true;
    health.registryCopy = {{"ORDERS", 2}};
    calling.health.answered(health, build::at(-1), "http://g1/health");
    calling.caller.routes.answered({core::GatewayRoute{"orders-route", build::app()}}, build::at(-1),
                                   "http://g1");
    return facts;
}

void set(core::Sourced<core::Settings> &target, std::map<Setting, core::SettingReading> readings)
{
    core::Settings settings;
    settings.readings = std::move(readings);
    target.answered(settings, build::at(-1), "http://there");
}

core::Inspection inspected(const core::FleetFacts &facts)
{
    const core::FleetView fleet =
        build::fleet(std::vector<core::Instance>{build::instance("o1"), build::instance("o2")});
    return core::inspect(facts, fleet, *fleet.find(build::app(), build::id("o1")), {},
                         {{"nightly batch", 500s, {}}}, build::at(0));
}

} // namespace

void InspectionTest::addsUpWhatIsKnown()
{
    core::FleetFacts all = facts();
    set(all.peers[0].settings, {{Setting::ResponseCacheInterval, {State::Value, "10000", "configprops"}}});
    const core::Inspection found = inspected(all);
    QCOMPARE(found.callers.size(), std::size_t(2));
    QCOMPARE(found.callers[0].name, std::string("GATEWAY/g1"));
    QCOMPARE(found.callers[0].copyCount, std::optional(2));
    QVERIFY(found.callers[0].routes == std::vector<std::string>{"orders-route"});
    QCOMPARE(found.callers[0].evidence, core::CallerEvidence::Routes);
    QCOMPARE(found.budget.lengthOf(core::HopKind::ServerCache), core::Millis(10s));
    // The declared caller takes longest: 500 s from the change on, then its longest request of 30 s.
    QCOMPARE(found.end(), build::at(530));
}

void InspectionTest::saysWhatIsMasked()
{
    core::FleetFacts all = facts();
    set(all.peers[0].settings, {{Setting::ResponseCacheInterval, {State::Hidden, "", "configprops"}}});
    set(all.instances[gateway].caller.settings,
        {{Setting::RegistryFetchInterval, {State::Hidden, "", "configprops"}}});
    const core::Inspection found = inspected(all);
    QVERIFY(found.callers[0].fetch.isHidden);
    QVERIFY(!found.callers[0].fetch.isRead);
    const core::Hop &cache = found.budget.hops.front();
    QCOMPARE(cache.source, core::HopSource::Assumed);
    QVERIFY(cache.isHidden);
    QCOMPARE(cache.length, core::Millis(30s));
    QVERIFY(found.budget.callers.front().fetch.isHidden);
}

void InspectionTest::waitsForSettings()
{
    core::FleetFacts all = facts();
    QVERIFY(inspected(all).isAwaited);
    set(all.peers[0].settings, {});
    QVERIFY(inspected(all).isAwaited); // the caller's
    all.instances[gateway].caller.settings.failed(build::error(core::ErrorKind::Unauthorized));
    QVERIFY(inspected(all).isAwaited); // its own
    set(all.instances[{build::app(), build::id("o1")}].caller.settings,
        {{Setting::ShutdownMode, {State::Value, "graceful", "configprops"}}});
    const core::Inspection found = inspected(all);
    QVERIFY(!found.isAwaited);
    QCOMPARE(found.settings.value->readings.at(Setting::ShutdownMode).text, std::string("graceful"));
    QVERIFY(found.serverSettings.at(build::peerOne).isKnown());
}

QTEST_APPLESS_MAIN(InspectionTest)
#include "tst_inspection.moc"
