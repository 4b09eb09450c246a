// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/registration.h"
#include "tests/ui/fleetbuilder.h"
#include "ui/registry/vipdialog.h"
#include "ui/text/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using tests::FleetBuilder;

namespace {

struct Desk
{
    Desk()
    {
        QObject::connect(&dialog, &ui::VipDialog::intent, &dialog,
                         [this](const core::Intent &intent) { intents.push_back(intent); });
        dialog.show();
    }
    template <typename Widget> Widget *find(const char *name)
    {
        return dialog.findChild<Widget *>(QLatin1String(name));
    }
    QString text(const char *name) { return find<QLabel>(name)->text(); }
    void show(const std::shared_ptr<core::Snapshot> &snapshot)
    {
        dialog.setSnapshot(*snapshot, FleetBuilder::now);
    }

    ui::VipDialog dialog;
    std::vector<core::Intent> intents;
};

std::shared_ptr<core::Snapshot> fleet()
{
    FleetBuilder builder;
    builder.peer("eureka-1");
    for (const char *id : {"orders-1:8080", "orders-2:8080"}) {
        core::InstanceView &row = builder.instance("ORDERS", id);
        build::registrationOf(row).vipAddress = "orders";
        build::registrationOf(row).secureVipAddress = "orders-tls";
    }
    return builder.snapshot();
}

core::VipAnswer answer(const core::Snapshot &snapshot)
{
    core::Registry served;
    std::vector<core::Instance> rows;
    for (const core::InstanceView &row : snapshot.fleet->instances)
        rows.push_back(*row.registered);
    rows.back().status = core::reportedStatus("OUT_OF_SERVICE");
    served.instances = core::InstanceList(std::move(rows));
    core::VipAnswer result{{"orders", false}, false, {}};
    result.served.answered(std::move(served), FleetBuilder::now - core::Millis(800),
                           "http://eureka-1:8761/eureka");
    return result;
}

} // namespace

class VipDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void asksForTheTypedName();
    void offersTheNamesOfTheFleet();
    void showsWhatACallerGets();
    void anUnknownNameIsAnAnswer();
    void noAnswerIsNoList();
    void refusesWhatNoAddressCanName_data();
    void refusesWhatNoAddressCanName();
};

void VipDialogTest::asksForTheTypedName()
{
    Desk desk;
    desk.show(fleet());
    QVERIFY(!desk.find<QPushButton>("lookUp")->isEnabled());
    QTest::keyClicks(desk.find<QComboBox>("vip"), QStringLiteral("Orders-Internal"));
    QTest::mouseClick(desk.find<QCheckBox>("secure"), Qt::LeftButton, {},
                      QPoint(8, desk.find<QCheckBox>("secure")->height() / 2));
    QTest::mouseClick(desk.find<QPushButton>("lookUp"), Qt::LeftButton);
    QCOMPARE(desk.intents.size(), std::size_t(1));
    const auto *asked = std::get_if<core::LookUpVip>(&desk.intents.front());
    QVERIFY(asked);
    QCOMPARE(asked->question.vip, std::string("Orders-Internal"));
    QVERIFY(asked->question.isSecure);
    QCOMPARE(asked->environment, std::string("prod-eu"));
}

void VipDialogTest::refusesWhatNoAddressCanName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("slash") << QStringLiteral("orders/eu");
    QTest::newRow("backslash") << QStringLiteral("orders\\eu");
    QTest::newRow("dots") << QStringLiteral("..");
}

// Asked, a server answers 400, and that would be put down to its address.
void VipDialogTest::refusesWhatNoAddressCanName()
{
    QFETCH(QString, name);
    Desk desk;
    desk.show(fleet());
    QVERIFY(!desk.find<QLabel>("refusal")->isVisible());
    auto *field = desk.find<QComboBox>("vip");
    field->setEditText(name);
    QVERIFY(desk.find<QLabel>("refusal")->isVisible());
    QCOMPARE(desk.text("refusal"), ui::Text::sentence(core::WriteTrap::NameNotAddressable));
    QTest::mouseClick(desk.find<QPushButton>("lookUp"), Qt::LeftButton);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(desk.intents.empty());
    field->setEditText(QStringLiteral("orders"));
    QVERIFY(!desk.find<QLabel>("refusal")->isVisible());
    QTest::mouseClick(desk.find<QPushButton>("lookUp"), Qt::LeftButton);
    QCOMPARE(desk.intents.size(), std::size_t(1));
}

void VipDialogTest::offersTheNamesOfTheFleet()
{
    Desk desk;
    desk.show(fleet());
    auto *names = desk.find<QComboBox>("vip");
    QCOMPARE(names->count(), 1);
    QCOMPARE(names->itemText(0), QStringLiteral("orders"));
    desk.find<QCheckBox>("secure")->setChecked(true);
    QCOMPARE(names->itemText(0), QStringLiteral("orders-tls"));
}

void VipDialogTest::showsWhatACallerGets()
{
    Desk desk;
    const auto snapshot = fleet();
    snapshot->vipAnswer = answer(*snapshot);
    desk.show(snapshot);
    QCOMPARE(desk.text("sum"), QStringLiteral("orders: a caller uses 1 of the 2 that are registered."));
    auto *rows = desk.find<QTableWidget>("rows");
    QCOMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->item(0, 0)->text(), QStringLiteral("ORDERS/orders-1:8080"));
    QCOMPARE(rows->item(0, 3)->text(), QStringLiteral("yes"));
    QVERIFY(rows->item(1, 2)->text().contains(QStringLiteral("OUT_OF_SERVICE")));
    QVERIFY(rows->item(1, 3)->text().startsWith(QStringLiteral("no")));
    QVERIFY(desk.text("source").contains(QStringLiteral("eureka-1")));
}

void VipDialogTest::anUnknownNameIsAnAnswer()
{
    Desk desk;
    const auto snapshot = fleet();
    snapshot->vipAnswer = answer(*snapshot);
    snapshot->vipAnswer->served.value = core::Registry{};
    desk.show(snapshot);
    QVERIFY(desk.text("sum").startsWith(QStringLiteral("Nobody is registered under orders")));
    QCOMPARE(desk.find<QTableWidget>("rows")->rowCount(), 0);
}

void VipDialogTest::noAnswerIsNoList()
{
    Desk desk;
    const auto snapshot = fleet();
    snapshot->vipAnswer = core::VipAnswer{{"orders", false}, true, {}};
    desk.show(snapshot);
    QVERIFY(desk.text("sum").startsWith(QStringLiteral("Asking for orders")));
    snapshot->vipAnswer->isAsking = false;
    snapshot->vipAnswer->served.failed(
        {core::ErrorKind::Refused, "http://eureka-1:8761/eureka/vips/orders", {}, 0});
    desk.show(snapshot);
    QCOMPARE(desk.text("sum"), QStringLiteral("No server answered for orders."));
    QVERIFY(desk.text("source").contains(QStringLiteral("connection refused")));
}

QTEST_MAIN(VipDialogTest)
#include "tst_vipdialog.moc"
