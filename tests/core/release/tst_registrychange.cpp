// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/findings.h"
#include "core/release/registrychange.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::InstanceWrite;
using core::Status;
using Read = std::optional<core::Instance>;

/// When a write is done, where it goes, and what speaks against it.
class RegistryChangeTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhenItIsShown_data();
    void knowsWhenItIsShown();
    void waitsForTheHeartbeat_data();
    void waitsForTheHeartbeat();
    void knowsACancelOfNothing_data();
    void knowsACancelOfNothing();
    void choosesThePeer();
    void knowsWhatToRepair_data();
    void knowsWhatToRepair();
    void guardsWhatTakesAway();
    void guardsWhatReachesOthers();
    void confirmsForThePeerThatHoldsIt();
    void endsNoLeaseOfALivingProcess();
};

void RegistryChangeTest::knowsWhenItIsShown_data()
{
    QTest::addColumn<InstanceWrite>("write");
    QTest::addColumn<Read>("before");
    QTest::addColumn<Read>("now");
    QTest::addColumn<bool>("isShown");
    const auto read = [](const char *status, const char *overridden) {
        return Read(build::instance("orders-1", status, overridden));
    };
    const InstanceWrite out = core::SetOverride{};
    QTest::newRow("out") << out << Read() << read("OUT_OF_SERVICE", "OUT_OF_SERVICE") << true;
    QTest::newRow("stuck: nothing was stored") << out << Read() << read("OUT_OF_SERVICE", "UNKNOWN") << false;
    QTest::newRow("dormant while DOWN") << out << Read() << read("DOWN", "OUT_OF_SERVICE") << true;
    QTest::newRow("still UP") << out << Read() << read("UP", "OUT_OF_SERVICE") << false;
    QTest::newRow("another override") << out << Read() << read("UP", "UP") << false;
    QTest::newRow("out, but gone") << out << Read() << Read() << false;
    const InstanceWrite cancel = core::CancelOverride{};
    QTest::newRow("cancelled") << cancel << Read() << read("UP", "UNKNOWN") << true;
    QTest::newRow("cancelled, DOWN by its own word") << cancel << Read() << read("DOWN", "UNKNOWN") << true;
    QTest::newRow("cancelled, not known yet") << cancel << Read() << read("UNKNOWN", "UNKNOWN") << false;
    QTest::newRow("not cancelled") << cancel << Read() << read("OUT_OF_SERVICE", "OUT_OF_SERVICE") << false;
    QTest::newRow("an override of a word we do not know")
        << cancel << Read() << read("UP", "PAUSED") << false;
    const InstanceWrite gone = core::Deregister{};
    QTest::newRow("gone") << gone << Read() << Read() << true;
    QTest::newRow("still there") << gone << Read() << read("UP", "UNKNOWN") << false;

    Read noted = read("UP", "UNKNOWN");
    noted->metadata = {{"a", "1"}, {"b", "2"}};
    QTest::newRow("metadata") << InstanceWrite(core::SetMetadata{{{"b", "2"}}}) << Read() << noted << true;
    QTest::newRow("metadata of another value")
        << InstanceWrite(core::SetMetadata{{{"a", "1"}, {"b", "3"}}}) << Read() << noted << false;

    Read later = read("UP", "UNKNOWN");
    later->lease.registered = build::at(50);
    later->lease.lastRenewalAsSent = build::at(90);
    const InstanceWrite registration = core::Registration{*later};
    QTest::newRow("registered for the first time") << registration << Read() << later << true;
    QTest::newRow("the lease of before") << registration << later << later << false;
    const InstanceWrite beat = core::Renewal{};
    QTest::newRow("renewed") << beat << read("UP", "UNKNOWN") << later << true;
    QTest::newRow("not renewed") << beat << later << later << false;

    using Order = core::ActuatorOrder;
    const InstanceWrite set = Order{Order::Kind::SetStatus, core::Status::OutOfService};
    const InstanceWrite take = Order{Order::Kind::CancelOverride};
    QTest::newRow("by the endpoint: out")
        << set << Read() << read("OUT_OF_SERVICE", "OUT_OF_SERVICE") << true;
    QTest::newRow("by the endpoint: a misread word") << set << Read() << read("UNKNOWN", "UNKNOWN") << false;
    QTest::newRow("by the endpoint: gone") << set << Read() << Read() << false;
    QTest::newRow("by the endpoint: cancelled") << take << Read() << read("UP", "UNKNOWN") << true;
    QTest::newRow("by the endpoint: cancelled, not known yet")
        << take << Read() << read("UNKNOWN", "UNKNOWN") << false;
    QTest::newRow("by the endpoint: not cancelled") << take << Read() << read("UP", "UP") << false;
    const InstanceWrite pause = Order{Order::Kind::Pause};
    QTest::newRow("paused") << pause << read("UP", "UNKNOWN") << Read() << true;
    QTest::newRow("pause did nothing") << pause << read("UP", "UNKNOWN") << read("UP", "UNKNOWN") << false;
    const InstanceWrite resume = Order{Order::Kind::Resume};
    QTest::newRow("resumed") << resume << Read() << read("UP", "UNKNOWN") << true;
    QTest::newRow("resume did nothing") << resume << Read() << Read() << false;
    QTest::newRow("resumed, but drained")
        << resume << Read() << read("OUT_OF_SERVICE", "OUT_OF_SERVICE") << false;
    const InstanceWrite restart = Order{Order::Kind::Restart};
    Read starting = later;
    starting->status = core::reportedStatus("STARTING");
    QTest::newRow("restarted") << restart << read("UP", "UNKNOWN") << later << true;
    QTest::newRow("restarted after a pause") << restart << Read() << later << true;
    QTest::newRow("not restarted yet") << restart << later << later << false;
    QTest::newRow("restarted, not UP yet") << restart << read("UP", "UNKNOWN") << starting << false;
    QTest::newRow("restart: away") << restart << later << Read() << false;
}

