// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "ui/text/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace app {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

template <typename T> QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue textOrNull(std::string_view value)
{
    return value.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(value));
}

/// Seconds since the value was read, or null where it never was.
template <typename T> QJsonValue ageOf(const core::Sourced<T> &value, core::TimePoint now)
{
    if (!value.isKnown())
        return QJsonValue(QJsonValue::Null);
    return static_cast<double>(value.ageAt(now).count()) / 1000.0;
}

QJsonValue newestLiveAge(const core::InstanceView &row, core::TimePoint now)
{
    QJsonValue youngest(QJsonValue::Null);
    for (const auto &[peer, read] : row.live) {
        const QJsonValue age = ageOf(read, now);
        if (!age.isNull() && (youngest.isNull() || age.toDouble() < youngest.toDouble()))
            youngest = age;
    }
    return youngest;
}

QJsonArray peersJson(const core::InstanceView &row)
{
    QJsonArray peers;
    for (const auto &[url, status] : row.servedByPeer)
        peers.append(
            QJsonObject{{QStringLiteral("peer"), text(url)},
                        {QStringLiteral("servedStatus"), text(status.status.word())},
                        {QStringLiteral("servedOverriddenStatus"), text(status.overriddenStatus.word())}});
    return peers;
}

void print(std::FILE *stream, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

QString healthText(const core::InstanceView &row)
{
    if (!row.health.isKnown())
        return ui::Text::dash();
    const core::Health &health = *row.health.value;
    const bool isNamed = !health.isUp() && !health.failingPart.empty();
    return isNamed ? text(health.ownStatus + " " + health.failingPart) : text(health.ownStatus);
}

QStringList cellsOf(const core::InstanceView &row)
{
    const auto rate = row.rate;
    return {text(row.key.path()),
            text(row.status().word()),
            row.hasOverride() ? text(row.overriddenStatus().word()) : ui::Text::dash(),
            row.served.isKnown() ? text(row.served.value->status.word()) : ui::Text::dash(),
            healthText(row),
            row.version.empty() ? ui::Text::dash() : text(row.version),
            ui::Text::rate(rate ? std::optional(rate->requestsPerSecond) : std::nullopt),
            ui::Text::percent(rate ? rate->errorShare : std::nullopt),
            ui::Text::number(row.traffic.isKnown() ? row.traffic.value->inFlight : std::nullopt)};
}

} // namespace

QJsonObject instanceJson(const core::InstanceView &row, core::TimePoint now)
{
    const std::optional<core::TrafficRate> rate = row.rate;
    const bool hasTraffic = row.traffic.isKnown();
    QJsonObject object;
    object.insert(QStringLiteral("application"), text(row.key.application.text()));
    object.insert(QStringLiteral("instanceId"), text(row.key.id.text()));
    object.insert(QStringLiteral("status"), text(row.status().word()));
    object.insert(QStringLiteral("overriddenStatus"), text(row.overriddenStatus().word()));
    object.insert(QStringLiteral("servedStatus"),
                  row.served.isKnown() ? QJsonValue(text(row.served.value->status.word())) : QJsonValue());
    object.insert(QStringLiteral("health"),
                  row.health.isKnown() ? QJsonValue(text(row.health.value->ownStatus)) : QJsonValue());
    object.insert(QStringLiteral("version"), textOrNull(row.version));
    object.insert(QStringLiteral("zone"), textOrNull(row.zone));
    object.insert(QStringLiteral("requestsPerSecond"),
                  rate ? QJsonValue(rate->requestsPerSecond) : QJsonValue());
    object.insert(QStringLiteral("errorShare"), rate ? orNull(rate->errorShare) : QJsonValue());
    object.insert(QStringLiteral("inFlight"),
                  hasTraffic ? orNull(row.traffic.value->inFlight) : QJsonValue());
    object.insert(QStringLiteral("ratesFrom"), textOrNull(row.traffic.source));
    object.insert(QStringLiteral("ages"), QJsonObject{{QStringLiteral("registry"), newestLiveAge(row, now)},
                                                      {QStringLiteral("served"), ageOf(row.served, now)},
                                                      {QStringLiteral("health"), ageOf(row.health, now)},
                                                      {QStringLiteral("metrics"), ageOf(row.traffic, now)}});
    object.insert(QStringLiteral("peers"), peersJson(row));
    return object;
}

QJsonObject eventJson(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at)
{
    QJsonObject object{{QStringLiteral("event"), text(core::journalKindName(line.kind))},
                       {QStringLiteral("at"), isoTime(at)},
                       {QStringLiteral("application"), text(key.application.text())},
                       {QStringLiteral("instanceId"), text(key.id.text())},
                       {QStringLiteral("text"), text(line.text)}};
    for (const auto &[name, value] : line.details)
        object.insert(text(name), text(value));
    return object;
}

