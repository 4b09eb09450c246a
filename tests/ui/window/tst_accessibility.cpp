// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the window with everything it has to show, and each dialog by the key or button that opens it, and
// goes through it as a screen reader and the Tab key do.
#include "core/advice/smoothcheck.h"
#include "tests/ui/accessibletree.h"
#include "tests/ui/releases.h"
#include "ui/instances/instancetable.h"
#include "ui/recovery/recoverydialog.h"
#include "ui/start/startpage.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QDialog>
#include <QPushButton>
#include <QToolButton>

#include <functional>

using tests::FleetBuilder;

namespace {

/// A drain that waits, as a step of no release.
core::Operation waiting(const core::Snapshot &snapshot, const core::InstanceKey &key)
{
    core::Operation operation = tests::operationIn(snapshot, key, core::Goal::Drain, core::Phase::Waiting);
    operation.budget.update(tests::twoCallersAndTheRest(2, operation.drainedSince), operation.drainedSince);
    operation.budget.settle(operation.drainedSince);
    return operation;
}

/// The window on a fleet, one application and one of its instances chosen.
struct Desk
{
    Desk()
    {
        ui::Theme::apply(*qApp, ui::ThemeMode::Light);
        window.setNow([] { return FleetBuilder::now; });
        window.show();
        window.activateWindow();
        builder = tests::releaseFleet();
        query.application = FleetBuilder::application("ORDERS");
        show(builder.snapshot(query));
        table()->selectRow(1);
    }
    void show(const core::SnapshotPointer &snapshot) { window.setSnapshot(snapshot); }
    ui::InstanceTable *table() { return window.findChild<ui::InstanceTable *>(); }
    /// The release in which the first one waits to be judged, and beside it a drain.
    std::shared_ptr<core::Snapshot> releasing()
    {
        core::Release release = tests::runningRelease(builder.fleet());
        tests::comeBack(release, 0, core::Stage::Judging, core::Awaited::Judgement);
        auto snapshot = builder.snapshot(query);
        snapshot->releases = {release};
        snapshot->operations = {waiting(*snapshot, builder.key("ORDERS", "orders-2:8080"))};
        return snapshot;
    }
    void click(const char *name)
    {
        QTest::mouseClick(window.findChild<QAbstractButton *>(QLatin1String(name)), Qt::LeftButton);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&window, key, modifiers);
    }
    QWidget *dialog(const char *className)
    {
        for (QDialog *one : window.findChildren<QDialog *>()) {
            if (one->isVisible() && one->inherits(className))
                return one;
        }
        return nullptr;
    }

    ui::MainWindow window;
    FleetBuilder builder;
    core::ListQuery query;
};

/// Brings up what is looked at.
using Open = std::function<QWidget *(Desk &)>;

} // namespace

Q_DECLARE_METATYPE(Open)

class AccessibilityTest : public QObject
{
    Q_OBJECT

private slots:
    void everyControlIsNamedAndReached_data();
    void everyControlIsNamedAndReached();
    void shiftF1ExplainsThePanel_data();
    void shiftF1ExplainsThePanel();
};

