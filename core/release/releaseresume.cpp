// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemoves.h"
#include "core/release/releaserecovery.h"

#include <algorithm>

// How a release goes on by the ways that were found for its instances.

namespace core {

namespace {

using releasing::Making;

bool isOut(SeenNow seen)
{
    return seen == SeenNow::Out || seen == SeenNow::PartlyOut;
}

/// Whether to run it again is the operator's to say.
std::vector<std::string> howCommandWasLost()
{
    return {"how it ended is not known: the program that ran it has died"};
}

/// The plan stops, as it does where an operation fails: tried again, skipped, or the release is aborted.
void ask(Making &making, InstanceProgress &progress, const InstanceResume &found)
{
    if (progress.stage == Stage::Failed)
        return;
    if (progress.stage == Stage::Preparing) {
        making.fail(progress, SurpriseKind::CommandFailed, howCommandWasLost());
        return;
    }
    if (found.seen == SeenNow::Gone) {
        progress.stoppedAt = making.now;
        making.fail(progress, SurpriseKind::Vanished);
        return;
    }
    making.fail(progress, SurpriseKind::SomeoneElse, {std::string(seenNowName(found.seen))});
}

/// The operator stops it and starts the new one, which is awaited once he says so; or it is left as it is.
void askPaused(Making &making, InstanceProgress &progress, const InstanceResume &found)
{
    const bool mayEnd = found.operation && isStop(found.operation->standing);
    progress.isPaused = true;
    progress.stage = Stage::LeftPaused; // where it failed, as its line says
    making.fail(progress, SurpriseKind::LeftPaused,
                mayEnd ? std::vector<std::string>{"asked-to-stop"} : std::vector<std::string>{});
}

void goOnWithOperation(Making &making, const InstanceProgress &progress, const InstanceResume &found,
                       bool isUndone)
{
    if (found.operation)
        making.effects.emplace_back(
            ResumeOperation{progress.planned.key, found.operation->recorded.id, isUndone});
}

void watchStop(Making &making, InstanceProgress &progress, const InstanceResume &found)
{
    const bool isOwn = making.release.plan.stopBy == StopBy::Drainboard;
    goOnWithOperation(making, progress, found, false);
    progress.isStopSent = isOwn || progress.isStopCommandRun;
    making.go(progress, Stage::Stopping,
              making.release.plan.stopBy == StopBy::Operator ? Awaited::OperatorStop : Awaited::ProcessEnd);
}

void awaitIt(Making &making, InstanceProgress &progress)
{
    switch (progress.stage) {
    case Stage::AwaitingReturn:
        break;
    case Stage::ClearingOverride:
        if (progress.isGhost)
            releasing::leaveClearing(making, progress);
        else
            releasing::awaitUp(making, progress);
        break;
    default:
        releasing::markStopped(making, progress);
        break;
    }
}

void comeBack(Making &making, InstanceProgress &progress)
{
    if (!progress.backSince) {
        releasing::awaitUp(making, progress);
        return;
    }
    progress.wayBack = wayBackOf(makeBudget(making.release.plan.hops));
}

void goOn(Making &making, InstanceProgress &progress, const InstanceResume &found)
{
    switch (found.way) {
    case ResumeWay::BeginsAnew:
        making.go(progress, Stage::Queued, Awaited::Turn);
        progress.before.reset();
        progress.now.reset();
        break;
    case ResumeWay::WaitsForCallers:
        goOnWithOperation(making, progress, found, false);
        progress.isReadBack = true;
        making.go(progress, Stage::Draining, Awaited::CallersLetGo);
        break;
    case ResumeWay::WatchesStop:
        watchStop(making, progress, found);
        break;
    case ResumeWay::ClearsGhost:
        progress.isClearing = true;
        making.effects.emplace_back(RemoveGhost{progress.planned.key});
        break;
    case ResumeWay::AwaitsReturn:
        awaitIt(making, progress);
        break;
    case ResumeWay::ComesBack:
        comeBack(making, progress);
        break;
    case ResumeWay::PutsBack:
        goOnWithOperation(making, progress, found, isOut(found.seen));
        break;
    case ResumeWay::IsPutBack:
        making.go(progress, progress.isToSkip ? Stage::Skipped : Stage::PutBack, Awaited::Nothing);
        break;
    case ResumeWay::Judged:
        making.notify(Notify::Kind::Asked, progress);
        break;
    case ResumeWay::Completes:
        if (progress.isCommandLost())
            releasing::askAboutCommand(making, progress, howCommandWasLost());
        break;
    case ResumeWay::IsPaused:
        askPaused(making, progress, found);
        break;
    case ResumeWay::Asks:
        progress.isStopSent = found.operation && isStop(found.operation->standing);
        ask(making, progress, found);
        break;
    case ResumeWay::Ended:
    case ResumeWay::WaitsItsTurn:
    case ResumeWay::Unread:
        break;
    }
}

/// Paused by its operator who is gone, it goes on: that is what was chosen now. At a pause point of the plan
/// and where it had stopped by itself, its own question is asked again.
void enterAgain(Making &making)
{
    Release &release = making.release;
    const bool hasFailed = std::ranges::any_of(
        release.instances, [](const InstanceProgress &one) { return one.stage == Stage::Failed; });
    if (hasFailed)
        making.enter(ReleaseState::StoppedBySurprise);
    else if (release.state == ReleaseState::Planned || release.state == ReleaseState::PausedByOperator)
        making.enter(release.isRollBack ? ReleaseState::RollingBack : ReleaseState::Running);
}

} // namespace

ReleaseStep resumeRelease(const ReleaseRecovery &recovery, RecoveryChoice choice, const std::string &reason,
                          TimePoint now)
{
    Making making{*recovery.recorded.at, {}, now};
    LineDetails details{{"act", std::string(choiceName(choice))}, {"of", recovery.recorded.lastBy}};
    if (!reason.empty())
        details.emplace_back("reason", reason);
    making.journal(JournalKind::Operator,
                   choice == RecoveryChoice::Undo ? "takes it up to put it back" : "goes on with it",
                   std::move(details));
    for (std::size_t at = 0; at < making.release.instances.size(); ++at) {
        InstanceProgress &progress = making.release.instances[at];
        if (progress.stage != Stage::Queued)
            progress.now = recovery.instances[at].row;
        goOn(making, progress, recovery.instances[at]);
    }
    if (making.release.state == ReleaseState::Aborting)
        releasing::putBackAll(making, true);
    else if (choice == RecoveryChoice::Undo)
        releasing::onAbort(making, ReleaseAbortAsked{});
    else if (making.release.isPuttingBackFirst)
        releasing::putBackAll(making, false);
    else
        enterAgain(making);
    releasing::advance(making);
    return {std::move(making.release), std::move(making.effects)};
}

} // namespace core
