// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fleetbuilder.h"
#include "ui/window/waitnotices.h"

#include <QTest>

using core::Phase;
using tests::FleetBuilder;

class WaitNoticesTest : public QObject
{
    Q_OBJECT

private slots:
    void eachWaitIsToldOnce_data()
    {
        QTest::addColumn<QList<int>>("phases");
        QTest::addColumn<int>("notices");
        const auto row = [](const char *name, const QList<Phase> &phases, int notices) {
            QList<int> numbers;
            for (const Phase phase : phases)
                numbers << int(phase);
            QTest::newRow(name) << numbers << notices;
        };
        row("drained", {Phase::TakingOut, Phase::ReadingBack, Phase::Waiting, Phase::Drained, Phase::Drained},
            1);
        row("drained, called again, drained",
            {Phase::Waiting, Phase::Drained, Phase::Waiting, Phase::Drained}, 2);
        row("stopped",
            {Phase::Waiting, Phase::Drained, Phase::StopCountdown, Phase::StopSending, Phase::Stopping,
             Phase::Stopped},
            2);
        row("restored", {Phase::Cancelling, Phase::Restoring, Phase::Restored}, 1);
        row("failed", {Phase::TakingOut, Phase::Failed, Phase::Failed}, 1);
        row("only waiting", {Phase::TakingOut, Phase::Waiting, Phase::Waiting}, 0);
    }

    void eachWaitIsToldOnce()
    {
        QFETCH(QList<int>, phases);
        QFETCH(int, notices);
        ui::WaitNotices waits;
        const auto snapshot = tests::ordersFleet().snapshot();
        QVERIFY(waits.take(*snapshot).isEmpty());
        QStringList told;
        for (const int phase : phases) {
            snapshot->operations = {operation(*snapshot, Phase(phase))};
            told << waits.take(*snapshot);
        }
        QCOMPARE(told.size(), notices);
    }

    void whatWasThereBeforeIsNotTold()
    {
        ui::WaitNotices waits;
        const auto snapshot = tests::ordersFleet().snapshot();
        snapshot->operations = {operation(*snapshot, Phase::Drained)};
        QVERIFY(waits.take(*snapshot).isEmpty());
        QVERIFY(waits.take(*snapshot).isEmpty());
    }

    void aStallIsToldOnce()
    {
        ui::WaitNotices waits;
        const auto snapshot = tests::ordersFleet().snapshot();
        snapshot->operations = {operation(*snapshot, Phase::Waiting)};
        QVERIFY(waits.take(*snapshot).isEmpty());
        snapshot->operations.front().stillCalledSince = FleetBuilder::now;
        const QStringList told = waits.take(*snapshot);
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().contains(QLatin1String("orders-2:8080")));
        QVERIFY(waits.take(*snapshot).isEmpty());
        // Over, and again: that is another stall.
        snapshot->operations.front().stillCalledSince.reset();
        QVERIFY(waits.take(*snapshot).isEmpty());
        snapshot->operations.front().stillCalledSince = FleetBuilder::now;
        QCOMPARE(waits.take(*snapshot).size(), 1);
    }

private:
    static core::Operation operation(const core::Snapshot &snapshot, Phase phase)
    {
        return tests::operationIn(snapshot, FleetBuilder().key("ORDERS", "orders-2:8080"), core::Goal::Drain,
                                  phase);
    }
};

QTEST_GUILESS_MAIN(WaitNoticesTest)
#include "tst_waitnotices.moc"
