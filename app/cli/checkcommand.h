// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/engine/engine.h"
#include "core/advice/smoothcheck.h"

#include <QJsonObject>
#include <QObject>

#include <vector>

namespace app {

/// `check APP`: what a release of the application depends on in the settings of its instances, its callers
/// and Eureka. Reads only.
class CheckCommand : public QObject
{
    Q_OBJECT

public:
    CheckCommand(Arguments arguments, Engine &engine, Clock clock);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    void print(const core::SmoothCheck &check) const;
    void end(ExitCode code);

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    core::TimePoint m_startedAt;
    bool m_isAsked = false;
    bool m_isOver = false;
};

/// Failed where requests would fail, else NotProven where something could not be read, else Done.
ExitCode checkExitCode(const std::vector<core::CheckFinding> &findings);

/// One finding as `check --json` prints it; null where a value does not apply.
QJsonObject checkJson(const core::CheckFinding &finding);

} // namespace app
