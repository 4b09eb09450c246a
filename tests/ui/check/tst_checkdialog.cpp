// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fleetbuilder.h"
#include "tests/ui/looks.h"
#include "ui/check/checkdialog.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using core::CheckCode;
using core::CheckFinding;
using core::CheckVerdict;
using tests::FleetBuilder;

namespace {

CheckFinding finding(CheckCode code, CheckVerdict verdict, std::vector<std::string> arguments,
                     std::vector<std::string> properties)
{
    CheckFinding one{code, verdict, "SHOP", {"SHOP/shop-1:8080", "SHOP/shop-2:8080"}, std::move(arguments)};
    one.properties = std::move(properties);
    one.readFrom = {"http://shop-1:8080/actuator (configprops)"};
    return one;
}

/// One of each verdict.
std::vector<CheckFinding> findings()
{
    CheckFinding fails = finding(CheckCode::RetryNextInstance, CheckVerdict::Fails, {"0"},
                                 {"spring.cloud.loadbalancer.retry.max-retries-on-next-service-instance=1"});
    fails.length = std::chrono::seconds(95);
    fails.share = 0.5;
    CheckFinding unread = finding(CheckCode::SpringRetry, CheckVerdict::NotRead, {}, {});
    unread.unread = core::Unread::Failed;
    unread.error = core::Error{core::ErrorKind::NotFound, "http://shop-1:8080/actuator/beans", {}, 404};
    CheckFinding advice = finding(CheckCode::FetchInterval, CheckVerdict::Advice, {"30000"},
                                  {"eureka.client.registry-fetch-interval-seconds=5"});
    advice.length = std::chrono::seconds(25);
    advice.addedPerMinute = 20;
    return {fails, unread, advice, finding(CheckCode::BalancerRetry, CheckVerdict::Good, {"true"}, {})};
}

core::SnapshotPointer fleet(const char *checked = nullptr, std::vector<CheckFinding> found = findings())
{
    FleetBuilder builder;
    builder.peer("eureka-1");
    builder.instance("ORDERS", "orders-1:8080");
    builder.instance("SHOP", "shop-1:8080");
    core::ListQuery query;
    query.application = FleetBuilder::application("SHOP");
    auto snapshot = builder.snapshot(query);
    if (checked)
        snapshot->check = std::make_shared<const core::SmoothCheck>(core::SmoothCheck{
            FleetBuilder::application(checked), FleetBuilder::now, std::move(found), false});
    return snapshot;
}

struct Desk
{
    Desk()
    {
        QObject::connect(&dialog, &ui::CheckDialog::intent, &dialog, [this](const core::Intent &intent) {
            if (const auto *check = std::get_if<core::CheckSmoothness>(&intent))
                asked.push_back(*check);
        });
        dialog.setSnapshot(fleet());
        dialog.show();
        dialog.openFor(FleetBuilder::application("SHOP"));
    }
    QPushButton *button(const char *name) { return dialog.findChild<QPushButton *>(QLatin1String(name)); }
    QTreeWidget *list() { return dialog.findChild<QTreeWidget *>(QStringLiteral("findings")); }
    QComboBox *applications() { return dialog.findChild<QComboBox *>(QStringLiteral("application")); }
    QString sum() { return dialog.findChild<QLabel *>(QStringLiteral("sum"))->text(); }

    ui::CheckDialog dialog;
    std::vector<core::CheckSmoothness> asked;
};

} // namespace

class CheckDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void opensOnTheChosenApplication();
    void checksAgain();
    void checksAnother();
    void showsOnlyWhatItAskedFor();
    void showsEveryFinding();
    void copiesYaml();
    void closingEndsTheReading();
    void refreshKeepsTheChosenFinding();
    void pictures();
};

void CheckDialogTest::opensOnTheChosenApplication()
{
    Desk desk;
    QCOMPARE(desk.asked.size(), std::size_t(1));
    QCOMPARE(desk.asked[0].application, std::optional(FleetBuilder::application("SHOP")));
    QCOMPARE(desk.asked[0].environment, std::string("prod-eu"));
    QCOMPARE(desk.list()->topLevelItemCount(), 0);
    QVERIFY(!desk.button("copyYaml")->isEnabled());
    QVERIFY(!desk.button("copyYaml")->toolTip().isEmpty());
}

void CheckDialogTest::checksAgain()
{
    Desk desk;
    desk.dialog.setSnapshot(fleet("SHOP"));
    QTest::mouseClick(desk.button("again"), Qt::LeftButton);
    QCOMPARE(desk.asked.size(), std::size_t(2));
    QCOMPARE(desk.asked[1].application, std::optional(FleetBuilder::application("SHOP")));
    QCOMPARE(desk.list()->topLevelItemCount(), 0); // what was read before is not what is read now
}

