// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of a release inside the window: every button by a real click, with the exact intent that leaves.
#include "tests/ui/releases.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/plan/plandialog.h"
#include "ui/release/judgedialog.h"
#include "ui/release/releaselines.h"
#include "ui/release/releaseview.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/window/leaving.h"
#include "ui/window/mainwindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using core::Awaited;
using core::ReleaseState;
using core::Stage;
using tests::FleetBuilder;

namespace {

struct Desk
{
    Desk()
    {
        window.setNow([] { return FleetBuilder::now; });
        QObject::connect(&window, &ui::MainWindow::intent, &window, [this](const core::Intent &intent) {
            const bool isReading = std::holds_alternative<core::SetVisible>(intent) ||
                                   std::holds_alternative<core::Inspect>(intent);
            if (!isReading)
                intents.push_back(intent);
        });
        window.show();
        window.activateWindow();
    }
    /// The fleet with that release, ORDERS chosen at the left.
    void show(FleetBuilder &builder, const core::Release &release,
              std::vector<core::Operation> operations = {})
    {
        core::ListQuery query;
        query.application = FleetBuilder::application("ORDERS");
        auto snapshot = builder.snapshot(query);
        snapshot->releases = {release};
        snapshot->operations = std::move(operations);
        window.setSnapshot(snapshot);
    }
    void select(int row) { window.findChild<ui::InstanceTable *>()->selectRow(row); }
    QPushButton *button(const char *name) { return window.findChild<QPushButton *>(QLatin1String(name)); }
    bool isOffered(const char *name) { return button(name)->isVisible() && button(name)->isEnabled(); }
    void click(const char *name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString label(const char *name) { return window.findChild<QLabel *>(QLatin1String(name))->text(); }
    ui::ConfirmDialog *dialog() { return window.findChild<ui::ConfirmDialog *>(); }
    QString effect() { return dialog()->findChild<QLabel *>(QStringLiteral("effect"))->text(); }
    void confirm(const QString &reason = {})
    {
        if (!reason.isEmpty())
            QTest::keyClicks(dialog()->findChild<QLineEdit *>(QStringLiteral("answer")), reason);
        QTest::mouseClick(dialog()->findChild<QPushButton *>(QStringLiteral("confirm")), Qt::LeftButton);
    }
    /// The wish in the only intent, to the release on the screen; null where it is another one.
    template <typename Wish> const Wish *wish() const
    {
        const auto *steer = intents.size() == 1 ? std::get_if<core::SteerRelease>(&intents.front()) : nullptr;
        const bool isOurs = steer && steer->release == "release-1" && steer->environment == "prod-eu";
        return isOurs ? std::get_if<Wish>(&steer->wish) : nullptr;
    }
    QString words()
    {
        QStringList all;
        for (const QLabel *label : window.findChild<ui::ReleaseView *>()->findChildren<QLabel *>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all.join(QLatin1Char('\n'));
    }

    ui::MainWindow window;
    std::vector<core::Intent> intents;
};

core::InstanceProgress &put(core::Release &release, std::size_t at, Stage stage, Awaited awaited)
{
    core::InstanceProgress &progress = release.instances[at];
    progress.stage = stage;
    progress.awaited = awaited;
    progress.since = progress.awaitedSince = FleetBuilder::now - core::Millis(54'000);
    return progress;
}

} // namespace

class TestReleaseView : public QObject
{
    Q_OBJECT

private slots:
    void hiddenWithoutARelease();
    void startButtonOpensThePlan();
    void startButtonSaysWhyItIsClosed();
    void pauseAndResume();
    void skipAsksForTheReason();
    void tryAgain();
    void judge_data();
    void judge();
    void noDataIsNeverAPass();
    void itServes();
    void goOnEarly();
    void goOnEarlyWhileDraining();
    void aFinishedStepIsToldByTheReleaseAlone();
    void rollBackListsWhatHappens();
    void abortListsTheUnwind();
    void dismiss();
    void ordersAreForTheChosenInstance();
    void ordersByStage_data();
    void ordersByStage();
    void everySurpriseIsASentence_data();
    void everySurpriseIsASentence();
    void returnShowsItsEvidence();
    void manyInstancesAreSummedUp();
    void impactIsMeasuredOrSaidNotToBe();
    void impactAtCallersIsTheApplicationsOwn();
    void leavingNamesTheRelease();
    void everyWordIsThere();
};

void TestReleaseView::hiddenWithoutARelease()
{
    Desk desk;
    desk.window.setSnapshot(tests::releaseFleet().snapshot());
    QVERIFY(!desk.window.findChild<ui::ReleaseView *>()->isVisible());
}

void TestReleaseView::startButtonOpensThePlan()
{
    Desk desk;
    core::ListQuery query;
    query.application = FleetBuilder::application("ORDERS");
    desk.window.setSnapshot(tests::releaseFleet().snapshot(query));
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(desk.window.findChild<ui::PlanDialog *>()); // a button that a key presses stays down a moment
    auto *plan = desk.window.findChild<ui::PlanDialog *>();
    QVERIFY(plan->isVisible());
    QVERIFY(desk.intents.empty());
    QTest::mouseClick(plan->findChild<QPushButton *>(QStringLiteral("start")), Qt::LeftButton);
    QCOMPARE(desk.intents.size(), std::size_t(1));
    const auto *start = std::get_if<core::StartRelease>(&desk.intents.front());
    QVERIFY(start);
    QCOMPARE(start->environment, std::string("prod-eu"));
    QCOMPARE(start->plan.environment, std::string("prod-eu"));
    QCOMPARE(start->plan.application.text(), std::string("ORDERS"));
    QCOMPARE(start->plan.instances.size(), std::size_t(4));
}

void TestReleaseView::startButtonSaysWhyItIsClosed()
{
    Desk desk;
    QVERIFY(!desk.button("startRelease")->isEnabled());
    desk.window.setSnapshot(tests::releaseFleet().snapshot());
    QVERIFY(!desk.button("startRelease")->isEnabled());
    QVERIFY(desk.button("startRelease")->toolTip().contains(QLatin1String("Choose one application")));
    FleetBuilder builder = tests::releaseFleet();
    desk.show(builder, tests::runningRelease(builder.fleet()));
    QCOMPARE(desk.button("startRelease")->toolTip(),
             ui::ReleaseText::sentence(core::PlanFault::AnotherRelease));
    core::Release over = tests::runningRelease(builder.fleet());
    over.state = ReleaseState::Finished;
    desk.show(builder, over);
    QVERIFY(desk.isOffered("startRelease"));
}

void TestReleaseView::pauseAndResume()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    Desk desk;
    desk.show(builder, release);
    QVERIFY(desk.isOffered("releasePause") && !desk.isOffered("releaseResume"));
    desk.click("releasePause");
    QVERIFY(desk.wish<core::PauseAsked>());
    desk.intents.clear();
    release.state = ReleaseState::PausedByPlan;
    desk.show(builder, release);
    QVERIFY(!desk.isOffered("releasePause"));
    desk.click("releaseResume");
    QVERIFY(desk.wish<core::ResumeAsked>());
}

void TestReleaseView::skipAsksForTheReason()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    put(release, 0, Stage::AwaitingReturn, Awaited::OperatorStart).stoppedAt = FleetBuilder::now;
    Desk desk;
    desk.show(builder, release);
    desk.click("releaseSkip");
    QVERIFY(desk.intents.empty());
    bool saysUnproven = false;
    for (const QLabel *label : desk.dialog()->findChildren<QLabel *>())
        saysUnproven =
            saysUnproven || label->text().contains(QLatin1String("Still unproven: that the new version is"));
    QVERIFY(saysUnproven);
    QVERIFY(!desk.dialog()->findChild<QPushButton *>(QStringLiteral("confirm"))->isEnabled());
    desk.confirm(QStringLiteral("host is broken"));
    const auto *skip = desk.wish<core::SkipAsked>();
    QVERIFY(skip);
    QCOMPARE(skip->key.id.text(), std::string("orders-1:8080"));
    QCOMPARE(skip->reason, std::string("host is broken"));
}

void TestReleaseView::tryAgain()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    release.state = ReleaseState::StoppedBySurprise;
    put(release, 1, Stage::Failed, Awaited::OperatorDecides).failedIn = Stage::Stopping;
    release.surprise = {
        core::SurpriseKind::OperationFailed, release.instances[1].planned.key, {}, FleetBuilder::now};
    Desk desk;
    desk.show(builder, release);
    QVERIFY(!desk.isOffered("releaseResume")); // only by trying again or skipping
    desk.click("releaseRetry");
    const auto *retry = desk.wish<core::RetryAsked>();
    QVERIFY(retry);
    QCOMPARE(retry->key.id.text(), std::string("orders-2:8080"));
}

