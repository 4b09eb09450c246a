// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/watchcommand.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "ui/text/text.h"
#include "ui/text/verdicttext.h"

#include <QJsonArray>

namespace app {

namespace {

/// How long the comparison is taught what is usual, where --sample does not say.
constexpr core::Millis usualBefore = std::chrono::seconds(30);

QString text(std::string_view from)
{
    return QString::fromUtf8(from.data(), static_cast<qsizetype>(from.size()));
}

QJsonValue orNull(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject versionJson(const core::VersionTraffic &version)
{
    const bool isNow = version.sources > 0;
    return {{QStringLiteral("version"),
             version.version.empty() ? QJsonValue() : QJsonValue(text(version.version))},
            {QStringLiteral("sources"), version.sources},
            {QStringLiteral("requestsPerSecond"), isNow ? QJsonValue(version.requests) : QJsonValue()},
            {QStringLiteral("errorShare"), orNull(version.errorShare())},
            {QStringLiteral("meanMilliseconds"),
             orNull(version.mean ? std::optional(version.mean->count()) : std::nullopt)},
            {QStringLiteral("requests"), version.sinceArmed.requests},
            {QStringLiteral("failures"), version.sinceArmed.failures}};
}

QJsonObject verdictJson(const core::SideVerdict &verdict, const std::string &newVersion)
{
    const auto needed = [](std::optional<std::int64_t> count) {
        return count ? QJsonValue(static_cast<qint64>(*count)) : QJsonValue();
    };
    return {{QStringLiteral("side"), text(core::trafficSideName(verdict.side))},
            {QStringLiteral("comparison"), text(core::comparisonName(verdict.comparison))},
            {QStringLiteral("outcome"), text(core::verdictName(verdict.verdict.outcome))},
            {QStringLiteral("reason"), text(core::verdictReasonName(verdict.verdict.reason))},
            {QStringLiteral("neededRequests"), needed(verdict.verdict.neededAfter)},
            {QStringLiteral("sentence"), ui::VerdictText::sentence(verdict, newVersion)}};
}

QString versionText(const core::VersionTraffic &version)
{
    const bool isNow = version.sources > 0;
    const QString name = version.side == core::TrafficSide::Callers ? QStringLiteral("callers")
                         : version.version.empty()                  ? QStringLiteral("-")
                                                                    : text(version.version);
    return QStringLiteral("%1: %2/s %3")
        .arg(name, ui::Text::rate(isNow ? std::optional(version.requests) : std::nullopt),
             ui::Text::percent(version.errorShare()));
}

} // namespace

QJsonObject trafficJson(const core::TrafficReport &report)
{
    QJsonArray own;
    QJsonArray callers;
    for (const core::VersionTraffic &version : report.versions)
        (version.side == core::TrafficSide::Own ? own : callers).append(versionJson(version));
    QJsonArray verdicts;
    for (const core::SideVerdict &verdict : report.verdicts)
        verdicts.append(verdictJson(verdict, report.judging.newVersion));
    const std::string &version = report.judging.newVersion;
    return {{QStringLiteral("event"), QStringLiteral("traffic")},
            {QStringLiteral("at"), isoTime(report.at)},
            {QStringLiteral("application"), text(report.judging.application.text())},
            {QStringLiteral("since"), isoTime(report.judging.armedAt)},
            {QStringLiteral("newVersion"), version.empty() ? QJsonValue() : QJsonValue(text(version))},
            {QStringLiteral("own"), own},
            {QStringLiteral("callers"), callers},
            {QStringLiteral("verdict"), verdictJson(core::decisive(report.verdicts), version)},
            {QStringLiteral("verdicts"), verdicts}};
}

QString trafficLine(const core::TrafficReport &report)
{
    QStringList parts;
    for (const core::VersionTraffic &version : report.versions)
        parts << versionText(version);
    const QString rates = parts.isEmpty() ? QStringLiteral("no rate yet") : parts.join(QStringLiteral(", "));
    return QStringLiteral("%1  %2 | %3")
        .arg(ui::Text::clockTime(report.at), rates,
             ui::VerdictText::sentence(core::decisive(report.verdicts), report.judging.newVersion));
}

WatchCommand::WatchCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
{
    if (m_arguments.sample == core::Millis(0))
        m_arguments.sample = usualBefore;
    connect(&m_engine, &Engine::snapshotReady, this, &WatchCommand::onSnapshot);
    connect(&m_interrupt, &Interrupt::raised, this, &WatchCommand::conclude);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &WatchCommand::conclude);
    if (m_arguments.timeout > core::Millis(0))
        m_timeout.start(m_arguments.timeout);
}

bool WatchCommand::begin(const core::FleetView &fleet)
{
    const auto application = core::ApplicationName::from(m_arguments.application.toStdString());
    core::SetVisible visible{{}, fleet.environment};
    for (const core::InstanceView &row : fleet.instances) {
        if (application && row.key.application == *application)
            visible.keys.push_back(row.key);
    }
    if (visible.keys.empty() && !m_hasBegun)
        return false;
    if (visible.keys.size() != m_visible) { // those that came since too
        m_visible = visible.keys.size();
        m_engine.handle(visible);
    }
    if (!m_hasBegun)
        m_engine.handle(
            core::WatchTraffic{*application, m_clock() + m_arguments.sample, {}, fleet.environment});
    m_hasBegun = true;
    return true;
}

void WatchCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (!snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
        return;
    }
    if (!begin(*snapshot->fleet)) {
        printError(QStringLiteral("No application %1 is registered.").arg(m_arguments.application.toUpper()));
        end(ExitCode::Failed);
        return;
    }
    const auto &report = snapshot->fleet->traffic;
    if (!report || report == m_report)
        return;
    m_report = report;
    print(*report);
}

void WatchCommand::print(const core::TrafficReport &report)
{
    if (m_arguments.isJson)
        printJson(trafficJson(report));
    else
        printLine(trafficLine(report));
}

void WatchCommand::conclude()
{
    if (m_isOver)
        return;
    const auto outcome =
        m_report ? core::decisive(m_report->verdicts).verdict.outcome : core::Verdict::NoData;
    const ExitCode code = outcome == core::Verdict::Pass   ? ExitCode::Done
                          : outcome == core::Verdict::Fail ? ExitCode::Failed
                                                           : ExitCode::NotProven;
    if (m_arguments.isJson)
        printJson(resultJson(code, nullptr, m_clock()));
    end(code);
}

void WatchCommand::end(ExitCode code)
{
    m_isOver = true;
    emit finished(code);
}

} // namespace app
