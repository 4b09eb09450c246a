// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/timermeter.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace demofleet {

namespace {

using AvailableTags = QMap<QString, QSet<QString>>;

/// The tags that were asked for are left out, as they have only one value left.
void collect(AvailableTags &available, const Tags &tags, const Tags &wanted)
{
    for (const auto &[key, value] : tags) {
        const bool asked =
            std::any_of(wanted.begin(), wanted.end(), [&](const auto &tag) { return tag.first == key; });
        if (!asked) {
            available[key].insert(value);
        }
    }
}

QJsonArray toJson(const AvailableTags &available)
{
    QJsonArray list;
    for (auto tag = available.begin(); tag != available.end(); ++tag) {
        list.append(
            QJsonObject{{QStringLiteral("tag"), tag.key()},
                        {QStringLiteral("values"), QJsonArray::fromStringList(tag.value().values())}});
    }
    return list;
}

} // namespace

QJsonObject measurement(const QString &statistic, double value)
{
    return {{QStringLiteral("statistic"), statistic}, {QStringLiteral("value"), value}};
}

bool matches(const Tags &tags, const Tags &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto &tag) { return tags.contains(tag); });
}

void TimerMeter::record(const Tags &tags, double seconds)
{
    Series &series = m_series[tags];
    series.count += 1;
    series.total += seconds;
    series.maximum = std::max(series.maximum, seconds);
}

std::optional<QJsonObject> TimerMeter::answer(const Tags &wanted) const
{
    Series sum;
    AvailableTags available;
    for (const auto &[tags, series] : m_series) {
        if (matches(tags, wanted)) {
            sum.count += series.count;
            sum.total += series.total;
            sum.maximum = std::max(sum.maximum, series.maximum);
            collect(available, tags, wanted);
        }
    }
    if (sum.count == 0) {
        return std::nullopt;
    }
    return QJsonObject{
        {QStringLiteral("name"), m_name},
        {QStringLiteral("baseUnit"), QStringLiteral("seconds")},
        {QStringLiteral("measurements"), QJsonArray{measurement(QStringLiteral("COUNT"), sum.count),
                                                    measurement(QStringLiteral("TOTAL_TIME"), sum.total),
                                                    measurement(QStringLiteral("MAX"), sum.maximum)}},
        {QStringLiteral("availableTags"), toJson(available)}};
}

} // namespace demofleet