void RegistryChangeTest::knowsWhenItIsShown()
{
    QFETCH(InstanceWrite, write);
    QFETCH(Read, before);
    QFETCH(Read, now);
    QFETCH(bool, isShown);
    QCOMPARE(core::isShown(write, before, now), isShown);
}

void RegistryChangeTest::waitsForTheHeartbeat_data()
{
    QTest::addColumn<InstanceWrite>("write");
    QTest::addColumn<int>("seconds");
    using Order = core::ActuatorOrder;
    QTest::newRow("cancel") << InstanceWrite(core::CancelOverride{}) << 15 + 2 * 30;
    QTest::newRow("cancel by the endpoint")
        << InstanceWrite(Order{Order::Kind::CancelOverride}) << 15 + 2 * 30;
    QTest::newRow("cancel with a value") << InstanceWrite(core::CancelOverride{core::Status::Up}) << 15;
    QTest::newRow("out") << InstanceWrite(core::SetOverride{}) << 15;
    QTest::newRow("out by the endpoint")
        << InstanceWrite(Order{Order::Kind::SetStatus, core::Status::OutOfService}) << 15;
}

/// The longer of both peers' intervals counts.
void RegistryChangeTest::waitsForTheHeartbeat()
{
    QFETCH(InstanceWrite, write);
    QFETCH(int, seconds);
    core::RegistryChangeState state{1, build::key("orders-1"), write};
    state.before = {{build::peerOne, build::instance("orders-1")},
                    {build::peerTwo, build::instance("orders-1")}};
    state.before.at(build::peerOne).lease.renewalInterval = std::chrono::seconds(10);
    state.before.at(build::peerTwo).lease.renewalInterval = std::chrono::seconds(30);
    QCOMPARE(core::proofLimit(state, std::chrono::seconds(15)), core::Millis(std::chrono::seconds(seconds)));
}

void RegistryChangeTest::knowsACancelOfNothing_data()
{
    QTest::addColumn<InstanceWrite>("write");
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("second"); // status/overridden; empty: it does not have it
    QTest::addColumn<bool>("cancelsNothing");
    const InstanceWrite cancel = core::CancelOverride{core::Status::Up};
    const std::string up = "UP/UNKNOWN";
    using Order = core::ActuatorOrder;
    QTest::newRow("none anywhere") << cancel << up << up << true;
    QTest::newRow("none, by the endpoint")
        << InstanceWrite(Order{Order::Kind::CancelOverride}) << up << up << true;
    QTest::newRow("one at the second") << cancel << up << std::string("UP/UP") << false;
    QTest::newRow("a stored UNKNOWN") << cancel << std::string("UNKNOWN/UNKNOWN") << std::string() << false;
    QTest::newRow("not there") << cancel << std::string() << std::string() << false;
    QTest::newRow("no cancel") << InstanceWrite(core::SetOverride{}) << up << up << false;
}

void RegistryChangeTest::knowsACancelOfNothing()
{
    QFETCH(InstanceWrite, write);
    QFETCH(std::string, first);
    QFETCH(std::string, second);
    QFETCH(bool, cancelsNothing);
    core::RegistryChangeState state{1, build::key("orders-1"), write};
    const auto add = [&](const char *peer, const std::string &said) {
        const auto slash = said.find('/');
        if (slash != std::string::npos)
            state.before.emplace(peer, build::instance("orders-1", said.substr(0, slash).c_str(),
                                                       said.substr(slash + 1).c_str()));
    };
    add(build::peerOne, first);
    add(build::peerTwo, second);
    QCOMPARE(core::cancelsNothing(state), cancelsNothing);
}

