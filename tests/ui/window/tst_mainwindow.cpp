// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/registration.h"
#include "tests/ui/fleetbuilder.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/window/leavedialog.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using tests::FleetBuilder;

namespace {
/// The window with a clock that stands still, and all it asked for; which rows are visible is left out.
struct Desk
{
    Desk()
    {
        window.setNow([] { return FleetBuilder::now; });
        QObject::connect(&window, &ui::MainWindow::intent, &window, [this](const core::Intent &intent) {
            if (!std::holds_alternative<core::SetVisible>(intent))
                intents.push_back(intent);
        });
        window.show();
        window.activateWindow();
    }
    QPushButton *button(const char *name) { return window.findChild<QPushButton *>(QLatin1String(name)); }
    void click(const char *name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    ui::ConfirmDialog *dialog() { return window.findChild<ui::ConfirmDialog *>(); }
    void show(const core::SnapshotPointer &snapshot, const std::string &id)
    {
        window.setSnapshot(snapshot);
        for (std::size_t row = 0; row < snapshot->order.size(); ++row) {
            if (snapshot->fleet->instances[snapshot->order[row]].key.id.text() == id)
                window.findChild<ui::InstanceTable *>()->selectRow(int(row));
        }
    }
    QString requests()
    {
        return dialog()->findChild<QPlainTextEdit *>(QStringLiteral("requests"))->toPlainText();
    }
    void confirm()
    {
        QTest::mouseClick(dialog()->findChild<QPushButton *>(QStringLiteral("confirm")), Qt::LeftButton);
    }
    template <typename T> const T *only() const
    {
        return intents.size() == 1 ? std::get_if<T>(&intents.front()) : nullptr;
    }

    ui::MainWindow window;
    std::vector<core::Intent> intents;
};

FleetBuilder calmFleet()
{
    FleetBuilder builder;
    builder.peer("eureka-1").peer("eureka-2");
    for (int i = 1; i <= 3; ++i)
        builder.instance("ORDERS", "orders-" + std::to_string(i) + ":8080");
    return builder;
}
} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void drainAsksFirst();
    void shutdownNeedsTheTypedName();
    void cancelOverride();
    void abortAndGoOnEarly();
    void escapeTakesBackOnlyTheCountdown();
    void closedButtonsSayWhy();
    void keysAndQuery();
    void emptyAndErrorStates();
    void closingAsksWhileSomethingRuns();
    void closingWhileNothingRuns();
    void overrideOfAGuardNeedsItsNameAndAReason();
    void someGuardsCannotBeOverridden();
    void stoppedEngineIsSaidInTheWindow();
    void drainedInstanceIsShutDown();
    void headerDismissAndLock();
    void takeBackByItsButton();
    void copyAsCurl();
    void keysOfTheActions_data();
    void keysOfTheActions();
    void neverAnswered();
    void saysWhereNotEveryApplicationHasALine();
    void failedHalfWayAsksToo();
    void attentionOpensByKeyWhateverItsCount();
    void tellsWhatCameOfAWrite();
    void aRepairIsForThePeerThatWasShown();
    void metadataIsSetAsConfirmed_data();
    void metadataIsSetAsConfirmed();
    void metadataWaitsForTheLock();
    void aChipComparesItsPeer_data();
    void aChipComparesItsPeer();
    void aChipTellsTheRenewals();
    void aClockThatDiffersIsTold();
    void everythingFocusableHasAName();
    void trafficStaysInANarrowWindow();
};

void TestMainWindow::drainAsksFirst()
{
    Desk desk;
    desk.show(calmFleet().snapshot(), "orders-2:8080");
    QCOMPARE(desk.button("drain")->text(), QStringLiteral("Drain orders-2:8080…"));
    desk.click("drain");
    QVERIFY(desk.dialog());
    QVERIFY(desk.intents.empty());
    QVERIFY(desk.dialog()
                ->findChild<QLabel *>(QStringLiteral("effect"))
                ->text()
                .contains(QLatin1String("2 of 3 left")));
    QCOMPARE(desk.requests(),
             QStringLiteral("PUT http://eureka-1:8761/eureka/apps/ORDERS/orders-2%3A8080/status"
                            "?value=OUT_OF_SERVICE"));
    desk.confirm();
    const auto *start = desk.only<core::StartOperation>();
    QVERIFY(start);
    QCOMPARE(start->key.id.text(), std::string("orders-2:8080"));
    QCOMPARE(start->goal, core::Goal::Drain);
    QVERIFY(!start->isTypedNameGiven && !start->settings.withoutDrain);
}

