// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/engine/engine.h"
#include "core/advice/findings.h"

#include <QJsonObject>
#include <QObject>

namespace app {

/// `attention`: what wants a look in this fleet, the most urgent first, and what could not be checked. It
/// changes nothing. Ends with 0 once it has looked, whatever it found; with 5 or 6 where no server answered.
class AttentionCommand : public QObject
{
    Q_OBJECT

public:
    AttentionCommand(Arguments arguments, Engine &engine, Clock clock);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    void print(const core::Snapshot &snapshot);
    void end(ExitCode code);

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    core::TimePoint m_startedAt;
    bool m_isOver = false;
};

/// One finding as `attention --json` prints it; null where it is of no instance.
QJsonObject findingJson(const core::Finding &finding);

} // namespace app
