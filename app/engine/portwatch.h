// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/net/portprobe.h"
#include "core/base/ids.h"
#include "core/eureka/instance.h"
#include "core/release/operation.h"

#include <QObject>

#include <functional>
#include <map>
#include <string>

namespace app {

/// Asks again and again whether the port of an instance that is stopping still takes connections: at most one
/// question at a time and two a second. Engine thread only.
class PortWatch : public QObject
{
    Q_OBJECT

public:
    using Seen = std::function<void(const core::InstanceKey &key, core::PortState state)>;

    PortWatch(PortProbe &probe, Clock clock, Seen seen, QObject *parent);

    /// The port of the process that was asked to stop: what its successor registers later is another one's.
    void setTarget(const core::InstanceKey &key, const core::Instance &instance);
    void ask(const core::InstanceKey &key); ///< if it is time
    void forget(const core::InstanceKey &key) { m_targets.erase(key); }

private:
    struct Target
    {
        std::string host;
        int port = 0;
        bool isAsking = false;
        core::TimePoint askedAt{};
    };

    PortProbe &m_probe;
    Clock m_clock;
    Seen m_seen;
    std::map<core::InstanceKey, Target> m_targets;
};

} // namespace app