void TestMainWindow::shutdownNeedsTheTypedName()
{
    Desk desk;
    desk.show(calmFleet().snapshot(), "orders-2:8080");
    desk.click("shutdown");
    auto *confirm = desk.dialog()->findChild<QPushButton *>(QStringLiteral("confirm"));
    QCOMPARE(desk.requests(), QStringLiteral("POST http://orders-2:8080/actuator/shutdown"));
    QVERIFY(!confirm->isEnabled());
    auto *answer = desk.dialog()->findChild<QLineEdit *>(QStringLiteral("answer"));
    QTest::keyClicks(answer, QStringLiteral("orders-2:808"));
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(answer, QStringLiteral("0"));
    desk.confirm();
    const auto *start = desk.only<core::StartOperation>();
    QVERIFY(start && start->goal == core::Goal::Shutdown);
    QVERIFY(start->isTypedNameGiven && start->settings.withoutDrain);
}

void TestMainWindow::cancelOverride()
{
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080");
    Desk desk;
    desk.show(builder.snapshot(), "orders-9:8080");
    QVERIFY(!desk.button("drain")->isEnabled());
    desk.click("restore");
    QVERIFY(
        desk.requests().startsWith(QLatin1String("DELETE http://eureka-1:8761/eureka/apps/ORDERS/orders-9")));
    desk.confirm();
    const auto *start = desk.only<core::StartOperation>();
    QVERIFY(start && start->goal == core::Goal::Restore);
}

void TestMainWindow::abortAndGoOnEarly()
{
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080").isInRelease = true;
    auto snapshot = builder.snapshot();
    const auto key = builder.key("ORDERS", "orders-9:8080");
    snapshot->operations.push_back(
        tests::operationIn(*snapshot, key, core::Goal::Drain, core::Phase::Waiting));
    Desk desk;
    desk.show(snapshot, "orders-9:8080");
    QVERIFY(desk.window.windowTitle().contains(QLatin1String("1:11")));
    desk.click("abort");
    QVERIFY(desk.requests().startsWith(QLatin1String("DELETE ")));
    desk.confirm();
    QVERIFY(desk.only<core::Abort>());
    QTRY_VERIFY(!desk.dialog());
    desk.intents.clear();
    desk.click("goOnEarly");
    QTest::keyClicks(desk.dialog()->findChild<QLineEdit *>(QStringLiteral("answer")),
                     QStringLiteral("night"));
    desk.confirm();
    QVERIFY(desk.only<core::GoOnEarly>());
    QCOMPARE(desk.only<core::GoOnEarly>()->reason, std::string("night"));
}

void TestMainWindow::escapeTakesBackOnlyTheCountdown()
{
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080");
    auto snapshot = builder.snapshot();
    const auto key = builder.key("ORDERS", "orders-9:8080");
    for (int phase = 0; phase <= int(core::Phase::Failed); ++phase) {
        auto next = std::make_shared<core::Snapshot>(*snapshot);
        next->operations = {tests::operationIn(*snapshot, key, core::Goal::Shutdown, core::Phase(phase))};
        Desk desk;
        desk.show(next, "orders-9:8080");
        QTRY_VERIFY(desk.window.isActiveWindow());
        QTest::keyClick(&desk.window, Qt::Key_Escape);
        const bool isCounting = core::Phase(phase) == core::Phase::StopCountdown;
        QCOMPARE(desk.only<core::CancelStop>() != nullptr, isCounting);
        QCOMPARE(desk.intents.size(), std::size_t(isCounting ? 1 : 0));
    }
}

void TestMainWindow::closedButtonsSayWhy()
{
    auto snapshot = calmFleet().snapshot();
    snapshot->access.writableUntil.reset();
    Desk desk;
    desk.show(snapshot, "orders-2:8080");
    for (const char *name : {"drain", "restore", "shutdown"}) {
        QVERIFY(!desk.button(name)->isEnabled());
        QVERIFY2(desk.button(name)->toolTip().contains(QLatin1String("locked")), name);
    }
    desk.click("lock");
    QVERIFY(desk.only<core::Unlock>());
    FleetBuilder alone;
    alone.peer("eureka-1").instance("SOLO", "solo-1:8080");
    desk.show(alone.snapshot(), "solo-1:8080");
    QVERIFY(desk.button("drain")->toolTip().contains(QLatin1String("no other instance")));
}

void TestMainWindow::keysAndQuery()
{
    Desk desk;
    desk.show(calmFleet().snapshot(), "orders-2:8080");
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_F5);
    QVERIFY(desk.only<core::RefreshNow>());
    desk.intents.clear();
    QTest::keyClick(&desk.window, Qt::Key_F, Qt::ControlModifier);
    auto *filter = desk.window.findChild<QLineEdit *>(QStringLiteral("filter"));
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("x"));
    QVERIFY(desk.only<core::SetQuery>());
    QCOMPARE(desk.only<core::SetQuery>()->query.filter, std::string("x"));
}