void TestReleaseView::judge_data()
{
    QTest::addColumn<core::Verdict>("measured");
    QTest::addColumn<core::Verdict>("judged");
    QTest::addColumn<bool>("needsNote");
    using core::Verdict;
    for (const Verdict measured : {Verdict::NoData, Verdict::Pass, Verdict::Doubtful, Verdict::Fail}) {
        for (const Verdict judged : {Verdict::Pass, Verdict::Doubtful, Verdict::Fail}) {
            const std::string name = std::string(core::verdictName(measured)) + " judged " +
                                     std::string(core::verdictName(judged));
            const bool isPlain = measured == Verdict::Pass && judged == Verdict::Pass;
            QTest::newRow(name.c_str()) << measured << judged << !isPlain;
        }
    }
}

void TestReleaseView::judge()
{
    QFETCH(core::Verdict, measured);
    QFETCH(core::Verdict, judged);
    QFETCH(bool, needsNote);
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    tests::comeBack(release, 0, Stage::Judging, Awaited::Judgement).measured = measured;
    Desk desk;
    desk.show(builder, release);
    desk.click("releaseJudge");
    auto *dialog = desk.window.findChild<ui::JudgeDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("measured"))
                ->text()
                .contains(ui::ReleaseText::verdict(measured)));
    auto *button = dialog->findChild<QPushButton *>(QStringLiteral("judge"));
    const QString name =
        QStringLiteral("verdict-%1").arg(QString::fromStdString(std::string(core::verdictName(judged))));
    auto *choice = dialog->findChild<QRadioButton *>(name);
    QTest::mouseClick(choice, Qt::LeftButton, {}, QPoint(8, choice->height() / 2));
    QVERIFY(choice->isChecked());
    QCOMPARE(button->isEnabled(), !needsNote);
    if (needsNote)
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("note")), QStringLiteral("seen"));
    QTest::mouseClick(button, Qt::LeftButton);
    const auto *asked = desk.wish<core::JudgeAsked>();
    QVERIFY(asked);
    QCOMPARE(asked->verdict, judged);
    QCOMPARE(asked->note, std::string(needsNote ? "seen" : ""));
    QCOMPARE(asked->key.id.text(), std::string("orders-1:8080"));
}

