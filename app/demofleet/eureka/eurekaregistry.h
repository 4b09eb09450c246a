// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/instancerecord.h"

#include <QHash>
#include <QList>
#include <QMap>

#include <functional>
#include <optional>

namespace demofleet {

/// What one Eureka server (modern: 1.10 and 2.0) holds and by which rules it changes. It asks no clock and no
/// network. Without peers, without self-preservation.
class EurekaRegistry
{
public:
    using ChangeListener = std::function<void(const QString &application)>;

    /// Called for each change that also drops cached answers. A heartbeat is none.
    void setChangeListener(ChangeListener listener) { m_listener = std::move(listener); }

    void registerInstance(InstanceRecord posted, qint64 now);
    bool renew(const QString &application, const QString &id, std::optional<qint64> dirty, qint64 now);
    bool cancel(const QString &application, const QString &id, qint64 now);
    bool setStatus(const QString &application, const QString &id, Status status, std::optional<qint64> dirty,
                   qint64 now);
    bool removeOverride(const QString &application, const QString &id, Status status,
                        std::optional<qint64> dirty, qint64 now);
    bool addMetadata(const QString &application, const QString &id, const QJsonObject &added, qint64 now);
    int evict(qint64 now);

    /// As a live request sees it: an expired one is not there.
    std::optional<InstanceRecord> find(const QString &application, const QString &id, qint64 now) const;
    std::optional<InstanceRecord> findById(const QString &id, qint64 now) const;
    QList<InstanceRecord> instances() const; ///< also the expired
    QList<InstanceRecord> instancesOf(const QString &application) const;
    QList<InstanceRecord> changes(qint64 now); ///< of the last three minutes, each once, as it is now
    QString hashcode() const;

private:
    struct Override
    {
        Status status;
        qint64 usedAt;
    };
    struct Change
    {
        qint64 at;
        InstanceRecord record;
    };
    using Key = QPair<QString, QString>;

    InstanceRecord *lookUp(const QString &application, const QString &id);
    const InstanceRecord *lookUp(const QString &application, const QString &id) const;
    InstanceRecord *lookUpLive(const QString &application, const QString &id, qint64 now);
    std::optional<Status> overrideOf(const QString &id, qint64 now);
    Status resolve(Status reported, const QString &id, std::optional<Status> existing, qint64 now);
    void changed(InstanceRecord &record, Action action, qint64 now);
    void remove(const QString &application, const QString &id, qint64 now);

    QMap<QString, QMap<QString, InstanceRecord>> m_applications;
    QHash<QString, Override> m_overrides; ///< by the id alone: the same id in two applications shares one
    QMap<Key, Change> m_changes;
    ChangeListener m_listener;
};

} // namespace demofleet
