// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleetview.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <algorithm>

class FleetViewTest : public QObject
{
    Q_OBJECT

private slots:
    void sumsRows();
    void finds();
    void registeredByWhatWasReadLive_data();
    void registeredByWhatWasReadLive();
    void sourcedKeepsOldValueBesideError();
};

void FleetViewTest::sumsRows()
{
    const char *words[] = {"UP", "UP", "DOWN", "STARTING", "OUT_OF_SERVICE", "UNKNOWN", "BOGUS", "UP"};
    std::vector<core::InstanceView> rows;
    for (int i = 0; i < 240; ++i) {
        const char *word = words[i % 8];
        const std::string application = i % 3 == 0 ? "ZEBRA" : i % 3 == 1 ? "ORDERS" : "BILLING";
        rows.push_back(build::row(build::instance("i" + std::to_string(i), word,
                                                  i % 5 == 0 ? "OUT_OF_SERVICE" : "UNKNOWN", application)));
        if (i % 7 == 0)
            rows.back().health.answered(build::health("DOWN"), build::at(0), {});
        if (i % 11 == 0)
            rows.back().health = {};
    }
    const core::FleetView fleet = build::fleet(rows);
    const auto applications = core::applicationsOf(fleet);
    QCOMPARE(applications.size(), std::size_t(3));
    QCOMPARE(applications[0].name.text(), std::string("BILLING"));
    QCOMPARE(applications[2].name.text(), std::string("ZEBRA"));
    for (const core::ApplicationView &sum : applications) {
        const auto count = [&](auto test) {
            return static_cast<int>(
                std::ranges::count_if(fleet.instances, [&](const core::InstanceView &row) {
                    return row.key.application == sum.name && test(row);
                }));
        };
        const auto hasStatus = [&](core::Status status) {
            return count(
                [&](const core::InstanceView &row) { return row.registered->status.status == status; });
        };
        QCOMPARE(sum.total, 80);
        QCOMPARE(sum.up, hasStatus(core::Status::Up));
        QCOMPARE(sum.down, hasStatus(core::Status::Down));
        QCOMPARE(sum.starting, hasStatus(core::Status::Starting));
        QCOMPARE(sum.outOfService, hasStatus(core::Status::OutOfService));
        QCOMPARE(sum.unknown, hasStatus(core::Status::Unknown));
        QCOMPARE(sum.up + sum.down + sum.starting + sum.outOfService + sum.unknown, sum.total);
        QCOMPARE(sum.overrides, count([](const core::InstanceView &row) {
                     return row.registered->overriddenStatus.word() != "UNKNOWN";
                 }));
        // Unknown health is not ill, and ill matters only where callers are sent.
        QCOMPARE(sum.unhealthy, count([](const core::InstanceView &row) {
                     return row.registered->status.status == core::Status::Up && row.health.value &&
                            row.health.value->ownStatus != "UP";
                 }));
        QVERIFY(sum.unhealthy > 0);
    }
    QVERIFY(core::applicationsOf(core::FleetView()).empty());
}

void FleetViewTest::finds()
{
    const core::FleetView fleet =
        build::fleet({build::instance("a"), build::instance("b", "UP", "UNKNOWN", "ZEBRA")});
    QCOMPARE(fleet.find(build::key("a")), &fleet.instances[0]);
    QVERIFY(!fleet.find(build::key("b")));
    QVERIFY(fleet.find(build::app("zebra"), build::id("b")));
    core::InstanceKey elsewhere = build::key("a");
    elsewhere.environment = "production";
    QVERIFY(!fleet.find(elsewhere));
}

void FleetViewTest::registeredByWhatWasReadLive_data()
{
    QTest::addColumn<bool>("isListed");
    QTest::addColumn<std::vector<std::string>>("live"); // of each peer: "up", "gone" or "failed"
    QTest::addColumn<bool>("isRegistered");
    using Live = std::vector<std::string>;
    QTest::newRow("listed") << true << Live{} << true;
    QTest::newRow("not listed any more") << false << Live{} << false;
    QTest::newRow("the list is late") << true << Live{"gone", "gone"} << false;
    QTest::newRow("one peer still has it") << true << Live{"gone", "up"} << true;
    QTest::newRow("not listed yet") << false << Live{"up"} << true;
    QTest::newRow("nothing was heard") << true << Live{"failed"} << true;
    QTest::newRow("gone at the one that answers") << true << Live{"gone", "failed"} << false;
}

/// A paused instance is in the lists for as long as they lag, and is UP nowhere.
void FleetViewTest::registeredByWhatWasReadLive()
{
    QFETCH(bool, isListed);
    QFETCH(std::vector<std::string>, live);
    QFETCH(bool, isRegistered);
    core::InstanceView row = build::row(build::instance());
    row.isListed = isListed;
    row.isInRelease = true;
    for (std::size_t at = 0; at < live.size(); ++at) {
        core::Sourced<core::PeerStatus> &read = row.live["http://eureka-" + std::to_string(at)];
        if (live[at] == "up")
            read.answered({core::reportedStatus("UP"), {}}, build::at(1), "there");
        else if (live[at] == "failed")
            read.failed(build::error());
    }
    QCOMPARE(row.isRegistered(), isRegistered);
    QCOMPARE(row.status().status, isRegistered ? core::Status::Up : core::Status::Unknown);
    row.isInRelease = false; // watched by nobody, it is shown as the list has it
    QCOMPARE(row.status().status, core::Status::Up);
}

void FleetViewTest::sourcedKeepsOldValueBesideError()
{
    core::Sourced<int> sourced;
    QVERIFY(!sourced.isKnown() && !sourced.isFresh() && !sourced.lastError);
    sourced.answered(3, build::at(1), "a");
    QVERIFY(sourced.isFresh());
    sourced.failed(build::error());
    QVERIFY(sourced.isKnown() && !sourced.isFresh());
    QCOMPARE(sourced.value, std::optional(3));
    QCOMPARE(sourced.ageAt(build::at(5)), core::Millis(4000));
    sourced.answered(4, build::at(6), "b");
    QVERIFY(sourced.isFresh());
}

QTEST_APPLESS_MAIN(FleetViewTest)
#include "tst_fleetview.moc"
