// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/actuator/discovery/facts.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace app {

/// Decides when an instance's actuator is looked for: once, and again after it registered or started anew, or
/// when an operator asks. Only reads. Engine thread only.
class Discovery : public QObject
{
    Q_OBJECT

public:
    Discovery(Polling &polling, QObject *parent);

    /// Due now, and few enough are under way.
    bool isDue(const core::InstanceName &name, const core::Instance &instance, core::TimePoint now);
    /// An operator waits for it.
    bool isAskedFor(const core::InstanceName &name) const { return m_askedFor.contains(name); }
    void askFor(const core::InstanceName &name) { m_askedFor.insert(name); }
    /// `done` once the keeper has what was found.
    void start(const core::InstanceName &name, const core::Instance &instance, std::function<void()> done);

private:
    /// What changes when another process answers at the same place.
    struct Sign
    {
        core::TimePoint registered{}; ///< the instance's own stamp, equal at every peer
        std::optional<core::TimePoint> startedAt;
    };
    Sign signOf(const core::InstanceName &name, const core::Instance &instance) const;
    void finished(const core::InstanceName &name, const core::ActuatorPointer &found);

    Polling &m_polling;
    std::map<core::InstanceName, Sign> m_probed;
    std::set<core::InstanceName> m_askedFor;
    int m_underWay = 0;
};

} // namespace app
