// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/callers.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;
using core::CallerEvidence;
using core::Setting;
using State = core::SettingReading::State;
using Readings = std::map<Setting, core::SettingReading>;

namespace {

core::InstanceName name(const char *application, const char *id)
{
    return {build::app(application), build::id(id)};
}

core::Health copyOf(const std::map<std::string, int> &copy, int missed = 0)
{
    core::Health health = build::health("UP");
    health.registryCopy = copy;
    health.showsRegistryCopy = true;
    health.missedFetches = missed;
    return health;
}

/// ORDERS with two instances, a gateway and a stock service; nothing read of any of them.
core::FleetFacts facts()
{
    core::FleetFacts facts;
    facts.peers = {build::peer(build::peerOne, {build::instance("o1"), build::instance("o2"),
                                                build::instance("g1", "UP", "UNKNOWN", "GATEWAY"),
                                                build::instance("s1", "UP", "UNKNOWN", "STOCK")})};
    return facts;
}

core::CallerPicture callers(const core::FleetFacts &facts,
                            const std::vector<core::DeclaredCaller> &declared = {})
{
    return core::callersOf(facts, build::app(), build::id("o1"), declared);
}

std::string names(const core::CallerPicture &picture)
{
    std::string text;
    for (const auto &caller : picture.callers)
        text += (text.empty() ? "" : " ") + caller.name + "=" +
                std::string(core::callerEvidenceName(caller.evidence));
    return text;
}

core::Settings settings(Readings readings)
{
    core::Settings settings;
    settings.readings = std::move(readings);
    return settings;
}

core::SettingReading value(const char *text)
{
    return {State::Value, text, "configprops"};
}

} // namespace

class CallersTest : public QObject
{
    Q_OBJECT

private slots:
    void nobodyIsKnown();
    void whoHoldsACopyMayCall();
    void aRouteIsSurer();
    void aMeterNamesTheTarget();
    void declaredOnes();
    void failingFetchesTakeLonger();
    void anOldCopyIsNoCopy();
    void othersChange_data();
    void othersChange();
    void isBounded();
    void lengths_data();
    void lengths();
    void ribbon();
};

void CallersTest::nobodyIsKnown()
{
    const auto picture = callers(facts());
    QVERIFY(picture.callers.empty());
    QCOMPARE(picture.unknown, 3); // the target itself is no caller of its own
}

void CallersTest::whoHoldsACopyMayCall()
{
    core::FleetFacts all = facts();
    all.instances[name("STOCK", "s1")].health.answered(copyOf({{"ORDERS", 2}}), build::at(5), "s");
    all.instances[name("GATEWAY", "g1")].health.answered(copyOf({{"PAYMENTS", 1}}), build::at(5), "g");
    const auto picture = callers(all);
    QCOMPARE(names(picture), std::string("STOCK/s1=holds-copy"));
    QCOMPARE(picture.callers[0].copyCount, std::optional(2));
    QCOMPARE(picture.callers[0].copyReadAt, build::at(5));
    QVERIFY(!picture.callers[0].fetch.isRead);
    QCOMPARE(picture.callers[0].fetch.length, core::Millis(30s));
    QCOMPARE(picture.callers[0].listCache.length, core::Millis(35s));
    QCOMPARE(picture.unknown, 1); // o2
}

void CallersTest::aRouteIsSurer()
{
    core::FleetFacts all = facts();
    all.instances[name("GATEWAY", "g1")].caller.routes.answered(
        {{"orders", build::app()}, {"stock", build::app("STOCK")}}, build::at(1), "g");
    const auto picture = callers(all);
    QCOMPARE(names(picture), std::string("GATEWAY/g1=routes"));
    QCOMPARE(picture.callers[0].routes, std::vector<std::string>{"orders"});
    QVERIFY(!picture.callers[0].copyCount);
    QCOMPARE(core::gatewaysOf(all, build::app()), std::vector<std::string>{"GATEWAY/g1"});
    QVERIFY(core::gatewaysOf(all, build::app("PAYMENTS")).empty());
}

void CallersTest::aMeterNamesTheTarget()
{
    core::FleetFacts all = facts();
    auto &sent = all.instances[name("STOCK", "s1")].caller.sentTo;
    sent["o1"].answered(12, build::at(3), "s");
    sent["o2"].answered(99, build::at(3), "s");
    auto picture = callers(all);
    QCOMPARE(names(picture), std::string("STOCK/s1=sends"));
    QCOMPARE(picture.callers[0].sentToTarget, std::optional(12.0));
    QCOMPARE(picture.callers[0].sentReadAt, build::at(3));
    sent["o1"].failed(build::error());
    QVERIFY(callers(all).callers.empty());
}

