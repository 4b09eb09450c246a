// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/actuator/discovery/resiliencesource.h"

#include <QObject>

#include <set>

namespace app {

/// Circuit breakers and retries of whoever calls an instance that somebody looks at: every quarter of a
/// minute for as long as he does. Not of one in release, as with FailingPoll. Engine thread only.
class ResiliencePoll : public QObject
{
    Q_OBJECT

public:
    ResiliencePoll(Polling &polling, QObject *parent);

    /// While somebody looks.
    void tick(core::TimePoint now, const std::set<core::InstanceName> &callers);
    void setInRelease(std::set<core::InstanceName> names) { m_inRelease = std::move(names); }

signals:
    void changed();

private:
    void read(const core::InstanceName &name, const core::ResilienceAddress &address);

    Polling &m_polling;
    std::set<core::InstanceName> m_inRelease;
    core::TimePoint m_lookedAt{};
};

} // namespace app
