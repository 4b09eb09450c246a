// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilecommands.h"
#include "tests/ui/fleetbuilder.h"
#include "tests/ui/looks.h"
#include "ui/recovery/recoverydialog.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <array>

using namespace std::chrono_literals;
using tests::FleetBuilder;

namespace {

core::Recovery recovery(const char *id, core::Standing standing = core::Standing::OutOfService)
{
    FleetBuilder builder;
    core::Recovery one{{}, builder.key("ORDERS", id)};
    one.recorded.id = std::string("op-") + id;
    one.recorded.instance = one.key.path();
    one.recorded.goal = core::Goal::Drain;
    one.recorded.startedBy = "alice";
    one.recorded.startedAt = FleetBuilder::now - 20min;
    one.recorded.lastAt = FleetBuilder::now - 18min;
    one.standing = standing;
    one.seen = core::SeenNow::Out;
    one.canContinue = true;
    one.realStart = FleetBuilder::now - 19min;
    one.undo =
        core::Request{core::Method::Delete, "http://eureka-1:8761/eureka/apps/ORDERS/x/status?value=UP"};
    for (const char *peer : {"http://eureka-1:8761/eureka", "http://eureka-2:8761/eureka"})
        one.evidence[peer] = {core::PeerEvidence::Kind::Present,
                              FleetBuilder::now,
                              core::reportedStatus("OUT_OF_SERVICE"),
                              core::reportedStatus("OUT_OF_SERVICE"),
                              {}};
    return one;
}

/// The first is done, the second was waiting for its callers, the third has not begun.
core::ReleaseRecovery releaseRecovery()
{
    FleetBuilder builder;
    core::ReleasePlan plan{"test", *core::ApplicationName::from("ORDERS")};
    plan.environment = builder.key("ORDERS", "orders-1:8080").environment;
    plan.expectedVersion = "2.15.0";
    for (const char *id : {"orders-1:8080", "orders-2:8080", "orders-3:8080"})
        plan.instances.push_back({builder.key("ORDERS", id)});
    core::ReleaseRecovery one;
    one.recorded.id = "release-1";
    one.recorded.startedBy = one.recorded.lastBy = "alice";
    one.recorded.startedAt = FleetBuilder::now - 20min;
    one.recorded.lastAt = FleetBuilder::now - 18min;
    one.recorded.at = core::makeRelease(plan, "release-1", FleetBuilder::now - 20min);
    const std::array ways{core::ResumeWay::Ended, core::ResumeWay::WaitsForCallers,
                          core::ResumeWay::WaitsItsTurn};
    const std::array stages{core::Stage::Done, core::Stage::Draining, core::Stage::Queued};
    for (std::size_t at = 0; at < ways.size(); ++at) {
        core::InstanceResume resume{one.recorded.at->instances[at]};
        resume.progress.stage = stages[at];
        resume.way = ways[at];
        if (resume.way == core::ResumeWay::WaitsForCallers) {
            resume.operation = recovery("orders-2:8080");
            resume.seen = core::SeenNow::Out;
        }
        one.instances.push_back(resume);
    }
    one.isRead = one.canContinue = one.canUndo = true;
    return one;
}

struct Desk
{
    Desk()
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QObject::connect(&dialog, &ui::RecoveryDialog::intent, &dialog,
                         [this](const core::Intent &intent) { intents.push_back(intent); });
        dialog.show();
    }
    QList<QPushButton *> buttons(const char *name)
    {
        return dialog.findChildren<QPushButton *>(QLatin1String(name));
    }

    ui::RecoveryDialog dialog;
    std::vector<core::Intent> intents;
};

} // namespace

class RecoveryDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void namesEachWithWhatEurekaSays()
    {
        Desk desk;
        desk.dialog.setUnfinished({recovery("orders-1:8080"), recovery("orders-2:8080")}, FleetBuilder::now);
        const auto titles = desk.dialog.findChildren<QLabel *>(QStringLiteral("title"));
        QCOMPARE(titles.size(), 2);
        QCOMPARE(titles.first()->text(), QStringLiteral("ORDERS/orders-1:8080"));
        const QString what = desk.dialog.findChild<QLabel *>(QStringLiteral("what"))->text();
        QVERIFY(what.contains(QLatin1String("alice")));
        QVERIFY(what.contains(QLatin1String("it was taken out of service")));
        const QString now = desk.dialog.findChild<QLabel *>(QStringLiteral("now"))->text();
        QVERIFY(now.contains(QLatin1String("OUT_OF_SERVICE by override on every peer")));
        QVERIFY(now.contains(QLatin1String("eureka-2:8761")));
    }

    void noKeyPressedWithoutReadingChoosesAnything_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("Space") << int(Qt::Key_Space);
        QTest::newRow("Escape") << int(Qt::Key_Escape);
    }
    void noKeyPressedWithoutReadingChoosesAnything()
    {
        QFETCH(int, key);
        Desk desk;
        desk.dialog.setUnfinished({recovery("orders-1:8080")}, FleetBuilder::now);
        QVERIFY(QTest::qWaitForWindowActive(&desk.dialog));
        QVERIFY(desk.dialog.focusWidget());
        QCOMPARE(desk.dialog.focusWidget()->objectName(), QStringLiteral("later"));
        QTest::keyClick(desk.dialog.focusWidget(), Qt::Key(key));
        QVERIFY(desk.intents.empty());
        QVERIFY(!desk.dialog.isVisible());
    }

    void eachButtonSaysItsOwnChoice_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("choice");
        QTest::newRow("continue") << QStringLiteral("continue") << int(core::RecoveryChoice::Continue);
        QTest::newRow("undo") << QStringLiteral("undo") << int(core::RecoveryChoice::Undo);
        QTest::newRow("leave") << QStringLiteral("leave") << int(core::RecoveryChoice::Leave);
    }
    void eachButtonSaysItsOwnChoice()
    {
        QFETCH(QString, button);
        QFETCH(int, choice);
        Desk desk;
        desk.dialog.setUnfinished({recovery("orders-1:8080"), recovery("orders-2:8080")}, FleetBuilder::now);
        QTest::mouseClick(desk.dialog.findChildren<QPushButton *>(button).last(), Qt::LeftButton);
        QCOMPARE(desk.intents.size(), std::size_t(1));
        const auto *chosen = std::get_if<core::Recover>(&desk.intents.front());
        QVERIFY(chosen);
        QCOMPARE(chosen->operation, std::string("op-orders-2:8080"));
        QCOMPARE(int(chosen->choice), choice);
    }

    void whatCannotBeChosenIsClosed()
    {
        Desk desk;
        core::Recovery unread = recovery("orders-1:8080");
        unread.canContinue = false;
        unread.undo.reset();
        unread.seen = core::SeenNow::Unread;
        desk.dialog.setUnfinished({unread}, FleetBuilder::now);
        QVERIFY(!desk.buttons("continue").first()->isEnabled());
        QVERIFY(!desk.buttons("undo").first()->isEnabled());
        QVERIFY(!desk.buttons("undo").first()->toolTip().isEmpty());
        QVERIFY(desk.buttons("leave").first()->isEnabled());
        // It opens once Eureka was read, without a jump of the focus.
        desk.dialog.setUnfinished({recovery("orders-1:8080")}, FleetBuilder::now);
        QVERIFY(desk.buttons("undo").first()->isEnabled());
    }

    void aStopIsWatchedOnly()
    {
        Desk desk;
        desk.dialog.setUnfinished({recovery("orders-1:8080", core::Standing::StopSent)}, FleetBuilder::now);
        QVERIFY(desk.dialog.findChild<QLabel *>(QStringLiteral("offers"))
                    ->text()
                    .contains(QLatin1String("it is not asked to stop again")));
    }

    void aReleaseIsOneOfferThatTellsEachInstance()
    {
        Desk desk;
        desk.dialog.setUnfinished({}, FleetBuilder::now, {releaseRecovery()});
        const auto text = [&](const char *name) {
            return desk.dialog.findChild<QLabel *>(QLatin1String(name))->text();
        };
        QCOMPARE(desk.dialog.findChildren<QLabel *>(QStringLiteral("title")).size(), 1);
        QCOMPARE(text("title"), QStringLiteral("ORDERS"));
        QVERIFY(text("what").contains(QLatin1String("2.15.0")));
        QVERIFY(text("what").contains(QLatin1String("alice")));
        QVERIFY(
            text("now").contains(QLatin1String("orders-2:8080: out of service, callers let go; Eureka says "
                                               "now: OUT_OF_SERVICE by override on every peer")));
        QVERIFY(!text("now").contains(QLatin1String("orders-3:8080: to come;")));
        const QString offers = text("offers");
        QVERIFY(offers.contains(QLatin1String("orders-1:8080: stays as it is; it is not done again")));
        QVERIFY(offers.contains(QLatin1String("orders-2:8080: waits until callers let go, counted from")));
        QVERIFY(offers.contains(QLatin1String("orders-2:8080: put back: sends DELETE ")));
        QVERIFY(offers.contains(QLatin1String("orders-3:8080: left out")));
    }

    void aReleasesButtonsSayTheirOwnChoice_data() { eachButtonSaysItsOwnChoice_data(); }
    void aReleasesButtonsSayTheirOwnChoice()
    {
        QFETCH(QString, button);
        QFETCH(int, choice);
        Desk desk;
        desk.dialog.setUnfinished({recovery("other-1:8080")}, FleetBuilder::now, {releaseRecovery()});
        QTest::mouseClick(desk.dialog.findChildren<QPushButton *>(button).first(), Qt::LeftButton);
        QCOMPARE(desk.intents.size(), std::size_t(1));
        const auto *chosen = std::get_if<core::RecoverRelease>(&desk.intents.front());
        QVERIFY(chosen);
        QCOMPARE(chosen->release, std::string("release-1"));
        QCOMPARE(int(chosen->choice), choice);
        QCOMPARE(chosen->environment, releaseRecovery().recorded.at->plan.environment);
    }

    void commandsOfAnotherOnesPlanAreLetRunFirst()
    {
        Desk desk;
        core::ReleaseRecovery release = releaseRecovery();
        release.recorded.at->plan.onEventCommand.arguments = {"tell", "the chat"};
        const core::ReleaseCommand command = release.recorded.at->plan.onEventCommand;
        desk.dialog.setUnfinished({}, FleetBuilder::now, {release});
        QPushButton *goOn = desk.buttons("continue").first();
        QVERIFY(!goOn->isEnabled());
        QVERIFY(desk.buttons("undo").first()->isEnabled()); // putting back runs none of them
        QCOMPARE(desk.dialog.findChild<QLabel *>(QStringLiteral("commands"))->text(),
                 QStringLiteral("tell 'the chat'"));
        desk.dialog.findChild<QCheckBox *>(QStringLiteral("approve"))->click();
        QVERIFY(goOn->isEnabled());
        QTest::mouseClick(goOn, Qt::LeftButton);
        QCOMPARE(desk.intents.size(), std::size_t(2));
        QVERIFY(std::get<core::ApproveCommand>(desk.intents.front()).command == command);
        QVERIFY(std::holds_alternative<core::RecoverRelease>(desk.intents.back()));
        // Let run before, there is nothing to ask.
        Desk known;
        known.dialog.setUnfinished({}, FleetBuilder::now, {release}, {core::commandText(command)});
        QVERIFY(known.buttons("continue").first()->isEnabled());
        QVERIFY(!known.dialog.findChild<QCheckBox *>(QStringLiteral("approve"))->isVisible());
    }

    void aReleaseThatWasNotReadYetOffersOnlyToLeaveIt()
    {
        Desk desk;
        core::ReleaseRecovery unread = releaseRecovery();
        unread.isRead = unread.canContinue = unread.canUndo = false;
        desk.dialog.setUnfinished({}, FleetBuilder::now, {unread});
        QVERIFY(!desk.buttons("continue").first()->isEnabled());
        QVERIFY(!desk.buttons("undo").first()->isEnabled());
        QVERIFY(desk.buttons("leave").first()->isEnabled());
    }

    void closesOnceNothingIsLeft()
    {
        Desk desk;
        desk.dialog.setUnfinished({recovery("orders-1:8080")}, FleetBuilder::now);
        desk.dialog.setUnfinished({}, FleetBuilder::now);
        QVERIFY(!desk.dialog.isVisible());
    }

    void theWindowTellsItOnceAndKeepsAButton()
    {
        ui::MainWindow window;
        window.setNow([] { return FleetBuilder::now; });
        std::vector<core::Intent> intents;
        connect(&window, &ui::MainWindow::intent, &window,
                [&](const core::Intent &intent) { intents.push_back(intent); });
        window.show();
        const auto snapshot = tests::ordersFleet().snapshot();
        snapshot->hasEverAnswered = true;
        snapshot->unfinished = {recovery("orders-2:8080")};
        window.setSnapshot(snapshot);
        auto *dialog = window.findChild<ui::RecoveryDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        auto *button = window.findChild<QPushButton *>(QStringLiteral("unfinished"));
        QVERIFY(button->isVisible());
        dialog->reject();
        window.setSnapshot(snapshot);
        QTRY_VERIFY(!window.findChild<ui::RecoveryDialog *>()); // not again by itself
        button->click();
        dialog = window.findChild<ui::RecoveryDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QPushButton *>(QStringLiteral("undo"))->click();
        QVERIFY(std::holds_alternative<core::Recover>(intents.back()));
        snapshot->unfinished.clear();
        snapshot->unfinishedReleases = {releaseRecovery()};
        window.setSnapshot(snapshot);
        QVERIFY(button->isVisible());
        snapshot->unfinishedReleases.clear();
        window.setSnapshot(snapshot);
        QVERIFY(!button->isVisible());
    }

    void pictures()
    {
        tests::lookAt([](const QString &folder, const QString &tail) {
            Desk desk;
            core::Recovery unread = recovery("orders-3:8080", core::Standing::TakeOutUnknown);
            unread.canContinue = false;
            unread.undo.reset();
            unread.seen = core::SeenNow::Unread;
            core::ReleaseRecovery commanded = releaseRecovery();
            commanded.recorded.at->plan.beforeDrainCommand.arguments = {"mute-alerts", "--service", "orders"};
            desk.dialog.setUnfinished({recovery("orders-1:8080"), unread}, FleetBuilder::now, {commanded});
            desk.dialog.resize(desk.dialog.width(), 760);
            QCoreApplication::processEvents();
            QVERIFY(desk.dialog.grab().save(folder + QStringLiteral("/recovery") + tail));
        });
        ui::Theme::apply(*qApp, ui::ThemeMode::Light);
    }
};

QTEST_MAIN(RecoveryDialogTest)
#include "tst_recoverydialog.moc"