void CheckDialogTest::checksAnother()
{
    Desk desk;
    desk.applications()->setFocus();
    QTest::keyClick(desk.applications(), Qt::Key_Up);
    QCOMPARE(desk.applications()->currentText(), QStringLiteral("ORDERS"));
    QCOMPARE(desk.asked.size(), std::size_t(2));
    QCOMPARE(desk.asked[1].application, std::optional(FleetBuilder::application("ORDERS")));
}

void CheckDialogTest::showsOnlyWhatItAskedFor()
{
    Desk desk;
    desk.dialog.setSnapshot(fleet("ORDERS"));
    QCOMPARE(desk.list()->topLevelItemCount(), 0);
    desk.dialog.setSnapshot(fleet("SHOP"));
    QCOMPARE(desk.list()->topLevelItemCount(), 4);
}

void CheckDialogTest::showsEveryFinding()
{
    Desk desk;
    desk.dialog.setSnapshot(fleet("SHOP"));
    QTreeWidget *list = desk.list();
    const auto text = [&](int row, int column) { return list->topLevelItem(row)->text(column); };
    QVERIFY(text(0, 0).contains(QStringLiteral("Requests fail")));
    QVERIFY(text(0, 1).startsWith(QStringLiteral("SHOP (2 instances): ")));
    QVERIFY2(text(0, 1).contains(QStringLiteral("50.0 %")) && text(0, 1).contains(QStringLiteral("95 s")),
             qPrintable(text(0, 1)));
    QVERIFY(text(0, 1).contains(QStringLiteral("max-retries-on-next-service-instance=1")));
    QVERIFY2(text(1, 1).contains(QStringLiteral("404")), qPrintable(text(1, 1)));
    QVERIFY2(text(2, 1).contains(QStringLiteral("25 s")) && text(2, 1).contains(QStringLiteral("20")),
             qPrintable(text(2, 1)));
    QVERIFY(text(3, 0).contains(QStringLiteral("Good")));
    QVERIFY(list->topLevelItem(0)->toolTip(1).contains(QStringLiteral("configprops")));
    for (const char *count : {"fail by 1", "advice 1", "good 1", "not read 1"})
        QVERIFY2(desk.sum().contains(QLatin1String(count)), qPrintable(desk.sum()));
}

void CheckDialogTest::copiesYaml()
{
    Desk desk;
    desk.dialog.setSnapshot(fleet("SHOP"));
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(desk.button("copyYaml"), Qt::LeftButton);
    const QString yaml = QGuiApplication::clipboard()->text();
    QVERIFY2(yaml.startsWith(
                 QStringLiteral("# SHOP\neureka:\n  client:\n    registry-fetch-interval-seconds: 5\n")),
             qPrintable(yaml));
    QVERIFY(yaml.contains(QStringLiteral("max-retries-on-next-service-instance: 1\n")));
    // Nothing to set, nothing to copy.
    desk.dialog.setSnapshot(
        fleet("SHOP", {finding(CheckCode::BalancerRetry, CheckVerdict::Good, {"true"}, {})}));
    QVERIFY(!desk.button("copyYaml")->isEnabled());
}

void CheckDialogTest::closingEndsTheReading()
{
    Desk desk;
    QTest::mouseClick(desk.button("close"), Qt::LeftButton);
    QCOMPARE(desk.asked.size(), std::size_t(2));
    QVERIFY(!desk.asked[1].application);
}

void CheckDialogTest::refreshKeepsTheChosenFinding()
{
    Desk desk;
    desk.dialog.setSnapshot(fleet("SHOP"));
    desk.list()->setCurrentItem(desk.list()->topLevelItem(2));
    std::vector<CheckFinding> fewer = findings();
    fewer.erase(fewer.begin());
    desk.dialog.setSnapshot(fleet("SHOP", fewer));
    QCOMPARE(desk.list()->topLevelItemCount(), 3);
    QCOMPARE(desk.list()->indexOfTopLevelItem(desk.list()->currentItem()), 1);
}

/// Not a check by itself: pictures to look at, in both themes and in Chinese, where a folder is named.
void CheckDialogTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        Desk desk;
        desk.dialog.setSnapshot(fleet("SHOP"));
        QVERIFY(tests::settled(desk.dialog).save(folder + QStringLiteral("/check") + tail));
    });
}

QTEST_MAIN(CheckDialogTest)
#include "tst_checkdialog.moc"