void RegistryChangeTest::choosesThePeer()
{
    core::RegistryChangeState state{1, build::key("orders-1"), core::SetOverride{}};
    state.peers = {build::peerOne, build::peerTwo};
    QVERIFY(!core::peerToWrite(state));
    state.answered = {build::peerTwo};
    QVERIFY(!core::peerToWrite(state)); // it answered that it has none
    state.write = core::Registration{build::instance("orders-1")};
    QCOMPARE(core::peerToWrite(state), std::optional<std::string>(build::peerTwo));

    state.write = core::SetOverride{};
    state.before = {{build::peerOne, build::instance("orders-1")},
                    {build::peerTwo, build::instance("orders-1")}};
    QCOMPARE(core::peerToWrite(state), std::optional<std::string>(build::peerOne));
    state.before.at(build::peerTwo) = build::instance("orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE");
    QCOMPARE(core::peerToWrite(state), std::optional<std::string>(build::peerTwo));
}

void RegistryChangeTest::knowsWhatToRepair_data()
{
    QTest::addColumn<std::vector<Read>>("peers");
    QTest::addColumn<std::optional<core::SetOverride>>("repair");
    const Read up = build::instance("orders-1");
    const Read out = build::instance("orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE");
    const Read pinned = build::instance("orders-1", "UP", "UP");
    using Peers = std::vector<Read>;
    using Repair = std::optional<core::SetOverride>;
    QTest::newRow("one missed it") << Peers{up, out} << Repair(core::SetOverride{Status::OutOfService});
    // A status for an instance that is not there is 404: only a heartbeat by way of the other brings it.
    QTest::newRow("one lacks the instance") << Peers{out, Read()} << Repair();
    QTest::newRow("one lacks the instance, another the override")
        << Peers{Read(), up, out} << Repair(core::SetOverride{Status::OutOfService});
    QTest::newRow("all have it") << Peers{out, out} << Repair();
    QTest::newRow("none has one") << Peers{up, up} << Repair();
    QTest::newRow("different ones") << Peers{out, pinned, up} << Repair();
}

void RegistryChangeTest::knowsWhatToRepair()
{
    QFETCH(std::vector<Read>, peers);
    QFETCH(std::optional<core::SetOverride>, repair);
    QCOMPARE(core::repairFor(peers), repair);
}

void RegistryChangeTest::guardsWhatTakesAway()
{
    const core::FleetView fleet = build::fleet({build::instance("orders-1")});
    core::GuardContext context;
    context.now = build::at(1);
    context.isWritable = true;
    const auto key = fleet.instances.front().key;
    const auto blocks = [&](const InstanceWrite &write) {
        return core::isBlocked(core::guardsForChange(fleet, key, write, context));
    };
    QVERIFY(blocks(core::SetOverride{}));
    QVERIFY(blocks(core::Deregister{}));
    QVERIFY(!blocks(core::SetMetadata{{{"a", "b"}}}));
    QVERIFY(!blocks(core::CancelOverride{}));
    using Order = core::ActuatorOrder;
    QVERIFY(blocks(Order{Order::Kind::SetStatus, core::Status::OutOfService}));
    QVERIFY(blocks(Order{Order::Kind::Pause}));
    QVERIFY(blocks(Order{Order::Kind::Restart}));
    QVERIFY(!blocks(Order{Order::Kind::SetStatus, core::Status::Up}));
    QVERIFY(!blocks(Order{Order::Kind::CancelOverride}));
    QVERIFY(!blocks(Order{Order::Kind::Resume}));
    QVERIFY(blocks(core::Registration{build::instance("orders-1", "DOWN")}));
    QVERIFY(!blocks(core::Registration{build::instance("orders-1")}));
    const InstanceWrite unknown = Order{Order::Kind::SetStatus, core::Status::Unknown};
    QCOMPARE(core::trapOf("http://h/eureka", key, unknown), core::WriteTrap::OverrideUnknown);
    context.overridden = {core::Guard::LastServing};
    QVERIFY(!blocks(core::SetOverride{}));
    context.isWritable = false;
    QVERIFY(blocks(core::SetMetadata{{{"a", "b"}}}));
    // What a list does not show is for the live read to decide, but never past the lock.
    const auto other = build::key("orders-9");
    QVERIFY(core::isBlocked(core::guardsForChange(fleet, other, core::Deregister{}, context)));
    context.isWritable = true;
    QVERIFY(!core::isBlocked(core::guardsForChange(fleet, other, core::Deregister{}, context)));
    // A dead one at the end serves nobody: its lease may be removed.
    core::FleetView dead = build::fleet({build::instance("orders-1", "DOWN")});
    context.overridden.clear();
    core::LeaseRead lease{build::instance("orders-1", "DOWN"), build::at(1000), true};
    lease.instance.lease.registered = build::at(0);
    lease.instance.lease.lastRenewalAsSent = build::at(100);
    context.lease = &lease;
    QVERIFY(!core::isBlocked(core::guardsForChange(dead, key, core::Deregister{}, context)));
}

