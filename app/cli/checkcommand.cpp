// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkcommand.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "ui/text/checktext.h"
#include "ui/text/text.h"

#include <QJsonArray>

#include <algorithm>

namespace app {

namespace {

using ui::CheckText;

/// Processes that do not answer must not hold up the check for ever.
constexpr core::Millis patience = std::chrono::seconds(20);

QJsonArray arrayOf(const std::vector<std::string> &words)
{
    QJsonArray array;
    for (const std::string &word : words)
        array.append(ui::Text::withoutCredentials(word));
    return array;
}

QJsonValue orNull(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

void printFinding(const core::CheckFinding &finding)
{
    printLine(CheckText::verdict(finding.verdict) + QStringLiteral("  ") + CheckText::subject(finding) +
              QStringLiteral(": ") + CheckText::what(finding));
    const auto indented = [](const QString &text) {
        if (!text.isEmpty())
            printLine(QStringLiteral("    ") + text);
    };
    indented(CheckText::why(finding));
    if (const QString fix = CheckText::fix(finding); !fix.isEmpty())
        indented(QStringLiteral("Set: ") + fix);
    if (const QString from = CheckText::readFrom(finding); !from.isEmpty())
        indented(QStringLiteral("Read from ") + from);
}

bool isRegistered(const core::FleetView &fleet, const core::ApplicationName &application)
{
    return std::ranges::any_of(
        fleet.instances, [&](const core::InstanceView &row) { return row.key.application == application; });
}

} // namespace

ExitCode checkExitCode(const std::vector<core::CheckFinding> &findings)
{
    const auto has = [&](core::CheckVerdict verdict) {
        return std::ranges::find(findings, verdict, &core::CheckFinding::verdict) != findings.end();
    };
    if (has(core::CheckVerdict::Fails))
        return ExitCode::Failed;
    return has(core::CheckVerdict::NotRead) ? ExitCode::NotProven : ExitCode::Done;
}

QJsonObject checkJson(const core::CheckFinding &finding)
{
    const bool isOne = finding.processes.size() == 1 && !finding.application.empty();
    const std::string id = isOne ? finding.processes.front().substr(finding.application.size() + 1) : "";
    std::optional<double> seconds;
    if (finding.length)
        seconds = static_cast<double>(finding.length->count()) / 1000.0;
    return {{QStringLiteral("code"), ui::Text::plain(core::checkName(finding.code))},
            {QStringLiteral("severity"), ui::Text::plain(core::checkVerdictName(finding.verdict))},
            {QStringLiteral("application"), finding.application.empty()
                                                ? QJsonValue(QJsonValue::Null)
                                                : QJsonValue(ui::Text::plain(finding.application))},
            {QStringLiteral("instanceId"),
             isOne ? QJsonValue(ui::Text::plain(id)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("processes"), arrayOf(finding.processes)},
            {QStringLiteral("what"), CheckText::what(finding)},
            {QStringLiteral("why"), CheckText::why(finding)},
            {QStringLiteral("fix"), CheckText::fix(finding)},
            {QStringLiteral("properties"), arrayOf(finding.properties)},
            {QStringLiteral("seconds"), orNull(seconds)},
            {QStringLiteral("share"), orNull(finding.share)},
            {QStringLiteral("requestsPerMinute"), orNull(finding.addedPerMinute)},
            {QStringLiteral("readFrom"), arrayOf(finding.readFrom)}};
}

CheckCommand::CheckCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_startedAt(m_clock())
{
    connect(&m_engine, &Engine::snapshotReady, this, &CheckCommand::onSnapshot);
}

void CheckCommand::end(ExitCode code)
{
    m_isOver = true;
    emit finished(code);
}

void CheckCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (!snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
        return;
    }
    // Not empty: see parseArguments.
    const auto application = *core::ApplicationName::from(m_arguments.application.toStdString());
    if (!isRegistered(*snapshot->fleet, application)) {
        printError(QStringLiteral("No application %1 is registered.").arg(m_arguments.application.toUpper()));
        end(ExitCode::Failed);
        return;
    }
    if (!m_isAsked) {
        m_isAsked = true;
        m_engine.handle(core::CheckSmoothness{application, snapshot->fleet->environment});
        return;
    }
    const bool isReady = snapshot->check && !snapshot->check->isAwaited && m_engine.isCheckComplete();
    if (!snapshot->check || (!isReady && m_clock() - m_startedAt < patience))
        return;
    print(*snapshot->check);
    end(checkExitCode(snapshot->check->findings));
}

void CheckCommand::print(const core::SmoothCheck &check) const
{
    if (m_arguments.isYaml) {
        const QString yaml = QString::fromStdString(core::yamlOf(check.findings));
        printLine(yaml.isEmpty() ? QStringLiteral("# nothing to set") : yaml.trimmed());
        return;
    }
    for (const core::CheckFinding &finding : check.findings) {
        if (m_arguments.isJson)
            printJson(checkJson(finding));
        else
            printFinding(finding);
    }
    if (!m_arguments.isJson)
        printLine(CheckText::summary(check));
}

} // namespace app
