// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/smoothcheck.h"
#include "tests/ui/fleetbuilder.h"
#include "tests/ui/looks.h"
#include "tests/ui/releases.h"
#include "ui/instances/instancetable.h"
#include "ui/rehearsal/guide.h"
#include "ui/rehearsal/rehearsalbutton.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QTest>

#include <algorithm>

using tests::FleetBuilder;
using Kind = ui::DemoFault::Kind;

Q_DECLARE_METATYPE(Kind)

namespace {

std::shared_ptr<core::Snapshot> demo(bool isDemo = true)
{
    FleetBuilder builder;
    builder.peer("eureka-1").peer("eureka-2");
    for (int i = 1; i <= 3; ++i)
        builder.instance("ORDERS", "orders-" + std::to_string(i) + ":8080");
    auto snapshot = std::make_shared<core::Snapshot>(*builder.snapshot());
    snapshot->rehearsalVersion = isDemo ? "2.15.0" : "";
    return snapshot;
}

struct Desk
{
    explicit Desk(const core::SnapshotPointer &snapshot)
    {
        window.setNow([] { return FleetBuilder::now; });
        QObject::connect(&window, &ui::MainWindow::faultAsked, &window,
                         [this](const ui::DemoFault &fault) { faults.push_back(fault); });
        QObject::connect(&window, &ui::MainWindow::intent, &window, [this](const core::Intent &intent) {
            if (!std::holds_alternative<core::SetVisible>(intent))
                intents.push_back(intent);
        });
        window.show();
        window.setSnapshot(snapshot);
    }
    ui::RehearsalButton *button() { return window.findChild<ui::RehearsalButton *>(); }
    QAction *line(const char *name) { return button()->findChild<QAction *>(QLatin1String(name)); }

    ui::MainWindow window;
    std::vector<ui::DemoFault> faults;
    std::vector<core::Intent> intents;
};

int doneOf(const core::Snapshot &snapshot)
{
    int done = 0;
    for (const ui::StepLine &line : ui::guideOf(snapshot)) {
        if (line.state == ui::StepState::Done)
            ++done;
    }
    return done;
}

core::Release release(core::Stage stage)
{
    core::ReleasePlan plan{"prod-eu", FleetBuilder::application("ORDERS")};
    for (int i = 1; i <= 2; ++i)
        plan.instances.push_back({{plan.environment, plan.application,
                                   *core::InstanceId::from("orders-" + std::to_string(i) + ":8080")}});
    core::Release made = core::makeRelease(plan, "release-1", FleetBuilder::now);
    made.instances.front().stage = stage;
    return made;
}

std::shared_ptr<core::Snapshot> finished()
{
    auto snapshot = demo();
    snapshot->releases = {release(core::Stage::Done)};
    snapshot->releases.front().state = core::ReleaseState::Finished;
    return snapshot;
}

} // namespace

class RehearsalTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyOnTheDemoFleet();
    void faultsAreAskedFor_data();
    void faultsAreAskedFor();
    void withoutAnInstanceNoneOfItsFaults();
    void theGuideFollowsWhatIsShown_data();
    void theGuideFollowsWhatIsShown();
    void theGuideOpensOnce();
    void theGuideEndsWithAKill();
    void pictures();
};

void RehearsalTest::onlyOnTheDemoFleet()
{
    Desk other(demo(false));
    QVERIFY(!other.button()->isVisible());
    other.window.setSnapshot(demo());
    QVERIFY(other.button()->isVisible());
}

void RehearsalTest::faultsAreAskedFor_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<std::string>("instance");
    const auto row = [](const char *name, Kind kind, const char *instance) {
        QTest::newRow(name) << kind << std::string(instance);
    };
    row("kill", Kind::Kill, "orders-2:8080");
    row("hang", Kind::Hang, "orders-2:8080");
    row("errors", Kind::Errors, "orders-2:8080");
    row("slowStop", Kind::SlowStop, "orders-2:8080");
    row("cutServers", Kind::CutServers, "");
    row("restartServer", Kind::RestartServer, "");
    row("heal", Kind::Heal, "");
}

void RehearsalTest::faultsAreAskedFor()
{
    QFETCH(Kind, kind);
    QFETCH(std::string, instance);
    Desk desk(demo());
    desk.window.findChild<ui::InstanceTable *>()->selectRow(1);
    desk.line(QTest::currentDataTag())->trigger();
    QVERIFY((desk.faults == std::vector<ui::DemoFault>{{kind, instance}}));
    QVERIFY(desk.intents.empty()); // nothing is sent to Eureka or an instance
}

