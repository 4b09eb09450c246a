// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/releaserun.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/question.h"
#include "app/cli/releasejson.h"
#include "core/fleet/watch.h"
#include "core/release/releasepreview.h"
#include "ui/text/text.h"

#include <algorithm>

namespace app {

namespace {

/// A probe asks some ten addresses, each for a second or two at most where nobody answers.
constexpr core::Millis probePatience = std::chrono::seconds(20);
/// What is judged is held against what was before: so long that is measured, where nobody else will judge.
constexpr core::Millis measuredBefore = std::chrono::seconds(30);

bool isHealthAwaited(const core::FleetView &fleet, const core::ApplicationName &application)
{
    return std::ranges::any_of(fleet.instances, [&](const core::InstanceView &row) {
        return row.key.application == application && !row.actuatorUrl.empty() && !row.health.isKnown() &&
               !row.health.lastError;
    });
}

core::Goal firstGoal(const core::ReleasePlan &plan)
{
    return plan.recipe == core::Recipe::DirectStop ? core::Goal::Shutdown : core::Goal::Drain;
}

} // namespace

ReleaseRun::ReleaseRun(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_callers(m_engine, m_clock)
    , m_follow(m_arguments, m_engine, m_clock)
{
    connect(&m_engine, &Engine::snapshotReady, this, &ReleaseRun::onSnapshot);
    connect(&m_engine, &Engine::releaseRefused, this, &ReleaseRun::onReleaseRefused);
    connect(&m_follow, &ReleaseFollow::finished, this, &ReleaseRun::finished);
    connect(&m_interrupt, &Interrupt::raised, &m_follow, &ReleaseFollow::interrupt);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, &m_follow, &ReleaseFollow::timeOut);
    if (m_arguments.timeout > core::Millis(0))
        m_timeout.start(m_arguments.timeout);
}

// --- before it begins

void ReleaseRun::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (!m_isAsked && !snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
        return;
    }
    if (m_isAsked)
        m_follow.follow(*snapshot);
    else
        prepare(*snapshot);
}

void ReleaseRun::prepare(const core::Snapshot &snapshot)
{
    const auto application = core::ApplicationName::from(m_arguments.application.toStdString());
    if (isHealthAwaited(*snapshot.fleet, *application) && !m_engine.isFirstPictureComplete())
        return;
    if (!m_engine.isRecoveryRead())
        return;
    if (!m_isChosen) {
        // First of all: an instance that an unfinished one has stopped is none that can be chosen.
        printUnfinished(snapshot, m_clock(), m_arguments.isJson);
        if (!choose(*snapshot.fleet))
            return;
    }
    m_isChosen = true;
    if (m_plan.recipe == core::Recipe::Pause && !isEveryOneProbed(*snapshot.fleet))
        return;
    const bool isObserving = m_plan.recipe == core::Recipe::Observe;
    if (!isObserving && !m_callers.isOver(snapshot, m_plan.instances.front().key))
        return;
    if (!isMeasuredBefore())
        return;
    m_isAsked = true;
    announce(*snapshot.fleet);
    if (isRefused(snapshot))
        return;
    if (m_arguments.isDryRun) {
        end(ExitCode::Done);
        return;
    }
    if (!areCommandsApproved(snapshot) || (!m_arguments.isYes && !confirm()))
        return;
    approveCommands();
    m_follow.begin(m_plan);
    m_engine.handle(core::StartRelease{m_plan, m_plan.environment});
}

bool ReleaseRun::isMeasuredBefore()
{
    if (!m_arguments.asksAfterEach || !m_arguments.isYes || m_arguments.isDryRun)
        return true;
    const core::TimePoint now = m_clock();
    if (!m_measuredSince) {
        m_measuredSince = now;
        if (!m_arguments.isJson)
            printLine(QStringLiteral("Measures for 30 s how it is before, to judge by that."));
    }
    return now - *m_measuredSince >= measuredBefore;
}