void TestReleaseView::noDataIsNeverAPass()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    tests::comeBack(release, 0, Stage::Judging, Awaited::Judgement).now->requests.reset();
    Desk desk;
    desk.show(builder, release);
    desk.click("releaseJudge");
    auto *dialog = desk.window.findChild<ui::JudgeDialog *>();
    for (const QRadioButton *choice : dialog->findChildren<QRadioButton *>())
        QVERIFY(!choice->isChecked());
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("judge"))->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(desk.intents.empty());
}

void TestReleaseView::itServes()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    tests::comeBack(release, 0, Stage::AwaitingTraffic, Awaited::OperatorConfirms);
    Desk desk;
    desk.show(builder, release);
    desk.click("releaseConfirm");
    desk.confirm(QStringLiteral("tried by hand"));
    const auto *confirmed = desk.wish<core::ReturnConfirmed>();
    QVERIFY(confirmed);
    QCOMPARE(confirmed->note, std::string("tried by hand"));
    QCOMPARE(confirmed->key.id.text(), std::string("orders-1:8080"));
}

void TestReleaseView::goOnEarly()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    tests::comeBack(release, 0, Stage::Returning, Awaited::CallersTakeUp);
    Desk desk;
    desk.show(builder, release);
    desk.click("releaseEarly");
    desk.confirm(QStringLiteral("night"));
    const auto *early = desk.wish<core::GoOnEarlyAsked>();
    QVERIFY(early);
    QCOMPARE(early->reason, std::string("night"));
}

void TestReleaseView::goOnEarlyWhileDraining()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    put(release, 0, Stage::Draining, Awaited::CallersLetGo);
    const core::InstanceKey key = release.instances[0].planned.key;
    const auto operation =
        tests::operationIn(*builder.snapshot(), key, core::Goal::Drain, core::Phase::Waiting);
    Desk desk;
    desk.show(builder, release, {operation});
    QVERIFY(!desk.isOffered("releaseEarly"));
    QVERIFY(!desk.button("abort")->isVisible()); // the release puts it back
    desk.click("goOnEarly");
    desk.confirm(QStringLiteral("night"));
    const auto *early = desk.wish<core::GoOnEarlyAsked>();
    QVERIFY(early);
    QVERIFY(early->key == key);
    QCOMPARE(early->reason, std::string("night"));
}

