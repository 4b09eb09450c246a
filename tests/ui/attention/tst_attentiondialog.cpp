// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/registration.h"
#include "tests/ui/fleetbuilder.h"
#include "ui/attention/attentiondialog.h"

#include <QClipboard>
#include <QFontMetrics>
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
    void cutsNothingOff_data();
    void cutsNothingOff();
    void showsTheInstance();
    void copiesTheCure();
    void keepsTheChosenFinding();
    void asksForTheCure_data();
    void asksForTheCure();
    void saysWhyThereIsNoCureNow();
};

namespace {

/// One stuck without an override, one UP by an override that hides that it is sick.
core::SnapshotPointer sickFleet(bool isWritable = true)
{
    FleetBuilder builder;
    builder.peer("eureka-1");
    core::InstanceView &stuck = builder.instance("ORDERS", "orders-1:8080", core::Status::OutOfService);
    stuck.actuatorUrl = "http://orders-1:8080/actuator";
    core::InstanceView &sick = builder.instance("ORDERS", "orders-2:8080");
    build::registrationOf(sick).overriddenStatus.status = core::Status::Up;
    sick.health.value->status = sick.health.value->ownStatus = "DOWN";
    auto snapshot = std::make_shared<core::Snapshot>(*builder.snapshot());
    snapshot->access = {};
    if (isWritable)
        snapshot->access.isLoopback = true;
    return snapshot;
}

std::vector<core::Finding> findings()
{
    return tests::findingsIn(*sickFleet(), FleetBuilder::now);
}

struct Desk
{
    Desk()
    {
        QObject::connect(&dialog, &ui::AttentionDialog::instanceAsked, &dialog,
                         [this](const core::InstanceKey &key) { asked.push_back(key.path()); });
        QObject::connect(
            &dialog, &ui::AttentionDialog::cureAsked, &dialog,
            [this](const core::InstanceKey &key, const std::vector<core::RegistryChange> &changes) {
                cured = key.path();
                cure = changes;
            });
        dialog.show();
    }
    void choose(core::FindingCode code)
    {
        const auto given = findings();
        for (std::size_t row = 0; row < given.size(); ++row) {
            if (given[row].code == code)
                list()->setCurrentItem(list()->topLevelItem(static_cast<int>(row)));
        }
    }
    QPushButton *button(const char *name) { return dialog.findChild<QPushButton *>(QLatin1String(name)); }
    QTreeWidget *list() { return dialog.findChild<QTreeWidget *>(QStringLiteral("findings")); }

    ui::AttentionDialog dialog;
    std::vector<std::string> asked;
    std::string cured;
    std::vector<core::RegistryChange> cure;
};

} // namespace

void AttentionDialogTest::aCalmFleetHasNothingUrgent()
{
    FleetBuilder builder;
    builder.peer("eureka-1").instance("ORDERS", "orders-1:8080");
    const auto calm = tests::findingsIn(*builder.snapshot(), FleetBuilder::now);
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

void AttentionDialogTest::cutsNothingOff_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("narrow") << 420;
    QTest::newRow("usual") << 860;
    QTest::newRow("wide") << 2000;
}