/// What a pause does there is told by its actuator. After a while the guards say that it was not found.
bool ReleaseRun::isEveryOneProbed(const core::FleetView &fleet)
{
    const core::TimePoint now = m_clock();
    if (!m_probedSince) {
        m_probedSince = now;
        for (const core::PlannedInstance &planned : m_plan.instances) {
            const core::InstanceView *row = fleet.find(planned.key);
            if (row && !row->actuator)
                m_engine.handle(core::ProbeActuator{planned.key});
        }
    }
    const bool isOver = std::ranges::all_of(m_plan.instances, [&](const core::PlannedInstance &planned) {
        const core::InstanceView *row = fleet.find(planned.key);
        return row && row->actuator;
    });
    return isOver || now - *m_probedSince >= probePatience;
}

/// The plan's instances: those that were named, in that order, or all of the application.
bool ReleaseRun::choose(const core::FleetView &fleet)
{
    const ReleaseArguments &told = m_arguments.release;
    m_plan = told.plan;
    m_plan.environment = fleet.environment;
    m_plan.application = *core::ApplicationName::from(m_arguments.application.toStdString());
    m_plan.expectedVersion = told.version.toStdString();
    m_plan.takeOutBy = m_arguments.by;
    m_plan.hops = m_arguments.hops;
    m_plan.requireProof = m_arguments.requireProof;
    m_plan.overridden = m_arguments.overridden;
    if (m_plan.note.empty())
        m_plan.note = m_arguments.reason.toStdString();
    m_plan.isNameTyped = true; // on the command line the whole name was typed to begin with
    takeCommands();
    std::vector<core::InstanceKey> keys;
    for (const QString &id : told.instances) {
        const auto named = core::InstanceId::from(id.trimmed().toStdString());
        const core::InstanceView *row = named ? fleet.find(m_plan.application, *named) : nullptr;
        if (!row) {
            printError(QStringLiteral("No instance %1/%2 is registered.")
                           .arg(m_arguments.application.toUpper(), id.trimmed()));
            end(ExitCode::Failed);
            return false;
        }
        keys.push_back(row->key);
    }
    for (const core::InstanceView &row : fleet.instances) {
        if (told.instances.isEmpty() && row.key.application == m_plan.application)
            keys.push_back(row.key);
    }
    for (std::size_t at = 0; at < keys.size(); ++at) {
        const bool isPause = told.pauseAfter > 0 && at == static_cast<std::size_t>(told.pauseAfter);
        m_plan.instances.push_back({keys[at], isPause, m_arguments.asksAfterEach});
    }
    if (!keys.empty())
        return true;
    printError(QStringLiteral("No instance of %1 is registered.").arg(m_arguments.application.toUpper()));
    end(ExitCode::Failed);
    return false;
}

void ReleaseRun::announce(const core::FleetView &fleet)
{
    const core::TimePoint now = m_clock();
    for (const core::PlannedRequest &planned : core::plannedRequests(m_plan, fleet)) {
        if (m_arguments.isJson)
            printJson(plannedJson(planned, now));
        else
            printLine(plannedLine(planned));
    }
    if (m_plan.recipe != core::Recipe::Observe)
        m_callers.print(m_arguments.isJson);
    const core::ExpectedLength length = core::expectedLength(m_plan, fleet, m_callers.found());
    if (m_arguments.isJson) {
        printJson(lengthJson(m_plan, length, now));
        return;
    }
    const auto seconds = [](core::Millis part) {
        return QString::number(std::chrono::duration_cast<core::Seconds>(part).count());
    };
    printLine(QStringLiteral("Expected: %1 s until callers have let go, %2 s until they have taken up again, "
                             "and what stopping and starting take.")
                  .arg(seconds(length.drains), seconds(length.returns)));
    if (m_plan.recipe == core::Recipe::DirectStop)
        printLine(QStringLiteral("Without a drain callers may fail for up to %1 s at each instance.")
                      .arg(seconds(core::predictedOutage(m_plan, m_callers.found()))));
    if (m_plan.recipe == core::Recipe::Article)
        printLine(QStringLiteral("Between its cancel and its end an instance is UP again from its next "
                                 "heartbeat on: callers may get it once more before it stops."));
    if (m_plan.recipe == core::Recipe::Pause)
        printLine(QStringLiteral("A paused instance cannot be put back: only a restart registers it again."));
}

