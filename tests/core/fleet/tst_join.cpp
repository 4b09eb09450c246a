// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/join.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <algorithm>

class JoinTest : public QObject
{
    Q_OBJECT

private slots:
    void takesNewest_data();
    void takesNewest();
    void allowsForClocksThatDiffer();
    void failedReadRemovesNothing();
    void silentFirstPeerHidesNothing();
    void keepsRowInRelease();
    void dropsRowOutsideRelease();
    void seesPeersDisagree_data();
    void seesPeersDisagree();
    void believesLiveReadsThatAgree_data();
    void believesLiveReadsThatAgree();
    void tellsTwins();
    void tellsEveryEurekaServer();
    void derives();
};

namespace {

core::Instance stamped(const char *status, double seconds, const char *overridden = "UNKNOWN")
{
    core::Instance instance = build::instance("orders-1:8080", status, overridden);
    instance.lastUpdated = build::at(seconds);
    return instance;
}

core::InstanceName name()
{
    return {build::app(), build::id("orders-1:8080")};
}

core::FleetFacts facts(std::vector<core::PeerView> peers)
{
    core::FleetFacts result;
    result.environment = "test";
    result.peers = std::move(peers);
    return result;
}

} // namespace

void JoinTest::takesNewest_data()
{
    QTest::addColumn<double>("listAt");
    QTest::addColumn<double>("liveAt");
    QTest::addColumn<std::string>("status");
    QTest::newRow("live read is newer") << 10. << 20. << std::string("OUT_OF_SERVICE");
    QTest::newRow("list is newer") << 20. << 10. << std::string("UP");
    QTest::newRow("same stamp: the live read is the truth") << 10. << 10. << std::string("OUT_OF_SERVICE");
}

void JoinTest::takesNewest()
{
    QFETCH(double, listAt);
    QFETCH(double, liveAt);
    QFETCH(std::string, status);
    core::FleetFacts given = facts({build::peer(build::peerOne, {stamped("UP", listAt)})});
    given.instances[name()].live[build::peerOne].answered(stamped("OUT_OF_SERVICE", liveAt, "OUT_OF_SERVICE"),
                                                          build::at(30), build::peerOne);
    const auto rows = core::joinInstances(given);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(std::string(rows[0].status().word()), status);
    // What callers are served is the list's word whichever is newer.
    QCOMPARE(std::string(rows[0].served.value->status.word()), std::string("UP"));
    QCOMPARE(std::string(rows[0].live.at(build::peerOne).value->status.word()),
             std::string("OUT_OF_SERVICE"));
}

// The first server is an hour behind: by its stamp the status that it was told last would look old, and an
// override just set would count as one that callers have known for an hour.
void JoinTest::allowsForClocksThatDiffer()
{
    const core::Millis hour = std::chrono::hours(1);
    core::FleetFacts given =
        facts({build::peer(build::peerOne, {stamped("OUT_OF_SERVICE", 100 - 3600, "OUT_OF_SERVICE")})});
    given.peers[0].clock.learn(build::at(0) - hour, build::at(0), build::at(0.1));
    auto &live = given.instances[name()].live;
    live[build::peerTwo].answered(stamped("UP", 50), build::at(120), build::peerTwo);
    const auto rows = core::joinInstances(given);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].status().status, core::Status::OutOfService);
    QVERIFY(std::chrono::abs(*rows[0].statusSince - build::at(100)) <= std::chrono::seconds(1));
    QCOMPARE(rows[0].registered->lastUpdated, build::at(100 - 3600)); // what the server wrote stays
}

// An id may be in several applications; only one of them was asked for in the second round.
void JoinTest::tellsTwins()
{
    const core::FleetFacts given =
        facts({build::peer(build::peerOne, {build::instance("same", "UP", "UNKNOWN", "BILLING"),
                                            build::instance("own", "UP", "UNKNOWN", "ORDERS")}),
               build::peer(build::peerTwo, {build::instance("same", "UP", "UNKNOWN", "BILLING"),
                                            build::instance("same", "UP", "UNKNOWN", "ORDERS")})});
    const auto rows = core::joinInstances(given);
    QCOMPARE(rows.size(), std::size_t(3));
    QVERIFY(rows[0].sharesIdWith == std::vector<std::string>{"ORDERS"});
    QVERIFY(rows[1].sharesIdWith.empty());
    QVERIFY(rows[2].sharesIdWith == std::vector<std::string>{"BILLING"});
    const auto orders = core::joinInstances(given, build::app("ORDERS"));
    QCOMPARE(orders.size(), std::size_t(2));
    QVERIFY(orders[1].sharesIdWith == std::vector<std::string>{"BILLING"});
}