void RegistryChangeTest::guardsWhatReachesOthers()
{
    core::FleetView fleet = build::fleet({build::instance("orders-1"), build::instance("orders-2")});
    fleet.instances.front().sharesIdWith = {"BILLING"};
    fleet.peers.front().isOtherCluster = true;
    core::GuardContext context;
    context.now = build::at(1);
    context.isWritable = true;
    const auto blocking = [&](const InstanceWrite &write) {
        std::vector<core::Guard> guards;
        for (const auto &finding :
             core::guardsForChange(fleet, fleet.instances.front().key, write, context)) {
            if (finding.blocks)
                guards.push_back(finding.guard);
        }
        return guards;
    };
    using Guards = std::vector<core::Guard>;
    QVERIFY(blocking(core::SetOverride{}) == (Guards{core::Guard::OtherCluster, core::Guard::SharedId}));
    QVERIFY(blocking(core::SetMetadata{{{"a", "b"}}}) == Guards{core::Guard::OtherCluster});
    QVERIFY(blocking(core::CancelOverride{}).empty()); // putting back is only warned of
    QCOMPARE(
        core::guardsForChange(fleet, fleet.instances.front().key, core::CancelOverride{}, context).size(),
        std::size_t(2));
    context.overridden = {core::Guard::OtherCluster, core::Guard::SharedId};
    QVERIFY(blocking(core::SetOverride{}).empty());
}

void RegistryChangeTest::confirmsForThePeerThatHoldsIt()
{
    core::FleetView fleet = build::fleet({build::row(build::instance("orders-1"))});
    fleet.peers = {
        build::peer(build::peerOne, {build::instance("orders-1")}),
        build::peer(build::peerTwo, {build::instance("orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE")})};
    const core::InstanceKey key = build::key("orders-1");
    QCOMPARE(core::peerForChange(fleet, key, core::SetOverride{}), std::string(build::peerTwo));
    QCOMPARE(core::peerForChange(fleet, key, core::SetOverride{Status::Up}), std::string(build::peerOne));
    QCOMPARE(core::peerForChange(fleet, key, core::CancelOverride{}), std::string(build::peerOne));
    fleet.peers[0].served.failed(build::error());
    QCOMPARE(core::peerForChange(fleet, key, core::CancelOverride{}), std::string(build::peerTwo));
    fleet.peers[1].served.failed(build::error());
    QCOMPARE(core::peerForChange(fleet, key, core::CancelOverride{}), std::string());
}

void RegistryChangeTest::endsNoLeaseOfALivingProcess()
{
    const core::FleetView fleet =
        build::fleet({build::row(build::instance("orders-1", "DOWN")),
                      build::row(build::instance("orders-2")), build::row(build::instance("orders-3"))});
    core::GuardContext context;
    context.now = build::at(1);
    context.isWritable = true;
    const auto guards = [&] {
        std::vector<core::Guard> blocking;
        for (const auto &finding :
             core::guardsForChange(fleet, build::key("orders-1"), core::Deregister{}, context)) {
            if (finding.blocks)
                blocking.push_back(finding.guard);
        }
        return blocking;
    };
    const std::vector<core::Guard> mayRun{core::Guard::MayStillRun};
    QVERIFY(guards() == mayRun); // nobody looked
    core::LeaseRead lease{build::instance("orders-1", "DOWN"), build::at(1000), true};
    lease.instance.lease.registered = build::at(0);
    lease.instance.lease.lastRenewalAsSent = build::at(190); // stamped with the duration: the last was at 100
    lease.instance.lease.duration = core::Seconds(90);
    lease.instance.lease.renewalInterval = core::Seconds(30);
    context.lease = &lease;
    QVERIFY(guards().empty()); // silent for long, and nothing listens
    lease.isPortClosed = false;
    QVERIFY(guards() == mayRun);
    lease.isPortClosed.reset();
    QVERIFY(guards() == mayRun);
    lease.isPortClosed = true;
    lease.serverNow = build::at(110); // a heartbeat ten seconds ago
    QVERIFY(guards() == mayRun);
    context.overridden = mayRun;
    QVERIFY(guards().empty());
}

QTEST_APPLESS_MAIN(RegistryChangeTest)
#include "tst_registrychange.moc"
