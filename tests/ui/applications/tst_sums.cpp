// SPDX-License-Identifier: GPL-3.0-or-later
// Every sum on the screen is counted again from the rows.
#include "tests/ui/fleetbuilder.h"
#include "ui/applications/applicationmodel.h"
#include "ui/window/wording.h"

#include <QAbstractItemModelTester>
#include <QTest>

using core::Status;

namespace {
int countOf(const core::FleetView &fleet, const core::ApplicationName &name, Status status)
{
    return int(std::ranges::count_if(fleet.instances, [&](const core::InstanceView &row) {
        return row.key.application == name && row.status().status == status;
    }));
}
} // namespace

class TestSums : public QObject
{
    Q_OBJECT

private slots:
    void applicationsAreCountedFromTheirRows();
    void listShowsTheSameSums();
    void titleAndStatusLine();
};

void TestSums::applicationsAreCountedFromTheirRows()
{
    const auto snapshot = tests::ordersFleet().snapshot();
    const auto applications = core::applicationsOf(*snapshot->fleet);
    QCOMPARE(int(applications.size()), 5);
    int total = 0;
    for (const core::ApplicationView &sum : applications) {
        QCOMPARE(sum.up, countOf(*snapshot->fleet, sum.name, Status::Up));
        QCOMPARE(sum.outOfService, countOf(*snapshot->fleet, sum.name, Status::OutOfService));
        QCOMPARE(sum.starting, countOf(*snapshot->fleet, sum.name, Status::Starting));
        QCOMPARE(sum.down, countOf(*snapshot->fleet, sum.name, Status::Down));
        QCOMPARE(sum.unknown, countOf(*snapshot->fleet, sum.name, Status::Unknown));
        QCOMPARE(sum.total, sum.up + sum.outOfService + sum.starting + sum.down + sum.unknown);
        total += sum.total;
    }
    QCOMPARE(total, int(snapshot->fleet->instances.size()));
}

void TestSums::listShowsTheSameSums()
{
    const auto snapshot = tests::ordersFleet().snapshot();
    ui::ApplicationModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(*snapshot->fleet);
    QCOMPARE(model.rowCount(), 6);
    int up = 0;
    for (int row = 1; row < model.rowCount(); ++row) {
        const int counted = countOf(*snapshot->fleet, model.sumAt(row).name, Status::Up);
        QCOMPARE(model.countAt(row), QStringLiteral("%1 of %2").arg(counted).arg(model.sumAt(row).total));
        up += counted;
    }
    QCOMPARE(model.countAt(0), QStringLiteral("%1 of %2").arg(up).arg(snapshot->fleet->instances.size()));
    model.setFleet({});
    QCOMPARE(model.rowCount(), 1);
}

void TestSums::titleAndStatusLine()
{
    core::ListQuery query;
    query.application = tests::FleetBuilder::application("ORDERS");
    const auto snapshot = tests::ordersFleet().snapshot(query);
    QVERIFY(ui::Wording::sums(*snapshot).startsWith(
        QStringLiteral("%1 serving · %2 out · %3 starting · 2 overrides")
            .arg(countOf(*snapshot->fleet, *query.application, Status::Up))
            .arg(countOf(*snapshot->fleet, *query.application, Status::OutOfService))
            .arg(countOf(*snapshot->fleet, *query.application, Status::Starting))));
    const auto all = tests::ordersFleet().snapshot();
    const auto serving = std::ranges::count_if(all->fleet->instances, [](const core::InstanceView &row) {
        return row.status().status == Status::Up;
    });
    QVERIFY(ui::Wording::sums(*all).startsWith(QStringLiteral("%1 serving · ").arg(serving)));
    query.application = tests::FleetBuilder::application("NOBODY");
    QCOMPARE(ui::Wording::sums(*tests::ordersFleet().snapshot(query)), QString());
    QCOMPARE(ui::Wording::statusLine(*snapshot, tests::FleetBuilder::now),
             QStringLiteral(
                 "31 instances · read 0.8 s ago from eureka-1 and eureka-2 · eureka-3 not read: what it "
                 "serves is unproven"));
}

QTEST_GUILESS_MAIN(TestSums)
#include "tst_sums.moc"
