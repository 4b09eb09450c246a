// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/watch.h"
#include "tests/core/support/builders.h"

#include <QTest>

class WatchTest : public QObject
{
    Q_OBJECT

private slots:
    void choosesByWhatTheListsSay_data();
    void choosesByWhatTheListsSay();
    void keepsToItsLimit();
    void ignoresASilentPeer();
    void leavesOutWhatCannotBeAddressed();
    void tellsWhatTheListDoesNotShowYet_data();
    void tellsWhatTheListDoesNotShowYet();
    void tellsWhatIsReadLive();
};

namespace {

using Pair = std::pair<std::string, std::string>; // status and override; an empty status: not listed

core::FleetFacts facts(const std::vector<std::vector<core::Instance>> &lists)
{
    core::FleetFacts result;
    const char *urls[] = {build::peerOne, build::peerTwo};
    for (std::size_t i = 0; i < lists.size(); ++i)
        result.peers.push_back(build::peer(urls[i], lists[i]));
    return result;
}

std::vector<core::Instance> listed(const Pair &said)
{
    if (said.first.empty())
        return {};
    return {build::instance("orders-1:8080", said.first, said.second)};
}

} // namespace

void WatchTest::choosesByWhatTheListsSay_data()
{
    QTest::addColumn<Pair>("one");
    QTest::addColumn<Pair>("two");
    QTest::addColumn<bool>("isWorthIt");
    const auto row = [](const char *title, const Pair &one, const Pair &two, bool isWorthIt) {
        QTest::newRow(title) << one << two << isWorthIt;
    };
    row("up everywhere", {"UP", "UNKNOWN"}, {"UP", "UNKNOWN"}, false);
    row("down is its own word", {"DOWN", "UNKNOWN"}, {"DOWN", "UNKNOWN"}, false);
    row("overridden", {"OUT_OF_SERVICE", "OUT_OF_SERVICE"}, {"OUT_OF_SERVICE", "OUT_OF_SERVICE"}, true);
    row("an override that says UP", {"UP", "UP"}, {"UP", "UP"}, true);
    row("out without an override", {"OUT_OF_SERVICE", "UNKNOWN"}, {"OUT_OF_SERVICE", "UNKNOWN"}, true);
    row("unknown", {"UNKNOWN", "UNKNOWN"}, {"UNKNOWN", "UNKNOWN"}, true);
    row("a word of its own", {"PAUSED", "UNKNOWN"}, {"PAUSED", "UNKNOWN"}, true);
    row("two opinions", {"UP", "UNKNOWN"}, {"DOWN", "UNKNOWN"}, true);
    row("missing on one peer", {"UP", "UNKNOWN"}, {"", ""}, true);
}

void WatchTest::choosesByWhatTheListsSay()
{
    QFETCH(Pair, one);
    QFETCH(Pair, two);
    QFETCH(bool, isWorthIt);
    const auto names = core::worthALiveRead(facts({listed(one), listed(two)}), 10);
    QCOMPARE(names.size(), std::size_t(isWorthIt ? 1 : 0));
}

void WatchTest::keepsToItsLimit()
{
    std::vector<core::Instance> many;
    for (int i = 0; i < 9; ++i)
        many.push_back(build::instance("orders-" + std::to_string(i), "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    const auto names = core::worthALiveRead(facts({many}), 4);
    QCOMPARE(names.size(), std::size_t(4));
    QCOMPARE(names.begin()->second.text(), std::string("orders-0"));
}

void WatchTest::ignoresASilentPeer()
{
    core::FleetFacts given = facts({listed({"UP", "UNKNOWN"}), listed({"DOWN", "UNKNOWN"})});
    given.peers[1].served.failed(build::error());
    QVERIFY(core::worthALiveRead(given, 10).empty());
}

void WatchTest::leavesOutWhatCannotBeAddressed()
{
    const auto names =
        core::worthALiveRead(facts({{build::instance("a/b", "OUT_OF_SERVICE", "OUT_OF_SERVICE")}}), 10);
    QVERIFY(names.empty());
}

void WatchTest::tellsWhatTheListDoesNotShowYet_data()
{
    QTest::addColumn<int>("listedAt"); // seconds; negative: not listed
    QTest::addColumn<int>("readAt");   // negative: "no such instance"
    QTest::addColumn<bool>("isAhead");
    QTest::newRow("the list is behind") << 10 << 11 << true;
    QTest::newRow("the list has caught up") << 11 << 11 << false;
    QTest::newRow("the list knows more") << 12 << 11 << false;
    QTest::newRow("not listed") << -1 << 11 << false;
    QTest::newRow("no such instance") << 10 << -1 << false;
}

void WatchTest::tellsWhatTheListDoesNotShowYet()
{
    QFETCH(int, listedAt);
    QFETCH(int, readAt);
    QFETCH(bool, isAhead);
    const auto stamped = [](int at) {
        core::Instance instance = build::instance("orders-1", "UP");
        instance.lastUpdated = build::at(at);
        return instance;
    };
    std::vector<core::Instance> list;
    if (listedAt >= 0)
        list.push_back(stamped(listedAt));
    core::PeerView peer = build::peer(build::peerOne, list);
    const core::InstanceName name{build::app(), build::id("orders-1")};
    core::Sourced<std::optional<core::Instance>> read;
    QVERIFY(!core::isAheadOfList(read, peer, name)); // not read at all
    read.answered(readAt < 0 ? std::nullopt : std::optional(stamped(readAt)), build::at(20), build::peerOne);
    QCOMPARE(core::isAheadOfList(read, peer, name), isAhead);
    // Clocks are set back, and caches end.
    peer.served.readAt = build::at(20 + 91);
    QVERIFY(!core::isAheadOfList(read, peer, name));
    peer.served.readAt = build::at(20 + 89);
    QCOMPARE(core::isAheadOfList(read, peer, name), isAhead);
    peer.isSeveralServers = true;
    QVERIFY(!core::isAheadOfList(read, peer, name));
    peer.isSeveralServers = false;
    peer.served = {};
    QVERIFY(!core::isAheadOfList(read, peer, name)); // no list was read yet
}

void WatchTest::tellsWhatIsReadLive()
{
    core::FleetView fleet =
        build::fleet({build::row(build::instance("orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE"))});
    core::InstanceView &row = fleet.instances.front();
    const std::string url = fleet.peers.front().url;
    QVERIFY(!core::isReadLive(fleet, row));
    row.live[url].failed(build::error()); // it was asked: more is not to be had now
    QVERIFY(core::isReadLive(fleet, row));
    row.live.clear();
    fleet.peers.front().served.failed(build::error()); // a silent one is not waited for
    QVERIFY(core::isReadLive(fleet, row));

    core::FleetView usual = build::fleet({build::row(build::instance("orders-1"))});
    QVERIFY(!core::isReadLive(usual, usual.instances.front())); // its override may be a moment old
    usual.instances.front().live[url].answered(core::PeerStatus(), build::at(0), url);
    QVERIFY(core::isReadLive(usual, usual.instances.front()));
    const core::FleetView odd =
        build::fleet({build::row(build::instance("a/b", "OUT_OF_SERVICE", "OUT_OF_SERVICE"))});
    QVERIFY(core::isReadLive(odd, odd.instances.front()));
}

QTEST_APPLESS_MAIN(WatchTest)
#include "tst_watch.moc"
