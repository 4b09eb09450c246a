// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listcommand.h"

#include "app/cli/output.h"
#include "app/cli/settingsoutput.h"
#include "app/cli/showoutput.h"
#include "ui/text/text.h"

#include <algorithm>

namespace app {

namespace {

/// Instances that do not answer must not hold up the list for ever.
constexpr core::Millis patience = std::chrono::seconds(12);

bool isTriageAwaited(const core::Inspection &inspection)
{
    return !inspection.triage || inspection.triage->isAwaited;
}

} // namespace

ExitCode reportSilence(const core::FleetView &fleet)
{
    ExitCode code = ExitCode::Unreachable;
    for (const core::PeerView &peer : fleet.peers) {
        if (!peer.served.lastError)
            continue;
        printError(ui::Text::sentence(*peer.served.lastError));
        if (exitCodeOf(*peer.served.lastError) == ExitCode::Denied)
            code = ExitCode::Denied;
    }
    return code;
}

ListCommand::ListCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_startedAt(m_clock())
{
    connect(&m_engine, &Engine::snapshotReady, this, &ListCommand::onSnapshot);
}

void ListCommand::end(ExitCode code)
{
    m_isOver = true;
    emit finished(code);
}

bool ListCommand::isWanted(const core::InstanceView &row) const
{
    if (m_arguments.command == Command::List)
        return true;
    const auto application = core::ApplicationName::from(m_arguments.application.toStdString());
    return application && row.key.application == *application &&
           row.key.id.text() == m_arguments.instance.toStdString();
}

/// `show` waits for the actuator and the lease of its instance, and has both looked for at once.
bool ListCommand::isProbed(const core::Snapshot &snapshot)
{
    if (m_arguments.command == Command::List)
        return true;
    const auto row = std::ranges::find_if(snapshot.fleet->instances,
                                          [this](const core::InstanceView &each) { return isWanted(each); });
    if (row == snapshot.fleet->instances.end())
        return true;
    if (!m_isProbeAsked) {
        m_engine.handle(core::Inspect{row->key, row->key.environment});
        if (!row->actuator || !m_engine.isLeaseTried(row->key))
            m_engine.handle(core::ProbeActuator{row->key});
    }
    m_isProbeAsked = true;
    return row->actuator && m_engine.isLeaseTried(row->key) && snapshot.inspection &&
           !snapshot.inspection->isAwaited && !isTriageAwaited(*snapshot.inspection);
}

void ListCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (!snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
        return;
    }
    const core::TimePoint now = m_clock();
    if (!m_completeAt) {
        const bool isComplete =
            (m_engine.isFirstPictureComplete() && isProbed(*snapshot)) || now - m_startedAt >= patience;
        if (!isComplete)
            return;
        m_completeAt = now;
        core::SetVisible visible{{}, snapshot->fleet->environment};
        for (const core::InstanceView &row : snapshot->fleet->instances)
            visible.keys.push_back(row.key);
        if (m_arguments.sample > core::Millis(0))
            m_engine.handle(visible);
    }
    if (now - *m_completeAt >= m_arguments.sample)
        print(*snapshot);
}

std::vector<core::Link> ListCommand::linksOf(const core::InstanceView &row,
                                             const core::Snapshot &snapshot) const
{
    return core::linksFor(m_arguments.links, snapshot, row.key.application, &row, m_clock());
}

QJsonObject ListCommand::objectOf(const core::InstanceView &row, const core::Snapshot &snapshot) const
{
    QJsonObject object = instanceJson(row, m_clock());
    if (m_arguments.command != Command::Show)
        return object;
    for (const QJsonObject &part : {detailsJson(row, *snapshot.adviceFacts),
                                    settingsJson(snapshot.inspection), inspectionJson(snapshot.inspection),
                                    triageJson(snapshot.inspection), linksJson(linksOf(row, snapshot))}) {
        for (auto entry = part.begin(); entry != part.end(); ++entry)
            object.insert(entry.key(), entry.value());
    }
    return object;
}

void ListCommand::print(const core::Snapshot &snapshot)
{
    std::vector<core::InstanceView> rows;
    std::ranges::copy_if(snapshot.fleet->instances, std::back_inserter(rows),
                         [this](const core::InstanceView &row) { return isWanted(row); });
    if (m_arguments.isJson) {
        for (const core::InstanceView &row : rows)
            printJson(objectOf(row, snapshot));
    } else if (rows.empty() && m_arguments.command == Command::List) {
        printLine(QStringLiteral("The registry answered, and it is empty."));
    } else if (!rows.empty()) {
        printLine(instanceTable(rows));
        if (m_arguments.command == Command::Show)
            printLine(detailsText(rows.front(), *snapshot.adviceFacts, m_clock()));
        if (m_arguments.command == Command::Show && snapshot.inspection) {
            printLine(settingsText(*snapshot.inspection, m_clock()));
            printLine(inspectionText(*snapshot.inspection, m_clock()));
            printLine(triageText(*snapshot.inspection, m_clock()));
        }
        if (const QString links = linksText(linksOf(rows.front(), snapshot));
            m_arguments.command == Command::Show && !links.isEmpty())
            printLine(links);
    }
    for (const core::PeerView &peer : snapshot.fleet->peers) {
        if (peer.served.lastError)
            printError(ui::Text::sentence(*peer.served.lastError));
    }
    if (rows.empty() && m_arguments.command == Command::Show) {
        printError(QStringLiteral("No instance %1/%2 is registered.")
                       .arg(m_arguments.application.toUpper(), m_arguments.instance));
        end(ExitCode::Failed);
        return;
    }
    end(ExitCode::Done);
}

} // namespace app
