// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releaseseen.h"
#include "tests/core/support/releases.h"

#include <QTest>

#include <functional>

class ReleaseSeenTest : public QObject
{
    Q_OBJECT

private slots:
    void distilsTheRowsOfTheApplication()
    {
        core::FleetView fleet =
            build::fleet(std::vector{build::instance("orders-1:8080"),
                                     build::instance("orders-2:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"),
                                     build::instance("pay-1:8080", "UP", "UNKNOWN", "PAY")});
        for (core::InstanceView &row : fleet.instances)
            row.servedByPeer[fleet.peers[0].url] = {row.registered->status, row.registered->overriddenStatus};
        const core::FleetSeen seen = core::seenOf(fleet, build::app(), build::at(1));
        QVERIFY(seen.isTrusted);
        QCOMPARE(seen.rows.size(), std::size_t(2));
        const core::SeenInstance *first = seen.find(build::key("orders-1:8080"));
        QVERIFY(first);
        QVERIFY(first->isServedUp);
        QVERIFY(first->isHealthy.value_or(false));
        QVERIFY(!first->hasOverride());
        QVERIFY(!first->requests); // no metrics are no zero
        const core::SeenInstance *second = seen.find(build::key("orders-2:8080"));
        QVERIFY(second);
        QVERIFY(!second->isServedUp);
        QVERIFY(second->hasOverride());
        QVERIFY(!seen.find(build::key("pay-1:8080", "PAY")));
    }

    void trust_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<bool>("isTrusted");
        QTest::newRow("fresh") << 0 << true;
        QTest::newRow("old") << 1 << false;
        QTest::newRow("failed") << 2 << false;
        QTest::newRow("suspiciously empty") << 3 << false;
    }

    void trust()
    {
        QFETCH(int, what);
        core::FleetView fleet = build::fleet(std::vector{build::instance()});
        if (what == 2)
            fleet.peers[0].served.failed(build::error());
        if (what == 3)
            fleet.peers[0].isSuspiciouslyEmpty = true;
        QTEST(core::seenOf(fleet, build::app(), build::at(what == 1 ? 91 : 1)).isTrusted, "isTrusted");
    }

    void liveReadsTellBeforeListsThatItIsGone()
    {
        core::FleetView fleet = build::fleet(std::vector{build::instance()});
        core::InstanceView &row = fleet.instances[0];
        row.live[build::peerOne]; // "no such instance"
        QVERIFY(!core::seenOf(fleet, build::app(), build::at(1)).rows[0].isListed);
        row.live[build::peerOne].failed(build::error()); // could not be read: the list has to do
        QVERIFY(core::seenOf(fleet, build::app(), build::at(1)).rows[0].isListed);
    }

    void silence()
    {
        core::FleetView fleet = build::fleet(std::vector{build::instance()});
        fleet.instances[0].health.failed(build::error(core::ErrorKind::Refused));
        fleet.instances[0].traffic.failed(build::error(core::ErrorKind::Refused));
        const core::FleetSeen seen = core::seenOf(fleet, build::app(), build::at(1));
        QVERIFY(seen.rows[0].isSilent);
        QVERIFY(!seen.rows[0].isHealthy); // an older answer says nothing now
        fleet.instances[0].traffic = {};
        fleet.instances[0].health.failed(build::error(core::ErrorKind::HttpStatus));
        QVERIFY(!core::seenOf(fleet, build::app(), build::at(1)).rows[0].isSilent);
    }

    void newProcess_data()
    {
        using Change = std::function<void(core::SeenInstance &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *name, Change change, bool expected) {
            QTest::newRow(name) << std::move(change) << expected;
        };
        row(
            "same", [](core::SeenInstance &) {}, false);
        row(
            "later start", [](core::SeenInstance &now) { now.startedAt = build::at(10); }, true);
        row(
            "start that wavers", [](core::SeenInstance &now) { now.startedAt = build::at(1.5); }, false);
        row(
            "earlier start", [](core::SeenInstance &now) { now.startedAt = build::at(-10); }, false);
        row(
            "registered again, same start", [](core::SeenInstance &now) { now.registeredAt = build::at(50); },
            false);
        row(
            "registered again, start not told",
            [](core::SeenInstance &now) {
                now.startedAt.reset();
                now.registeredAt = build::at(50);
            },
            true);
        row(
            "another peer's stamp of the same registration",
            [](core::SeenInstance &now) {
                now.startedAt.reset();
                now.registeredAt = build::at(4);
            },
            false);
        row(
            "nothing told",
            [](core::SeenInstance &now) {
                now.startedAt.reset();
                now.registeredAt = {};
            },
            false);
        row(
            "another id", [](core::SeenInstance &now) { now.key = build::key("orders-9:8080"); }, true);
    }

    void newProcess()
    {
        using Change = std::function<void(core::SeenInstance &)>;
        QFETCH(Change, change);
        core::SeenInstance now = build::seen();
        change(now);
        QTEST(core::isNewProcess(build::seen(), now), "expected");
    }
};

QTEST_APPLESS_MAIN(ReleaseSeenTest)
#include "tst_releaseseen.moc"
