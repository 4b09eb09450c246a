// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/eurekaregistry.h"

#include <algorithm>

namespace demofleet {

namespace {

constexpr qint64 OverrideLife = 3600 * 1000;
constexpr qint64 ChangeLife = 180 * 1000;
constexpr double EvictionShare = 0.85; ///< one run leaves at least this share in place

bool isTraffic(Status status)
{
    return status == Status::Up || status == Status::OutOfService;
}

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

InstanceRecord *EurekaRegistry::lookUpLive(const QString &application, const QString &id, qint64 now)
{
    InstanceRecord *record = lookUp(application, id);
    return record && !record->lease.isExpired(now) ? record : nullptr;
}

/// The map of overrides is a cache: an entry that is not asked for within an hour is gone.
std::optional<Status> EurekaRegistry::overrideOf(const QString &id, qint64 now)
{
    const auto found = m_overrides.find(id);
    if (found == m_overrides.end()) {
        return std::nullopt;
    }
    if (now - found->usedAt > OverrideLife) {
        m_overrides.erase(found);
        return std::nullopt;
    }
    found->usedAt = now;
    return found->status;
}

/// Eureka's rules, the first that matches: a bad report wins, then the override, then what is stored, then
/// the report. (The rule on auto scaling groups exists only on AWS.)
Status EurekaRegistry::resolve(Status reported, const QString &id, std::optional<Status> existing, qint64 now)
{
    if (!isTraffic(reported)) {
        return reported;
    }
    if (const auto overridden = overrideOf(id, now)) {
        return *overridden;
    }
    if (existing && isTraffic(*existing)) {
        return *existing;
    }
    return reported;
}

void EurekaRegistry::changed(InstanceRecord &record, Action action, qint64 now)
{
    record.action = action;
    record.lastUpdated = now;
    m_changes[Key(record.application, record.id)] = {now, record};
    if (m_listener) {
        m_listener(record.application);
    }
}

void EurekaRegistry::registerInstance(InstanceRecord posted, qint64 now)
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
    }
    posted.lease.registeredAt = now;
    posted.lease.renewedAt = now;
    posted.lease.evictedAt = 0;
    posted.lease.serviceUpAt = serviceUpAt;
    if (posted.overridden != Status::Unknown && !overrideOf(posted.id, now)) {
        m_overrides.insert(posted.id, {posted.overridden, now});
    }
    posted.overridden = overrideOf(posted.id, now).value_or(posted.overridden);
    posted.status = resolve(posted.status, posted.id, existing, now);
    markUp(posted, now);
    InstanceRecord &record = m_applications[posted.application][posted.id];
    record = posted;
    changed(record, Action::Added, now);
}

bool EurekaRegistry::renew(const QString &application, const QString &id, std::optional<qint64> dirty,
                           qint64 now)
{
    InstanceRecord *record = lookUp(application, id);
    if (!record) {
        return false;
    }
    const Status status = resolve(record->status, id, record->status, now);
    if (status == Status::Unknown) {
        return false; // this is how a client learns that it has to register again
    }
    record->status = status; // quietly: no change entry, and cached answers stay as they are
    record->lease.renew(now);
    return !dirty || *dirty <= record->lastDirty;
}

bool EurekaRegistry::cancel(const QString &application, const QString &id, qint64 now)
{
    m_overrides.remove(id); // also when there is no such instance
    if (!lookUp(application, id)) {
        return false;
    }
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
    m_overrides.insert(id, {status, now});
    record->overridden = status;
    record->status = status;
    record->lastDirty = std::max(record->lastDirty, dirty.value_or(0));
    markUp(*record, now);
    changed(*record, Action::Modified, now);
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
    record->status = status;
    record->lastDirty = std::max(record->lastDirty, dirty.value_or(0));
    markUp(*record, now);
    changed(*record, Action::Modified, now);
    return true;
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
        remove(record.application, record.id, now);
    }
    return static_cast<int>(count);
}

std::optional<InstanceRecord> EurekaRegistry::find(const QString &application, const QString &id,
                                                   qint64 now) const
{
    const InstanceRecord *record = lookUp(application, id);
    if (!record || record->lease.isExpired(now)) {
        return std::nullopt;
    }
    return *record;
}

std::optional<InstanceRecord> EurekaRegistry::findById(const QString &id, qint64 now) const
{
    for (auto application = m_applications.begin(); application != m_applications.end(); ++application) {
        if (const auto record = find(application.key(), id, now)) {
            return record;
        }
    }
    return std::nullopt;
}

QList<InstanceRecord> EurekaRegistry::instances() const
{
    QList<InstanceRecord> all;
    for (const auto &instances : m_applications) {
        all += instances.values();
    }
    return all;
}

QList<InstanceRecord> EurekaRegistry::instancesOf(const QString &application) const
{
    return m_applications.value(application).values();
}

QList<InstanceRecord> EurekaRegistry::changes(qint64 now)
{
    QList<InstanceRecord> list;
    for (auto change = m_changes.begin(); change != m_changes.end();) {
        if (now - change->at > ChangeLife) {
            change = m_changes.erase(change);
            continue;
        }
        const InstanceRecord *current = lookUp(change.key().first, change.key().second);
        list.append(current ? *current : change->record);
        ++change;
    }
    return list;
}

QString EurekaRegistry::hashcode() const
{
    QMap<QString, int> counts;
    const QList<InstanceRecord> all = instances();
    for (const InstanceRecord &record : all) {
        ++counts[statusText(record.status)];
    }
    QString text;
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        text += count.key() + QLatin1Char('_') + QString::number(count.value()) + QLatin1Char('_');
    }
    return text;
}

} // namespace demofleet
