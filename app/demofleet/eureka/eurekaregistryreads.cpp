// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked of a registry; how it changes is in eurekaregistry.cpp.
#include "app/demofleet/eureka/eurekaregistry.h"

#include <algorithm>

namespace demofleet {

namespace {

constexpr qint64 ChangeLife = 180 * 1000;

} // namespace

std::optional<InstanceRecord> EurekaRegistry::find(const QString &application, const QString &id,
                                                   qint64 now) const
{
    const InstanceRecord *record = lookUp(application, id);
    if (!record || isGone(*record, now)) {
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

std::optional<InstanceRecord> EurekaRegistry::stored(const QString &application, const QString &id) const
{
    const InstanceRecord *record = lookUp(application, id);
    return record ? std::optional<InstanceRecord>(*record) : std::nullopt;
}

void EurekaRegistry::recount()
{
    const QList<InstanceRecord> all = instances();
    m_meter.recount(static_cast<int>(std::count_if(
        all.begin(), all.end(), [](const InstanceRecord &record) { return record.status == Status::Up; })));
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

QString hashcodeOf(const QList<InstanceRecord> &records)
{
    QMap<QString, int> counts;
    for (const InstanceRecord &record : records) {
        ++counts[statusText(record.status)];
    }
    QString text;
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        text += count.key() + QLatin1Char('_') + QString::number(count.value()) + QLatin1Char('_');
    }
    return text;
}

} // namespace demofleet
