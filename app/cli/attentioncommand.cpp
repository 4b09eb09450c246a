// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attentioncommand.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "ui/text/text.h"

namespace app {

namespace {

/// Instances that do not answer must not hold up the list for ever.
constexpr core::Millis patience = std::chrono::seconds(12);

QString text(std::string_view from)
{
    return QString::fromUtf8(from.data(), static_cast<qsizetype>(from.size()));
}

} // namespace

QJsonObject findingJson(const core::Finding &finding)
{
    QJsonObject object{{QStringLiteral("code"), text(core::findingName(finding.code))},
                       {QStringLiteral("severity"), text(core::severityName(finding.severity))},
                       {QStringLiteral("application"), QJsonValue::Null},
                       {QStringLiteral("instanceId"), QJsonValue::Null},
                       {QStringLiteral("what"), ui::Text::findingWhat(finding)},
                       {QStringLiteral("why"), ui::Text::findingWhy(finding)},
                       {QStringLiteral("fix"), ui::Text::findingFix(finding)},
                       {QStringLiteral("readFrom"), ui::Text::withoutCredentials(finding.readFrom)}};
    if (finding.key) {
        object[QStringLiteral("application")] = text(finding.key->application.text());
        object[QStringLiteral("instanceId")] = text(finding.key->id.text());
    }
    return object;
}

AttentionCommand::AttentionCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_startedAt(m_clock())
{
    connect(&m_engine, &Engine::snapshotReady, this, &AttentionCommand::onSnapshot);
}

void AttentionCommand::end(ExitCode code)
{
    m_isOver = true;
    emit finished(code);
}

void AttentionCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (!snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
        return;
    }
    const bool isComplete =
        m_engine.isFirstPictureComplete() && m_engine.isEveryLeaseTried() && m_engine.isEveryServerTried();
    if (!isComplete && m_clock() - m_startedAt < patience)
        return;
    print(*snapshot);
    end(ExitCode::Done);
}

void AttentionCommand::print(const core::Snapshot &snapshot)
{
    const core::FleetView &fleet = *snapshot.fleet;
    const auto findings = core::findingsOf(fleet, *snapshot.adviceFacts, m_clock());
    bool isQuiet = true;
    for (const core::Finding &finding : findings) {
        isQuiet = isQuiet && finding.severity == core::Severity::NotChecked;
        if (m_arguments.isJson) {
            printJson(findingJson(finding));
            continue;
        }
        printLine(ui::Text::findingWhat(finding));
        printLine(QStringLiteral("    ") + ui::Text::findingWhy(finding));
        if (const QString fix = ui::Text::findingFix(finding); !fix.isEmpty())
            printLine(QStringLiteral("    ") + fix);
    }
    if (isQuiet && !m_arguments.isJson)
        printLine(QStringLiteral("Nothing wants attention in what could be checked."));
    for (const core::PeerView &peer : fleet.peers) {
        if (peer.served.lastError)
            printError(ui::Text::sentence(*peer.served.lastError));
    }
}

} // namespace app