void TestReleaseView::aFinishedStepIsToldByTheReleaseAlone()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    put(release, 0, Stage::AwaitingReturn, Awaited::OperatorStart);
    const core::InstanceKey key = release.instances[0].planned.key;
    auto operation = tests::operationIn(*builder.snapshot(), key, core::Goal::Shutdown, core::Phase::Stopped);
    Desk desk;
    desk.show(builder, release, {operation});
    QVERIFY(!desk.button("dismiss")->isVisible());
    operation.phase = core::Phase::Waiting;
    desk.show(builder, release, {operation});
    QVERIFY(desk.button("goOnEarly")->isVisible());
}

void TestReleaseView::rollBackListsWhatHappens()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    tests::comeBack(release, 0, Stage::Done, Awaited::Nothing);
    put(release, 1, Stage::AwaitingReturn, Awaited::OperatorStart).stoppedAt = FleetBuilder::now;
    release.instances[1].before = release.instances[0].before;
    Desk desk;
    desk.show(builder, release);
    desk.click("releaseRollBack");
    QVERIFY(
        desk.effect().contains(QLatin1String("orders-1:8080 is released again, back to version 2.14.0.")));
    QVERIFY(
        desk.effect().contains(QLatin1String("orders-2:8080 is stopped: version 2.14.0 has to be started")));
    desk.confirm();
    QVERIFY(desk.wish<core::RollBackAsked>());
}

void TestReleaseView::abortListsTheUnwind()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    tests::comeBack(release, 0, Stage::Done, Awaited::Nothing);
    put(release, 1, Stage::Draining, Awaited::CallersLetGo);
    const auto operation = tests::operationIn(*builder.snapshot(), release.instances[1].planned.key,
                                              core::Goal::Drain, core::Phase::Waiting);
    Desk desk;
    desk.show(builder, release, {operation});
    desk.click("releaseAbort");
    QStringList wanted;
    for (const core::UnwindStep &step : core::unwindOf(release, {operation}))
        wanted << QStringLiteral("%1. %2").arg(wanted.size() + 1).arg(ui::ReleaseText::sentence(step));
    QCOMPARE(wanted.size(), 4);
    QVERIFY(wanted.front().contains(QLatin1String("orders-2:8080 is put back")));
    QCOMPARE(desk.effect(), wanted.join(QLatin1Char('\n')));
    QVERIFY(desk.dialog()
                ->findChild<QPlainTextEdit *>(QStringLiteral("requests"))
                ->toPlainText()
                .startsWith(QLatin1String("DELETE http://eureka-1:8761/eureka/apps/ORDERS/orders-2")));
    QVERIFY(desk.intents.empty());
    desk.confirm();
    QVERIFY(desk.wish<core::ReleaseAbortAsked>());
}

void TestReleaseView::dismiss()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    release.state = ReleaseState::Finished;
    release.outcome = core::ReleaseOutcome::Done;
    Desk desk;
    desk.show(builder, release);
    for (const char *name :
         {"releasePause", "releaseResume", "releaseAbort", "releaseRollBack", "releaseSkip"})
        QVERIFY2(!desk.isOffered(name), name);
    desk.click("releaseDismiss");
    QCOMPARE(desk.intents.size(), std::size_t(1));
    const auto *dismiss = std::get_if<core::DismissRelease>(&desk.intents.front());
    QVERIFY(dismiss && dismiss->release == "release-1" && dismiss->environment == "prod-eu");
}

void TestReleaseView::ordersAreForTheChosenInstance()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    put(release, 0, Stage::Draining, Awaited::CallersLetGo);
    Desk desk;
    desk.show(builder, release);
    QVERIFY(desk.button("releaseSkip")->toolTip().contains(QLatin1String("orders-1:8080")));
    desk.select(2);
    QVERIFY(desk.button("releaseSkip")->toolTip().contains(QLatin1String("orders-3:8080")));
    desk.click("releaseSkip");
    desk.confirm(QStringLiteral("later"));
    QVERIFY(desk.wish<core::SkipAsked>());
    QCOMPARE(desk.wish<core::SkipAsked>()->key.id.text(), std::string("orders-3:8080"));
}

