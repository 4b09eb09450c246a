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
                [&](const core::InstanceView &row) { return row.registered.status.status == status; });
        };
        QCOMPARE(sum.total, 80);
        QCOMPARE(sum.up, hasStatus(core::Status::Up));
        QCOMPARE(sum.down, hasStatus(core::Status::Down));
        QCOMPARE(sum.starting, hasStatus(core::Status::Starting));
        QCOMPARE(sum.outOfService, hasStatus(core::Status::OutOfService));
        QCOMPARE(sum.unknown, hasStatus(core::Status::Unknown));
        QCOMPARE(sum.up + sum.down + sum.starting + sum.outOfService + sum.unknown, sum.total);
        QCOMPARE(sum.overrides, count([](const core::InstanceView &row) {
                     return row.registered.overriddenStatus.word() != "UNKNOWN";
                 }));
        // Unknown health is not ill, and ill matters only where callers are sent.
        QCOMPARE(sum.unhealthy, count([](const core::InstanceView &row) {
                     return row.registered.status.status == core::Status::Up && row.health.value &&
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
