// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/engine/engine.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace app {

/// `watch`: how an application is called, on both sides and by version, one line a beat, with the verdict so
/// far. The first while (--sample) is "before". Writes nothing. Goes on until --timeout or Ctrl+C and then
/// ends with the verdict: 0 passed, 1 failed, 4 doubtful or no data.
class WatchCommand : public QObject
{
    Q_OBJECT

public:
    WatchCommand(Arguments arguments, Engine &engine, Clock clock);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    /// Has the application measured on the quick beat, and its comparison armed; false where it is not there.
    bool begin(const core::FleetView &fleet);
    void print(const core::TrafficReport &report);
    void conclude();
    void end(ExitCode code);

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    Interrupt m_interrupt;
    QTimer m_timeout;
    std::shared_ptr<const core::TrafficReport> m_report;
    std::size_t m_visible = 0; ///< instances that were asked for on the quick beat
    bool m_hasBegun = false;
    bool m_isOver = false;
};

/// One report as `watch --json` prints it; null where a value is not known.
QJsonObject trafficJson(const core::TrafficReport &report);
/// The same as one line for a terminal.
QString trafficLine(const core::TrafficReport &report);

} // namespace app