void TestReleaseView::ordersByStage_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QStringList>("offered"); ///< of skip, retry, judge, confirm, early
    const auto add = [](Stage stage, const QStringList &offered) {
        QTest::newRow(std::string(core::stageName(stage)).c_str()) << stage << offered;
    };
    const QString skip = QStringLiteral("releaseSkip");
    const QString confirm = QStringLiteral("releaseConfirm");
    const QString early = QStringLiteral("releaseEarly");
    add(Stage::Queued, {skip});
    add(Stage::Draining, {skip});
    add(Stage::Drained, {skip});
    add(Stage::Stopping, {skip});
    add(Stage::ClearingOverride, {early, skip});
    add(Stage::AwaitingReturn, {confirm, skip});
    add(Stage::Returning, {confirm, early, skip});
    add(Stage::AwaitingTraffic, {confirm, early, skip});
    add(Stage::Judging, {QStringLiteral("releaseJudge"), skip});
    add(Stage::PuttingBack, {});
    add(Stage::Failed, {QStringLiteral("releaseRetry"), skip});
}

/// The machine below says which orders a stage takes: what is offered must move it, what is not must not.
void TestReleaseView::ordersByStage()
{
    QFETCH(Stage, stage);
    QFETCH(QStringList, offered);
    FleetBuilder builder = tests::releaseFleet(1);
    core::Release release = tests::runningRelease(builder.fleet());
    tests::comeBack(release, 0, stage, Awaited::Nothing);
    Desk desk;
    desk.show(builder, release);
    const core::InstanceKey key = release.instances[0].planned.key;
    const std::vector<std::pair<const char *, core::ReleaseEvent>> orders{
        {"releaseSkip", core::SkipAsked{key, "why"}},
        {"releaseRetry", core::RetryAsked{key}},
        {"releaseJudge", core::JudgeAsked{key, core::Verdict::Doubtful, "why"}},
        {"releaseConfirm", core::ReturnConfirmed{key, "why"}},
        {"releaseEarly", core::GoOnEarlyAsked{key, "why"}}};
    for (const auto &[name, order] : orders) {
        QCOMPARE(desk.isOffered(name), offered.contains(QLatin1String(name)));
        const core::Release moved = core::stepRelease(release, order, FleetBuilder::now).release;
        if (desk.isOffered(name))
            QVERIFY2(!(moved == release), name);
    }
}

void TestReleaseView::everySurpriseIsASentence_data()
{
    QTest::addColumn<core::SurpriseKind>("kind");
    QTest::addColumn<std::vector<std::string>>("details");
    QTest::addColumn<QString>("says");
    using Kind = core::SurpriseKind;
    const auto add = [](Kind kind, std::vector<std::string> details, const char *says) {
        const std::string name =
            std::string(core::surpriseName(kind)) + (details.empty() ? "" : " " + details.front());
        QTest::newRow(name.c_str()) << kind << std::move(details) << QString::fromLatin1(says);
    };
    add(Kind::OperationFailed, {}, "its proof did not come");
    add(Kind::GuardsRefused, {"last-serving"}, "no other instance of the application serves callers");
    add(Kind::SomeoneElse, {"UP", "UNKNOWN"},
        "Somebody else changed orders-1:8080: it is UP without an override");
    add(Kind::SomeoneElse, {"DOWN", "DOWN"}, "it is DOWN with the override DOWN");
    add(Kind::Vanished, {}, "is gone from the registry");
    add(Kind::Vanished, {"2.14.0"}, "became another process");
    add(Kind::OldVersionReturned, {"2.14.0"}, "came back with the old version 2.14.0");
    add(Kind::OtherVersion, {"2.16.0"}, "came back with version 2.16.0");
    add(Kind::CommandFailed, {"3"}, "ended with code 3");
    add(Kind::CommandFailed, {"not found"}, "did not do its work: not found");
    add(Kind::SmokeFailed, {"503"}, "not answered as expected: 503");
    add(Kind::WorseThanBefore, {}, "fails more requests than the plan allows");
    add(Kind::JudgedFailed, {}, "You judged orders-1:8080 as failed");
}