void TestMainWindow::emptyAndErrorStates()
{
    Desk desk;
    const auto words = [&desk] {
        return desk.window.findChild<QLabel *>(QStringLiteral("emptyState"))->text();
    };
    FleetBuilder refused;
    refused.deadPeer("eureka-1", {core::ErrorKind::Refused, "http://eureka-1:8761/eureka/apps", {}, 0});
    desk.window.setSnapshot(refused.snapshot());
    QVERIFY(words().contains(QLatin1String("connection refused. Is it running")));
    desk.window.setSnapshot(FleetBuilder().peer("eureka-1").snapshot());
    QVERIFY(words().contains(QLatin1String("is empty")));
    core::ListQuery query;
    query.filter = "nothing-like-this";
    desk.window.setSnapshot(calmFleet().snapshot(query));
    QVERIFY(words().contains(QLatin1String("nothing-like-this")));
    FleetBuilder old;
    old.silentPeer("eureka-1").instance("ORDERS", "orders-1:8080");
    desk.window.setSnapshot(old.snapshot());
    const auto *banner = desk.window.findChild<QLabel *>(QStringLiteral("banner"));
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QLatin1String("read 14 s ago")));
}

void TestMainWindow::closingAsksWhileSomethingRuns()
{
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080").isInRelease = true;
    auto snapshot = builder.snapshot();
    const auto key = builder.key("ORDERS", "orders-9:8080");
    snapshot->operations = {tests::operationIn(*snapshot, key, core::Goal::Drain, core::Phase::Waiting)};
    Desk desk;
    desk.show(snapshot, "orders-9:8080");
    const auto leave = [&desk] { return desk.window.findChild<ui::LeaveDialog *>(); };
    QVERIFY(!desk.window.close());
    QVERIFY(leave() && desk.window.isVisible());
    const QString words = leave()->findChild<QLabel *>(QStringLiteral("staysBehind"))->text();
    QVERIFY2(words.contains(QLatin1String("orders-9:8080 stays OUT_OF_SERVICE")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1String("nobody watches whether its callers let go")), qPrintable(words));
    QTRY_VERIFY(leave()->findChild<QPushButton *>(QStringLiteral("stay"))->hasFocus());
    QTest::keyClick(leave()->findChild<QPushButton *>(QStringLiteral("stay")), Qt::Key_Return);
    QTRY_VERIFY(!leave());
    QVERIFY(desk.window.isVisible());
    desk.window.close();
    QTest::mouseClick(leave()->findChild<QPushButton *>(QStringLiteral("leave")), Qt::LeftButton);
    QVERIFY(!desk.window.isVisible());
    QVERIFY(desk.intents.empty());
}

void TestMainWindow::closingWhileNothingRuns()
{
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080").isInRelease = true;
    auto snapshot = builder.snapshot();
    const auto key = builder.key("ORDERS", "orders-9:8080");
    auto running = std::make_shared<core::Snapshot>(*snapshot);
    running->operations = {tests::operationIn(*snapshot, key, core::Goal::Drain, core::Phase::Drained)};
    Desk desk;
    desk.show(running, "orders-9:8080");
    QVERIFY(!desk.window.close());
    auto over = std::make_shared<core::Snapshot>(*snapshot);
    over->operations = {tests::operationIn(*snapshot, key, core::Goal::Drain, core::Phase::Stopped)};
    desk.window.setSnapshot(over);
    QTRY_VERIFY(!desk.window.findChild<ui::LeaveDialog *>()); // the question answered itself
    QVERIFY(desk.window.isVisible());
    QVERIFY(desk.window.close());
}

void TestMainWindow::overrideOfAGuardNeedsItsNameAndAReason()
{
    FleetBuilder alone;
    alone.peer("eureka-1").instance("SOLO", "solo-1:8080");
    Desk desk;
    desk.show(alone.snapshot(), "solo-1:8080");
    QVERIFY(desk.button("drain")->isEnabled());
    desk.click("drain");
    auto *confirm = desk.dialog()->findChild<QPushButton *>(QStringLiteral("confirm"));
    QTRY_VERIFY(desk.dialog()->findChild<QPushButton *>(QStringLiteral("cancel"))->hasFocus());
    QVERIFY(!confirm->isEnabled());
    auto *box = desk.dialog()->findChild<QCheckBox *>(QStringLiteral("override-last-serving"));
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(box->isChecked() && !confirm->isEnabled());
    auto *reason = desk.dialog()->findChild<QLineEdit *>(QStringLiteral("reason"));
    QTest::keyClicks(reason, QStringLiteral("  "));
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(reason, QStringLiteral("planned outage"));
    QVERIFY(confirm->isEnabled());
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(!confirm->isEnabled());
    QTest::keyClick(box, Qt::Key_Space);
    desk.confirm();
    const auto *start = desk.only<core::StartOperation>();
    QVERIFY(start && start->goal == core::Goal::Drain);
    QCOMPARE(start->overridden, std::vector{core::Guard::LastServing});
    QCOMPARE(start->reason, std::string("planned outage"));
}

