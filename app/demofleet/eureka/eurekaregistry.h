// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/flavour.h"
#include "app/demofleet/eureka/instancerecord.h"
#include "app/demofleet/eureka/overriderules.h"
#include "app/demofleet/eureka/renewalmeter.h"

#include <QList>
#include <QMap>

#include <functional>
#include <optional>

namespace demofleet {

struct RegistrySettings
{
    Flavour flavour = Flavour::Modern;
    bool isSelfPreserving = false; ///< evict nothing while too few heartbeats arrive
    qint64 startedAt = 0;          ///< milliseconds since the epoch
};

/// How a server answers a heartbeat. Conflict is for peers only: the answer then carries what is stored.
enum class Renewal { Renewed, NotFound, Conflict };

/// What a peer says in the heartbeat that it passes on.
struct PeerHeartbeat
{
    qint64 dirty = 0;
    Status overridden = Status::Unknown;
};

/// What one Eureka server holds and by which rules it changes. It asks no clock and no network: `now` is in
/// milliseconds since the epoch, and it tells nobody but its listener.
class EurekaRegistry
{
public:
    using ChangeListener = std::function<void(const InstanceRecord &record)>;

    explicit EurekaRegistry(const RegistrySettings &settings = {})
        : m_settings(settings)
        , m_meter(settings.flavour, settings.startedAt)
    {
    }

    /// Called for each change that also drops cached answers. A heartbeat is none.
    void setChangeListener(ChangeListener listener) { m_listener = std::move(listener); }

    void registerInstance(InstanceRecord posted, qint64 now, Origin origin = Origin::Instance);
    bool renew(const QString &application, const QString &id, std::optional<qint64> dirty, qint64 now);
    Renewal renewFromPeer(const QString &application, const QString &id, const PeerHeartbeat &heartbeat,
                          qint64 now);
    bool cancel(const QString &application, const QString &id, qint64 now);
    bool setStatus(const QString &application, const QString &id, Status status, std::optional<qint64> dirty,
                   qint64 now);
    /// What a PUT with an unreadable stamp leaves behind before its 500, as it was seen: all of it on modern
    /// servers, the override without the status on legacy ones, and in no list on either. False where it
    /// comes to no stamp, as there is nothing to store.
    bool setStatusUpToStamp(const QString &application, const QString &id, Status status, qint64 now);
    bool removeOverride(const QString &application, const QString &id, Status status,
                        std::optional<qint64> dirty, qint64 now);
    bool addMetadata(const QString &application, const QString &id, const QJsonObject &added, qint64 now);
    int evict(qint64 now); ///< how many went; none while the server preserves itself
    /// Of a peer that answered a passed-on heartbeat with a newer record: its override counts here, too.
    void takeFromPeer(const InstanceRecord &record, qint64 now);

    bool isExpiryEnabled(qint64 now) const;
    const RenewalMeter &meter() const { return m_meter; }
    void recount(); ///< every 15 min: what the server's own client sees are the instances that are UP

    /// As a live request sees it: an expired one is not there, unless the server preserves itself.
    std::optional<InstanceRecord> find(const QString &application, const QString &id, qint64 now) const;
    std::optional<InstanceRecord> findById(const QString &id, qint64 now) const;
    std::optional<InstanceRecord> stored(const QString &application, const QString &id) const;
    QList<InstanceRecord> instances() const; ///< also the expired
    QList<InstanceRecord> instancesOf(const QString &application) const;
    QList<InstanceRecord> changes(qint64 now); ///< of the last three minutes, each once, as it is now

private:
    struct Change
    {
        qint64 at;
        InstanceRecord record;
    };
    using Key = QPair<QString, QString>;

    InstanceRecord *lookUp(const QString &application, const QString &id);
    const InstanceRecord *lookUp(const QString &application, const QString &id) const;
    InstanceRecord *lookUpLive(const QString &application, const QString &id, qint64 now);
    bool isGone(const InstanceRecord &record, qint64 now) const;
    Status resolve(Status reported, const QString &id, std::optional<Status> stored, Origin origin,
                   qint64 now);
    bool renewLease(InstanceRecord &record, Origin origin, qint64 now);
    void applyStatus(InstanceRecord &record, Status status, std::optional<qint64> dirty, qint64 now);
    void changed(InstanceRecord &record, Action action, qint64 now);
    void remove(const QString &application, const QString &id, qint64 now);

    RegistrySettings m_settings;
    RenewalMeter m_meter;
    QMap<QString, QMap<QString, InstanceRecord>> m_applications;
    OverrideMap m_overrides;
    QMap<Key, Change> m_changes;
    ChangeListener m_listener;
};

/// The count of each status by its name, as "OUT_OF_SERVICE_2_UP_5_".
QString hashcodeOf(const QList<InstanceRecord> &records);

} // namespace demofleet
