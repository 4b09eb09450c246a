// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/registration.h"
#include "tests/ui/fleetbuilder.h"
#include "ui/instances/instancedelegate.h"
#include "ui/instances/instancemodel.h"
#include "ui/instances/instancetable.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using tests::FleetBuilder;

namespace {
QStringList idsOf(const ui::InstanceModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << QString::fromStdString(model.instanceAt(row)->key.id.text());
    return ids;
}

core::SnapshotPointer manyRows(int count, const core::ListQuery &query = {}, int from = 0)
{
    FleetBuilder builder;
    builder.peer("eureka-1");
    for (int i = from; i < count; ++i)
        builder.instance("ORDERS", "orders-" + std::to_string(1000 + i) + ":8080", core::Status::Up,
                         count - i);
    return builder.snapshot(query);
}
} // namespace

class TestInstanceModel : public QObject
{
    Q_OBJECT

private slots:
    void mergesEveryChange();
    void refreshKeepsSelectionAndScroll();
    void anotherOrderKeepsTheSelectedInstance();
    void aRemovedInstanceLeavesNothingSelected();
    void unknownIsADash();
    void oldValuesAreMutedAndSaySo();
    void aLiveReadThatFindsNothingSaysSo();
    void serverTextIsNoMarkup();
    void theEndOfAnIdStays();
};

void TestInstanceModel::mergesEveryChange()
{
    ui::InstanceModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    core::ListQuery byRate;
    byRate.sortBy = core::Column::Requests;
    core::ListQuery filtered = byRate;
    filtered.filter = "orders-1003";
    const std::vector<core::SnapshotPointer> steps{
        manyRows(6),           manyRows(9), manyRows(9, byRate), manyRows(7, byRate, 2),
        manyRows(9, filtered), manyRows(0), manyRows(12),        manyRows(12, byRate, 4),
        manyRows(12)};
    for (const core::SnapshotPointer &step : steps) {
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setSnapshot(step);
        QStringList expected;
        for (const std::uint32_t place : step->order)
            expected << QString::fromStdString(step->fleet->instances[place].key.id.text());
        QCOMPARE(idsOf(model), expected);
        QVERIFY(changes.count() <= 1);
    }
    QCOMPARE(resets.count(), 0);
}

void TestInstanceModel::refreshKeepsSelectionAndScroll()
{
    ui::InstanceTable table;
    table.resize(900, 300);
    table.show();
    table.setSnapshot(manyRows(80), FleetBuilder::now);
    table.selectRow(40);
    table.verticalScrollBar()->setValue(500);
    const int scroll = table.verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    const auto key = table.selectedKey();
    table.setSnapshot(manyRows(80), FleetBuilder::now);
    QCOMPARE(table.selectedKey(), key);
    QCOMPARE(table.currentIndex().row(), 40);
    QCOMPARE(table.verticalScrollBar()->value(), scroll);
}

void TestInstanceModel::anotherOrderKeepsTheSelectedInstance()
{
    ui::InstanceTable table;
    table.setSnapshot(manyRows(20), FleetBuilder::now);
    table.selectRow(3);
    const auto key = table.selectedKey();
    core::ListQuery byRate;
    byRate.sortBy = core::Column::Requests;
    table.setSnapshot(manyRows(20, byRate), FleetBuilder::now);
    QCOMPARE(table.selectedKey(), key);
    QCOMPARE(table.currentIndex().row(), 16);
}

void TestInstanceModel::aRemovedInstanceLeavesNothingSelected()
{
    ui::InstanceTable table;
    table.setSnapshot(manyRows(5), FleetBuilder::now);
    table.selectRow(0);
    table.setSnapshot(manyRows(5, {}, 1), FleetBuilder::now);
    QVERIFY(!table.selectedKey());
    QVERIFY(!table.currentIndex().isValid());
}

void TestInstanceModel::unknownIsADash()
{
    FleetBuilder builder;
    builder.peer("eureka-1").bare("ORDERS", "orders-1:8080");
    ui::InstanceModel model;
    model.setSnapshot(builder.snapshot());
    for (const core::Column column :
         {core::Column::Override, core::Column::Since, core::Column::Health, core::Column::Version,
          core::Column::Requests, core::Column::Errors, core::Column::InFlight})
        QCOMPARE(model.index(0, int(column)).data().toString(), QStringLiteral("–"));
}

void TestInstanceModel::oldValuesAreMutedAndSaySo()
{
    FleetBuilder builder;
    builder.peer("eureka-1").instance("ORDERS", "orders-1:8080");
    ui::InstanceModel model;
    model.setNow(FleetBuilder::now);
    model.setSnapshot(builder.snapshot());
    const QModelIndex rate = model.index(0, int(core::Column::Requests));
    QVERIFY(!model.cellAt(rate).isMuted);
    model.setNow(FleetBuilder::now + core::Millis(45'000));
    QVERIFY(model.cellAt(rate).isMuted);
    const QString tip = rate.data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(QLatin1String("read 46 s ago from http://orders-1:8080/actuator/metrics")),
             qPrintable(tip));
}

// A 404 is an answer. It is neither an error nor "not known yet".
void TestInstanceModel::aLiveReadThatFindsNothingSaysSo()
{
    FleetBuilder builder;
    core::InstanceView &row = builder.peer("eureka-1").peer("eureka-2").instance("ORDERS", "orders-1:8080");
    row.live["http://eureka-1:8761/eureka"];
    row.live["http://eureka-2:8761/eureka"].failed({core::ErrorKind::Refused, "http://eureka-2:8761", {}, 0});
    ui::InstanceModel model;
    model.setNow(FleetBuilder::now);
    model.setSnapshot(builder.snapshot());
    const QString tip = model.index(0, int(core::Column::Status)).data(Qt::ToolTipRole).toString();
    const QStringList lines = tip.split(QStringLiteral("<br>"));
    QVERIFY2(lines.contains(QStringLiteral("eureka-1:8761: not registered there, live")), qPrintable(tip));
    QVERIFY2(lines.contains(QStringLiteral("eureka-2:8761: not known yet")), qPrintable(tip));
}

void TestInstanceModel::serverTextIsNoMarkup()
{
    FleetBuilder builder;
    build::registrationOf(builder.peer("eureka-1").instance("ORDERS", "<b>x</b>")).hostName = "<img src=x>";
    ui::InstanceModel model;
    model.setSnapshot(builder.snapshot());
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("<img")));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("ORDERS / <b>x</b>"));
}

void TestInstanceModel::theEndOfAnIdStays()
{
    const QFontMetrics metrics{QFont()};
    const QString one = QStringLiteral("ORDERS-SERVICE / orders-1:8080");
    const QString two = QStringLiteral("ORDERS-SERVICE / orders-2:8080");
    QCOMPARE(ui::elidedName(one, metrics, metrics.horizontalAdvance(one)), one);
    const int idAlone = metrics.horizontalAdvance(QStringLiteral("orders-1:8080"));
    for (int width = metrics.horizontalAdvance(one) - 1; width >= idAlone; --width) {
        const QString shown = ui::elidedName(one, metrics, width);
        QVERIFY(metrics.horizontalAdvance(shown) <= width);
        QVERIFY2(shown != ui::elidedName(two, metrics, width), qPrintable(shown));
    }
    QCOMPARE(ui::elidedName(one, metrics, idAlone), QStringLiteral("orders-1:8080"));
}

QTEST_MAIN(TestInstanceModel)
#include "tst_instancemodel.moc"