void TestMainWindow::someGuardsCannotBeOverridden()
{
    FleetBuilder alone;
    alone.peer("eureka-1").instance("SOLO", "solo-1:8080");
    auto snapshot = alone.snapshot();
    snapshot->access.writableUntil.reset();
    Desk desk;
    desk.show(snapshot, "solo-1:8080");
    QVERIFY(!desk.button("drain")->isEnabled()); // locked as well: unlocking is the way
    desk.click("drain");
    QVERIFY(!desk.dialog() && desk.intents.empty());
}

void TestMainWindow::stoppedEngineIsSaidInTheWindow()
{
    Desk desk;
    auto *stopped = desk.window.findChild<QLabel *>(QStringLiteral("stopped"));
    QVERIFY(!stopped->isVisible());
    desk.window.setStopped({core::ErrorKind::Storage, "/var/lib/journal.sqlite", "disk full", 0});
    QVERIFY(stopped->isVisible());
    for (const char *word : {"could not start", "/var/lib/journal.sqlite", "Check free space", "disk full"})
        QVERIFY2(stopped->text().contains(QLatin1String(word)), word);
    // "No answer yet" would promise one.
    QVERIFY(!desk.window.findChild<QLabel *>(QStringLiteral("emptyState"))->isVisible());
    QVERIFY(!desk.button("drain")->isVisible());
}

void TestMainWindow::drainedInstanceIsShutDown()
{
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080").isInRelease = true;
    auto snapshot = builder.snapshot();
    const auto key = builder.key("ORDERS", "orders-9:8080");
    snapshot->operations = {tests::operationIn(*snapshot, key, core::Goal::Drain, core::Phase::Drained)};
    snapshot->operations.front().proof = core::Proof::Traffic;
    snapshot->operations.front().quiet = {core::Quiet::Quiet, core::QuietReason::Flat, {}};
    Desk desk;
    desk.show(snapshot, "orders-9:8080");
    desk.click("shutdown");
    QVERIFY(!desk.dialog()->findChild<QLineEdit *>(QStringLiteral("answer"))); // proven: nothing to type
    QCOMPARE(desk.requests(), QStringLiteral("POST http://orders-9:8080/actuator/shutdown"));
    desk.confirm();
    const auto *start = desk.only<core::StartOperation>();
    QVERIFY(start && start->goal == core::Goal::Shutdown && start->key == key);
    QVERIFY(!start->isTypedNameGiven && !start->settings.withoutDrain && start->overridden.empty());
}

void TestMainWindow::headerDismissAndLock()
{
    FleetBuilder builder = calmFleet();
    auto snapshot = builder.snapshot();
    const auto key = builder.key("ORDERS", "orders-2:8080");
    snapshot->operations = {tests::operationIn(*snapshot, key, core::Goal::Drain, core::Phase::Stopped)};
    Desk desk;
    desk.show(snapshot, "orders-2:8080");
    auto *header = desk.window.findChild<ui::InstanceTable *>()->horizontalHeader();
    const int column = int(core::Column::Version);
    const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                    header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(desk.only<core::SetQuery>());
    QCOMPARE(desk.only<core::SetQuery>()->query.sortBy, core::Column::Version);
    desk.intents.clear();
    desk.click("dismiss");
    QVERIFY(desk.only<core::Dismiss>());
    QVERIFY(desk.only<core::Dismiss>()->key == key);
    desk.intents.clear();
    desk.click("lock");
    QVERIFY(desk.only<core::Lock>());
}

void TestMainWindow::takeBackByItsButton()
{
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080");
    auto snapshot = builder.snapshot();
    const auto key = builder.key("ORDERS", "orders-9:8080");
    snapshot->operations = {
        tests::operationIn(*snapshot, key, core::Goal::Shutdown, core::Phase::StopCountdown)};
    Desk desk;
    desk.show(snapshot, "orders-9:8080");
    desk.click("takeBack");
    QVERIFY(desk.only<core::CancelStop>());
    QVERIFY(desk.only<core::CancelStop>()->key == key);
}

