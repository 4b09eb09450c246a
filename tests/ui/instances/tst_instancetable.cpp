// SPDX-License-Identifier: GPL-3.0-or-later
// What the table copies, and which columns it shows in which order.
#include "tests/core/support/registration.h"
#include "tests/ui/fleetbuilder.h"
#include "ui/instances/instancetable.h"
#include "ui/instances/tablecolumns.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using tests::FleetBuilder;

namespace {

struct Desk
{
    explicit Desk(int width = 1000)
    {
        FleetBuilder builder;
        builder.peer("eureka-1");
        builder.instance("ORDERS", "orders-1:8080");
        core::InstanceView &row = builder.instance("ORDERS", "orders-2:8080", core::Status::Down);
        row.version = "2.14.0";
        build::registrationOf(row).hostName = "orders-2";
        build::registrationOf(row).port = 8080;
        core::ListQuery query;
        query.application = FleetBuilder::application("ORDERS");
        table.resize(width, 300);
        table.show();
        table.setSnapshot(builder.snapshot(query), FleetBuilder::now);
    }
    QAction *action(const char *name) { return table.findChild<QAction *>(QLatin1String(name)); }
    void choose(const char *column) { action(column)->trigger(); }
    QStringList shown()
    {
        QStringList titles;
        for (int place = 0; place < table.horizontalHeader()->count(); ++place) {
            const int column = table.horizontalHeader()->logicalIndex(place);
            if (!table.isColumnHidden(column))
                titles << table.model()->headerData(column, Qt::Horizontal).toString();
        }
        return titles;
    }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    ui::InstanceTable table;
};

const QStringList &allTitles()
{
    static const QStringList titles = QStringLiteral("Instance,Status,Override,Since,Health,Version,Req/s,"
                                                     "Errors,In flight")
                                          .split(QLatin1Char(','));
    return titles;
}

} // namespace

class InstanceTableTest : public QObject
{
    Q_OBJECT

private slots:
    void copiesTheSelectedRow();
    void copiesOnlyWhatIsThere();
    void copyKeyIsOfTheTable();
    void columnsAreChosen();
    void theOperatorMovesColumns();
    void choiceIsTakenBack_data();
    void choiceIsTakenBack();
    void aNarrowTableHidesMore();
};

void InstanceTableTest::copiesTheSelectedRow()
{
    Desk desk;
    desk.table.setCurrentIndex(desk.table.model()->index(1, int(core::Column::Version)));
    desk.action("copyCell")->trigger();
    QCOMPARE(Desk::clipboard(), QStringLiteral("2.14.0"));
    desk.action("copyName")->trigger();
    QCOMPARE(Desk::clipboard(), QStringLiteral("ORDERS/orders-2:8080"));
    desk.action("copyAddress")->trigger();
    QCOMPARE(Desk::clipboard(), QStringLiteral("http://orders-2:8080"));
    for (const char *column : {"override", "since", "health", "requests", "errors", "inFlight"})
        desk.choose(column);
    desk.action("copyRow")->trigger();
    QCOMPARE(Desk::clipboard(), QStringLiteral("orders-2:8080\tDOWN\t2.14.0"));
}

void InstanceTableTest::copiesOnlyWhatIsThere()
{
    Desk desk;
    QGuiApplication::clipboard()->setText(QStringLiteral("kept"));
    for (const char *name : {"copyRow", "copyCell", "copyName", "copyAddress"}) {
        QVERIFY(!desk.action(name)->isEnabled());
        desk.action(name)->trigger();
    }
    QCOMPARE(Desk::clipboard(), QStringLiteral("kept"));
    desk.table.selectRow(0);
    QVERIFY(desk.action("copyRow")->isEnabled());
    desk.table.clearSelection();
    QVERIFY(!desk.action("copyRow")->isEnabled());
}

void InstanceTableTest::copyKeyIsOfTheTable()
{
    Desk desk;
    desk.table.activateWindow();
    desk.table.setFocus();
    QTRY_VERIFY(desk.table.hasFocus());
    desk.table.selectRow(0);
    QTest::keySequence(&desk.table, QKeySequence::Copy);
    QVERIFY(Desk::clipboard().startsWith(QStringLiteral("orders-1:8080\tUP\t")));
}

void InstanceTableTest::columnsAreChosen()
{
    Desk desk;
    QSignalSpy chosen(desk.table.columns(), &ui::TableColumns::chosen);
    QCOMPARE(desk.shown(), allTitles());
    desk.choose("since");
    desk.choose("errors");
    QStringList fewer = allTitles();
    fewer.removeAll(QStringLiteral("Since"));
    fewer.removeAll(QStringLiteral("Errors"));
    QCOMPARE(desk.shown(), fewer);
    QCOMPARE(chosen.count(), 2);
    desk.choose("allColumns");
    QCOMPARE(desk.shown(), allTitles());
    QCOMPARE(chosen.count(), 3);
}

void InstanceTableTest::theOperatorMovesColumns()
{
    Desk desk;
    QSignalSpy chosen(desk.table.columns(), &ui::TableColumns::chosen);
    QVERIFY(desk.table.horizontalHeader()->sectionsMovable());
    QVERIFY(!desk.table.horizontalHeader()->isFirstSectionMovable());
    desk.table.horizontalHeader()->moveSection(int(core::Column::Health), 1);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(desk.table.columns()->choice().first(), QStringLiteral("health"));
}

void InstanceTableTest::choiceIsTakenBack_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *choice, const char *shown) {
        QTest::newRow(name) << QString::fromLatin1(choice) << QString::fromLatin1(shown);
    };
    row("none", "", "Instance,Status,Override,Since,Health,Version,Req/s,Errors,In flight");
    row("another order", "health status",
        "Instance,Health,Status,Override,Since,Version,Req/s,Errors,In flight");
    row("left out", "-status -override", "Instance,Since,Health,Version,Req/s,Errors,In flight");
    row("of another version", "weather -health status status -instance",
        "Instance,Status,Override,Since,Version,Req/s,Errors,In flight");
}

void InstanceTableTest::choiceIsTakenBack()
{
    QFETCH(QString, choice);
    QFETCH(QString, shown);
    Desk desk;
    QSignalSpy chosen(desk.table.columns(), &ui::TableColumns::chosen);
    desk.table.columns()->setChoice(choice.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(desk.shown().join(QLatin1Char(',')), shown);
    QCOMPARE(chosen.count(), 0); // nobody chose
    const QStringList kept = desk.table.columns()->choice();
    Desk next;
    next.table.columns()->setChoice(kept);
    QCOMPARE(next.shown(), desk.shown());
}

void InstanceTableTest::aNarrowTableHidesMore()
{
    Desk desk(760);
    QVERIFY(!desk.shown().contains(QStringLiteral("Since")));
    QVERIFY(desk.shown().contains(QStringLiteral("Status")));
    // What is left out makes room for what was hidden for want of it.
    desk.choose("override");
    QVERIFY(desk.shown().contains(QStringLiteral("Since")));
    // That is no choice: in a wide window it is back.
    desk.choose("allColumns");
    desk.table.resize(1200, 300);
    QCOMPARE(desk.shown(), allTitles());
}

QTEST_MAIN(InstanceTableTest)
#include "tst_instancetable.moc"
