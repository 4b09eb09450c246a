// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/engine/engine.h"
#include "core/profile/linksfor.h"

#include <QJsonObject>
#include <QObject>

namespace app {

/// `list` and `show`: one picture of the fleet, printed.
class ListCommand : public QObject
{
    Q_OBJECT

public:
    ListCommand(Arguments arguments, Engine &engine, Clock clock);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    void print(const core::Snapshot &snapshot);
    bool isWanted(const core::InstanceView &row) const;
    std::vector<core::Link> linksOf(const core::InstanceView &row, const core::Snapshot &snapshot) const;
    bool isProbed(const core::Snapshot &snapshot);
    QJsonObject objectOf(const core::InstanceView &row, const core::Snapshot &snapshot) const;
    void end(ExitCode code);

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    core::TimePoint m_startedAt;
    std::optional<core::TimePoint> m_completeAt;
    bool m_isProbeAsked = false;
    bool m_isOver = false;
};

/// The way out when no peer answered: Denied where one said so, else Unreachable. Prints why.
ExitCode reportSilence(const core::FleetView &fleet);

} // namespace app