void JoinTest::failedReadRemovesNothing()
{
    core::FleetFacts given = facts({build::peer(build::peerOne, {stamped("UP", 0)})});
    given.peers[0].served.failed(build::error());
    auto &live = given.instances[name()].live[build::peerOne];
    live.failed(build::error());
    const auto rows = core::joinInstances(given);
    QCOMPARE(rows.size(), std::size_t(1));
    QVERIFY(rows[0].served.isKnown() && !rows[0].served.isFresh());
    QVERIFY(rows[0].live.at(build::peerOne).lastError);
    QVERIFY(!rows[0].peersDisagree);
    live.answered(std::nullopt, build::at(1),
                  build::peerOne); // "no such instance" there: the list still has it
    QCOMPARE(core::joinInstances(given).size(), std::size_t(1));
}

void JoinTest::silentFirstPeerHidesNothing()
{
    core::FleetFacts given =
        facts({build::peer(build::peerOne, {stamped("UP", 0)}),
               build::peer(build::peerTwo, {stamped("OUT_OF_SERVICE", 50, "OUT_OF_SERVICE")})});
    given.peers[0].served.failed(build::error());
    const auto rows = core::joinInstances(given);
    QCOMPARE(rows[0].status().status, core::Status::OutOfService);
    QCOMPARE(rows[0].served.value->status.status, core::Status::OutOfService);
    QCOMPARE(rows[0].served.source, std::string(build::peerTwo));
}

void JoinTest::keepsRowInRelease()
{
    core::FleetFacts given = facts({build::peer(build::peerOne, {})});
    given.inRelease.insert(name());
    given.lastKnown.emplace(
        name(), std::make_shared<const core::Instance>(stamped("OUT_OF_SERVICE", 0, "OUT_OF_SERVICE")));
    const auto rows = core::joinInstances(given);
    QCOMPARE(rows.size(), std::size_t(1));
    QVERIFY(!rows[0].isListed);
    QVERIFY(rows[0].isInRelease);
    QVERIFY(!rows[0].served.isKnown());
    // What it said last is kept, and not told as if it were so now: no peer has it.
    QCOMPARE(rows[0].registered->status.status, core::Status::OutOfService);
    QCOMPARE(rows[0].status().status, core::Status::Unknown);
    QVERIFY(!rows[0].hasOverride());
}

void JoinTest::dropsRowOutsideRelease()
{
    core::FleetFacts given = facts({build::peer(build::peerOne, {})});
    given.lastKnown.emplace(name(), std::make_shared<const core::Instance>(stamped("UP", 0)));
    given.instances[name()].live[build::peerOne].answered(stamped("UP", 0), build::at(0), build::peerOne);
    QVERIFY(core::joinInstances(given).empty());
}

void JoinTest::seesPeersDisagree_data()
{
    // What the second peer lists: a status, "nothing", or "silent" with an old list.
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("disagree");
    QTest::newRow("the same") << QStringLiteral("UP/UNKNOWN") << false;
    QTest::newRow("another status") << QStringLiteral("DOWN/UNKNOWN") << true;
    QTest::newRow("another override") << QStringLiteral("UP/UP") << true;
    QTest::newRow("it does not list it") << QStringLiteral("nothing") << true;
    QTest::newRow("silent, its old list differs") << QStringLiteral("silent") << false;
    QTest::newRow("never answered") << QStringLiteral("never") << false;
}

