// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/callersread.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/engine/engine.h"

#include <QObject>
#include <QTimer>

namespace app {

/// `drain`, `restore` and `shutdown` of one instance, from the first picture to the proof.
///
/// The first Ctrl+C puts the instance back, the second leaves it as it is and says so.
class ActCommand : public QObject
{
    Q_OBJECT

public:
    ActCommand(Arguments arguments, Engine &engine, Clock clock);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    void prepare(const core::Snapshot &snapshot);
    bool needsCountdown() const;
    void announce(const core::FleetView &fleet, const core::InstanceView &row);
    void announceEndpoint(const core::InstanceView &row);
    std::vector<core::GuardFinding> findings(const core::Snapshot &snapshot,
                                             const core::InstanceKey &key) const;
    void tellWarnings(const std::vector<core::GuardFinding> &found, const core::InstanceKey &key) const;
    bool confirm();
    void follow(const core::Snapshot &snapshot);
    void onRefused(const core::IntentRefusal &refusal);
    void onLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);
    void onInterrupt();
    void onTimeout();
    void tellRestored(const core::Operation &operation) const;
    void end(ExitCode code);
    core::Goal goal() const;
    core::StartOperation intent(const core::InstanceKey &key) const;
    void tellProgress();

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    CallersRead m_callers;
    Interrupt m_interrupt;
    QTimer m_timeout;
    std::optional<core::InstanceKey> m_key;
    std::optional<core::Operation> m_operation;
    bool m_isAsked = false; ///< the intent was given to the engine
    bool m_isRestoring = false;
    bool m_isOver = false;
    core::TimePoint m_toldAt{};
    std::optional<core::Phase> m_toldPhase; ///< a wait is told as it begins
};

} // namespace app