void CallersTest::declaredOnes()
{
    const std::vector<core::DeclaredCaller> declared{{"nightly batch", 120s, {}},
                                                     {"stock proxy", 10s, build::app("STOCK")}};
    const auto picture = callers(facts(), declared);
    QCOMPARE(names(picture), std::string("nightly batch=declared"));
    QCOMPARE(picture.callers[0].declared, std::optional(core::Millis(120s)));
}

void CallersTest::failingFetchesTakeLonger()
{
    core::FleetFacts all = facts();
    auto &known = all.instances[name("STOCK", "s1")];
    known.health.answered(copyOf({{"ORDERS", 2}}, 3), build::at(5), "s");
    QCOMPARE(callers(all).callers[0].fetch.length, core::Millis(300s));
    known.caller.settings.answered(
        settings({{Setting::RegistryFetchInterval, value("5")}, {Setting::FetchBackOffBound, value("4")}}),
        build::at(1), "http://s1/actuator/configprops");
    const core::Caller caller = callers(all).callers[0];
    QCOMPARE(caller.fetch.length, core::Millis(20s));
    QVERIFY(caller.fetch.isRead);
    QCOMPARE(caller.missedFetches, 3);
}

void CallersTest::anOldCopyIsNoCopy()
{
    core::FleetFacts all = facts();
    auto &health = all.instances[name("STOCK", "s1")].health;
    health.answered(copyOf({{"ORDERS", 2}}), build::at(5), "s");
    health.failed(build::error(core::ErrorKind::TimedOut));
    const auto picture = callers(all);
    QCOMPARE(names(picture), std::string("STOCK/s1=holds-copy")); // still a caller
    QVERIFY(!picture.callers[0].copyCount);
}

void CallersTest::othersChange_data()
{
    QTest::addColumn<std::vector<core::Instance>>("here");
    QTest::addColumn<bool>("isSame");
    QTest::addColumn<int>("up");
    const auto row = [](const char *label, std::vector<core::Instance> here, bool isSame, int up) {
        QTest::newRow(label) << std::move(here) << isSame << up;
    };
    row("the target's own status", {build::instance("o1", "OUT_OF_SERVICE"), build::instance("o2")}, true, 1);
    row("another order", {build::instance("o2"), build::instance("o1")}, true, 1);
    row("another application",
        {build::instance("o1"), build::instance("o2"), build::instance("p", "UP", "UNKNOWN", "P")}, true, 1);
    row("one came", {build::instance("o1"), build::instance("o2"), build::instance("o3")}, false, 2);
    row("one left", {build::instance("o1")}, false, 0);
    row("one changed", {build::instance("o1"), build::instance("o2", "DOWN")}, false, 0);
    row("one was replaced", {build::instance("o1"), build::instance("o3")}, false, 1);
}

void CallersTest::othersChange()
{
    QFETCH(std::vector<core::Instance>, here);
    QFETCH(bool, isSame);
    QFETCH(int, up);
    const auto before = callers(facts());
    core::FleetFacts all = facts();
    all.peers = {build::peer(build::peerOne, here)};
    const auto after = callers(all);
    QCOMPARE(after.othersMark == before.othersMark, isSame);
    QCOMPARE(after.othersUp, up);
    QVERIFY(after.isAgreed);
    // A second peer that says the same, one that says otherwise, one that does not answer.
    all.peers.push_back(build::peer(build::peerTwo, here));
    QVERIFY(callers(all).isAgreed);
    all.peers[1] = build::peer(build::peerTwo, {build::instance("o1"), build::instance("o9")});
    QVERIFY(!callers(all).isAgreed);
    all.peers[1] = build::peer(build::peerTwo, here);
    all.peers[1].served.failed(build::error());
    QVERIFY(!callers(all).isAgreed);
}

void CallersTest::isBounded()
{
    std::vector<core::Instance> many{build::instance("o1")};
    core::FleetFacts all;
    for (std::size_t i = 0; i < core::mostCallers + 5; ++i) {
        const std::string id = "s" + std::to_string(1000 + i);
        many.push_back(build::instance(id, "UP", "UNKNOWN", "STOCK"));
        all.instances[name("STOCK", id.c_str())].health.answered(copyOf({{"ORDERS", 1}}), build::at(0), "s");
    }
    all.instances[name("STOCK", "s1204")].caller.routes.answered({{"r", build::app()}}, build::at(0), "s");
    all.peers = {build::peer(build::peerOne, many)};
    const auto picture = callers(all);
    QCOMPARE(picture.callers.size(), core::mostCallers);
    QCOMPARE(picture.leftOut, 5);
    QCOMPARE(picture.callers.back().name, std::string("STOCK/s1204")); // the surest is never left out
}

