// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/engine/engine.h"
#include "app/store/handover.h"

#include <QObject>

namespace app {

/// `journal --export`: writes what a colleague needs, and that it was exported.
ExitCode exportJournal(Journal &journal, const Arguments &arguments, const QString &operatorName);

/// `takeover FILE`: accepts what a colleague exported once its lines, its environment and what Eureka says of
/// it were checked. It sends nothing; `recover` goes on with it.
class TakeoverCommand : public QObject
{
    Q_OBJECT

public:
    TakeoverCommand(Arguments arguments, Engine &engine, Clock clock);

    /// Before an engine is made: what the file holds, or nothing once it was said what is wrong with it.
    static std::optional<Handover> read(const Arguments &arguments,
                                        const std::vector<core::BaseAddress> &peers);
    void setHandover(Handover handover, QString operatorName);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    void judge(const core::Snapshot &snapshot);
    void accept(const core::Snapshot &snapshot);
    void end(ExitCode code);

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    Handover m_handover;
    QString m_operatorName;
    bool m_isOver = false;
};

} // namespace app