/// By the guards as they stand now, each instance alone; they are asked again at each write.
bool ReleaseRun::isRefused(const core::Snapshot &snapshot)
{
    if (m_plan.recipe == core::Recipe::Observe)
        return false;
    core::GuardContext context;
    context.now = m_clock();
    context.isWritable = snapshot.access.isWritable(context.now);
    context.overridden = m_plan.overridden;
    context.withoutDrain = m_plan.recipe == core::Recipe::DirectStop;
    context.by = m_plan.recipe == core::Recipe::Pause ? core::TakeOutBy::Pause : m_plan.takeOutBy;
    bool isAny = false;
    for (const core::PlannedInstance &planned : m_plan.instances) {
        for (const core::GuardFinding &finding :
             core::guardsFor(*snapshot.fleet, planned.key, firstGoal(m_plan), context)) {
            if (finding.blocks)
                printRefusal(finding, planned.key);
            else if (!m_arguments.isJson)
                printLine(QStringLiteral("Warning: %1").arg(ui::Text::sentence(finding, planned.key)));
            isAny = isAny || finding.blocks;
        }
    }
    if (isAny)
        end(ExitCode::Refused);
    return isAny;
}

bool ReleaseRun::confirm()
{
    const auto declined = declinedOnTerminal();
    if (declined)
        end(*declined);
    return !declined;
}

/// Where a command is wanted and none was typed, the profile's; and what it wants run beside.
void ReleaseRun::takeCommands()
{
    const core::ApplicationCommands known = core::commandsFor(m_arguments.commands, m_plan.application);
    if (m_plan.stopBy == core::StopBy::Command && !m_plan.stopCommand.isGiven())
        m_plan.stopCommand = known.stop;
    if (m_plan.startBy == core::StartBy::Command && !m_plan.startCommand.isGiven())
        m_plan.startCommand = known.start;
    if (!m_arguments.release.hasExtraCommands)
        return;
    m_plan.beforeDrainCommand = known.beforeDrain;
    m_plan.afterReturnCommand = known.afterReturn;
    m_plan.onEventCommand = known.onEvent;
}

/// What was typed is wanted by who typed it.
bool ReleaseRun::isTyped(const core::ReleaseCommand &command) const
{
    const core::ReleasePlan &typed = m_arguments.release.plan;
    return command == typed.stopCommand || command == typed.startCommand;
}

/// Once everything is confirmed. Kept also where it was typed: a program that dies is gone on with by
/// another.
void ReleaseRun::approveCommands()
{
    for (const core::ReleaseCommand &command : core::commandsOf(m_plan))
        m_engine.handle(core::ApproveCommand{command, true, m_plan.environment});
}

/// What a profile names needs a word, which --yes is not.
bool ReleaseRun::areCommandsApproved(const core::Snapshot &snapshot)
{
    std::vector<core::ReleaseCommand> open = core::commandsToApprove(m_plan, snapshot.approvedCommands);
    std::erase_if(open, [&](const core::ReleaseCommand &command) { return isTyped(command); });
    if (open.empty() || m_arguments.release.approvesCommands)
        return true;
    printNotApproved(open);
    end(ExitCode::Refused);
    return false;
}

void ReleaseRun::onReleaseRefused(const core::ReleaseRefusal &refusal)
{
    for (const core::PlanFault fault : refusal.faults)
        printError(
            QStringLiteral("The plan cannot be carried out: %1").arg(words(core::planFaultName(fault))));
    end(ExitCode::Usage);
}

void ReleaseRun::end(ExitCode code)
{
    m_isOver = true;
    m_follow.end(code);
}

} // namespace app
