// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of environments in the band, and that nothing of the environment before is left in the window.
#include "core/profile/profile.h"
#include "tests/ui/fleetbuilder.h"
#include "ui/applications/applicationlist.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/theme/theme.h"
#include "ui/window/environmentbutton.h"
#include "ui/window/leavedialog.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using tests::FleetBuilder;

namespace {

using Colour = std::array<std::uint8_t, 3>;

ui::EnvironmentChoice choice(const QString &id, const QString &name, Colour colour = {29, 107, 70})
{
    return {id, name, colour, {QStringLiteral("http://") + id + QStringLiteral(":8761/eureka")}, {}, false};
}

struct Desk
{
    Desk()
    {
        list.folder = QStringLiteral("/home/alice/.config/drainboard/profiles");
        list.choices = {choice(QStringLiteral("a"), QStringLiteral("prod-eu")),
                        choice(QStringLiteral("b"), QStringLiteral("R&D <b>staging</b>"), {255, 247, 176})};
        list.choices.front().isCurrent = true;
        window.setNow([] { return FleetBuilder::now; });
        window.setEnvironmentReader([this] {
            ++reads;
            return list;
        });
        QObject::connect(&window, &ui::MainWindow::intent, &window,
                         [this](const core::Intent &intent) { intents.push_back(intent); });
        QObject::connect(&window, &ui::MainWindow::environmentChosen, &window,
                         [this](const QString &id) { chosen << id; });
        window.show();
        window.activateWindow();
    }
    QMenu *open()
    {
        window.findChild<ui::EnvironmentButton *>()->openMenu();
        return menu();
    }
    QMenu *menu() { return window.findChild<QMenu *>(QStringLiteral("environments")); }
    void choose(int row)
    {
        open()->actions().at(row)->trigger();
        menu()->close();
    }
    template <typename T> T *find(const char *name) { return window.findChild<T *>(QLatin1String(name)); }

    ui::EnvironmentList list;
    int reads = 0;
    ui::MainWindow window;
    std::vector<core::Intent> intents;
    QStringList chosen;
};

/// A fleet with something in every corner of the window.
std::shared_ptr<core::Snapshot> busyFleet()
{
    FleetBuilder builder = tests::ordersFleet();
    core::Series line{
        "ORDERS",
        false,
        {{FleetBuilder::now - core::Millis(4'000), 0.01}, {FleetBuilder::now - core::Millis(2'000), 0.02}}};
    builder.fleet().errorShare = {line};
    auto snapshot = builder.snapshot();
    snapshot->colour = Colour{138, 28, 28};
    return snapshot;
}

} // namespace

class EnvironmentSwitchTest : public QObject
{
    Q_OBJECT

private slots:
    void opensByKeyAndReadsAnew();
    void namesArePlainText();
    void aBrokenProfileIsListedWithItsMistake();
    void choosingOnlySaysSo();
    void theCurrentOneIsNotChosenAgain();
    void saysHowToMakeTheFirstOne();
    void asksWhileSomethingRuns();
    void asksWhileAWriteIsNotReadBack();
    void nothingOfTheOldOneIsLeft();
    void openDialogsCloseAndSendNothing();
    void lateSnapshotsAreDropped();
    void whatCannotBeOpenedSaysWhy();
    void saysConnectingFromTheStart();
    void pictures();
};

void EnvironmentSwitchTest::opensByKeyAndReadsAnew()
{
    Desk desk;
    desk.window.setSnapshot(busyFleet());
    auto *button = desk.window.findChild<ui::EnvironmentButton *>();
    QVERIFY(button->accessibleName().contains(QLatin1String("prod-eu")));
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(desk.menu()->isVisible()); // a button's key animates
    QCOMPARE(desk.reads, 1);
    QTest::keyClick(desk.menu(), Qt::Key_Down);
    QTest::keyClick(desk.menu(), Qt::Key_Return);
    QCOMPARE(desk.chosen, QStringList{QStringLiteral("b")});
    desk.list.choices.push_back(choice(QStringLiteral("c"), QStringLiteral("new")));
    QVERIFY(desk.open()->actions().at(2)->text() == QLatin1String("new"));
    QCOMPARE(desk.reads, 2);
    desk.menu()->close();
}

void EnvironmentSwitchTest::namesArePlainText()
{
    Desk desk;
    const QAction *action = desk.open()->actions().at(1);
    QCOMPARE(action->text(), QStringLiteral("R&&D <b>staging</b>")); // "&&" is shown as "&"
    QVERIFY(action->toolTip().contains(QLatin1String("&lt;b&gt;staging")));
    QVERIFY(action->toolTip().contains(QLatin1String("http://b:8761/eureka")));
    const QImage swatch = action->icon().pixmap(14, 14).toImage();
    QCOMPARE(swatch.pixelColor(swatch.rect().center()), QColor(255, 247, 176));
    desk.menu()->close();
}

