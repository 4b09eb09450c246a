// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/flavour.h"
#include "app/demofleet/eureka/instancerecord.h"

#include <QJsonArray>
#include <QList>

#include <optional>

namespace demofleet {

/// What a server passes on to its peers, in the protocol's words. Evictions are not among them.
enum class Replicated { Register, Heartbeat, Cancel, StatusUpdate, DeleteStatusOverride };

/// One entry of a batch, as it goes over the wire.
struct ReplicationItem
{
    Replicated action = Replicated::Heartbeat;
    QString application;
    QString id;
    qint64 dirty = 0;
    Status status = Status::Unknown; ///< what the receiver applies, also where an override goes
    Status overridden = Status::Unknown;
    std::optional<InstanceRecord> instance; ///< of a registration
};

/// What waits to be passed on. Times are milliseconds since the epoch.
struct ReplicationTask
{
    Replicated action = Replicated::Heartbeat;
    InstanceRecord record; ///< as it was when the change was made
    qint64 queuedAt = 0;
    qint64 expiresAt = 0;

    bool isAbout(const ReplicationTask &other) const;
};

/// Waits up to half a second for company; the same action on the same instance takes the place of the earlier
/// one; what does not get through in time is dropped, and nobody is told.
class ReplicationQueue
{
public:
    static constexpr qsizetype BatchLimit = 250;

    void add(Replicated action, const InstanceRecord &record, qint64 now);
    bool isEmpty() const { return m_tasks.isEmpty(); }
    bool isDue(qint64 now) const;
    int dropExpired(qint64 now); ///< how many
    QList<ReplicationTask> take();
    void putBack(const QList<ReplicationTask> &tasks); ///< a later one of the same kind wins

private:
    QList<ReplicationTask> m_tasks;
};

/// `current` is the sender's record at the time the batch is built: its status goes out, not what the
/// operator once said. So the value that a DELETE of an override had travels only as far as it still shows
/// there.
ReplicationItem replicationItem(const ReplicationTask &task, const std::optional<InstanceRecord> &current);

QByteArray replicationBody(const QList<ReplicationItem> &items, Flavour flavour);
/// Nothing for a body that is no batch.
std::optional<QList<ReplicationItem>> replicationItemsFrom(const QByteArray &body);

} // namespace demofleet
