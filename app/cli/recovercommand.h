// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/cli/releasefollow.h"
#include "app/engine/engine.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace app {

/// `recover`: what programs that died left here, held against Eureka, and what is chosen for one of them.
/// Interrupted, it leaves the instance as it is: the operation stays unfinished and can be recovered again. A
/// release that is gone on with is interrupted as `release` is.
class RecoverCommand : public QObject
{
    Q_OBJECT

public:
    RecoverCommand(Arguments arguments, Engine &engine, Clock clock);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    void tell(const core::Snapshot &snapshot);
    void choose(const core::Recovery &recovery);
    void choose(const core::ReleaseRecovery &recovery, const core::Snapshot &snapshot);
    bool areCommandsApproved(const core::ReleasePlan &plan, const core::Snapshot &snapshot);
    bool confirm(bool sends);
    void onInterrupt();
    void onTimeout();
    void follow(const core::Snapshot &snapshot);
    void onRefused(const core::IntentRefusal &refusal);
    void onLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);
    void end(ExitCode code);

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    ReleaseFollow m_release; ///< of a release that is gone on with
    Interrupt m_interrupt;
    QTimer m_timeout;
    std::optional<core::InstanceKey> m_key; ///< whose choice was given to the engine
    std::optional<core::Operation> m_operation;
    core::TimePoint m_toldAt{};
    bool m_isRelease = false;  ///< a release was chosen
    bool m_isChoosing = false; ///< the engine is being told: a refusal is of that
    bool m_isOver = false;
};

} // namespace app
