// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/callersread.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/cli/releasefollow.h"
#include "app/engine/engine.h"

#include <QObject>
#include <QTimer>

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
    bool isMeasuredBefore();
    bool isEveryOneProbed(const core::FleetView &fleet);
    void announce(const core::FleetView &fleet);
    bool isRefused(const core::Snapshot &snapshot);
    bool confirm();
    void takeCommands();
    bool areCommandsApproved(const core::Snapshot &snapshot);
    bool isTyped(const core::ReleaseCommand &command) const;
    void approveCommands();
    void onReleaseRefused(const core::ReleaseRefusal &refusal);
    void end(ExitCode code);

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    CallersRead m_callers;
    ReleaseFollow m_follow;
    Interrupt m_interrupt;
    QTimer m_timeout;
    core::ReleasePlan m_plan{{}, *core::ApplicationName::from("-")};
    std::optional<core::TimePoint> m_measuredSince; ///< what was before it began
    std::optional<core::TimePoint> m_probedSince;
    bool m_isChosen = false; ///< the plan has its instances
    bool m_isAsked = false;  ///< the intent was given to the engine
    bool m_isOver = false;
};

} // namespace app
