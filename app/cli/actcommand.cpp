// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actcommand.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/question.h"
#include "core/fleet/watch.h"
#include "core/release/plan.h"
#include "ui/text/text.h"

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis tellEvery = std::chrono::seconds(5);

} // namespace

ActCommand::ActCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_callers(m_engine, m_clock)
{
    connect(&m_engine, &Engine::snapshotReady, this, &ActCommand::onSnapshot);
    connect(&m_engine, &Engine::refused, this, &ActCommand::onRefused);
    connect(&m_engine, &Engine::lineWritten, this, &ActCommand::onLine);
    connect(&m_interrupt, &Interrupt::raised, this, &ActCommand::onInterrupt);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &ActCommand::onTimeout);
    if (m_arguments.timeout > core::Millis(0))
        m_timeout.start(m_arguments.timeout);
}

core::Goal ActCommand::goal() const
{
    switch (m_arguments.command) {
    case Command::Restore:
        return core::Goal::Restore;
    case Command::Shutdown:
        return core::Goal::Shutdown;
    default:
        return core::Goal::Drain;
    }
}

/// What goes out waits for its callers; what is put back is never kept waiting.
bool ActCommand::needsCountdown() const
{
    return goal() == core::Goal::Drain || (goal() == core::Goal::Shutdown && !m_arguments.withoutDrain);
}

core::StartOperation ActCommand::intent(const core::InstanceKey &key) const
{
    core::StartOperation start{key};
    start.goal = goal();
    start.settings.hops = m_arguments.hops;
    start.settings.requireProof = m_arguments.requireProof;
    start.settings.withoutDrain = m_arguments.withoutDrain;
    start.settings.by = m_arguments.by;
    // On the command line the whole name was typed to begin with.
    start.isTypedNameGiven = true;
    start.overridden = m_arguments.overridden;
    start.reason = m_arguments.reason.toStdString();
    return start;
}

void ActCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (!m_isAsked && !snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
        return;
    }
    if (!m_isAsked)
        prepare(*snapshot);
    else
        follow(*snapshot);
}

void ActCommand::prepare(const core::Snapshot &snapshot)
{
    const auto application = core::ApplicationName::from(m_arguments.application.toStdString());
    const auto id = core::InstanceId::from(m_arguments.instance.toStdString());
    const core::InstanceView *row = snapshot.fleet->find(*application, *id);
    if (!row) {
        printError(QStringLiteral("No instance %1/%2 is registered.")
                       .arg(m_arguments.application.toUpper(), m_arguments.instance));
        end(ExitCode::Failed);
        return;
    }
    // Its own health decides which cancel is right and counts for capacity, as does that of its neighbours.
    const bool isHealthAwaited =
        std::ranges::any_of(snapshot.fleet->instances, [&](const core::InstanceView &other) {
            return other.key.application == row->key.application && !other.actuatorUrl.empty() &&
                   !other.health.isKnown() && !other.health.lastError;
        });
    if (isHealthAwaited && !m_engine.isFirstPictureComplete())
        return;
    if (!core::isReadLive(*snapshot.fleet, *row) || !m_engine.isEveryServerTried())
        return;
    if (!m_engine.isRecoveryRead())
        return;
    if (needsCountdown() && !m_callers.isOver(snapshot, row->key))
        return;
    m_key = row->key;
    m_isAsked = true;
    if (!snapshot.journalKeptAside.empty())
        printError(QStringLiteral("The journal was damaged. It is kept at %1 and a new one was begun.")
                       .arg(ui::Text::plain(snapshot.journalKeptAside)));
    printUnfinished(snapshot, m_clock(), m_arguments.isJson);
    announce(*snapshot.fleet, *row);
    if (goal() == core::Goal::Drain)
        m_callers.print(m_arguments.isJson);
    const auto found = findings(snapshot, row->key);
    tellWarnings(found, row->key);
    if (m_arguments.isDryRun) {
        if (core::isBlocked(found))
            onRefused({row->key, goal(), found});
        else
            end(ExitCode::Done);
        return;
    }
    if (!m_arguments.isYes && !confirm())
        return;
    m_engine.handle(intent(row->key));
}

std::vector<core::GuardFinding> ActCommand::findings(const core::Snapshot &snapshot,
                                                     const core::InstanceKey &key) const
{
    core::GuardContext context;
    context.now = m_clock();
    context.isWritable = snapshot.access.isWritable(context.now);
    context.withoutDrain = m_arguments.withoutDrain;
    context.overridden = m_arguments.overridden;
    context.heldElsewhere = snapshot.heldElsewhere;
    return core::guardsFor(*snapshot.fleet, key, goal(), context);
}

void ActCommand::tellWarnings(const std::vector<core::GuardFinding> &found,
                              const core::InstanceKey &key) const
{
    for (const core::GuardFinding &finding : found) {
        if (finding.blocks)
            continue;
        const QString sentence = ui::Text::sentence(finding, key);
        if (m_arguments.isJson)
            printJson({{QStringLiteral("event"), QStringLiteral("warning")},
                       {QStringLiteral("at"), isoTime(m_clock())},
                       {QStringLiteral("guard"), QString::fromUtf8(core::guardName(finding.guard).data())},
                       {QStringLiteral("text"), sentence}});
        else
            printLine(QStringLiteral("Warning: %1").arg(sentence));
    }
}

