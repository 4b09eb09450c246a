// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releaserecovery.h"

#include "core/release/releasemoves.h"

#include <algorithm>
#include <array>

// How each instance goes on, by where its lines end, what was sent, and what stands there now:
//
//   stood in             sent                    seen now             goes on as
//   -------------------  ----------------------  -------------------  -------------------------------------
//   an end               any                     any                  Ended
//   Queued               any                     any                  WaitsItsTurn
//   Draining .. Stopping nothing                 any                  BeginsAnew; WatchesStop where it is
//                                                                     stopped elsewhere without a drain
//                        any                     another process      AwaitsReturn: it has been replaced
//                        take-out                out, or partly       WaitsForCallers
//                        take-out                serving              BeginsAnew once nothing is on its way
//                        take-out                gone                 AwaitsReturn; Asks where callers had
//                                                                     not let go yet
//                        stop                    gone                 AwaitsReturn
//                        stop                    serving after all    Asks
//                        stop                    anything else        WatchesStop
//                        cancel (article)        serving              BeginsAnew
//   ClearingOverride     ghost                   its entry            ClearsGhost
//   ClearingOverride     any                     anything else        AwaitsReturn
//   AwaitingReturn       any                     any                  AwaitsReturn
//   Returning, traffic   any                     any                  ComesBack
//   Judging              any                     any                  Judged
//   PuttingBack          nothing                 any                  IsPutBack
//                        any                     serving              IsPutBack once nothing is on its way
//                        any                     out, or on its way   PutsBack
//   Failed               any                     any                  Asks
//   any of these         any                     anything else        Asks

