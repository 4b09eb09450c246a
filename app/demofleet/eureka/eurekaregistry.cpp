// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/eurekaregistry.h"

#include <algorithm>

namespace demofleet {

namespace {

constexpr double EvictionShare = 0.85; ///< one run leaves at least this share in place

void markUp(InstanceRecord &record, qint64 now)
{
    if (record.status == Status::Up && record.lease.serviceUpAt == 0) {
        record.lease.serviceUpAt = now;
    }
}

} // namespace

InstanceRecord *EurekaRegistry::lookUp(const QString &application, const QString &id)
{
    const auto instances = m_applications.find(application);
    if (instances == m_applications.end()) {
        return nullptr;
    }
    const auto record = instances->find(id);
    return record == instances->end() ? nullptr : &record.value();
}

const InstanceRecord *EurekaRegistry::lookUp(const QString &application, const QString &id) const
{
    const auto instances = m_applications.constFind(application);
    if (instances == m_applications.constEnd()) {
        return nullptr;
    }
    const auto record = instances->constFind(id);
    return record == instances->constEnd() ? nullptr : &record.value();
}

bool EurekaRegistry::isExpiryEnabled(qint64 now) const
{
    return !m_settings.isSelfPreserving || m_meter.lastMinute(now) > m_meter.threshold();
}

bool EurekaRegistry::isGone(const InstanceRecord &record, qint64 now) const
{
    return record.lease.isExpired(now) && isExpiryEnabled(now);
}

InstanceRecord *EurekaRegistry::lookUpLive(const QString &application, const QString &id, qint64 now)
{
    InstanceRecord *record = lookUp(application, id);
    return record && !isGone(*record, now) ? record : nullptr;
}

Status EurekaRegistry::resolve(Status reported, const QString &id, std::optional<Status> stored,
                               Origin origin, qint64 now)
{
    // Only where the rules come to the override is the map asked, as asking keeps its entry alive.
    const auto overridden = mayBeOverridden(reported) ? m_overrides.find(id, now) : std::optional<Status>();
    return resolveStatus(reported, overridden, stored, origin);
}

void EurekaRegistry::changed(InstanceRecord &record, Action action, qint64 now)
{
    record.action = action;
    record.lastUpdated = now;
    m_changes[Key(record.application, record.id)] = {now, record};
    if (m_listener) {
        m_listener(record);
    }
}

void EurekaRegistry::registerInstance(InstanceRecord posted, qint64 now, Origin origin)
{
    const InstanceRecord *stored = lookUp(posted.application, posted.id);
    std::optional<Status> existing;
    qint64 serviceUpAt = 0;
    if (stored) {
        existing = stored->status;
        serviceUpAt = stored->lease.serviceUpAt;
        if (stored->lastDirty > posted.lastDirty) {
            posted = *stored; // a newer one is known: the post is answered well and thrown away
        }
    } else {
        m_meter.leaseAdded();
    }
    posted.lease.registeredAt = now;
    posted.lease.renewedAt = now;
    posted.lease.evictedAt = 0;
    posted.lease.serviceUpAt = serviceUpAt;
    if (posted.overridden != Status::Unknown && !m_overrides.find(posted.id, now)) {
        m_overrides.insert(posted.id, posted.overridden, now);
    }
    posted.overridden = m_overrides.find(posted.id, now).value_or(posted.overridden);
    posted.status = resolve(posted.status, posted.id, existing, origin, now);
    markUp(posted, now);
    InstanceRecord &record = m_applications[posted.application][posted.id];
    record = posted;
    changed(record, Action::Added, now);
}

bool EurekaRegistry::renewLease(InstanceRecord &record, Origin origin, qint64 now)
{
    const Status status = resolve(record.status, record.id, record.status, origin, now);
    if (status == Status::Unknown) {
        return false; // this is how a client learns that it has to register again
    }
    record.status = status; // quietly: no change entry, and cached answers stay as they are
    record.lease.renew(now);
    m_meter.renewed(now);
    return true;
}

bool EurekaRegistry::renew(const QString &application, const QString &id, std::optional<qint64> dirty,
                           qint64 now)
{
    InstanceRecord *record = lookUp(application, id);
    return record && renewLease(*record, Origin::Instance, now) && (!dirty || *dirty <= record->lastDirty);
}

Renewal EurekaRegistry::renewFromPeer(const QString &application, const QString &id,
                                      const PeerHeartbeat &heartbeat, qint64 now)
{
    InstanceRecord *record = lookUp(application, id);
    if (!record || !renewLease(*record, Origin::Peer, now)) {
        return Renewal::NotFound;
    }
    if (heartbeat.dirty > record->lastDirty) {
        if (heartbeat.overridden != Status::Unknown) {
            m_overrides.insert(id, heartbeat.overridden, now);
            record->overridden = heartbeat.overridden;
        }
        return Renewal::NotFound;
    }
    return heartbeat.dirty < record->lastDirty ? Renewal::Conflict : Renewal::Renewed;
}

void EurekaRegistry::takeFromPeer(const InstanceRecord &record, qint64 now)
{
    if (record.overridden != Status::Unknown) {
        m_overrides.insert(record.id, record.overridden, now);
    }
    registerInstance(record, now, Origin::Peer);
}

bool EurekaRegistry::cancel(const QString &application, const QString &id, qint64 now)
{
    m_overrides.remove(id); // also when there is no such instance
    if (!lookUp(application, id)) {
        return false;
    }
    m_meter.leaseCancelled();
    remove(application, id, now);
    return true;
}

void EurekaRegistry::remove(const QString &application, const QString &id, qint64 now)
{
    m_overrides.remove(id);
    auto &instances = m_applications[application];
    InstanceRecord record = instances.take(id);
    if (instances.isEmpty()) {
        m_applications.remove(application);
    }
    record.lease.evictedAt = now;
    changed(record, Action::Deleted, now);
}

bool EurekaRegistry::setStatus(const QString &application, const QString &id, Status status,
                               std::optional<qint64> dirty, qint64 now)
{
    InstanceRecord *record = lookUpLive(application, id, now);
    if (!record) {
        return false;
    }
    record->lease.renew(now);
    if (record->status == status) {
        return true; // nothing is stored then, not even the override
    }
    m_overrides.insert(id, status, now);
    record->overridden = status;
    applyStatus(*record, status, dirty, now);
    return true;
}

bool EurekaRegistry::setStatusUpToStamp(const QString &application, const QString &id, Status status,
                                        qint64 now)
{
    InstanceRecord *record = lookUpLive(application, id, now);
    if (!record || record->status == status) {
        return false;
    }
    record->lease.renew(now);
    m_overrides.insert(id, status, now);
    record->overridden = status;
    if (m_settings.flavour == Flavour::Modern) {
        record->status = status;
        markUp(*record, now);
    }
    return true;
}

bool EurekaRegistry::removeOverride(const QString &application, const QString &id, Status status,
                                    std::optional<qint64> dirty, qint64 now)
{
    InstanceRecord *record = lookUpLive(application, id, now);
    if (!record) {
        return false;
    }
    record->lease.renew(now);
    if (!m_overrides.remove(id)) {
        return true;
    }
    record->overridden = Status::Unknown;
    applyStatus(*record, status, dirty, now);
    return true;
}

/// Servers up to 1.7.0, and 1.8.0, stamp the record with their own time where none that is greater was given:
/// then what the instance posts of itself is older, and thrown away.
void EurekaRegistry::applyStatus(InstanceRecord &record, Status status, std::optional<qint64> dirty,
                                 qint64 now)
{
    if (dirty.value_or(0) > record.lastDirty) {
        record.lastDirty = *dirty;
    } else if (m_settings.flavour == Flavour::Legacy) {
        record.lastDirty = now;
    }
    record.status = status;
    markUp(record, now);
    changed(record, Action::Modified, now);
}

/// The server registers the instance again by itself, which also makes its lease short again.
bool EurekaRegistry::addMetadata(const QString &application, const QString &id, const QJsonObject &added,
                                 qint64 now)
{
    const InstanceRecord *record = lookUpLive(application, id, now);
    if (!record) {
        return false;
    }
    InstanceRecord copy = *record;
    for (auto item = added.begin(); item != added.end(); ++item) {
        copy.metadata.insert(item.key(), item.value());
    }
    registerInstance(copy, now);
    return true;
}

/// Eureka picks at random among the expired; here those that expired first go first, so that tests can tell.
int EurekaRegistry::evict(qint64 now)
{
    if (!isExpiryEnabled(now)) {
        return 0;
    }
    const QList<InstanceRecord> all = instances();
    QList<InstanceRecord> expired;
    std::copy_if(all.begin(), all.end(), std::back_inserter(expired),
                 [now](const InstanceRecord &record) { return record.lease.isExpired(now); });
    std::sort(expired.begin(), expired.end(), [](const InstanceRecord &left, const InstanceRecord &right) {
        return left.lease.renewedAt + left.lease.duration() < right.lease.renewedAt + right.lease.duration();
    });
    const qsizetype limit =
        all.size() - static_cast<qsizetype>(static_cast<double>(all.size()) * EvictionShare);
    const qsizetype count = std::min(limit, expired.size());
    for (const InstanceRecord &record : expired.first(count)) {
        m_meter.leaseEvicted();
        remove(record.application, record.id, now);
    }
    return static_cast<int>(count);
}

} // namespace demofleet