void CallersTest::lengths_data()
{
    QTest::addColumn<Readings>("readings");
    QTest::addColumn<bool>("isFirst");
    QTest::addColumn<qint64>("server");
    QTest::addColumn<bool>("isServerRead");
    QTest::addColumn<qint64>("list");
    QTest::addColumn<bool>("isListRead");
    const auto row = [](const char *label, Readings readings, bool isFirst, core::Millis server,
                        bool isServerRead, core::Millis list, bool isListRead) {
        QTest::newRow(label) << std::move(readings) << isFirst << qint64(server.count()) << isServerRead
                             << qint64(list.count()) << isListRead;
    };
    const core::SettingReading hidden{State::Hidden, {}, "configprops"};
    const core::SettingReading unset{State::Default, {}, "env"};
    row("nothing read", {}, false, 30s, false, 35s, false);
    row("read", {{Setting::ResponseCacheInterval, value("2000")}, {Setting::ListCacheTtl, value("PT2S")}},
        false, 2s, true, 2s, true);
    row("defaults are read too", {{Setting::ResponseCacheInterval, unset}, {Setting::ListCacheTtl, unset}},
        false, 30s, true, 35s, true);
    row("hidden is assumed", {{Setting::ResponseCacheInterval, hidden}, {Setting::ListCacheTtl, hidden}},
        false, 30s, false, 35s, false);
    row("no read-only cache",
        {{Setting::ResponseCacheInterval, value("2000")},
         {Setting::UseReadOnlyResponseCache, value("false")}},
        false, 0s, true, 35s, false);
    row("no list cache",
        {{Setting::ListCacheTtl, value("PT2S")}, {Setting::ListCacheEnabled, value("false")}}, false, 30s,
        false, 0s, true);
    row("health check",
        {{Setting::ListCacheTtl, value("PT2S")},
         {Setting::BalancerConfiguration, value("health-check")},
         {Setting::HealthCheckInterval, value("PT10S")}},
        false, 30s, false, 10s, true);
    row("health check that fetches again",
        {{Setting::ListCacheTtl, value("PT2S")},
         {Setting::BalancerConfiguration, value("health-check")},
         {Setting::HealthCheckInterval, value("PT10S")},
         {Setting::HealthCheckRefetch, value("true")},
         {Setting::HealthCheckRefetchInterval, value("PT20S")}},
        false, 30s, false, 30s, true);
    row("health check that is not chosen",
        {{Setting::ListCacheTtl, value("PT2S")}, {Setting::HealthCheckInterval, value("PT10S")}}, false, 30s,
        false, 2s, true);
    row("Ribbon", {{Setting::RibbonListRefresh, value("2000")}}, true, 30s, false, 2s, true);
    row("Ribbon's default", {{Setting::RibbonListRefresh, unset}}, true, 30s, false, 30s, true);
    row("both are set: the longer",
        {{Setting::RibbonListRefresh, value("9000")}, {Setting::ListCacheTtl, value("PT2S")}}, false, 30s,
        false, 9s, true);
}

void CallersTest::lengths()
{
    QFETCH(Readings, readings);
    QFETCH(bool, isFirst);
    QFETCH(qint64, server);
    QFETCH(bool, isServerRead);
    QFETCH(qint64, list);
    QFETCH(bool, isListRead);
    core::Settings all = settings(readings);
    all.isFirstGeneration = isFirst;
    const auto ofServer = core::serverCacheOf(&all, "http://e");
    QCOMPARE(qint64(ofServer.length.count()), server);
    QCOMPARE(ofServer.isRead, isServerRead);
    QCOMPARE(ofServer.readFrom.starts_with("http://e ("), isServerRead);
    const auto ofList = core::listCacheOf(&all, build::app(), "http://g");
    QCOMPARE(qint64(ofList.length.count()), list);
    QCOMPARE(ofList.isRead, isListRead);
    QCOMPARE(ofList.isHidden, readings.contains(Setting::ListCacheTtl) &&
                                  readings.at(Setting::ListCacheTtl).state == State::Hidden);
}

void CallersTest::ribbon()
{
    core::Settings all = settings({{Setting::RibbonListRefresh, value("15000")}});
    all.isFirstGeneration = true;
    all.ribbonByClient["orderservice"] = value("2000");
    QCOMPARE(core::listCacheOf(&all, build::app("ORDER-SERVICE"), "g").length, core::Millis(2s));
    QCOMPARE(core::listCacheOf(&all, build::app("PAYMENTS"), "g").length, core::Millis(15s));
    all.ribbonByClient["orderservice"] = {State::Hidden, {}, "file"};
    QVERIFY(core::listCacheOf(&all, build::app("ORDER-SERVICE"), "g").isHidden);
}

QTEST_APPLESS_MAIN(CallersTest)
#include "tst_callers.moc"