void ActCommand::announce(const core::FleetView &fleet, const core::InstanceView &row)
{
    if (goal() == core::Goal::Drain && m_arguments.by == core::TakeOutBy::ServiceRegistry) {
        announceEndpoint(row);
        return;
    }
    const auto preview = core::previewFor(row, goal());
    const QString effect = preview ? ui::Text::sentence(*preview) : QString();
    for (const core::Request &request : core::plannedWrites(fleet, row, goal())) {
        if (m_arguments.isJson)
            printJson({{QStringLiteral("event"), QStringLiteral("plan")},
                       {QStringLiteral("at"), isoTime(m_clock())},
                       {QStringLiteral("method"), QString::fromUtf8(core::methodName(request.method).data())},
                       {QStringLiteral("url"), QString::fromStdString(request.url)},
                       {QStringLiteral("effect"), effect.isEmpty() ? QJsonValue() : QJsonValue(effect)}});
        else
            printLine(QStringLiteral("Will send: %1").arg(ui::Text::requestLine(request)));
    }
    if (!effect.isEmpty() && !m_arguments.isJson)
        printLine(effect);
}

/// Which of its paths is the right one is read right before the write, so only the instance can be named
/// here.
void ActCommand::announceEndpoint(const core::InstanceView &row)
{
    const QString where = QString::fromStdString(row.actuatorUrl);
    if (m_arguments.isJson)
        printJson({{QStringLiteral("event"), QStringLiteral("plan")},
                   {QStringLiteral("at"), isoTime(m_clock())},
                   {QStringLiteral("method"), QStringLiteral("POST")},
                   {QStringLiteral("actuator"), where},
                   {QStringLiteral("status"), QStringLiteral("OUT_OF_SERVICE")}});
    else
        printLine(
            QStringLiteral("Will send: OUT_OF_SERVICE to the service registry of the actuator at %1, in "
                           "the form that it is read to have")
                .arg(where));
}

bool ActCommand::confirm()
{
    const auto declined = declinedOnTerminal();
    if (declined)
        end(*declined);
    return !declined;
}

void ActCommand::follow(const core::Snapshot &snapshot)
{
    const auto found = std::ranges::find(snapshot.operations, *m_key, &core::Operation::key);
    if (found == snapshot.operations.end())
        return;
    m_operation = *found;
    if (found->isFinished()) {
        end(m_isRestoring && found->phase == core::Phase::Restored ? ExitCode::Failed
                                                                   : exitCodeOf(found->outcome));
    } else if (found->phase == core::Phase::Drained && goal() == core::Goal::Drain) {
        // This is where a drain ends here: out of service on purpose, and nobody's to finish.
        const core::Outcome outcome = found->outcome;
        m_engine.handle(core::LeaveAsItIs{*m_key, "the drain was all that was asked for"});
        end(exitCodeOf(outcome));
    } else {
        tellProgress();
    }
}

void ActCommand::tellProgress()
{
    const core::TimePoint now = m_clock();
    const bool isNewWait = m_operation->phase == core::Phase::Waiting && m_toldPhase != core::Phase::Waiting;
    if (now - m_toldAt < tellEvery && !isNewWait)
        return;
    m_toldAt = now;
    m_toldPhase = m_operation->phase;
    printProgress(*m_operation, now, m_arguments.isJson, isNewWait);
}

void ActCommand::onRefused(const core::IntentRefusal &refusal)
{
    printRefusals(refusal);
    end(ExitCode::Refused);
}

void ActCommand::onLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at)
{
    if (m_isOver)
        return;
    if (m_arguments.isJson)
        printJson(eventJson(key, line, at));
    else
        printLine(QStringLiteral("%1  %2: %3")
                      .arg(ui::Text::clockTime(at),
                           QString::fromUtf8(core::journalKindName(line.kind).data()),
                           QString::fromStdString(line.text)));
}

void ActCommand::onInterrupt()
{
    const bool canRestore = m_operation && !core::unwindOf(*m_operation).empty();
    if (!m_isRestoring && canRestore) {
        m_isRestoring = true;
        printError(QStringLiteral("Interrupted: putting %1 back. Interrupt again to leave it as it is.")
                       .arg(m_arguments.instance));
        m_engine.handle(core::Abort{*m_key});
        return;
    }
    if (m_operation)
        printError(QStringLiteral("Left as it is: %1 (%2).")
                       .arg(m_arguments.instance, ui::Text::phaseTitle(m_operation->phase)));
    end(ExitCode::NotProven);
}

void ActCommand::onTimeout()
{
    printError(QStringLiteral("Not proven in time; nothing was undone."));
    end(m_isAsked ? ExitCode::NotProven : ExitCode::Unreachable);
}

/// Being UP in the registry is not yet being called: callers take it up as slowly as they let go.
void ActCommand::tellRestored(const core::Operation &operation) const
{
    printLine(ui::Text::phaseTitle(operation.phase));
    if (core::isReturning(operation, m_clock()))
        printLine(ui::Text::wayBackSentence(operation, m_clock()));
}

void ActCommand::end(ExitCode code)
{
    if (m_isOver)
        return;
    m_isOver = true;
    const core::Operation *operation = m_operation ? &*m_operation : nullptr;
    if (operation && operation->failure)
        printError(ui::Text::sentence(*operation->failure));
    if (m_arguments.isJson)
        printJson(resultJson(code, operation, m_clock()));
    else if (operation && operation->goal == core::Goal::Restore)
        tellRestored(*operation);
    else if (operation)
        printLine(QStringLiteral("%1: %2").arg(ui::Text::phaseTitle(operation->phase),
                                               ui::Text::proofSentence(*operation)));
    emit finished(code);
}

} // namespace app