void AccessibilityTest::everyControlIsNamedAndReached_data()
{
    QTest::addColumn<Open>("open");
    QTest::addColumn<int>("least"); ///< controls: a tree that shows fewer is not the one that was meant
    const auto row = [](const char *name, int least, Open open) { QTest::newRow(name) << open << least; };
    const auto byButton = [&](const char *name, int least, const char *button, const char *className) {
        row(name, least, [=](Desk &desk) {
            desk.click(button);
            return desk.dialog(className);
        });
    };
    const auto byKey = [&](const char *name, int least, Qt::Key key, Qt::KeyboardModifiers modifiers,
                           const char *className) {
        row(name, least, [=](Desk &desk) {
            desk.press(key, modifiers);
            return desk.dialog(className);
        });
    };
    row("window", 20, [](Desk &desk) { return &desk.window; });
    row("window in a release", 24, [](Desk &desk) {
        desk.show(desk.releasing());
        return &desk.window;
    });
    row("window locked, no fleet read", 8, [](Desk &desk) {
        auto snapshot = FleetBuilder().deadPeer("eureka-1", {core::ErrorKind::Refused}).snapshot();
        snapshot->access.writableUntil.reset();
        desk.show(snapshot);
        return &desk.window;
    });
    row("start page", 6, [](Desk &desk) {
        ui::EnvironmentChoice good;
        good.id = good.name = QStringLiteral("Production EU");
        desk.window.showStart({{good}, QStringLiteral("/p")}, {QStringLiteral("http://h:1/eureka")});
        return &desk.window;
    });
    byButton("plan", 15, "startRelease", "ui::PlanDialog");
    byButton("confirm a drain", 3, "drain", "ui::ConfirmDialog");
    byButton("confirm a stop", 4, "shutdown", "ui::ConfirmDialog");
    row("recovery", 4, [](Desk &desk) {
        auto snapshot = desk.builder.snapshot(desk.query);
        core::Recovery one{{}, desk.builder.key("ORDERS", "orders-1:8080")};
        one.recorded.id = "op-1";
        one.recorded.instance = one.key.path();
        one.canContinue = true;
        snapshot->unfinished = {one};
        desk.show(snapshot); // it opens by itself
        return desk.dialog("ui::RecoveryDialog");
    });
    row("judge", 5, [](Desk &desk) {
        desk.show(desk.releasing());
        desk.click("releaseJudge");
        return desk.dialog("ui::JudgeDialog");
    });
    row("leave", 2, [](Desk &desk) {
        desk.show(desk.releasing());
        desk.window.close();
        return desk.dialog("ui::LeaveDialog");
    });
    row("check", 5, [](Desk &desk) {
        desk.click("check");
        auto snapshot = desk.builder.snapshot(desk.query);
        core::CheckFinding finding{core::CheckCode::RetryNextInstance, core::CheckVerdict::Fails, "ORDERS"};
        snapshot->check = std::make_shared<const core::SmoothCheck>(
            core::SmoothCheck{*desk.query.application, FleetBuilder::now, {finding}, false});
        desk.show(snapshot);
        return desk.dialog("ui::CheckDialog");
    });
    row("past releases", 4, [](Desk &desk) {
        desk.click("past");
        auto past = std::make_shared<core::Past>();
        past->releases = {{"rel-2", "ORDERS", "", 3, "anna", FleetBuilder::now - core::Seconds(600),
                           FleetBuilder::now, true}};
        desk.window.setPast(past);
        return desk.dialog("ui::PastDialog");
    });
    row("instance details", 2, [](Desk &desk) {
        QTest::keyClick(desk.table(), Qt::Key_Return);
        return desk.dialog("ui::InstanceDialog");
    });
    byButton("attention", 2, "attention", "ui::AttentionDialog");
    byButton("comparison", 3, "compare", "ui::PeersDialog");
    byButton("look up", 3, "lookUp", "ui::VipDialog");
    byButton("metadata", 4, "metadata", "ui::MetadataDialog");
    byKey("settings", 4, Qt::Key_Comma, Qt::ControlModifier, "ui::SettingsDialog");
    byKey("manual", 5, Qt::Key_F1, {}, "ui::HelpDialog");
    byKey("palette", 10, Qt::Key_K, Qt::ControlModifier, "ui::CommandPalette");
    byKey("list of keys", 10, Qt::Key_Question, {}, "ui::KeyList");
}

void AccessibilityTest::everyControlIsNamedAndReached()
{
    QFETCH(Open, open);
    QFETCH(int, least);
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QWidget *looked = open(desk);
    QVERIFY(looked);
    looked->activateWindow();
    QTRY_VERIFY(looked->isActiveWindow());
    QStringList faults = tests::accessibleFaults(looked, least);
    faults += tests::notReachedByTab(looked);
    faults += tests::notExplained(looked);
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
}

namespace {

/// What is explained on the screen now; null where nothing is.
QWidget *explanation()
{
    for (QWidget *one : QApplication::topLevelWidgets()) {
        if (one->inherits("QWhatsThat") && one->isVisible())
            return one;
    }
    return nullptr;
}

} // namespace

void AccessibilityTest::shiftF1ExplainsThePanel_data()
{
    QTest::addColumn<QString>("focus"); ///< object or class
    for (const char *name : {"filter", "attention", "environment", "peer", "lock", "startRelease",
                             "ui::InstanceTable", "ui::ApplicationList", "ui::ChartView", "drain"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void AccessibilityTest::shiftF1ExplainsThePanel()
{
    QFETCH(QString, focus);
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QWidget *holder = nullptr;
    for (QWidget *widget : desk.window.findChildren<QWidget *>()) {
        if (widget->isVisible() && (widget->objectName() == focus || widget->inherits(focus.toLatin1())))
            holder = holder ? holder : widget;
    }
    QVERIFY(holder);
    holder->setFocus();
    QVERIFY(!explanation());
    QTest::keyClick(holder, Qt::Key_F1, Qt::ShiftModifier);
    QTRY_VERIFY(explanation());
    QVERIFY(!desk.dialog("ui::HelpDialog"));
    explanation()->close();
    QTRY_VERIFY(!explanation());
}

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