void EnvironmentSwitchTest::aBrokenProfileIsListedWithItsMistake()
{
    Desk desk;
    desk.list.choices.push_back(choice(QStringLiteral("c"), QStringLiteral("broken")));
    desk.list.choices.back().mistake = QStringLiteral("member peers is missing");
    QAction *action = desk.open()->actions().at(2);
    QVERIFY(!action->isEnabled());
    QVERIFY(action->text().contains(QLatin1String("member peers is missing")));
    QVERIFY(action->toolTip().contains(QLatin1String("member peers is missing")));
    action->trigger();
    QVERIFY(desk.chosen.isEmpty());
    desk.menu()->close();
}

void EnvironmentSwitchTest::choosingOnlySaysSo()
{
    Desk desk;
    desk.window.setSnapshot(busyFleet());
    desk.intents.clear();
    desk.choose(1);
    QCOMPARE(desk.chosen, QStringList{QStringLiteral("b")});
    QVERIFY(desk.intents.empty());
    QVERIFY(desk.window.windowTitle().startsWith(QLatin1String("prod-eu"))); // until it is told to leave
}

void EnvironmentSwitchTest::theCurrentOneIsNotChosenAgain()
{
    Desk desk;
    desk.window.setSnapshot(busyFleet());
    desk.choose(0);
    QVERIFY(desk.chosen.isEmpty());
    desk.window.setStopped({core::ErrorKind::Storage, "/var/lib/journal.sqlite", "disk full", 0});
    desk.choose(0); // now it means: try again
    QCOMPARE(desk.chosen, QStringList{QStringLiteral("a")});
}

void EnvironmentSwitchTest::saysHowToMakeTheFirstOne()
{
    Desk desk;
    desk.list.choices.resize(1);
    QStringList lines;
    for (const QAction *action : desk.open()->actions())
        lines << action->text();
    QVERIFY(lines.contains(desk.list.folder + QStringLiteral("/staging.json")));
    desk.menu()->actions().back()->trigger();
    const auto made = core::decodeProfile(QGuiApplication::clipboard()->text().toStdString(), "clipboard");
    QVERIFY(made.has_value()); // the example is one
    desk.menu()->close();
}

void EnvironmentSwitchTest::asksWhileSomethingRuns()
{
    FleetBuilder builder;
    builder.peer("eureka-1").instance("ORDERS", "orders-1:8080");
    builder.taken("ORDERS", "orders-9:8080").isInRelease = true;
    auto snapshot = builder.snapshot();
    snapshot->operations = {tests::operationIn(*snapshot, builder.key("ORDERS", "orders-9:8080"),
                                               core::Goal::Drain, core::Phase::Waiting)};
    Desk desk;
    desk.window.setSnapshot(snapshot);
    desk.intents.clear();
    const auto leave = [&desk] { return desk.window.findChild<ui::LeaveDialog *>(); };
    desk.choose(1);
    QVERIFY(leave() && desk.chosen.isEmpty());
    const QString words = leave()->findChild<QLabel *>(QStringLiteral("staysBehind"))->text();
    QVERIFY2(words.contains(QLatin1String("orders-9:8080 stays OUT_OF_SERVICE")), qPrintable(words));
    QTest::mouseClick(leave()->findChild<QPushButton *>(QStringLiteral("stay")), Qt::LeftButton);
    QTRY_VERIFY(!leave());
    QVERIFY(desk.chosen.isEmpty());
    desk.choose(1);
    QTest::mouseClick(leave()->findChild<QPushButton *>(QStringLiteral("leave")), Qt::LeftButton);
    QCOMPARE(desk.chosen, QStringList{QStringLiteral("b")});
    QVERIFY(desk.window.isVisible()); // switching does not close
    QVERIFY(desk.intents.empty());
}

void EnvironmentSwitchTest::asksWhileAWriteIsNotReadBack()
{
    FleetBuilder builder;
    builder.peer("eureka-1").instance("ORDERS", "orders-1:8080");
    auto snapshot = builder.snapshot();
    snapshot->registryChanges = {core::RegistryChangeState{1, builder.key("ORDERS", "orders-1:8080"),
                                                           core::SetOverride{core::Status::OutOfService}}};
    Desk desk;
    desk.window.setSnapshot(snapshot);
    desk.choose(1);
    auto *leave = desk.window.findChild<ui::LeaveDialog *>();
    QVERIFY(leave && desk.chosen.isEmpty());
    const QString words = leave->findChild<QLabel *>(QStringLiteral("staysBehind"))->text();
    QVERIFY2(words.contains(QLatin1String("orders-1:8080")), qPrintable(words));
    auto over = std::make_shared<core::Snapshot>(*snapshot);
    over->registryChanges.front().outcome = core::Outcome::Done;
    desk.window.setSnapshot(over);
    QTRY_VERIFY(!desk.window.findChild<ui::LeaveDialog *>()); // the question answered itself
    desk.choose(1);
    QCOMPARE(desk.chosen, QStringList{QStringLiteral("b")});
}

