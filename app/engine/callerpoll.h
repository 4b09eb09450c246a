// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"

#include <QObject>

#include <set>

namespace app {

/// Asks the callers of what is in release whom their balancers still send to. Their health, which tells what
/// their own copies hold, is asked for by InstancePoll. Engine thread only.
class CallerPoll : public QObject
{
    Q_OBJECT

public:
    CallerPoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    void setInRelease(std::set<core::InstanceName> names) { m_inRelease = std::move(names); }
    /// Put back a moment ago: their callers have yet to take them up.
    void setReturning(std::set<core::InstanceName> names) { m_returning = std::move(names); }
    /// Looked at: who calls them is shown before anything is done.
    void setInspected(std::set<core::InstanceName> names) { m_inspected = std::move(names); }
    /// Instances that call what is in release, the surest first, at most `mostWatched`.
    const std::set<core::InstanceName> &callers() const { return m_callers; }

    static constexpr std::size_t mostWatched = 50;

signals:
    void changed();

private:
    void findCallers();
    std::set<core::InstanceName> meterTargets() const;
    void readMeter(const core::InstanceName &caller, const core::InstanceName &target,
                   const std::string &actuatorUrl);

    Polling &m_polling;
    std::set<core::InstanceName> m_inRelease;
    std::set<core::InstanceName> m_returning;
    std::set<core::InstanceName> m_inspected;
    std::set<core::InstanceName> m_callers;
};

} // namespace app
