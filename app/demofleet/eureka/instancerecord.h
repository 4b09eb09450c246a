// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/status.h"

#include <QJsonObject>
#include <QString>

namespace demofleet {

enum class Action { Added, Modified, Deleted };

/// Times are milliseconds since the epoch.
struct Lease
{
    int renewalSeconds = 30;
    int durationSeconds = 90;
    qint64 registeredAt = 0;
    qint64 renewedAt = 0; ///< Eureka adds the duration to it at each renewal, but not at the registration
    qint64 evictedAt = 0;
    qint64 serviceUpAt = 0;

    qint64 duration() const { return durationSeconds * qint64(1000); }
    void renew(qint64 now) { renewedAt = now + duration(); }
    /// So after a heartbeat it takes twice the duration, as real servers do and will not change.
    bool isExpired(qint64 now) const { return evictedAt > 0 || now > renewedAt + duration(); }
};

struct InstanceRecord
{
    QString application; ///< upper case
    QString id;
    Status status = Status::Up;
    Status overridden = Status::Unknown;
    qint64 lastDirty = 0;
    qint64 lastUpdated = 0;
    Action action = Action::Added;
    Lease lease;
    QJsonObject metadata;
    QJsonObject details; ///< the rest, as posted
};

} // namespace demofleet
