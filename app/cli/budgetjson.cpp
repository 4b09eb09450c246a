// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/budgetjson.h"

#include "app/store/isotime.h"

namespace app {

namespace {

QJsonValue timeOrNull(const std::optional<core::TimePoint> &time)
{
    return time ? QJsonValue(isoTime(*time)) : QJsonValue();
}

QJsonValue secondsOf(const core::CallerWay &way)
{
    const core::Millis length = way.whole ? *way.whole : way.fetch.length + way.listCache.length;
    return static_cast<double>(length.count()) / 1000.0;
}

} // namespace

QJsonArray hopsJson(const core::Budget &budget)
{
    QJsonArray list;
    for (const core::Hop &hop : budget.hops) {
        const QJsonValue from = QString::fromStdString(hop.readFrom);
        list.append(QJsonObject{
            {QStringLiteral("hop"), QString::fromUtf8(core::hopKindName(hop.kind).data())},
            {QStringLiteral("seconds"), static_cast<double>(hop.length.count()) / 1000.0},
            {QStringLiteral("source"), QString::fromUtf8(core::hopSourceName(hop.source).data())},
            {QStringLiteral("readFrom"), hop.readFrom.empty() ? QJsonValue() : from},
            {QStringLiteral("isMasked"), hop.isHidden},
            {QStringLiteral("isSeen"), hop.seenAt.has_value()},
            {QStringLiteral("expectedAt"), timeOrNull(hop.expectedAt)},
            {QStringLiteral("caller"),
             hop.caller.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(hop.caller))}});
    }
    return list;
}

QJsonArray callersJson(const core::Budget &budget)
{
    QJsonArray list;
    for (const core::CallerWay &way : budget.callers) {
        list.append(QJsonObject{
            {QStringLiteral("caller"), QString::fromStdString(way.name)},
            {QStringLiteral("evidence"), QString::fromUtf8(core::callerEvidenceName(way.evidence).data())},
            {QStringLiteral("letGo"), QString::fromUtf8(core::letGoName(way.letGo).data())},
            {QStringLiteral("copyCount"), way.copyCount ? QJsonValue(*way.copyCount) : QJsonValue()},
            {QStringLiteral("copyExpected"), way.copyExpected},
            {QStringLiteral("copyReadAt"),
             way.copyCount ? timeOrNull(std::optional(way.copyReadAt)) : QJsonValue()},
            {QStringLiteral("lastSentAt"), timeOrNull(way.lastSent)},
            {QStringLiteral("seconds"), secondsOf(way)},
            {QStringLiteral("fetchSource"),
             QString::fromUtf8(
                 core::hopSourceName(way.whole ? core::HopSource::Set : way.fetch.source).data())},
            {QStringLiteral("isMasked"), way.fetch.isHidden || way.listCache.isHidden},
            {QStringLiteral("isFetchFailing"), way.missedFetches > 0}});
    }
    return list;
}

QJsonObject budgetJson(const core::Budget &budget, core::TimePoint start, core::TimePoint now)
{
    return {{QStringLiteral("endsAt"), isoTime(budget.deadline(start))},
            {QStringLiteral("remainingSeconds"),
             static_cast<double>(budget.remaining(start, now).count()) / 1000.0},
            {QStringLiteral("hops"), hopsJson(budget)},
            {QStringLiteral("callers"), callersJson(budget)},
            {QStringLiteral("unknownCallers"), budget.unknownCallers}};
}

} // namespace app