QJsonObject recoveryJson(const core::Recovery &recovery, core::TimePoint at)
{
    QJsonObject peers;
    for (const auto &[peer, evidence] : recovery.evidence) {
        QString said =
            text(evidence.status.word()) + QLatin1Char('/') + text(evidence.overriddenStatus.word());
        if (evidence.kind == core::PeerEvidence::Kind::Gone)
            said = QStringLiteral("gone");
        else if (evidence.kind != core::PeerEvidence::Kind::Present)
            said = QStringLiteral("unread");
        peers.insert(text(peer), said);
    }
    const core::RecordedOperation &recorded = recovery.recorded;
    return {{QStringLiteral("event"), QStringLiteral("unfinished")},
            {QStringLiteral("at"), isoTime(at)},
            {QStringLiteral("operation"), text(recorded.id)},
            {QStringLiteral("application"), text(recovery.key.application.text())},
            {QStringLiteral("instanceId"), text(recovery.key.id.text())},
            {QStringLiteral("goal"), textOrNull(recorded.goal ? core::goalName(*recorded.goal) : "")},
            {QStringLiteral("startedAt"), isoTime(recorded.startedAt)},
            {QStringLiteral("startedBy"), text(recorded.startedBy)},
            {QStringLiteral("unfinishedSince"), isoTime(recorded.lastAt)},
            {QStringLiteral("standing"), text(core::standingName(recovery.standing))},
            {QStringLiteral("seen"), text(core::seenNowName(recovery.seen))},
            {QStringLiteral("peers"), peers},
            {QStringLiteral("canContinue"), recovery.canContinue},
            {QStringLiteral("realStart"),
             recovery.realStart ? QJsonValue(isoTime(*recovery.realStart)) : QJsonValue()},
            {QStringLiteral("undo"),
             recovery.undo ? QJsonValue(ui::Text::requestLine(*recovery.undo)) : QJsonValue()}};
}

QJsonObject stopSignsJson(const core::StopSigns &signs)
{
    const auto seen = [&](core::StopSign sign) {
        const auto at = core::seenAt(signs, sign);
        return at ? QJsonValue(isoTime(*at)) : QJsonValue();
    };
    return {{QStringLiteral("notReady"), seen(core::StopSign::NotReady)},
            {QStringLiteral("notReadyBy"),
             signs.notReady ? QJsonValue(text(core::notReadyByName(signs.notReadyBy))) : QJsonValue()},
            {QStringLiteral("portClosed"), seen(core::StopSign::PortClosed)},
            {QStringLiteral("leaseGone"), seen(core::StopSign::LeaseGone)},
            {QStringLiteral("newStart"), seen(core::StopSign::NewStart)}};
}

QJsonObject resultJson(ExitCode code, const core::Operation *operation, core::TimePoint at)
{
    QJsonObject object{{QStringLiteral("event"), QStringLiteral("result")},
                       {QStringLiteral("result"), QString::fromLatin1(resultWord(code))},
                       {QStringLiteral("exitCode"), static_cast<int>(code)},
                       {QStringLiteral("at"), isoTime(at)}};
    if (!operation)
        return object;
    object.insert(QStringLiteral("application"), text(operation->key.application.text()));
    object.insert(QStringLiteral("instanceId"), text(operation->key.id.text()));
    object.insert(QStringLiteral("phase"), text(core::phaseName(operation->phase)));
    object.insert(QStringLiteral("proof"), text(core::proofName(operation->proof)));
    object.insert(QStringLiteral("seconds"),
                  static_cast<double>((at - operation->startedAt).count()) / 1000.0);
    if (operation->goal == core::Goal::Shutdown)
        object.insert(QStringLiteral("stopSigns"), stopSignsJson(operation->signs));
    QJsonArray refusedBy;
    for (const std::string &guard : operation->refusedBy)
        refusedBy.append(text(guard));
    if (!refusedBy.isEmpty())
        object.insert(QStringLiteral("refusedBy"), refusedBy);
    if (operation->failure)
        object.insert(QStringLiteral("error"), ui::Text::sentence(*operation->failure));
    return object;
}

QString instanceTable(const std::vector<core::InstanceView> &rows)
{
    std::vector<QStringList> table{
        {QStringLiteral("INSTANCE"), QStringLiteral("STATUS"), QStringLiteral("OVERRIDE"),
         QStringLiteral("SERVED AS"), QStringLiteral("HEALTH"), QStringLiteral("VERSION"),
         QStringLiteral("REQ/S"), QStringLiteral("ERRORS"), QStringLiteral("IN FLIGHT")}};
    for (const core::InstanceView &row : rows)
        table.push_back(cellsOf(row));
    std::vector<qsizetype> widths(static_cast<std::size_t>(table.front().size()), 0);
    for (const QStringList &cells : table) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], cells.at(static_cast<qsizetype>(i)).size());
    }
    QStringList lines;
    for (const QStringList &cells : table) {
        QString line;
        for (std::size_t i = 0; i < widths.size(); ++i)
            line += cells.at(static_cast<qsizetype>(i)).leftJustified(widths[i] + 2);
        lines.append(line.trimmed());
    }
    return lines.join(QLatin1Char('\n'));
}

void printLine(const QString &line)
{
    print(stdout, line);
}

void printJson(const QJsonObject &object)
{
    print(stdout, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void printError(const QString &line)
{
    print(stderr, line);
}

void printRefusal(const core::GuardFinding &finding, const core::InstanceKey &key)
{
    printError(QStringLiteral("Refused (%1): %2")
                   .arg(text(core::guardName(finding.guard)), ui::Text::sentence(finding, key)));
}

void printRefusals(const core::IntentRefusal &refusal)
{
    for (const core::GuardFinding &finding : refusal.findings) {
        if (finding.blocks)
            printRefusal(finding, refusal.key);
    }
}

} // namespace app