void JoinTest::seesPeersDisagree()
{
    QFETCH(QString, second);
    QFETCH(bool, disagree);
    core::FleetFacts given =
        facts({build::peer(build::peerOne, {stamped("UP", 0)}), build::peer(build::peerTwo, {})});
    auto &served = given.peers[1].served;
    if (second == QLatin1String("silent")) {
        served.value->instances = {stamped("DOWN", 0)};
        served.failed(build::error());
    } else if (second == QLatin1String("never")) {
        served = {};
        served.failed(build::error());
    } else if (second != QLatin1String("nothing")) {
        const QStringList parts = second.split(QLatin1Char('/'));
        served.value->instances = {
            stamped(parts[0].toLatin1().constData(), 0, parts[1].toLatin1().constData())};
    }
    QCOMPARE(core::joinInstances(given)[0].peersDisagree, disagree);
}

/// After a write, one server's list may still be the old one for half a minute.
void JoinTest::believesLiveReadsThatAgree_data()
{
    QTest::addColumn<QString>("firstLive"); // status/overridden; empty: not read
    QTest::addColumn<QString>("secondLive");
    QTest::addColumn<double>("readAt");
    QTest::addColumn<bool>("disagree");
    const QString out = QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE");
    const QString up = QStringLiteral("UP/UNKNOWN");
    QTest::newRow("both say the same live") << out << out << 0. << false;
    QTest::newRow("they differ live, too") << out << up << 0. << true;
    QTest::newRow("one was not read") << out << QString() << 0. << true;
    QTest::newRow("read live long before the lists") << out << out << -31. << true;
}

void JoinTest::believesLiveReadsThatAgree()
{
    QFETCH(QString, firstLive);
    QFETCH(QString, secondLive);
    QFETCH(double, readAt);
    QFETCH(bool, disagree);
    core::FleetFacts given =
        facts({build::peer(build::peerOne, {stamped("OUT_OF_SERVICE", 0, "OUT_OF_SERVICE")}),
               build::peer(build::peerTwo, {stamped("UP", 0)})});
    const auto read = [&](const char *peer, const QString &said) {
        const QStringList parts = said.split(QLatin1Char('/'));
        if (parts.size() == 2)
            given.instances[name()].live[peer].answered(
                stamped(parts[0].toLatin1().constData(), 0, parts[1].toLatin1().constData()),
                build::at(readAt), peer);
    };
    read(build::peerOne, firstLive);
    read(build::peerTwo, secondLive);
    QCOMPARE(core::joinInstances(given)[0].peersDisagree, disagree);
}

/// Its answer marks only the server that answered.
void JoinTest::tellsEveryEurekaServer()
{
    core::Instance marked = build::instance("a", "UP", "UNKNOWN", "DISCOVERY");
    marked.isDiscoveryServer = true;
    const auto rows = core::joinInstances(
        facts({build::peer(build::peerOne, {marked, build::instance("b", "UP", "UNKNOWN", "DISCOVERY"),
                                            build::instance("c")})}));
    QCOMPARE(rows.size(), std::size_t(3));
    QVERIFY(rows[0].isEurekaServer && rows[1].isEurekaServer);
    QVERIFY(!rows[2].isEurekaServer);
}

void JoinTest::derives()
{
    core::Instance instance = stamped("UP", 5);
    instance.metadata = {{"version", "2.14.0"}, {"zone", "zone-b"}};
    core::Instance untold = build::instance("orders-2:8080");
    untold.lastUpdated = {};
    core::FleetFacts given = facts(
        {build::peer(build::peerOne, {instance, untold, build::instance("e", "UP", "UNKNOWN", "EUREKA")})});
    given.instances[{build::app(), build::id("orders-2:8080")}].version = "from info";
    const auto rows = core::joinInstances(given);
    QCOMPARE(rows.size(), std::size_t(3));
    QVERIFY(std::ranges::is_sorted(rows, {}, &core::InstanceView::key));
    QVERIFY(rows[0].isEurekaServer);
    QCOMPARE(rows[1].version, std::string("2.14.0"));
    QCOMPARE(rows[1].zone, std::string("zone-b"));
    QCOMPARE(rows[1].statusSince, std::optional(build::at(5)));
    QCOMPARE(rows[1].actuatorUrl, std::string("http://orders-1:8080/actuator"));
    QVERIFY(!rows[1].isEurekaServer);
    QCOMPARE(rows[2].version, std::string("from info"));
    QVERIFY(!rows[2].statusSince);
}

QTEST_APPLESS_MAIN(JoinTest)
#include "tst_join.moc"