namespace core {

namespace {

using releasing::Making;

constexpr std::array<std::string_view, 13> wayNames{
    "ended",         "waits-its-turn", "begins-anew", "waits-for-callers", "watches-stop", "clears-ghost",
    "awaits-return", "comes-back",     "judged",      "puts-back",         "is-put-back",  "asks",
    "unread"};

bool isStop(Standing standing)
{
    return standing == Standing::StopUnknown || standing == Standing::StopSent;
}

bool isCancel(Standing standing)
{
    return standing == Standing::CancelUnknown || standing == Standing::CancelSent;
}

bool isOut(SeenNow seen)
{
    return seen == SeenNow::Out || seen == SeenNow::PartlyOut;
}

bool wasSent(const InstanceResume &found)
{
    return found.operation && found.operation->standing != Standing::NothingSent;
}

/// Its new process is there, under the same id.
bool isReplaced(const Release &release, const InstanceResume &found)
{
    const InstanceProgress &progress = found.progress;
    const bool wasStopped = found.operation && isStop(found.operation->standing);
    const bool mayBe = found.row && found.row->isListed && progress.before &&
                       release.order == StepOrder::StopThenStart &&
                       releasing::isAnotherProcess(*progress.before, *found.row, wasStopped);
    if (!mayBe)
        return false;
    // Before callers let go, only the expected version is taken for it: a crash is none.
    return progress.stage != Stage::Draining || found.row->version == progress.targetVersion;
}

ResumeWay wayAfterTakeOut(const Release &release, const InstanceResume &found)
{
    const Recovery &operation = *found.operation;
    if (isOut(found.seen) && !isCancel(operation.standing))
        return ResumeWay::WaitsForCallers;
    if (found.seen == SeenNow::Serving)
        return operation.settled ? ResumeWay::BeginsAnew : ResumeWay::Unread;
    if (found.seen == SeenNow::Gone) {
        const bool mayBeGone =
            found.progress.stage != Stage::Draining || release.plan.stopBy != StopBy::Drainboard;
        return mayBeGone ? ResumeWay::AwaitsReturn : ResumeWay::Asks;
    }
    return ResumeWay::Asks;
}

ResumeWay wayOut(const Release &release, const InstanceResume &found)
{
    const InstanceProgress &progress = found.progress;
    const bool isElsewhere = release.plan.stopBy != StopBy::Drainboard;
    const bool isUnread = found.seen == SeenNow::Unread;
    if (!wasSent(found)) {
        const bool mayHaveStopped = isElsewhere && progress.stage == Stage::Stopping;
        if (!mayHaveStopped)
            return ResumeWay::BeginsAnew;
        if (isUnread)
            return ResumeWay::Unread;
        const bool isGone = found.seen == SeenNow::Gone || isReplaced(release, found);
        return isGone ? ResumeWay::AwaitsReturn : ResumeWay::WatchesStop;
    }
    if (isUnread)
        return ResumeWay::Unread;
    if (found.seen != SeenNow::Gone && isReplaced(release, found))
        return ResumeWay::AwaitsReturn;
    if (!isStop(found.operation->standing))
        return wayAfterTakeOut(release, found);
    if (found.seen == SeenNow::Gone)
        return ResumeWay::AwaitsReturn;
    return found.operation->settled ? ResumeWay::Asks : ResumeWay::WatchesStop;
}

ResumeWay wayBack(const InstanceResume &found)
{
    if (!wasSent(found))
        return ResumeWay::IsPutBack;
    const Recovery &operation = *found.operation;
    switch (found.seen) {
    case SeenNow::Unread:
        return ResumeWay::Unread;
    case SeenNow::Serving:
        return operation.settled ? ResumeWay::IsPutBack : ResumeWay::Unread;
    case SeenNow::Out:
    case SeenNow::PartlyOut:
        return operation.undo && !isStop(operation.standing) ? ResumeWay::PutsBack : ResumeWay::Asks;
    case SeenNow::Gone:
        return ResumeWay::Asks;
    case SeenNow::Other:
        break;
    }
    return isCancel(operation.standing) && operation.canContinue ? ResumeWay::PutsBack : ResumeWay::Asks;
}

ResumeWay wayOfClearing(const Release &release, const InstanceResume &found)
{
    if (!found.progress.isGhost || isReplaced(release, found))
        return ResumeWay::AwaitsReturn;
    if (found.seen == SeenNow::Unread || found.seen == SeenNow::Gone)
        return found.seen == SeenNow::Gone ? ResumeWay::AwaitsReturn : ResumeWay::Unread;
    // Only the entry of a process that is really not there may be removed.
    if (found.row && found.row->isAnswering)
        return ResumeWay::Asks;
    return found.row && found.row->isSilent ? ResumeWay::ClearsGhost : ResumeWay::Unread;
}

// --- going on

/// The plan stops, as it does where an operation fails: tried again, skipped, or the release is aborted.
void ask(Making &making, InstanceProgress &progress, const InstanceResume &found)
{
    if (progress.stage == Stage::Failed)
        return;
    if (found.seen == SeenNow::Gone) {
        progress.stoppedAt = making.now;
        making.fail(progress, SurpriseKind::Vanished);
        return;
    }
    making.fail(progress, SurpriseKind::SomeoneElse, {std::string(seenNowName(found.seen))});
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
    progress.isStopSent = isOwn;
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

bool isPlanned(const RecordedRelease &recorded)
{
    return recorded.at && faultsOf(recorded.at->plan).empty() && !recorded.at->isFinished();
}

} // namespace

std::string_view resumeWayName(ResumeWay way)
{
    return wayNames[static_cast<std::size_t>(way)];
}

const InstanceResume *ReleaseRecovery::find(const InstanceKey &key) const
{
    const auto found = std::ranges::find_if(instances, [&](const InstanceResume &one) {
        return one.progress.planned.key == key || one.progress.returned == key;
    });
    return found == instances.end() ? nullptr : &*found;
}

ResumeWay resumeWayOf(const Release &release, const InstanceResume &found)
{
    const InstanceProgress &progress = found.progress;
    if (progress.isEnd())
        return ResumeWay::Ended;
    switch (progress.stage) {
    case Stage::Queued:
        return ResumeWay::WaitsItsTurn;
    case Stage::Draining:
    case Stage::Drained:
    case Stage::Stopping:
        // Somebody else's release: what he did meanwhile is seen at once.
        return releasing::isObserving(release) ? ResumeWay::WaitsItsTurn : wayOut(release, found);
    case Stage::ClearingOverride:
        return wayOfClearing(release, found);
    case Stage::AwaitingReturn:
        return ResumeWay::AwaitsReturn;
    case Stage::Returning:
    case Stage::AwaitingTraffic:
        return ResumeWay::ComesBack;
    case Stage::Judging:
        return ResumeWay::Judged;
    case Stage::PuttingBack:
        return wayBack(found);
    default:
        return ResumeWay::Asks;
    }
}

const RecordedOperation *operationOf(const InstanceProgress &progress,
                                     const std::vector<RecordedOperation> &operations)
{
    const auto found =
        std::find_if(operations.rbegin(), operations.rend(), [&](const RecordedOperation &one) {
            return one.goal && one.instance == progress.planned.key.path() && progress.begunAt &&
                   one.startedAt >= *progress.begunAt;
        });
    return found == operations.rend() ? nullptr : &*found;
}

ReleaseRecovery recoveryOf(RecordedRelease recorded, std::vector<InstanceResume> instances)
{
    ReleaseRecovery recovery{std::move(recorded), std::move(instances)};
    if (!recovery.recorded.at || recovery.instances.size() != recovery.recorded.at->instances.size())
        return recovery;
    const Release &release = *recovery.recorded.at;
    for (InstanceResume &one : recovery.instances)
        one.way = resumeWayOf(release, one);
    recovery.isRead = std::ranges::none_of(
        recovery.instances, [](const InstanceResume &one) { return one.way == ResumeWay::Unread; });
    recovery.canContinue = recovery.isRead && isPlanned(recovery.recorded);
    recovery.canUndo = recovery.canContinue && !releasing::isObserving(release);
    return recovery;
}

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

JournalLine endedLine(const RecordedRelease &recorded)
{
    const std::string outcome(releaseOutcomeName(recorded.at ? recorded.at->outcome : ReleaseOutcome::None));
    return {JournalKind::Closed, "nothing was left to do: it had ended", {{"as", outcome}}};
}

JournalLine closingLine(const ReleaseRecovery &recovery, const std::string &reason)
{
    LineDetails details{{"as", "left"}};
    if (recovery.recorded.at)
        details.emplace_back("state", std::string(releaseStateName(recovery.recorded.at->state)));
    if (!reason.empty())
        details.emplace_back("reason", reason);
    return {JournalKind::Closed, "left as it is", std::move(details)};
}

} // namespace core