void RehearsalTest::withoutAnInstanceNoneOfItsFaults()
{
    Desk desk(demo());
    desk.window.findChild<ui::InstanceTable *>()->clearSelection();
    for (const char *name : {"kill", "hang", "errors", "slowStop"}) {
        QVERIFY(!desk.line(name)->isEnabled());
        desk.line(name)->trigger();
    }
    QVERIFY(desk.faults.empty());
    QVERIFY(desk.line("heal")->isEnabled());
}

void RehearsalTest::theGuideFollowsWhatIsShown_data()
{
    QTest::addColumn<std::shared_ptr<core::Snapshot>>("snapshot");
    QTest::addColumn<int>("done");
    const auto row = [](const char *name, int done, auto change) {
        auto snapshot = demo();
        change(*snapshot);
        QTest::newRow(name) << snapshot << done;
    };
    row("nothing", 0, [](core::Snapshot &) {});
    row("an application", 1,
        [](core::Snapshot &s) { s.query.application = FleetBuilder::application("ORDERS"); });
    row("a check that is still read", 1, [](core::Snapshot &s) {
        s.query.application = FleetBuilder::application("ORDERS");
        s.check = std::make_shared<core::SmoothCheck>(
            core::SmoothCheck{FleetBuilder::application("ORDERS"), FleetBuilder::now, {}, true});
    });
    row("a check", 2, [](core::Snapshot &s) {
        s.query.application = FleetBuilder::application("ORDERS");
        s.check = std::make_shared<core::SmoothCheck>(
            core::SmoothCheck{FleetBuilder::application("ORDERS"), FleetBuilder::now, {}, false});
    });
    // Who skipped the check is not sent back to it.
    for (const auto &[stage, done] : {std::pair(core::Stage::Draining, 3),
                                      {core::Stage::Drained, 4},
                                      {core::Stage::AwaitingReturn, 5},
                                      {core::Stage::Done, 6},
                                      {core::Stage::Failed, 3},
                                      {core::Stage::LeftOut, 3}})
        row(std::string(core::stageName(stage)).c_str(), done,
            [&, stage = stage](core::Snapshot &s) { s.releases = {release(stage)}; });
    row("finished", 7, [&](core::Snapshot &s) {
        s.releases = {release(core::Stage::Done)};
        s.releases.front().state = core::ReleaseState::Finished;
    });
}

void RehearsalTest::theGuideFollowsWhatIsShown()
{
    QFETCH(std::shared_ptr<core::Snapshot>, snapshot);
    QTEST(doneOf(*snapshot), "done");
    int active = 0;
    for (const ui::StepLine &line : ui::guideOf(*snapshot))
        active += line.state == ui::StepState::Active ? 1 : 0;
    QCOMPARE(active, 1);
}

void RehearsalTest::theGuideOpensOnce()
{
    Desk desk(demo());
    desk.line("guide")->trigger();
    desk.line("guide")->trigger();
    QCOMPARE(desk.window.findChildren<ui::GuideDialog *>().size(), 1);
    QVERIFY(desk.window.findChild<ui::GuideDialog *>()->isVisible());
}

void RehearsalTest::theGuideEndsWithAKill()
{
    Desk desk(finished());
    desk.window.findChild<ui::InstanceTable *>()->selectRow(1);
    desk.line("guide")->trigger();
    const auto ticks = [&desk] {
        const auto labels = desk.window.findChild<ui::GuideDialog *>()->findChildren<QLabel *>();
        return std::ranges::count_if(
            labels, [](const QLabel *label) { return label->text() == QStringLiteral("✓"); });
    };
    QCOMPARE(ticks(), 7);
    desk.line("hang")->trigger();
    desk.window.setSnapshot(finished());
    QCOMPARE(ticks(), 7);
    desk.line("kill")->trigger();
    desk.window.setSnapshot(finished());
    QCOMPARE(ticks(), 8);
}

void RehearsalTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        auto snapshot = demo();
        snapshot->query.application = FleetBuilder::application("ORDERS");
        Desk desk(snapshot);
        desk.window.findChild<ui::InstanceTable *>()->selectRow(1);
        desk.window.resize(1280, 720);
        for (int pass = 0; pass < 5; ++pass) // of the layouts: each asks for the next one
            QCoreApplication::processEvents();
        QVERIFY(desk.window.grab().save(folder + QStringLiteral("/rehearsal-window") + tail));
        desk.line("guide")->trigger();
        auto *guide = desk.window.findChild<ui::GuideDialog *>();
        QVERIFY(guide->grab().save(folder + QStringLiteral("/guide") + tail));
        desk.button()->menu()->popup(desk.button()->mapToGlobal(QPoint(0, 30)));
        QVERIFY(desk.button()->menu()->grab().save(folder + QStringLiteral("/rehearse") + tail));
        desk.button()->menu()->close();
    });
}

QTEST_MAIN(RehearsalTest)
#include "tst_rehearsal.moc"
