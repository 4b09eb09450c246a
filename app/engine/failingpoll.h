// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/fleet/join.h"

#include <QObject>

#include <set>

namespace app {

/// Which requests fail at the instance that somebody looks at, and where its application serves several
/// versions at some of each, to hold them against each other: every ten seconds for as long as he does. Not
/// of one in release, whose count of requests in flight a question would move. Engine thread only.
class FailingPoll : public QObject
{
    Q_OBJECT

public:
    FailingPoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    void setInRelease(std::set<core::InstanceName> names) { m_inRelease = std::move(names); }
    void setInspected(std::set<core::InstanceName> names);

signals:
    void changed();

private:
    std::set<core::InstanceName> asked() const;
    void read(const core::InstanceName &name, const std::string &actuatorUrl);

    Polling &m_polling;
    std::set<core::InstanceName> m_inRelease;
    std::set<core::InstanceName> m_inspected;
    core::TimePoint m_lookedAt{};
};

} // namespace app
