// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/runreport.h"
#include "app/store/isotime.h"
#include "ui/text/text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace app {

namespace {

const QString notMeasured = QStringLiteral("not measured");

QString count(double number)
{
    return QString::number(static_cast<qint64>(std::llround(number)));
}

QString share(const std::optional<double> &failed, const std::optional<double> &requests)
{
    if (!failed || !requests)
        return notMeasured;
    return QStringLiteral("%1 of %2").arg(count(*failed), count(*requests));
}

QString seconds(core::Millis length)
{
    return QString::number(static_cast<double>(length.count()) / 1000.0, 'f', 1);
}

QString orNotMeasured(const std::optional<core::TimePoint> &at, const core::Impact &impact)
{
    if (!impact.withFailures)
        return notMeasured;
    return at ? isoTime(*at) : QStringLiteral("none");
}

QString plain(const std::string &text)
{
    return ui::Text::plain(text);
}

QString answerText(const core::RecordedWrite &write)
{
    return QString::fromUtf8(core::answerName(write.answer).data());
}

QString nameOf(core::HopKind kind)
{
    switch (kind) {
    case core::HopKind::ServerCache:
        return QStringLiteral("Eureka's response cache");
    case core::HopKind::RegistryFetch:
        return QStringLiteral("Callers' registry fetch");
    case core::HopKind::ListCache:
        return QStringLiteral("Callers' load-balancer list");
    case core::HopKind::LongestRequest:
        return QStringLiteral("Longest request");
    }
    return {};
}

} // namespace

std::vector<ReportRow> impactRows(const core::Impact &impact)
{
    const QString fewest = impact.fewestInService
                               ? QStringLiteral("%1 of %2").arg(*impact.fewestInService).arg(impact.instances)
                               : notMeasured;
    return {{QStringLiteral("Failed requests at callers"),
             share(impact.failedAtCallers, impact.requestsAtCallers)},
            {QStringLiteral("Failed requests at the application"),
             share(impact.failedAtServers, impact.requestsAtServers)},
            {QStringLiteral("First failure"), orNotMeasured(impact.firstFailure, impact)},
            {QStringLiteral("Last failure"), orNotMeasured(impact.lastFailure, impact)},
            {QStringLiteral("Seconds with failures, at most"),
             impact.withFailures ? seconds(*impact.withFailures) : notMeasured},
            {QStringLiteral("Fewest in service"), fewest}};
}

std::vector<ReportRow> partRows(const core::Impact &impact)
{
    std::vector<ReportRow> rows;
    for (const core::ImpactPart &part : impact.parts) {
        const QString side =
            part.side == core::Side::Caller ? QStringLiteral("caller") : QStringLiteral("application");
        QString value = QStringLiteral("%1 of %2").arg(count(part.failed), count(part.requests));
        if (part.hasGap)
            value += QStringLiteral(", with a gap in between that was not measured");
        rows.emplace_back(QStringLiteral("%1 (%2)").arg(plain(part.name), side), value);
    }
    return rows;
}

QString proofText(const core::RecordedOperation &operation)
{
    if (!operation.earlyReason.empty())
        return QStringLiteral("none: gone on early, \"%1\"").arg(plain(operation.earlyReason));
    return QString::fromUtf8(core::proofName(operation.proof).data());
}

std::vector<ReportRow> factRows(const core::RecordedOperation &operation)
{
    QString end = QStringLiteral("unfinished");
    if (operation.end != core::RecordEnd::Open)
        end = plain(operation.outcome);
    std::vector<ReportRow> rows{
        {QStringLiteral("Instance"), plain(operation.instance)},
        {QStringLiteral("What"), operation.goal ? QString::fromUtf8(core::goalName(*operation.goal).data())
                                                : QStringLiteral("single change")},
        {QStringLiteral("Begun"),
         QStringLiteral("%1 by %2").arg(isoTime(operation.startedAt), plain(operation.startedBy))},
        {QStringLiteral("Last line"),
         QStringLiteral("%1 by %2").arg(isoTime(operation.lastAt), plain(operation.lastBy))},
        {QStringLiteral("Ended"), end},
        {QStringLiteral("Last step"), QString::fromUtf8(core::phaseName(operation.phase).data())},
        {QStringLiteral("Proof that callers let go"), proofText(operation)}};
    if (operation.drainedSince)
        rows.emplace_back(QStringLiteral("Countdown from"), isoTime(*operation.drainedSince));
    if (!operation.reason.empty())
        rows.emplace_back(QStringLiteral("Why"), plain(operation.reason));
    return rows;
}

std::vector<ReportRow> budgetRows(const Report &report, const core::RecordedOperation &operation)
{
    std::vector<ReportRow> rows;
    for (const core::HopKind kind : {core::HopKind::ServerCache, core::HopKind::RegistryFetch,
                                     core::HopKind::ListCache, core::HopKind::LongestRequest}) {
        const std::string name = "hop-" + std::string(core::hopKindName(kind));
        QString value;
        for (const JournalEntry &entry : report.lines) {
            const auto line = recordedLine(entry);
            if (!line || entry.operation.toStdString() != operation.id)
                continue;
            if (const auto hop = core::detailOf(line->line.details, name))
                value = ui::Text::withoutCredentials(*hop);
        }
        if (value.isEmpty())
            continue;
        const QString source = value.section(QLatin1Char(' '), 1);
        rows.emplace_back(
            nameOf(kind),
            QStringLiteral("%1 s, %2")
                .arg(seconds(core::Millis(value.section(QLatin1Char(' '), 0, 0).toLongLong())), source));
    }
    return rows;
}

std::vector<ReportRow> overriddenRows(const Report &report)
{
    std::vector<ReportRow> rows;
    for (const JournalEntry &entry : report.lines) {
        const auto line = recordedLine(entry);
        if (!line || core::detailOf(line->line.details, "act") != std::optional<std::string_view>("override"))
            continue;
        const std::string guard(core::detailOf(line->line.details, "guard").value_or(""));
        const std::string reason(core::detailOf(line->line.details, "reason").value_or(""));
        rows.emplace_back(plain(guard), QStringLiteral("%1 by %2: %3")
                                            .arg(entry.at, ui::Text::plain(entry.operatorName.toStdString()),
                                                 plain(reason)));
    }
    return rows;
}

std::vector<ReportRow> requestRows(const core::RecordedOperation &operation)
{
    std::vector<ReportRow> rows;
    for (const core::RecordedWrite &write : operation.writes) {
        const QString what =
            write.url.empty()
                ? plain(write.name)
                : QStringLiteral("%1 %2").arg(plain(write.method), ui::Text::withoutCredentials(write.url));
        rows.emplace_back(what, QStringLiteral("%1, %2").arg(isoTime(write.at), answerText(write)));
    }
    return rows;
}

QString detailsText(const JournalEntry &entry)
{
    QStringList words;
    const QJsonObject details = QJsonDocument::fromJson(entry.details.toUtf8()).object();
    for (auto member = details.begin(); member != details.end(); ++member)
        words << QStringLiteral("%1=%2").arg(
            ui::Text::plain(member.key().toStdString()),
            ui::Text::withoutCredentials(member.value().toString().toStdString()));
    return words.join(QStringLiteral(", "));
}

QString reportTitle(const Report &report)
{
    return QStringLiteral("%1 in %2")
        .arg(ui::Text::plain(report.application.toStdString()),
             ui::Text::plain(report.environment.toStdString()));
}

} // namespace app
