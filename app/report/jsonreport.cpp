// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/runreport.h"
#include "app/store/isotime.h"
#include "ui/text/text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace app {

namespace {

/// Null where it was not measured, never zero.
template <typename Value> QJsonValue orNull(const std::optional<Value> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue orNull(const std::optional<core::TimePoint> &at)
{
    return at ? QJsonValue(isoTime(*at)) : QJsonValue();
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonObject impactJson(const core::Impact &impact)
{
    QJsonArray parts;
    for (const core::ImpactPart &part : impact.parts)
        parts.append(QJsonObject{{QStringLiteral("instanceId"), text(part.name)},
                                 {QStringLiteral("side"), text(core::sideName(part.side))},
                                 {QStringLiteral("requests"), part.requests},
                                 {QStringLiteral("failed"), part.failed},
                                 {QStringLiteral("hasGap"), part.hasGap}});
    const QJsonValue seconds = impact.withFailures
                                   ? QJsonValue(static_cast<double>(impact.withFailures->count()) / 1000.0)
                                   : QJsonValue();
    return {{QStringLiteral("failedAtCallers"), orNull(impact.failedAtCallers)},
            {QStringLiteral("requestsAtCallers"), orNull(impact.requestsAtCallers)},
            {QStringLiteral("failedAtServers"), orNull(impact.failedAtServers)},
            {QStringLiteral("requestsAtServers"), orNull(impact.requestsAtServers)},
            {QStringLiteral("firstFailure"), orNull(impact.firstFailure)},
            {QStringLiteral("lastFailure"), orNull(impact.lastFailure)},
            {QStringLiteral("secondsWithFailures"), seconds},
            {QStringLiteral("fewestInService"), orNull(impact.fewestInService)},
            {QStringLiteral("parts"), parts}};
}

QJsonObject operationJson(const core::RecordedOperation &operation)
{
    QJsonArray writes;
    for (const core::RecordedWrite &write : operation.writes)
        writes.append(QJsonObject{{QStringLiteral("write"), text(write.name)},
                                  {QStringLiteral("method"), text(write.method)},
                                  {QStringLiteral("url"), ui::Text::withoutCredentials(write.url)},
                                  {QStringLiteral("at"), isoTime(write.at)},
                                  {QStringLiteral("answer"), text(core::answerName(write.answer))}});
    return {{QStringLiteral("operation"), text(operation.id)},
            {QStringLiteral("instance"), text(operation.instance)},
            {QStringLiteral("goal"),
             operation.goal ? QJsonValue(text(core::goalName(*operation.goal))) : QJsonValue()},
            {QStringLiteral("startedAt"), isoTime(operation.startedAt)},
            {QStringLiteral("startedBy"), text(operation.startedBy)},
            {QStringLiteral("lastAt"), isoTime(operation.lastAt)},
            {QStringLiteral("lastBy"), text(operation.lastBy)},
            {QStringLiteral("reason"), text(operation.reason)},
            {QStringLiteral("phase"), text(core::phaseName(operation.phase))},
            {QStringLiteral("proof"), text(core::proofName(operation.proof))},
            {QStringLiteral("earlyReason"), text(operation.earlyReason)},
            {QStringLiteral("drainedSince"), orNull(operation.drainedSince)},
            {QStringLiteral("outcome"),
             operation.outcome.empty() ? QJsonValue() : QJsonValue(text(operation.outcome))},
            {QStringLiteral("writes"), writes}};
}

QJsonObject rowsJson(const std::vector<ReportRow> &rows)
{
    QJsonObject object;
    for (const auto &[what, value] : rows)
        object.insert(what, value);
    return object;
}

QJsonObject lineJson(const JournalEntry &entry)
{
    return {{QStringLiteral("number"), entry.number},
            {QStringLiteral("at"), entry.at},
            {QStringLiteral("operator"), entry.operatorName},
            {QStringLiteral("operation"), entry.operation},
            {QStringLiteral("instance"), entry.instance},
            {QStringLiteral("event"), entry.kind},
            {QStringLiteral("text"), ui::Text::withoutCredentials(entry.text.toStdString())},
            {QStringLiteral("details"), detailsText(entry)}};
}

} // namespace

QJsonObject jsonReport(const Report &report)
{
    QJsonArray operations;
    QJsonObject budgets;
    for (const core::RecordedOperation &operation : report.operations) {
        operations.append(operationJson(operation));
        budgets.insert(text(operation.id), rowsJson(budgetRows(report, operation)));
    }
    QJsonArray earlier;
    for (const Earlier &one : report.earlier)
        earlier.append(QJsonObject{{QStringLiteral("operation"), operationJson(one.operation)},
                                   {QStringLiteral("impact"), impactJson(one.impact)}});
    QJsonArray releases;
    for (const EarlierRelease &one : report.earlierReleases)
        releases.append(QJsonObject{{QStringLiteral("release"), text(one.release.id)},
                                    {QStringLiteral("from"), isoTime(one.release.from)},
                                    {QStringLiteral("to"), isoTime(one.release.to)},
                                    {QStringLiteral("instances"), qint64(one.release.instances)},
                                    {QStringLiteral("operators"), text(one.release.operators)},
                                    {QStringLiteral("impact"), impactJson(one.kept.impact)}});
    QJsonArray lines;
    for (const JournalEntry &entry : report.lines)
        lines.append(lineJson(entry));
    return {{QStringLiteral("id"), report.id},
            {QStringLiteral("environment"), report.environment},
            {QStringLiteral("application"), report.application},
            {QStringLiteral("madeAt"), report.madeAt},
            {QStringLiteral("impact"), impactJson(report.impact)},
            {QStringLiteral("operations"), operations},
            {QStringLiteral("countdowns"), budgets},
            {QStringLiteral("overridden"), rowsJson(overriddenRows(report))},
            {QStringLiteral("earlier"), earlier},
            {QStringLiteral("earlierReleases"), releases},
            {QStringLiteral("lines"), lines}};
}

} // namespace app
