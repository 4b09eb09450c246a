// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/play/play.h"

#include "app/cli/output.h"
#include "app/window/joined.h"
#include "app/window/pastreader.h"
#include "ui/applications/applicationlist.h"
#include "ui/past/pastdialog.h"
#include "ui/plan/plandialog.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/window/charttabs.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSlider>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

namespace app {

namespace {

const std::string releasedApplication = "ORDERS";
/// That the demo fleet starts again in place of a stopped one.
const QString newVersion = QStringLiteral("2.15.0");
/// Points that the chart should have before the first picture is taken.
constexpr std::size_t pointsWanted = 8;

std::size_t measuredPoints(const core::Snapshot &snapshot)
{
    for (const core::Series &series : snapshot.fleet->errorShare) {
        if (series.name == releasedApplication)
            return static_cast<std::size_t>(std::ranges::count_if(
                series.points, [](const core::SeriesPoint &point) { return point.value.has_value(); }));
    }
    return 0;
}

} // namespace

Play::Play(const QString &folder, DemoThread &demo, EngineSettings settings)
    : m_folder(folder)
    , m_demo(demo)
    , m_settings(settings)
    , m_clock(settings.clock)
    , m_engine(std::move(settings))
{
    core::OperationSettings operation;
    operation.hops = m_settings.hops;
    m_window.setSettings(operation);
    m_window.setNow(m_clock);
    m_window.resize(1456, 860);
    join(m_window, m_engine, this);
    joinPast(m_window, m_settings.journalPath, m_settings.environment, this);
    connect(m_engine.engine(), &Engine::snapshotReady, this, &Play::onSnapshot);
    connect(m_engine.engine(), &Engine::stopped, this, [this](const core::Error &error) {
        say(ui::Text::sentence(error));
        finish(ExitCode::Failed);
    });
    connect(m_engine.engine(), &Engine::refused, this, [this](const core::IntentRefusal &refusal) {
        say(QStringLiteral("Refused: %1").arg(ui::Text::sentences(refusal.findings, refusal.key)));
        finish(ExitCode::Refused);
    });
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (m_step < m_steps.size() && m_clock() - m_stepSince > m_steps[m_step].limit) {
            say(QStringLiteral("This step took too long: %1").arg(m_steps[m_step].title));
            finish(ExitCode::NotProven);
        }
    });
}

ExitCode Play::run()
{
    if (!m_folder.mkpath(QStringLiteral("."))) {
        printError(QStringLiteral("The folder %1 cannot be made.").arg(m_folder.path()));
        return ExitCode::Failed;
    }
    m_steps = steps();
    m_startedAt = m_clock();
    m_window.show();
    m_engine.start();
    beginStep();
    m_watch.start(500);
    return static_cast<ExitCode>(m_loop.exec());
}

