// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fleetbuilder.h"
#include "ui/attention/attentiondialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using tests::FleetBuilder;

class AttentionDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void aCalmFleetHasNothingUrgent();
    void listsTheWorstFirst();
    void showsTheInstance();
    void copiesTheCure();
    void keepsTheChosenLine();
};

namespace {

std::vector<core::Finding> findings()
{
    FleetBuilder builder;
    builder.peer("eureka-1");
    core::InstanceView &stuck = builder.instance("ORDERS", "orders-1:8080", core::Status::OutOfService);
    stuck.actuatorUrl = "http://orders-1:8080/actuator";
    core::InstanceView &sick = builder.instance("ORDERS", "orders-2:8080");
    sick.registered.overriddenStatus.status = core::Status::Up;
    sick.health.value->status = sick.health.value->ownStatus = "DOWN";
    const auto snapshot = builder.snapshot();
    return ui::findingsIn(*snapshot, FleetBuilder::now);
}

struct Desk
{
    Desk()
    {
        QObject::connect(&dialog, &ui::AttentionDialog::instanceAsked, &dialog,
                         [this](const core::InstanceKey &key) { asked.push_back(key.path()); });
        dialog.show();
    }
    QPushButton *button(const char *name) { return dialog.findChild<QPushButton *>(QLatin1String(name)); }
    QTreeWidget *list() { return dialog.findChild<QTreeWidget *>(QStringLiteral("findings")); }

    ui::AttentionDialog dialog;
    std::vector<std::string> asked;
};

} // namespace

void AttentionDialogTest::aCalmFleetHasNothingUrgent()
{
    FleetBuilder builder;
    builder.peer("eureka-1").instance("ORDERS", "orders-1:8080");
    const auto calm = ui::findingsIn(*builder.snapshot(), FleetBuilder::now);
    QCOMPARE(ui::countUrgent(calm), 0);
    Desk desk;
    desk.dialog.setFindings(calm);
    // Nobody read its lease: that is told, and is no "all is well".
    QCOMPARE(desk.list()->topLevelItemCount(), 1);
    QVERIFY(desk.list()->topLevelItem(0)->text(0).contains(QStringLiteral("Not checked")));
    QVERIFY(!desk.button("showInstance")->isEnabled());
    QVERIFY(!desk.button("copyCommand")->isEnabled());
}

void AttentionDialogTest::listsTheWorstFirst()
{
    Desk desk;
    desk.dialog.setFindings(findings());
    QVERIFY(desk.list()->topLevelItemCount() >= 2);
    QVERIFY(desk.list()->topLevelItem(0)->text(0).contains(QStringLiteral("Alarm")));
    QVERIFY(desk.list()->topLevelItem(0)->text(1).startsWith(QStringLiteral("ORDERS/orders-2:8080")));
    QVERIFY(ui::countUrgent(findings()) >= 2);
}

void AttentionDialogTest::showsTheInstance()
{
    Desk desk;
    desk.dialog.setFindings(findings());
    QTest::mouseClick(desk.button("showInstance"), Qt::LeftButton);
    QVERIFY(desk.asked == std::vector<std::string>{"ORDERS/orders-2:8080"});
}

void AttentionDialogTest::copiesTheCure()
{
    Desk desk;
    desk.dialog.setFindings(findings());
    for (int row = 0; row < desk.list()->topLevelItemCount(); ++row) {
        if (desk.list()->topLevelItem(row)->text(1).startsWith(QStringLiteral("ORDERS/orders-1:8080")))
            desk.list()->setCurrentItem(desk.list()->topLevelItem(row));
    }
    QVERIFY(desk.button("copyCommand")->isEnabled());
    QTest::mouseClick(desk.button("copyCommand"), Qt::LeftButton);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2); // the cure of a stuck one is two writes
    for (const QString &line : lines)
        QVERIFY(line.startsWith(QStringLiteral("drainboard eureka ")));
}

void AttentionDialogTest::keepsTheChosenLine()
{
    Desk desk;
    auto given = findings();
    desk.dialog.setFindings(given);
    desk.list()->setCurrentItem(desk.list()->topLevelItem(1));
    given.back().arguments.emplace_back("another");
    desk.dialog.setFindings(given);
    QCOMPARE(desk.list()->indexOfTopLevelItem(desk.list()->currentItem()), 1);
}

QTEST_MAIN(AttentionDialogTest)
#include "tst_attentiondialog.moc"
