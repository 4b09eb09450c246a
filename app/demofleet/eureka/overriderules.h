// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/status.h"

#include <QHash>

#include <optional>

namespace demofleet {

/// Who sent a change: the instance (or an operator), or another server that passes on what it was told.
enum class Origin { Instance, Peer };

/// Eureka's rules 1, 2, 4 and 5, the first that matches: a bad report wins, then the override, then the
/// status that is stored (not for what a peer sends), then the report. Rule 3, of auto scaling groups, exists
/// only on AWS. The same from 1.6.2 to 2.0.6.
Status resolveStatus(Status reported, std::optional<Status> overridden, std::optional<Status> stored,
                     Origin origin);

/// True for UP and OUT_OF_SERVICE: of all others rule 1 never looks at an override.
bool mayBeOverridden(Status status);

/// The overrides of one server by the instance id alone: the same id in two applications shares one. It is a
/// cache: an entry that was not asked for within an hour is gone. Times are milliseconds since the epoch.
class OverrideMap
{
public:
    std::optional<Status> find(const QString &id, qint64 now); ///< which also keeps it for another hour
    void insert(const QString &id, Status status, qint64 now) { m_entries.insert(id, {status, now}); }
    bool remove(const QString &id) { return m_entries.remove(id); } ///< false: there was none

private:
    struct Entry
    {
        Status status;
        qint64 usedAt;
    };

    QHash<QString, Entry> m_entries;
};

} // namespace demofleet
