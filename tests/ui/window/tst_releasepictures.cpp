// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the plan and the panel of a release on made-up fleets, in both themes and languages, and checks that
// both fit the smallest screen. The pictures go to the folder named by DRAINBOARD_LOOK, where it is set.
#include "tests/ui/releases.h"
#include "ui/instances/instancetable.h"
#include "ui/plan/plandialog.h"
#include "ui/plan/plandraft.h"
#include "ui/release/judgedialog.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTranslator>

using core::Awaited;
using core::Stage;
using tests::FleetBuilder;

namespace {

constexpr QSize smallest(1280, 720);

void save(QWidget &widget, const QString &name)
{
    if (!qEnvironmentVariableIsSet("DRAINBOARD_LOOK"))
        return;
    const QDir folder(qEnvironmentVariable("DRAINBOARD_LOOK"));
    QVERIFY(QDir().mkpath(folder.path()));
    QVERIFY(widget.grab().save(folder.filePath(name + QStringLiteral(".png"))));
}

struct Scene
{
    std::shared_ptr<core::Snapshot> snapshot;
    core::Release &release() { return snapshot->releases.back(); }
};

Scene sceneOf(FleetBuilder &builder)
{
    core::ListQuery query;
    query.application = FleetBuilder::application("ORDERS");
    Scene scene{builder.snapshot(query)};
    scene.snapshot->releases = {tests::runningRelease(*scene.snapshot->fleet)};
    return scene;
}

/// One instance done, one draining, the rest to come.
Scene draining(FleetBuilder builder)
{
    Scene scene = sceneOf(builder);
    tests::comeBack(scene.release(), 0, Stage::Done, Awaited::Nothing).proof = core::ReturnProof::Traffic;
    core::InstanceProgress &progress = scene.release().instances[1];
    progress.stage = Stage::Draining;
    progress.awaited = Awaited::CallersLetGo;
    progress.since = progress.awaitedSince = FleetBuilder::now - core::Millis(54'000);
    core::Operation operation =
        tests::operationIn(*scene.snapshot, progress.planned.key, core::Goal::Drain, core::Phase::Waiting);
    operation.budget.update(tests::twoCallersAndTheRest(2, operation.drainedSince - core::Millis(4'000)),
                            operation.drainedSince);
    operation.budget.settle(operation.drainedSince);
    scene.snapshot->operations = {operation};
    return scene;
}

Scene returning(FleetBuilder builder)
{
    Scene scene = sceneOf(builder);
    core::InstanceProgress &progress =
        tests::comeBack(scene.release(), 0, Stage::Returning, Awaited::CallersTakeUp);
    progress.wayBack.update(tests::twoCallersAndTheRest(2, *progress.backSince - core::Millis(4'000)),
                            *progress.backSince);
    progress.wayBack.settle(*progress.backSince);
    return scene;
}

Scene surprised(FleetBuilder builder)
{
    Scene scene = sceneOf(builder);
    core::InstanceProgress &progress =
        tests::comeBack(scene.release(), 0, Stage::AwaitingReturn, Awaited::NewVersion);
    progress.now->version = "2.14.0";
    progress.backSince.reset();
    scene.release().state = core::ReleaseState::StoppedBySurprise;
    scene.release().surprise = {
        core::SurpriseKind::OldVersionReturned, progress.planned.key, {"2.14.0"}, FleetBuilder::now};
    return scene;
}

Scene thirty()
{
    Scene scene = draining(tests::releaseFleet(30));
    for (std::size_t i = 2; i < 12; ++i) {
        scene.release().instances[i].stage = Stage::Done;
        scene.release().instances[i].proof = core::ReturnProof::Traffic;
    }
    return scene;
}

FleetBuilder longNames()
{
    FleetBuilder builder;
    builder.peer("eureka-1").silentPeer("eureka-2", core::Millis(95'000));
    for (int i = 1; i < 5; ++i)
        builder.instance("ORDERS", "ip-10-0-0-" + std::to_string(i) +
                                       ".eu-west-1.compute.internal:a-very-long-application-name:8080");
    builder.taken("ORDERS", "ip-10-0-0-9.eu-west-1.compute.internal:a-very-long-application-name:8080");
    return builder;
}

} // namespace

class TestReleasePictures : public QObject
{
    Q_OBJECT

private slots:
    void fitsTheSmallestScreen_data();
    void fitsTheSmallestScreen();

private:
    static void drawWindow(const Scene &scene, const QString &name);
    static void drawPlan(FleetBuilder builder, const QString &name,
                         core::Recipe recipe = core::Recipe::Proof);
    static void drawJudgement(const QString &name);
};

void TestReleasePictures::drawWindow(const Scene &scene, const QString &name)
{
    ui::MainWindow window;
    window.setNow([] { return FleetBuilder::now; });
    window.show();
    window.setSnapshot(scene.snapshot);
    QTest::qWait(0);
    save(window, name);
    window.resize(smallest);
    QTest::qWait(0);
    QVERIFY2(window.size() == smallest, qPrintable(name)); // it would not shrink so far
    save(window, name + QStringLiteral("-small"));
}

void TestReleasePictures::drawPlan(FleetBuilder builder, const QString &name, core::Recipe recipe)
{
    const auto snapshot = builder.snapshot();
    ui::PlanDialog dialog(ui::draftFor(*snapshot, FleetBuilder::application("ORDERS"), {}), snapshot,
                          FleetBuilder::now);
    dialog.show();
    dialog.findChild<QLineEdit *>(QStringLiteral("version"))->setText(QStringLiteral("2.15.0"));
    dialog.findChild<QLineEdit *>(QStringLiteral("change"))->setText(QStringLiteral("CHG-4711"));
    auto *box = dialog.findChild<QComboBox *>(QStringLiteral("recipe"));
    box->setCurrentIndex(box->findData(int(recipe)));
    QTest::qWait(0);
    QVERIFY2(dialog.width() <= smallest.width() && dialog.height() <= smallest.height() - 20,
             qPrintable(name));
    QVERIFY2(dialog.minimumSizeHint().height() <= smallest.height() - 20, qPrintable(name));
    save(dialog, name);
}

void TestReleasePictures::drawJudgement(const QString &name)
{
    FleetBuilder builder = tests::releaseFleet();
    core::Release release = tests::runningRelease(builder.fleet());
    core::InstanceProgress &progress = tests::comeBack(release, 0, Stage::Judging, Awaited::Judgement);
    progress.measured = core::Verdict::Doubtful;
    progress.now->serverErrors = 7;
    ui::JudgeDialog dialog(release, progress);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    save(dialog, name);
}

void TestReleasePictures::fitsTheSmallestScreen_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isChinese");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("chinese") << false << true;
}

void TestReleasePictures::fitsTheSmallestScreen()
{
    QFETCH(bool, isDark);
    QFETCH(bool, isChinese);
    ui::Theme::apply(*qApp, isDark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
    QTranslator translator;
    if (isChinese) {
        QVERIFY(translator.load(QLocale(QStringLiteral("zh_CN")), QStringLiteral("drainboard"),
                                QStringLiteral("_"), QStringLiteral(":/i18n")));
        QCoreApplication::installTranslator(&translator);
    }
    const QString end = QLatin1Char('-') + QString::fromLatin1(QTest::currentDataTag());
    drawPlan(tests::ordersFleet(), QStringLiteral("plan") + end);
    drawPlan(longNames(), QStringLiteral("plan-long") + end);
    drawPlan(tests::releaseFleet(30), QStringLiteral("plan-thirty") + end, core::Recipe::DirectStop);
    drawPlan(tests::releaseFleetOf(1), QStringLiteral("plan-pause") + end, core::Recipe::Pause);
    drawPlan(tests::releaseFleetOf(3), QStringLiteral("plan-pause-refused") + end, core::Recipe::Pause);
    drawWindow(draining(tests::releaseFleet()), QStringLiteral("draining") + end);
    drawWindow(draining(longNames()), QStringLiteral("long") + end);
    drawWindow(returning(tests::releaseFleet()), QStringLiteral("returning") + end);
    drawWindow(surprised(tests::releaseFleet()), QStringLiteral("surprise") + end);
    drawWindow(thirty(), QStringLiteral("thirty") + end);
    drawJudgement(QStringLiteral("judge") + end);
    ui::Theme::apply(*qApp, ui::ThemeMode::Light);
}

QTEST_MAIN(TestReleasePictures)
#include "tst_releasepictures.moc"