void EnvironmentSwitchTest::nothingOfTheOldOneIsLeft()
{
    Desk desk;
    auto snapshot = busyFleet();
    desk.window.setSnapshot(snapshot);
    desk.window.findChild<ui::InstanceTable *>()->selectRow(0);
    QTest::keyClicks(desk.find<QLineEdit>("filter"), QStringLiteral("orders"));
    QVERIFY(desk.window.findChild<ui::InstanceTable *>()->selectedKey());
    desk.intents.clear();

    desk.window.leaveFor(QStringLiteral("staging"), Colour{255, 247, 176});
    QCOMPARE(desk.window.windowTitle(), QStringLiteral("staging – Drainboard"));
    QVERIFY(desk.find<QLabel>("stopped")->isVisible());
    QVERIFY(desk.find<QLabel>("stopped")->text().contains(QLatin1String("Switching to staging")));
    const QWidget *band = desk.window.findChild<ui::EnvironmentButton *>()->parentWidget();
    QCOMPARE(band->palette().color(QPalette::Window), QColor(255, 247, 176));
    QVERIFY(!desk.window.findChild<ui::InstanceTable *>()->isVisible());
    QTest::keyClick(&desk.window, Qt::Key_F5);
    QTest::keyClick(&desk.window, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(desk.intents.empty());

    desk.window.enter({});
    QVERIFY(!desk.find<QLabel>("stopped")->isVisible());
    const auto *table = desk.window.findChild<ui::InstanceTable *>();
    QVERIFY(!table->selectedKey());
    QCOMPARE(table->model()->rowCount(), 0);
    QCOMPARE(desk.window.findChild<ui::ApplicationList *>()->model()->rowCount(), 1); // all of them
    QCOMPARE(desk.window.findChildren<ui::InstanceTable *>().size(), 1);
    QCOMPARE(desk.find<QPushButton>("attention")->text(), QStringLiteral("Attention"));
    QCOMPARE(desk.find<QLineEdit>("filter")->text(), QString());
    QVERIFY(desk.find<QLabel>("emptyState")->text().startsWith(QLatin1String("Connecting to staging")));
    QVERIFY(!desk.find<QPushButton>("drain")->isEnabled());
    // Locked until the new one says otherwise.
    QCOMPARE(desk.find<QPushButton>("lock")->text(), QStringLiteral("Unlock"));
    for (const QLabel *label : desk.window.findChildren<QLabel *>())
        QVERIFY2(!label->text().contains(QLatin1String("orders-"), Qt::CaseInsensitive) &&
                     !label->text().contains(QLatin1String("prod-eu")),
                 qPrintable(label->text()));
    desk.window.findChild<QPushButton *>(QStringLiteral("lock"))->click();
    QCOMPARE(desk.intents.size(), std::size_t(1));
    QCOMPARE(core::environmentOf(desk.intents.front()), std::string_view("staging"));
}

void EnvironmentSwitchTest::openDialogsCloseAndSendNothing()
{
    Desk desk;
    FleetBuilder builder;
    builder.peer("eureka-1").instance("ORDERS", "orders-1:8080");
    builder.instance("ORDERS", "orders-2:8080");
    builder.instance("ORDERS", "orders-3:8080");
    desk.window.setSnapshot(builder.snapshot());
    for (const char *name : {"lookUp", "compare", "attention"})
        desk.find<QPushButton>(name)->click();
    desk.window.findChild<ui::InstanceTable *>()->selectRow(0);
    desk.find<QPushButton>("drain")->click();
    auto *confirm = desk.window.findChild<ui::ConfirmDialog *>();
    QVERIFY(confirm);
    auto *confirmButton = confirm->findChild<QPushButton *>(QStringLiteral("confirm"));
    QVERIFY(confirmButton->isEnabled());
    QCOMPARE(desk.window.findChildren<QDialog *>().size(), 4);
    desk.intents.clear();
    desk.window.leaveFor(QStringLiteral("staging"), std::nullopt);
    for (const QDialog *dialog : desk.window.findChildren<QDialog *>())
        QVERIFY(!dialog->isVisible());
    confirmButton->click(); // pressed in the same moment
    QVERIFY(desk.intents.empty());
    QTRY_VERIFY(desk.window.findChildren<QDialog *>().isEmpty());
    desk.window.enter({});
    desk.find<QPushButton>("compare")->click(); // a new one, not the old one's ghost
    QCOMPARE(desk.window.findChildren<QDialog *>().size(), 1);
}

void EnvironmentSwitchTest::lateSnapshotsAreDropped()
{
    Desk desk;
    const auto old = busyFleet();
    desk.window.setSnapshot(old);
    desk.window.leaveFor(QStringLiteral("staging"), std::nullopt);
    desk.window.setSnapshot(old);
    desk.window.enter({});
    desk.window.setSnapshot(old);
    QCOMPARE(desk.window.findChild<ui::InstanceTable *>()->model()->rowCount(), 0);
    FleetBuilder next("staging");
    next.peer("eureka-1").instance("PAYMENTS", "payments-1:8080");
    desk.window.setSnapshot(next.snapshot());
    QCOMPARE(desk.window.findChild<ui::InstanceTable *>()->model()->rowCount(), 1);
    desk.window.setSnapshot(old);
    QCOMPARE(desk.window.findChild<ui::InstanceTable *>()->model()->rowCount(), 1);
    QCOMPARE(desk.window.windowTitle(), QStringLiteral("staging – Drainboard"));
}

void EnvironmentSwitchTest::whatCannotBeOpenedSaysWhy()
{
    Desk desk;
    desk.window.setSnapshot(busyFleet());
    desk.window.leaveFor(QStringLiteral("staging"), std::nullopt);
    desk.window.setNotOpened({core::ErrorKind::Storage, "/home/alice/staging.password", "chmod 600", 0});
    const QString words = desk.find<QLabel>("stopped")->text();
    for (const char *word : {"staging could not be opened", "/home/alice/staging.password", "chmod 600"})
        QVERIFY2(words.contains(QLatin1String(word)), qPrintable(words));
    desk.choose(1);
    QCOMPARE(desk.chosen, QStringList{QStringLiteral("b")});
}

void EnvironmentSwitchTest::saysConnectingFromTheStart()
{
    Desk desk;
    QVERIFY(desk.find<QLabel>("emptyState")->isVisible());
    QVERIFY(desk.find<QLabel>("emptyState")->text().contains(QLatin1String("No answer yet")));
}

void EnvironmentSwitchTest::pictures()
{
    const QString folder = qEnvironmentVariable("DRAINBOARD_LOOK");
    if (folder.isEmpty())
        QSKIP("for a person to look at, with DRAINBOARD_LOOK");
    QVERIFY(QDir().mkpath(folder));
    const std::array<Colour, 8> colours{{{255, 247, 176},
                                         {255, 214, 102},
                                         {240, 140, 60},
                                         {200, 60, 60},
                                         {138, 28, 28},
                                         {60, 90, 160},
                                         {40, 40, 70},
                                         {10, 10, 14}}};
    for (const bool isDark : {false, true}) {
        ui::Theme::apply(*qApp, isDark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
        Desk desk;
        desk.list.choices.clear();
        for (std::size_t i = 0; i < colours.size(); ++i)
            desk.list.choices.push_back(
                choice(QString::number(i),
                       QStringLiteral("Environment %1").arg(i) +
                           QStringLiteral(" of a company with long names").repeated(int(i % 4)),
                       colours[i]));
        desk.list.choices[2].isCurrent = true;
        desk.list.choices[6].mistake =
            QStringLiteral("profiles/x.json: member peers is missing, nothing to read");
        auto snapshot = busyFleet();
        const QString theme = isDark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
        desk.window.setSnapshot(snapshot);
        desk.open();
        QVERIFY(desk.menu()->grab().save(QDir(folder).filePath(QStringLiteral("menu") + theme)));
        desk.menu()->close();
        for (const int i : {0, 3, 7}) {
            desk.window.leaveFor(desk.list.choices[std::size_t(i)].name, colours[std::size_t(i)]);
            QTest::qWait(0);
            QVERIFY(
                desk.window.grab().save(QDir(folder).filePath(QStringLiteral("switching%1").arg(i) + theme)));
            desk.window.enter({});
            QTest::qWait(0);
            QVERIFY(desk.window.grab().save(
                QDir(folder).filePath(QStringLiteral("connecting%1").arg(i) + theme)));
        }
        desk.window.setNotOpened({core::ErrorKind::Storage, "/home/alice/x.password", "chmod 600", 0});
        QTest::qWait(0);
        QVERIFY(desk.window.grab().save(QDir(folder).filePath(QStringLiteral("not-opened") + theme)));
        desk.list.choices.clear();
        desk.open();
        QVERIFY(desk.menu()->grab().save(QDir(folder).filePath(QStringLiteral("none") + theme)));
        desk.menu()->close();
    }
    ui::Theme::apply(*qApp, ui::ThemeMode::Light);
}

QTEST_MAIN(EnvironmentSwitchTest)
#include "tst_environmentswitch.moc"