/// A row is as high as its text needs at the width it has, also after the dialog was made narrower.
void AttentionDialogTest::cutsNothingOff()
{
    QFETCH(int, width);
    Desk desk;
    desk.dialog.resize(1200, 460);
    desk.dialog.setFindings(findings());
    desk.dialog.resize(width, 460);
    const QTreeWidget &list = *desk.list();
    const QFontMetrics metrics(list.font());
    for (int row = 0; row < list.topLevelItemCount(); ++row) {
        const QTreeWidgetItem &item = *list.topLevelItem(row);
        const auto drawn = [&] { return list.visualItemRect(&item).height(); };
        const QRect column(0, 0, list.columnWidth(1), 100'000);
        const QRect needed = metrics.boundingRect(column, Qt::TextWordWrap, item.text(1));
        QTRY_VERIFY2(drawn() >= needed.height(), qPrintable(item.text(1)));
        QVERIFY(drawn() < needed.height() + 6 * metrics.height());
    }
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

void AttentionDialogTest::keepsTheChosenFinding()
{
    Desk desk;
    auto given = findings();
    desk.dialog.setFindings(given);
    desk.choose(core::FindingCode::StuckOut);
    const QString chosen = desk.list()->currentItem()->text(1);
    // A worse one comes in above it, and its own age moves on.
    core::Finding worse = given.front();
    worse.key->id = *core::InstanceId::from("orders-0:8080");
    given.insert(given.begin(), worse);
    for (core::Finding &finding : given) {
        if (finding.length)
            *finding.length += core::Millis(1000);
    }
    desk.dialog.setFindings(given);
    QVERIFY(desk.list()->currentItem()->text(1).startsWith(chosen.section(QLatin1Char(' '), 0, 0)));
    QCOMPARE(desk.list()->indexOfTopLevelItem(desk.list()->currentItem()), 2);
    // It is gone: the buttons turn to no other one by themselves.
    std::erase_if(given, [](const core::Finding &one) { return one.code == core::FindingCode::StuckOut; });
    desk.dialog.setFindings(given);
    QVERIFY(!desk.list()->currentItem());
    QVERIFY(!desk.button("cure")->isEnabled());
    QVERIFY(!desk.button("showInstance")->isEnabled());
}

void AttentionDialogTest::asksForTheCure_data()
{
    QTest::addColumn<core::FindingCode>("code");
    QTest::addColumn<QString>("word");
    QTest::addColumn<std::string>("instance");
    QTest::addColumn<std::vector<core::RegistryChange>>("cure");
    using Changes = std::vector<core::RegistryChange>;
    QTest::newRow("stuck: by way of DOWN, so that its own report decides")
        << core::FindingCode::StuckOut << QStringLiteral("Cure…") << std::string("ORDERS/orders-1:8080")
        << Changes{core::SetOverride{core::Status::Down}, core::CancelOverride{}};
    QTest::newRow("hidden sickness: no value, as it is not well")
        << core::FindingCode::HiddenSickness << QStringLiteral("Cancel override…")
        << std::string("ORDERS/orders-2:8080") << Changes{core::CancelOverride{}};
}

void AttentionDialogTest::asksForTheCure()
{
    QFETCH(core::FindingCode, code);
    QFETCH(QString, word);
    QFETCH(std::string, instance);
    QFETCH(std::vector<core::RegistryChange>, cure);
    Desk desk;
    desk.dialog.setFindings(findings());
    desk.dialog.setSnapshot(sickFleet(), FleetBuilder::now);
    desk.choose(code);
    QCOMPARE(desk.button("cure")->text(), word);
    QVERIFY(desk.button("cure")->isEnabled());
    QTest::mouseClick(desk.button("cure"), Qt::LeftButton);
    QCOMPARE(desk.cured, instance);
    QVERIFY(desk.cure == cure);
}

void AttentionDialogTest::saysWhyThereIsNoCureNow()
{
    Desk desk;
    desk.dialog.setFindings(findings());
    desk.choose(core::FindingCode::StuckOut);
    desk.dialog.setSnapshot(sickFleet(false), FleetBuilder::now);
    QVERIFY(!desk.button("cure")->isEnabled());
    QVERIFY(desk.button("cure")->toolTip().contains(QStringLiteral("Unlock")));
    // Another write on it is under way.
    auto busy = std::make_shared<core::Snapshot>(*sickFleet());
    busy->registryChanges.push_back({1, *findings()[1].key, core::CancelOverride{}});
    for (core::RegistryChangeState &change : busy->registryChanges)
        change.key.id = *core::InstanceId::from("orders-1:8080");
    desk.dialog.setSnapshot(busy, FleetBuilder::now);
    QVERIFY(!desk.button("cure")->isEnabled());
    QVERIFY(desk.button("cure")->toolTip().contains(QStringLiteral("under way")));
    desk.choose(core::FindingCode::LeasesNotRead);
    QVERIFY(!desk.button("cure")->isEnabled());
}

QTEST_MAIN(AttentionDialogTest)
#include "tst_attentiondialog.moc"