void TestMainWindow::copyAsCurl()
{
    Desk desk;
    desk.show(calmFleet().snapshot(), "orders-2:8080");
    desk.click("shutdown");
    QTest::mouseClick(desk.dialog()->findChild<QPushButton *>(QStringLiteral("copyAsCurl")), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(QLatin1String("curl ")), qPrintable(copied));
    QVERIFY2(copied.contains(QLatin1String("-X POST")), qPrintable(copied));
    QVERIFY2(copied.contains(QLatin1String("http://orders-2:8080/actuator/shutdown")), qPrintable(copied));
    QVERIFY(desk.dialog() && desk.intents.empty()); // copying neither sends nor closes
}

void TestMainWindow::keysOfTheActions_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("withShift");
    QTest::addColumn<QString>("method");
    QTest::newRow("drain") << "orders-2:8080" << int(Qt::Key_D) << false << "PUT ";
    QTest::newRow("bring back") << "orders-9:8080" << int(Qt::Key_B) << false << "DELETE ";
    QTest::newRow("shut down") << "orders-2:8080" << int(Qt::Key_S) << true << "POST ";
    QTest::newRow("closed stays closed") << "orders-2:8080" << int(Qt::Key_B) << false << "";
}

void TestMainWindow::keysOfTheActions()
{
    QFETCH(QString, id);
    QFETCH(int, key);
    QFETCH(bool, withShift);
    QFETCH(QString, method);
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080");
    Desk desk;
    desk.show(builder.snapshot(), id.toStdString());
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(desk.only<core::Lock>());
    desk.intents.clear();
    const auto shift = withShift ? Qt::ShiftModifier : Qt::NoModifier;
    QTest::keyClick(&desk.window, Qt::Key(key), Qt::ControlModifier | shift);
    QCOMPARE(desk.dialog() != nullptr, !method.isEmpty());
    QVERIFY(method.isEmpty() || desk.requests().startsWith(method));
    QVERIFY(desk.intents.empty());
}

void TestMainWindow::saysWhereNotEveryApplicationHasALine()
{
    FleetBuilder builder;
    builder.peer("eureka-1");
    for (int i = 10; i < 80; ++i)
        builder.bare("APP-" + std::to_string(i), "one-" + std::to_string(i));
    for (const char *name : {"APP-12", "APP-70"}) {
        core::Series line{name, false, {{FleetBuilder::now, 0.5}}};
        builder.fleet().errorShare.push_back(line);
        line.isCallerSide = true; // the other side of the same
        builder.fleet().errorShare.push_back(line);
    }
    Desk desk;
    desk.window.setSnapshot(builder.snapshot());
    const auto *some = desk.window.findChild<QLabel *>(QStringLiteral("some"));
    QVERIFY(some && some->isVisible());
    // The tabs go first where there is little room.
    for (const auto &[width, words] : {std::pair(1280, "2 of 70"), std::pair(1800, "2 of 70 applications")}) {
        desk.window.resize(width, 720);
        desk.window.setSnapshot(builder.snapshot());
        QTRY_COMPARE(some->text(), QString::fromLatin1(words));
        QCOMPARE(some->accessibleName(), QStringLiteral("2 of 70 applications"));
    }
    core::ListQuery query;
    query.application = FleetBuilder::application("APP-12");
    desk.window.setSnapshot(builder.snapshot(query));
    QVERIFY(!some->isVisible());
    desk.window.setSnapshot(calmFleet().snapshot());
    QVERIFY(!some->isVisible());
}

void TestMainWindow::neverAnswered()
{
    FleetBuilder builder;
    builder.peer("eureka-1");
    builder.fleet().peers.front().served = {};
    auto snapshot = builder.snapshot();
    snapshot->hasEverAnswered = false;
    Desk desk;
    desk.window.setSnapshot(snapshot);
    const auto *empty = desk.window.findChild<QLabel *>(QStringLiteral("emptyState"));
    QVERIFY(empty->isVisible());
    QVERIFY2(empty->text().contains(QLatin1String("No answer yet")), qPrintable(empty->text()));
    // No answer is not an empty registry.
    QVERIFY2(!empty->text().contains(QLatin1String("empty")), qPrintable(empty->text()));
    for (const char *name : {"drain", "restore", "shutdown"})
        QVERIFY(!desk.button(name)->isEnabled());
}