void TestReleaseView::everySurpriseIsASentence()
{
    QFETCH(core::SurpriseKind, kind);
    QFETCH(std::vector<std::string>, details);
    QFETCH(QString, says);
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    release.state = ReleaseState::StoppedBySurprise;
    release.surprise = {kind, release.instances[0].planned.key, details, FleetBuilder::now};
    Desk desk;
    desk.show(builder, release);
    QVERIFY2(desk.label("releaseSurprise").contains(says), qPrintable(desk.label("releaseSurprise")));
    QCOMPARE(desk.label("releaseNext"), ui::ReleaseText::choices(release));
    QVERIFY(desk.isOffered("releaseAbort") && desk.isOffered("releaseRollBack"));
}

void TestReleaseView::returnShowsItsEvidence()
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    core::InstanceProgress &progress = tests::comeBack(release, 0, Stage::Returning, Awaited::CallersTakeUp);
    for (const auto &[name, letGo] : {std::pair{"GATEWAY/gateway-1:8060", core::LetGo::Yes},
                                      {"PAYMENTS/payments-1:8080", core::LetGo::No}}) {
        core::CallerWay way;
        way.name = name;
        way.letGo = letGo;
        progress.wayBack.callers.push_back(way);
    }
    Desk desk;
    desk.show(builder, release);
    const QString words = desk.words();
    const QString start = ui::Text::clockTime(FleetBuilder::now - core::Millis(40'000));
    for (const QString &wanted :
         {QStringLiteral("a new process, started %1 · version 2.15.0").arg(start),
          QStringLiteral("UP without an override"), QStringLiteral("healthy"),
          QStringLiteral("1 of 2 callers' copies have it"), QStringLiteral("first successful requests")})
        QVERIFY2(words.contains(wanted), qPrintable(words));
    // Until the machine has found who came back, what is seen is the old one, even where it registers anew.
    core::InstanceProgress leaving = progress;
    leaving.stage = Stage::AwaitingReturn;
    leaving.awaited = Awaited::OperatorStart;
    leaving.returned.reset();
    leaving.now->startedAt.reset();
    leaving.now->registeredAt = FleetBuilder::now;
    QCOMPARE(ui::returnLines(release, leaving, FleetBuilder::now)[0].state, ui::StepState::Ahead);
    // An old process is no return, whatever its status.
    progress.now->startedAt = progress.before->startedAt;
    progress.now->registeredAt = progress.before->registeredAt;
    const auto lines = ui::returnLines(release, progress, FleetBuilder::now);
    for (const ui::StepLine &line : {lines[0], lines[1], lines[2]})
        QCOMPARE(line.state, ui::StepState::Ahead);
}

void TestReleaseView::manyInstancesAreSummedUp()
{
    FleetBuilder builder = tests::releaseFleet(30);
    core::Release release = tests::runningRelease(builder.fleet());
    for (std::size_t i = 0; i < 12; ++i)
        put(release, i, Stage::Done, Awaited::Nothing);
    put(release, 12, Stage::Draining, Awaited::CallersLetGo);
    put(release, 13, Stage::Failed, Awaited::OperatorDecides);
    put(release, 14, Stage::Skipped, Awaited::Nothing);
    const auto lines = ui::instanceLines(release, FleetBuilder::now);
    // 12 over, three by name, two of the next, and the rest of 15.
    QCOMPARE(lines.size(), std::size_t(7));
    QCOMPARE(lines.front().title, QStringLiteral("12 finished"));
    QCOMPARE(lines.back().title, QStringLiteral("13 more to come"));
}

void TestReleaseView::impactIsMeasuredOrSaidNotToBe()
{
    FleetBuilder builder = tests::releaseFleet();
    const core::Release release = tests::runningRelease(builder.fleet());
    QCOMPARE(ui::impactSentence(builder.fleet(), release),
             QStringLiteral("failed requests cannot be measured here"));
    // 100 a second for 60 s, 2 % of them failing during the last 30 s; and a minute before the start, left
    // out.
    core::Series rates{"ORDERS", false, {}};
    core::Series errors{"ORDERS", false, {}};
    for (int second = -60; second <= 60; second += 2) {
        const core::TimePoint at = release.startedAt + std::chrono::seconds(second);
        rates.points.push_back({at, 100.0});
        errors.points.push_back({at, second > 30 || second <= 0 ? 0.02 : 0.0});
    }
    builder.fleet().requestsPerSecond = {rates};
    builder.fleet().errorShare = {errors};
    const auto impact = ui::impactSince(builder.fleet(), release, false);
    QVERIFY(impact);
    QCOMPARE(qRound(impact->requests), 6000);
    QCOMPARE(qRound(impact->failed), 60);
    QVERIFY(!ui::impactSince(builder.fleet(), release, true));
    QCOMPARE(ui::impactSentence(builder.fleet(), release),
             QStringLiteral("about 60 failed of %1 at ORDERS").arg(QLocale().toString(6'000)));
}

void TestReleaseView::impactAtCallersIsTheApplicationsOwn()
{
    FleetBuilder builder = tests::releaseFleet();
    const core::Release release = tests::runningRelease(builder.fleet());
    const auto line = [&](const char *name, bool isCallerSide, double value) {
        core::Series series{name, isCallerSide, {}};
        for (int second = 0; second <= 10; second += 2)
            series.points.push_back({release.startedAt + std::chrono::seconds(second), value});
        return series;
    };
    builder.fleet().requestsPerSecond = {line("GATEWAY", true, 7), line("ORDERS", false, 50)};
    builder.fleet().errorShare = {line("GATEWAY", true, 0), line("ORDERS", false, 0)};
    QCOMPARE(qRound(ui::impactSince(builder.fleet(), release, true)->requests), 70);
    QCOMPARE(qRound(ui::impactSince(builder.fleet(), release, false)->requests), 500);
    // Measured for this very application, the others' do not count.
    builder.fleet().requestsPerSecond.push_back(line("ORDERS", true, 20));
    builder.fleet().errorShare.push_back(line("ORDERS", true, 0.5));
    QCOMPARE(qRound(ui::impactSince(builder.fleet(), release, true)->requests), 200);
    QCOMPARE(qRound(ui::impactSince(builder.fleet(), release, true)->failed), 100);
    QCOMPARE(qRound(ui::impactSince(builder.fleet(), release, false)->failed), 0);
}

void TestReleaseView::leavingNamesTheRelease()
{
    FleetBuilder builder = tests::releaseFleet();
    auto snapshot = builder.snapshot();
    snapshot->releases = {tests::runningRelease(builder.fleet())};
    QVERIFY(ui::leavingOf(*snapshot).asks());
    snapshot->releases.front().state = ReleaseState::Finished;
    QVERIFY(!ui::leavingOf(*snapshot).asks());
}

void TestReleaseView::everyWordIsThere()
{
    for (int stage = 0; stage <= int(Stage::Failed); ++stage)
        QVERIFY(!ui::ReleaseText::stageTitle(Stage(stage)).isEmpty());
    for (int awaited = int(Awaited::Turn); awaited <= int(Awaited::OperatorDecides); ++awaited) {
        QVERIFY(!ui::ReleaseText::awaited(Awaited(awaited)).isEmpty());
        QVERIFY(!ui::ReleaseText::unproven(Awaited(awaited)).isEmpty());
    }
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    for (int state = 0; state < int(ReleaseState::Finished); ++state) {
        release.state = ReleaseState(state);
        QVERIFY(!ui::ReleaseText::state(release).isEmpty());
        QVERIFY(!ui::ReleaseText::next(release).isEmpty());
    }
    for (int outcome = int(core::ReleaseOutcome::Done); outcome <= int(core::ReleaseOutcome::Failed);
         ++outcome)
        QVERIFY(!ui::ReleaseText::outcome(core::ReleaseOutcome(outcome)).isEmpty());
    for (int fault = 0; fault <= int(core::PlanFault::NoReason); ++fault)
        QVERIFY(!ui::ReleaseText::sentence(core::PlanFault(fault)).isEmpty());
    for (int kind = 0; kind <= int(core::UnwindStep::Kind::LeftOut); ++kind) {
        const core::UnwindStep step{release.instances[0].planned.key, core::UnwindStep::Kind(kind), {}};
        QVERIFY(ui::ReleaseText::sentence(step).contains(QLatin1String("orders-1:8080")));
    }
    for (int proof = 0; proof <= int(core::ReturnProof::Traffic); ++proof)
        QVERIFY(!ui::ReleaseText::returnProof(core::ReturnProof(proof)).isEmpty());
}

QTEST_MAIN(TestReleaseView)
#include "tst_releaseview.moc"