std::vector<Play::Step> Play::steps()
{
    const auto at = [this](core::Stage stage) {
        return [this, stage](const core::Snapshot &snapshot) { return isAt(snapshot, stage); };
    };
    const auto isHalfWay = [this](const core::Snapshot &snapshot) {
        const core::Operation *running = operation(snapshot);
        return running && running->phase == core::Phase::Waiting &&
               running->remaining(m_clock()) < running->budget.total() / 2;
    };
    const auto isCounting = [this](const core::Snapshot &snapshot) {
        const core::Operation *running = operation(snapshot);
        return (running && running->phase == core::Phase::StopCountdown) ||
               isAt(snapshot, core::Stage::ClearingOverride);
    };
    const auto isOver = [this](const core::Snapshot &snapshot) {
        const core::Release *played = release(snapshot);
        return played && played->isFinished();
    };
    return {
        {QStringLiteral("Read the fleet and measure it"),
         {},
         [](const core::Snapshot &snapshot) { return measuredPoints(snapshot) >= pointsWanted; },
         QStringLiteral("main")},
        {QStringLiteral("Plan the release of ORDERS to %1").arg(newVersion), [this] { openPlan(); },
         [this](const core::Snapshot &) { return plan() != nullptr; }, QStringLiteral("plan")},
        {QStringLiteral("Start it, and wait until callers let go of the first instance: half way"),
         [this] { startPlan(); }, isHalfWay, QStringLiteral("drain")},
        {QStringLiteral("Proven; it is stopped after a countdown of 5 s"),
         {},
         isCounting,
         QStringLiteral("countdown")},
        {QStringLiteral("Wait until it is gone"),
         {},
         at(core::Stage::AwaitingReturn),
         QStringLiteral("stopped")},
        {QStringLiteral("Wait for the new version, UP and healthy"),
         {},
         at(core::Stage::Returning),
         QStringLiteral("returning")},
        {QStringLiteral("Wait until callers have it and it answers them"),
         {},
         at(core::Stage::Done),
         QStringLiteral("back")},
        {QStringLiteral("The same for the others, one after the other"),
         {},
         isOver,
         QStringLiteral("finished"),
         core::Millis(400'000)},
        {QStringLiteral("Open it again, among the earlier ones"), [this] { openPast(); },
         [this](const core::Snapshot &) { return isPastDrawn(); }, QStringLiteral("past")},
    };
}

const core::Operation *Play::operation(const core::Snapshot &snapshot) const
{
    if (!m_key)
        return nullptr;
    const auto found = std::ranges::find(snapshot.operations, *m_key, &core::Operation::key);
    return found == snapshot.operations.end() ? nullptr : &*found;
}

const core::Release *Play::release(const core::Snapshot &snapshot) const
{
    return snapshot.releases.empty() ? nullptr : &snapshot.releases.back();
}

bool Play::isAt(const core::Snapshot &snapshot, core::Stage stage) const
{
    const core::Release *played = release(snapshot);
    const core::InstanceProgress *first = played && m_key ? played->find(*m_key) : nullptr;
    return first && first->stage >= stage;
}

ui::PlanDialog *Play::plan() const
{
    auto *dialog = m_window.findChild<ui::PlanDialog *>();
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

void Play::openPlan()
{
    m_window.findChild<QPushButton *>(QStringLiteral("startRelease"))->click();
    if (ui::PlanDialog *dialog = plan())
        dialog->findChild<QLineEdit *>(QStringLiteral("version"))->setText(newVersion);
}

void Play::startPlan()
{
    if (ui::PlanDialog *dialog = plan())
        dialog->findChild<QPushButton *>(QStringLiteral("start"))->click();
}

/// The first instance of the application; chosen in the window, as a person would.
void Play::choose(const core::Snapshot &snapshot)
{
    for (const core::InstanceView &row : snapshot.fleet->instances) {
        if (row.key.application.text() != releasedApplication)
            continue;
        m_key = row.key;
        auto *list = m_window.findChild<ui::ApplicationList *>();
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            const QModelIndex index = list->model()->index(i, 0);
            if (index.data().toString() == QString::fromStdString(releasedApplication))
                list->setCurrentIndex(index);
        }
        return;
    }
}

void Play::beginStep()
{
    m_stepSince = m_clock();
    const Step &step = m_steps[m_step];
    say(QStringLiteral("%1/%2 %3").arg(m_step + 1).arg(m_steps.size()).arg(step.title));
    if (step.act)
        step.act();
}

void Play::onSnapshot(const core::SnapshotPointer &snapshot)
{
    // Taking a picture lets queued snapshots in; judged then, one would end the same step once more.
    if (m_isOver || m_isTakingPicture)
        return;
    m_snapshot = snapshot;
    if (!m_key)
        choose(*snapshot);
    const core::Release *played = release(*snapshot);
    if (played && played->state == core::ReleaseState::StoppedBySurprise) {
        say(ui::ReleaseText::sentence(played->surprise));
        finish(ExitCode::Failed);
    } else if (m_steps[m_step].isDone(*snapshot)) {
        endStep();
    }
}

void Play::endStep()
{
    const Step &step = m_steps[m_step];
    if (m_step == 0)
        m_before = m_demo.totals();
    say(QStringLiteral("    after %1 s")
            .arg(static_cast<double>((m_clock() - m_stepSince).count()) / 1000.0, 0, 'f', 1));
    if (!step.picture.isEmpty() && !takePicture(step.picture))
        finish(ExitCode::Failed);
    if (m_isOver)
        return;
    if (++m_step == m_steps.size())
        finish(release(*m_snapshot)->outcome == core::ReleaseOutcome::Done ? ExitCode::Done
                                                                           : ExitCode::NotProven);
    else
        beginStep();
}

bool Play::takePicture(const QString &name)
{
    const QScopedValueRollback taking(m_isTakingPicture, true);
    for (const bool isDark : {true, false}) { // light last: the next step goes on in it
        ui::Theme::apply(*qApp, isDark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
        m_window.setSnapshot(m_snapshot);
        QWidget &shown = plan()   ? static_cast<QWidget &>(*plan())
                         : past() ? static_cast<QWidget &>(*past())
                                  : m_window;
        QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
        const QString file =
            QStringLiteral("%1-%2.png").arg(name, isDark ? QStringLiteral("dark") : QStringLiteral("light"));
        if (!shown.grab().save(m_folder.filePath(file))) {
            say(QStringLiteral("The picture %1 could not be written.").arg(m_folder.filePath(file)));
            return false;
        }
        if (!isDark)
            m_pictures.append(file);
    }
    return true;
}

void Play::openPast()
{
    if (!takeChartPictures()) {
        finish(ExitCode::Failed);
        return;
    }
    m_window.findChild<QToolButton *>(QStringLiteral("past"))->click();
}

bool Play::isPastDrawn()
{
    ui::PastDialog *dialog = past();
    if (!dialog)
        return false;
    auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("releases"));
    if (!list->currentItem() && list->topLevelItemCount() > 0)
        list->setCurrentItem(list->topLevelItem(0));
    auto *moment = dialog->findChild<QSlider *>(QStringLiteral("moment"));
    if (moment->isEnabled())
        moment->setValue(moment->maximum() * 2 / 5);
    return moment->isEnabled();
}

ui::PastDialog *Play::past() const
{
    auto *dialog = m_window.findChild<ui::PastDialog *>();
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

/// Of every tab of the charts and everything that can be drawn in it, with the whole release in view.
bool Play::takeChartPictures()
{
    auto *tabs = m_window.findChild<ui::ChartTabs *>();
    tabs->findChild<QComboBox *>(QStringLiteral("window"))->setCurrentIndex(3);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        auto *choice = tabs->currentWidget()->findChild<QComboBox *>();
        for (int drawn = 0; drawn < (choice ? choice->count() : 1); ++drawn) {
            if (choice)
                choice->setCurrentIndex(drawn);
            if (!takePicture(QStringLiteral("chart-%1-%2").arg(tab + 1).arg(drawn + 1)))
                return false;
        }
    }
    return true;
}

void Play::finish(ExitCode code)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_watch.stop();
    const demofleet::Totals after = m_demo.totals();
    say(QStringLiteral("%1 of %2 requests failed during the release.")
            .arg(after.failed - m_before.failed)
            .arg(after.failed - m_before.failed + after.answered - m_before.answered));
    const bool isWritten = writeReport(code);
    printLine(QStringLiteral("Pictures and report: %1").arg(m_folder.absolutePath()));
    m_loop.exit(static_cast<int>(isWritten ? code : ExitCode::Failed));
}

bool Play::writeReport(ExitCode code)
{
    QString report = QStringLiteral("# A release on the demo fleet\n\n%1, %2. Result: %3.\n\n")
                         .arg(isoTime(m_startedAt), QString::fromStdString(m_settings.environment),
                              QString::fromLatin1(resultWord(code)));
    for (const QString &line : std::as_const(m_lines))
        report += QStringLiteral("- %1\n").arg(line.trimmed());
    for (const QString &picture : std::as_const(m_pictures))
        report += QStringLiteral("\n![%1](%1)\n").arg(picture);
    QFile file(m_folder.filePath(QStringLiteral("report.md")));
    return file.open(QIODevice::WriteOnly) && file.write(report.toUtf8()) >= 0;
}

void Play::say(const QString &line)
{
    const QString timed = QStringLiteral("%1  %2").arg(ui::Text::clockTime(m_clock()), line);
    m_lines.append(timed);
    printLine(timed);
}

} // namespace app