void TestMainWindow::failedHalfWayAsksToo()
{
    FleetBuilder builder = calmFleet();
    builder.taken("ORDERS", "orders-9:8080");
    auto snapshot = builder.snapshot();
    const auto key = builder.key("ORDERS", "orders-9:8080");
    snapshot->operations = {tests::operationIn(*snapshot, key, core::Goal::Drain, core::Phase::Failed)};
    Desk desk;
    desk.show(snapshot, "orders-9:8080");
    QVERIFY(!desk.window.close());
    const QString words = desk.window.findChild<ui::LeaveDialog *>()
                              ->findChild<QLabel *>(QStringLiteral("staysBehind"))
                              ->text();
    QVERIFY2(words.contains(QLatin1String("orders-9:8080 stays OUT_OF_SERVICE")), qPrintable(words));
    // One that failed and left its instance in service has nothing to ask about.
    auto untouched = calmFleet().snapshot();
    untouched->operations = {tests::operationIn(*untouched, builder.key("ORDERS", "orders-2:8080"),
                                                core::Goal::Drain, core::Phase::Failed)};
    desk.window.setSnapshot(untouched);
    QTRY_VERIFY(!desk.window.findChild<ui::LeaveDialog *>());
    QVERIFY(desk.window.close());
}

void TestMainWindow::attentionOpensByKeyWhateverItsCount()
{
    Desk desk;
    FleetBuilder builder = calmFleet();
    desk.window.setSnapshot(builder.snapshot());
    core::InstanceView &sick = builder.instance("ORDERS", "orders-8:8080");
    build::registrationOf(sick).overriddenStatus.status = core::Status::Up;
    sick.health.value->status = sick.health.value->ownStatus = "DOWN";
    desk.window.setNow([] { return FleetBuilder::now + core::Millis(2'000); });
    desk.window.setSnapshot(builder.snapshot());
    QVERIFY(desk.button("attention")->text().contains(QLatin1Char('1')));
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(
        desk.window.findChild<QDialog *>(QStringLiteral("attentionDialog"))); // a button's key animates
    auto *dialog = desk.window.findChild<QDialog *>(QStringLiteral("attentionDialog"));
    QVERIFY(dialog->isVisible());
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("showInstance")), Qt::LeftButton);
    core::ListQuery query;
    query.application = FleetBuilder::application("ORDERS");
    desk.window.setSnapshot(builder.snapshot(query));
    const auto *table = desk.window.findChild<ui::InstanceTable *>();
    QVERIFY(table->selectedKey() && table->selectedKey()->id.text() == "orders-8:8080");
}

void TestMainWindow::tellsWhatCameOfAWrite()
{
    Desk desk;
    const FleetBuilder builder = calmFleet();
    auto snapshot = builder.snapshot();
    core::RegistryChangeState change{1, builder.key("ORDERS", "orders-1:8080"),
                                     core::SetOverride{core::Status::OutOfService}};
    snapshot->registryChanges = {change};
    desk.window.setSnapshot(snapshot);
    QVERIFY(!desk.window.findChild<QMessageBox *>(QStringLiteral("changeOutcome"))); // still running
    auto next = builder.snapshot();
    change.outcome = core::Outcome::Unproven;
    change.readBack["http://eureka-2:8761/eureka"].verdict = core::PeerVerdict::NotYet;
    next->registryChanges = {change};
    desk.window.setSnapshot(next);
    desk.window.setSnapshot(next);
    const auto boxes = desk.window.findChildren<QMessageBox *>(QStringLiteral("changeOutcome"));
    QCOMPARE(boxes.size(), 1); // told once
    QCOMPARE(boxes.front()->icon(), QMessageBox::Warning);
    QVERIFY(boxes.front()->informativeText().contains(QLatin1String("eureka-2")));
}

/// Two servers, the second of which missed the drain of orders-2.
static std::shared_ptr<core::Snapshot> halfDrained()
{
    FleetBuilder builder = calmFleet();
    auto &peers = builder.fleet().peers;
    core::Instance out{FleetBuilder::application("ORDERS"), *core::InstanceId::from("orders-2:8080")};
    core::Instance up = out;
    up.status.status = core::Status::Up;
    out.status.status = out.overriddenStatus.status = core::Status::OutOfService;
    peers[0].served.value->instances = {up};
    peers[1].served.value->instances = {out};
    return builder.snapshot();
}

void TestMainWindow::aRepairIsForThePeerThatWasShown()
{
    Desk desk;
    auto snapshot = halfDrained();
    desk.window.setSnapshot(snapshot);
    desk.click("compare");
    auto *peers = desk.window.findChild<QDialog *>(QStringLiteral("peersDialog"));
    peers->findChild<QTableWidget *>(QStringLiteral("matrix"))->selectRow(0);
    QTest::mouseClick(peers->findChild<QPushButton *>(QStringLiteral("repair")), Qt::LeftButton);
    QCOMPARE(desk.requests(),
             QStringLiteral("PUT http://eureka-2:8761/eureka/apps/ORDERS/orders-2%3A8080/status"
                            "?value=OUT_OF_SERVICE"));
    desk.confirm();
    const auto *change = desk.only<core::ChangeRegistry>();
    QVERIFY(change && change->change == core::RegistryChange(core::SetOverride{}));
    QCOMPARE(change->peer, std::string("http://eureka-2:8761/eureka"));
}

void TestMainWindow::metadataIsSetAsConfirmed_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("button") << QStringLiteral("button");
    QTest::newRow("key") << QStringLiteral("key");
    QTest::newRow("menu of the row") << QStringLiteral("menu");
}

