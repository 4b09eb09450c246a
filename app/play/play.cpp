// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/play/play.h"

#include "app/cli/output.h"
#include "app/window/joined.h"
#include "ui/applications/applicationlist.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QPixmap>
#include <QScopedValueRollback>

#include <algorithm>

namespace app {

namespace {

const std::string releasedApplication = "ORDERS";
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
    const auto phaseIs = [this](core::Phase phase) {
        return [this, phase](const core::Snapshot &snapshot) {
            const core::Operation *running = operation(snapshot);
            return running && running->phase == phase;
        };
    };
    const auto isHalfWay = [this](const core::Snapshot &snapshot) {
        const core::Operation *running = operation(snapshot);
        return running && running->phase == core::Phase::Waiting &&
               running->remaining(m_clock()) < running->budget.total() / 2;
    };
    const auto isBack = [this](const core::Snapshot &snapshot) {
        const core::InstanceView *row = target(snapshot);
        return row && row->status().status == core::Status::Up && row->rate && row->rate->requests > 0 &&
               QString::fromStdString(row->version) != m_versionBefore;
    };
    return {
        {QStringLiteral("Read the fleet and measure it"),
         {},
         [](const core::Snapshot &snapshot) { return measuredPoints(snapshot) >= pointsWanted; },
         QStringLiteral("main")},
        {QStringLiteral("Take one instance of ORDERS out of service"),
         [this] { start(core::Goal::Drain); },
         phaseIs(core::Phase::Waiting),
         {}},
        {QStringLiteral("Wait until its callers let go: half way"), {}, isHalfWay, QStringLiteral("drain")},
        {QStringLiteral("Wait until its callers let go: proven"),
         {},
         phaseIs(core::Phase::Drained),
         QStringLiteral("drained")},
        {QStringLiteral("Shut it down, after a countdown of 5 s"), [this] { start(core::Goal::Shutdown); },
         phaseIs(core::Phase::StopCountdown), QStringLiteral("countdown")},
        {QStringLiteral("Wait until its port is closed and its lease is gone"),
         {},
         phaseIs(core::Phase::Stopped),
         QStringLiteral("stopped")},
        {QStringLiteral("Wait for the new version, UP and answering"), {}, isBack, QStringLiteral("back")},
    };
}

const core::Operation *Play::operation(const core::Snapshot &snapshot) const
{
    if (!m_key)
        return nullptr;
    const auto found = std::ranges::find(snapshot.operations, *m_key, &core::Operation::key);
    return found == snapshot.operations.end() ? nullptr : &*found;
}

const core::InstanceView *Play::target(const core::Snapshot &snapshot) const
{
    return m_key ? snapshot.fleet->find(*m_key) : nullptr;
}

/// The first instance of the application; chosen in the window, as a person would.
void Play::choose(const core::Snapshot &snapshot)
{
    for (const core::InstanceView &row : snapshot.fleet->instances) {
        if (row.key.application.text() != releasedApplication)
            continue;
        m_key = row.key;
        m_versionBefore = QString::fromStdString(row.version);
        auto *list = m_window.findChild<ui::ApplicationList *>();
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            const QModelIndex index = list->model()->index(i, 0);
            if (index.data().toString() == QString::fromStdString(releasedApplication))
                list->setCurrentIndex(index);
        }
        return;
    }
}

void Play::start(core::Goal goal)
{
    core::StartOperation intent{*m_key, goal};
    intent.settings.hops = m_settings.hops;
    m_engine.handle(intent);
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
    const core::Operation *running = operation(*snapshot);
    if (running && running->phase == core::Phase::Failed) {
        say(running->failure ? ui::Text::sentence(*running->failure)
                             : ui::Text::outcomeName(running->outcome));
        finish(exitCodeOf(running->outcome));
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
        finish(ExitCode::Done);
    else
        beginStep();
}

bool Play::takePicture(const QString &name)
{
    const QScopedValueRollback taking(m_isTakingPicture, true);
    for (const bool isDark : {true, false}) { // light last: the next step goes on in it
        ui::Theme::apply(*qApp, isDark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
        m_window.setSnapshot(m_snapshot);
        QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
        const QString file =
            QStringLiteral("%1-%2.png").arg(name, isDark ? QStringLiteral("dark") : QStringLiteral("light"));
        if (!m_window.grab().save(m_folder.filePath(file))) {
            say(QStringLiteral("The picture %1 could not be written.").arg(m_folder.filePath(file)));
            return false;
        }
        if (!isDark)
            m_pictures.append(file);
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
