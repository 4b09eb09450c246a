// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/callersread.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/engine/engine.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace app {

/// `release APP`: a whole release without a window, from the first picture to the last proof.
///
/// The first Ctrl+C puts back what is out, the second leaves it as it is and says so. Where the plan stops
/// and nobody is there to decide, what is out is put back too.
class ReleaseRun : public QObject
{
    Q_OBJECT

public:
    ReleaseRun(Arguments arguments, Engine &engine, Clock clock);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    void prepare(const core::Snapshot &snapshot);
    bool choose(const core::FleetView &fleet);
    void announce(const core::FleetView &fleet);
    bool isRefused(const core::Snapshot &snapshot);
    bool confirm();
    void follow(const core::Snapshot &snapshot);
    void tellProgress();
    void onReleaseRefused(const core::ReleaseRefusal &refusal);
    void onLine(const std::string &release, const core::JournalLine &line, core::TimePoint at);
    void onOperationLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);
    void onNotice(const core::Notify &notice);
    void ask(); ///< at a pause point or for a judgement
    void onAnswer();
    void takeAnswer(bool isYes);
    void onInterrupt();
    void onTimeout();
    void putBack(const QString &why, ExitCode code);
    void steer(core::ReleaseWish wish);
    void end(ExitCode code);
    const core::InstanceProgress *judged() const;

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    CallersRead m_callers;
    Interrupt m_interrupt;
    QTimer m_timeout;
    std::unique_ptr<QSocketNotifier> m_answer;
    core::ReleasePlan m_plan{{}, *core::ApplicationName::from("-")};
    std::optional<core::Release> m_release;
    std::vector<core::Operation> m_operations;
    std::optional<core::Surprise> m_stoppedBy; ///< why the plan stopped by itself
    std::optional<ExitCode> m_codeAfterUnwind; ///< what is out is being put back; this is told after it
    std::string m_skippedPause;                ///< the pause or judgement that was asked about
    bool m_isChosen = false;                   ///< the plan has its instances
    bool m_isAsked = false;                    ///< the intent was given to the engine
    bool m_isOver = false;
    core::TimePoint m_toldAt{};
};

} // namespace app
