// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "app/engine/enginethread.h"
#include "app/window/demothread.h"
#include "ui/window/mainwindow.h"

#include <QDir>
#include <QEventLoop>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace ui {
class PastDialog;
class PlanDialog;
} // namespace ui

namespace app {

/// Plays a whole release on the demo fleet without a display, by the window's own buttons: its plan, then for
/// each instance drain, proof, stop, and the return of the new version. Prints each step; pictures in both
/// themes and a report in Markdown go to the folder. Needs a QApplication; GUI thread only.
class Play : public QObject
{
    Q_OBJECT

public:
    Play(const QString &folder, DemoThread &demo, EngineSettings settings);

    /// Runs to the end or until a step takes too long.
    ExitCode run();

private:
    struct Step
    {
        QString title;
        std::function<void()> act; ///< once, at its beginning; may be empty
        std::function<bool(const core::Snapshot &)> isDone;
        QString picture; ///< name of the picture taken at its end; may be empty
        core::Millis limit{120'000};
    };

    std::vector<Step> steps();
    void onSnapshot(const core::SnapshotPointer &snapshot);
    void beginStep();
    void endStep();
    void finish(ExitCode code);
    bool takePicture(const QString &name);
    bool takeChartPictures();
    void openPast();
    bool isPastDrawn();
    ui::PastDialog *past() const;
    bool writeReport(ExitCode code);
    const core::Operation *operation(const core::Snapshot &snapshot) const;
    const core::Release *release(const core::Snapshot &snapshot) const;
    bool isAt(const core::Snapshot &snapshot, core::Stage stage) const; ///< the first instance, or past it
    void choose(const core::Snapshot &snapshot);
    void openPlan();
    void startPlan();
    ui::PlanDialog *plan() const; ///< null unless it is open
    void say(const QString &line);

    QDir m_folder;
    DemoThread &m_demo;
    EngineSettings m_settings;
    Clock m_clock;
    ui::MainWindow m_window;
    EngineThread m_engine;
    std::vector<Step> m_steps;
    std::size_t m_step = 0;
    core::TimePoint m_stepSince{};
    core::TimePoint m_startedAt{};
    demofleet::Totals m_before{};
    std::optional<core::InstanceKey> m_key;
    core::SnapshotPointer m_snapshot;
    QStringList m_lines; ///< what was said, for the report
    QStringList m_pictures;
    QTimer m_watch;
    QEventLoop m_loop;
    bool m_isTakingPicture = false;
    bool m_isOver = false;
};

} // namespace app
