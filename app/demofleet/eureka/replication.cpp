// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/replication.h"

#include "app/demofleet/eureka/instancejson.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace demofleet {

namespace {

constexpr qint64 BatchDelay = 500;
constexpr qint64 LongestReplication = 30 * 1000;

constexpr Replicated Actions[] = {Replicated::Register, Replicated::Heartbeat, Replicated::Cancel,
                                  Replicated::StatusUpdate, Replicated::DeleteStatusOverride};

QString actionWord(Replicated action)
{
    switch (action) {
    case Replicated::Register:
        return QStringLiteral("Register");
    case Replicated::Heartbeat:
        return QStringLiteral("Heartbeat");
    case Replicated::Cancel:
        return QStringLiteral("Cancel");
    case Replicated::StatusUpdate:
        return QStringLiteral("StatusUpdate");
    case Replicated::DeleteStatusOverride:
        break;
    }
    return QStringLiteral("DeleteStatusOverride");
}

/// Registrations and heartbeats are worth nothing once the next heartbeat is due.
qint64 lifeOf(Replicated action, const InstanceRecord &record)
{
    const bool isRenewed = action == Replicated::Register || action == Replicated::Heartbeat;
    return isRenewed ? record.lease.renewalSeconds * qint64(1000) : LongestReplication;
}

QJsonObject toJson(const ReplicationItem &item, Flavour flavour)
{
    QJsonObject json{{QStringLiteral("appName"), item.application},
                     {QStringLiteral("id"), item.id},
                     {QStringLiteral("lastDirtyTimestamp"), item.dirty},
                     {QStringLiteral("overriddenStatus"), statusText(item.overridden)},
                     {QStringLiteral("status"), statusText(item.status)},
                     {QStringLiteral("action"), actionWord(item.action)}};
    if (item.instance) {
        json.insert(QStringLiteral("instanceInfo"), instanceToJson(*item.instance, flavour));
    }
    return json;
}

std::optional<ReplicationItem> itemFrom(const QJsonObject &json)
{
    const QString word = json.value(u"action").toString();
    const auto action = std::find_if(std::begin(Actions), std::end(Actions),
                                     [&](Replicated one) { return actionWord(one) == word; });
    if (action == std::end(Actions)) {
        return std::nullopt;
    }
    ReplicationItem item;
    item.action = *action;
    item.application = json.value(u"appName").toString().toUpper();
    item.id = json.value(u"id").toString();
    item.dirty = json.value(u"lastDirtyTimestamp").toInteger();
    item.status = statusFrom(json.value(u"status").toString()).value_or(Status::Unknown);
    item.overridden = statusFrom(json.value(u"overriddenStatus").toString()).value_or(Status::Unknown);
    if (item.action == Replicated::Register) {
        const PostedInstance posted =
            instanceFromJson(json.value(u"instanceInfo").toObject(), item.application);
        if (!posted.refusal.isEmpty()) {
            return std::nullopt;
        }
        item.instance = posted.record;
    }
    return item;
}

} // namespace

bool ReplicationTask::isAbout(const ReplicationTask &other) const
{
    return action == other.action && record.id == other.record.id &&
           record.application == other.record.application;
}

void ReplicationQueue::add(Replicated action, const InstanceRecord &record, qint64 now)
{
    ReplicationTask task{action, record, now, now + lifeOf(action, record)};
    const auto same = std::find_if(m_tasks.begin(), m_tasks.end(),
                                   [&](const ReplicationTask &one) { return one.isAbout(task); });
    if (same == m_tasks.end()) {
        m_tasks.append(task);
    } else {
        // Eureka begins to wait anew here, which nobody sees at a heartbeat in 30 s. With one every half
        // second the first of the queue would never have waited long enough: nothing passes, and leases run
        // out there.
        task.queuedAt = same->queuedAt;
        *same = task;
    }
}

bool ReplicationQueue::isDue(qint64 now) const
{
    return m_tasks.size() >= BatchLimit ||
           (!m_tasks.isEmpty() && now - m_tasks.first().queuedAt >= BatchDelay);
}

int ReplicationQueue::dropExpired(qint64 now)
{
    return static_cast<int>(
        m_tasks.removeIf([now](const ReplicationTask &task) { return task.expiresAt <= now; }));
}

QList<ReplicationTask> ReplicationQueue::take()
{
    const QList<ReplicationTask> batch = m_tasks.first(std::min(BatchLimit, m_tasks.size()));
    m_tasks.remove(0, batch.size());
    return batch;
}

void ReplicationQueue::putBack(const QList<ReplicationTask> &tasks)
{
    QList<ReplicationTask> all;
    for (const ReplicationTask &task : tasks) {
        const bool isReplaced = std::any_of(m_tasks.begin(), m_tasks.end(),
                                            [&](const ReplicationTask &one) { return one.isAbout(task); });
        if (!isReplaced) {
            all.append(task);
        }
    }
    m_tasks = all + m_tasks;
}

ReplicationItem replicationItem(const ReplicationTask &task, const std::optional<InstanceRecord> &current)
{
    const InstanceRecord &record = current ? *current : task.record;
    ReplicationItem item{task.action,   task.record.application, task.record.id, record.lastDirty,
                         record.status, record.overridden,       std::nullopt};
    if (task.action == Replicated::Register) {
        item.instance = record;
    }
    return item;
}

QByteArray replicationBody(const QList<ReplicationItem> &items, Flavour flavour)
{
    QJsonArray list;
    for (const ReplicationItem &item : items) {
        list.append(toJson(item, flavour));
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("replicationList"), list}})
        .toJson(QJsonDocument::Compact);
}

std::optional<QList<ReplicationItem>> replicationItemsFrom(const QByteArray &body)
{
    const QJsonValue list = QJsonDocument::fromJson(body).object().value(u"replicationList");
    if (!list.isArray()) {
        return std::nullopt;
    }
    QList<ReplicationItem> items;
    const QJsonArray array = list.toArray();
    for (const QJsonValue value : array) {
        auto item = itemFrom(value.toObject());
        if (!item) {
            return std::nullopt;
        }
        items.append(*item);
    }
    return items;
}

} // namespace demofleet