void TestMainWindow::metadataIsSetAsConfirmed()
{
    QFETCH(QString, way);
    Desk desk;
    QVERIFY(!desk.button("metadata")->isEnabled()); // nothing is chosen
    desk.show(calmFleet().snapshot(), "orders-2:8080");
    QTRY_VERIFY(desk.window.isActiveWindow());
    if (way == QLatin1String("button"))
        desk.click("metadata");
    else if (way == QLatin1String("key"))
        QTest::keyClick(&desk.window, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    else
        desk.window.findChild<QAction *>(QStringLiteral("metadataOfRow"))->trigger();
    QTRY_VERIFY(desk.window.findChild<QDialog *>(QStringLiteral("metadataDialog")));
    auto *dialog = desk.window.findChild<QDialog *>(QStringLiteral("metadataDialog"));
    QVERIFY(dialog->isVisible());
    dialog->findChild<QLineEdit *>(QStringLiteral("key"))->setText(QStringLiteral("a key&x=1"));
    dialog->findChild<QLineEdit *>(QStringLiteral("value"))->setText(QStringLiteral("50% ü"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("set")), Qt::LeftButton);
    QVERIFY(desk.intents.empty());
    QCOMPARE(desk.requests(),
             QStringLiteral("PUT http://eureka-1:8761/eureka/apps/ORDERS/orders-2%3A8080/metadata"
                            "?a%20key%26x%3D1=50%25%20%C3%BC"));
    desk.confirm();
    const auto *change = desk.only<core::ChangeRegistry>();
    QVERIFY(change);
    QCOMPARE(change->key.id.text(), std::string("orders-2:8080"));
    QVERIFY(change->change == core::RegistryChange(core::SetMetadata{{{"a key&x=1", "50% ü"}}}));
    QCOMPARE(change->peer, std::string("http://eureka-1:8761/eureka"));
}

void TestMainWindow::metadataWaitsForTheLock()
{
    Desk desk;
    auto open = calmFleet().snapshot();
    desk.show(open, "orders-2:8080");
    desk.click("metadata");
    auto *dialog = desk.window.findChild<QDialog *>(QStringLiteral("metadataDialog"));
    dialog->findChild<QLineEdit *>(QStringLiteral("key"))->setText(QStringLiteral("zone"));
    auto *set = dialog->findChild<QPushButton *>(QStringLiteral("set"));
    QVERIFY(set->isEnabled());
    auto locked = calmFleet().snapshot();
    locked->access.writableUntil.reset();
    desk.window.setSnapshot(locked);
    QVERIFY(!set->isEnabled());
    QVERIFY(!set->toolTip().isEmpty());
    QTest::mouseClick(set, Qt::LeftButton);
    QVERIFY(!desk.dialog() && desk.intents.empty());
}

void TestMainWindow::aChipComparesItsPeer_data()
{
    QTest::addColumn<int>("key"); // 0: the mouse
    QTest::newRow("click") << 0;
    QTest::newRow("Space") << int(Qt::Key_Space);
    QTest::newRow("Return") << int(Qt::Key_Return);
}

void TestMainWindow::aChipComparesItsPeer()
{
    QFETCH(int, key);
    Desk desk;
    desk.show(calmFleet().silentPeer("eureka-3").snapshot(), "orders-2:8080");
    const auto chips = desk.window.findChildren<QAbstractButton *>(QStringLiteral("peer"));
    QCOMPARE(chips.size(), 3);
    QCOMPARE(chips[1]->accessibleName(), QStringLiteral("eureka-2 answers"));
    QCOMPARE(chips[2]->accessibleName(), QStringLiteral("eureka-3 does not answer"));
    QVERIFY(chips[2]->focusPolicy() & Qt::TabFocus);
    if (key == 0)
        QTest::mouseClick(chips[2], Qt::LeftButton);
    else
        QTest::keyClick(chips[2], Qt::Key(key));
    auto *dialog = desk.window.findChild<QDialog *>(QStringLiteral("peersDialog"));
    QVERIFY(dialog && dialog->isVisible());
    const auto *matrix = dialog->findChild<QTableWidget *>(QStringLiteral("matrix"));
    QCOMPARE(matrix->horizontalHeaderItem(3)->text(), QStringLiteral("▸ eureka-3"));
    QVERIFY(desk.intents.empty());
}

// Whether a server is about to preserve itself is told by two numbers of its page.
void TestMainWindow::aChipTellsTheRenewals()
{
    Desk desk;
    auto snapshot = calmFleet().snapshot();
    core::AdviceFacts facts;
    core::ServerPage &page = facts.pages["http://eureka-1:8761/eureka"];
    page.renewsLastMinute = 12;
    page.renewsThreshold = 17;
    facts.pages["http://eureka-2:8761/eureka"].renewsThreshold = 17; // a page that tells half of it
    snapshot->adviceFacts = std::make_shared<core::AdviceFacts>(facts);
    desk.show(snapshot, "orders-2:8080");
    const auto chips = desk.window.findChildren<QAbstractButton *>(QStringLiteral("peer"));
    QVERIFY2(chips[0]->toolTip().contains(QStringLiteral("renews last minute 12, threshold 17")),
             qPrintable(chips[0]->toolTip()));
    QVERIFY(!chips[1]->toolTip().contains(QStringLiteral("renews")));
}

void TestMainWindow::aClockThatDiffersIsTold()
{
    Desk desk;
    FleetBuilder builder = calmFleet();
    tests::setClock(builder.fleet().peers[0], core::Seconds(1));
    tests::setClock(builder.fleet().peers[1], core::Seconds(-90));
    desk.show(builder.snapshot(), "orders-2:8080");
    const auto chips = desk.window.findChildren<QAbstractButton *>(QStringLiteral("peer"));
    QVERIFY(!chips[0]->toolTip().contains(QStringLiteral("clock"))); // a second is none
    QVERIFY(chips[1]->toolTip().contains(QStringLiteral("Its clock is 90 s behind this machine's")));
    QStringList states;
    for (const QLabel *label : chips[1]->findChildren<QLabel *>()) {
        QCOMPARE(label->foregroundRole(), QPalette::WindowText); // which is what is tinted
        states << label->text();
    }
    QVERIFY(states.contains(QStringLiteral("8 ms · clock −90 s")));
    const QString line = desk.window.findChild<QLabel *>(QStringLiteral("status"))->text();
    QVERIFY2(line.contains(QStringLiteral("eureka-2's clock is 90 s behind")), qPrintable(line));
    QTest::mouseClick(chips[1], Qt::LeftButton);
    const auto *marked = desk.window.findChild<QDialog *>(QStringLiteral("peersDialog"))
                             ->findChild<QLabel *>(QStringLiteral("marked"));
    QVERIFY(marked->text().contains(QStringLiteral("90 s behind")));
}

void TestMainWindow::everythingFocusableHasAName()
{
    Desk desk;
    desk.show(calmFleet().snapshot(), "orders-2:8080");
    int checked = 0;
    for (QWidget *widget : desk.window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, qPrintable(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') +
                                     widget->objectName() + QLatin1String(" of ") +
                                     QLatin1String(widget->parentWidget()->metaObject()->className())));
        ++checked;
    }
    QVERIFY(checked >= 5); // the table, the applications, the filter and the buttons at least
}

void TestMainWindow::trafficStaysInANarrowWindow()
{
    Desk desk;
    desk.show(calmFleet().snapshot(), "orders-2:8080");
    auto *table = desk.window.findChild<ui::InstanceTable *>();
    const auto isWhole = [table](core::Column column) {
        const int left = table->columnViewportPosition(int(column));
        return !table->isColumnHidden(int(column)) && left >= 0 &&
               left + table->columnWidth(int(column)) <= table->viewport()->width();
    };
    for (const QSize size : {QSize(1456, 830), QSize(1280, 720)}) {
        desk.window.resize(size);
        QTRY_COMPARE(desk.window.size(), size);
        for (const auto column : {core::Column::Instance, core::Column::Status, core::Column::Override,
                                  core::Column::Requests, core::Column::Errors, core::Column::InFlight})
            QTRY_VERIFY(isWhole(column));
    }
    QVERIFY(table->isColumnHidden(int(core::Column::Since)));
    desk.window.resize(1700, 830);
    QTRY_VERIFY(!table->isColumnHidden(int(core::Column::Since)));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
