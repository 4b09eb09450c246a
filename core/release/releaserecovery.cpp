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
//                        pause, or stop after it anything else        IsPaused: where it is, its entry told
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

constexpr std::array<std::string_view, 15> wayNames{
    "ended",         "waits-its-turn", "begins-anew", "waits-for-callers", "watches-stop", "clears-ghost",
    "awaits-return", "comes-back",     "judged",      "completes",         "puts-back",    "is-put-back",
    "is-paused",     "asks",           "unread"};

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

/// Its pause was sent, and it is in no list: whether its process still runs, only its entry could tell.
bool mayBePaused(const Release &release, const InstanceResume &found)
{
    const bool isTold = found.seen != SeenNow::Unread && found.seen != SeenNow::Serving;
    return release.plan.recipe == Recipe::Pause && wasSent(found) && isTold && !isReplaced(release, found);
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

bool isClearedByUndo(const Release &release, const InstanceResume &found)
{
    const InstanceProgress &progress = found.progress;
    if (!found.row || !found.row->isListed || found.row->isSilent || !found.row->hasOverride())
        return false;
    if (found.way == ResumeWay::AwaitsReturn)
        return progress.before && isNewProcess(*progress.before, *found.row);
    const bool isStopSent = found.operation && isStop(found.operation->standing);
    const bool isOurs = release.plan.recipe != Recipe::DirectStop && release.plan.recipe != Recipe::Pause;
    return found.way == ResumeWay::Asks && isOurs && !isStopSent && !progress.stoppedAt &&
           found.row->overriddenStatus.status == Status::OutOfService;
}

ResumeWay resumeWayOf(const Release &release, const InstanceResume &found)
{
    const InstanceProgress &progress = found.progress;
    if (progress.isEnd())
        return ResumeWay::Ended;
    switch (progress.stage) {
    case Stage::Queued:
        return ResumeWay::WaitsItsTurn;
    case Stage::Preparing:
        return progress.isCommandLost() ? ResumeWay::Asks : ResumeWay::BeginsAnew;
    case Stage::Draining:
    case Stage::Drained:
    case Stage::Stopping:
        if (mayBePaused(release, found))
            return ResumeWay::IsPaused;
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
    case Stage::Completing:
        return ResumeWay::Completes;
    case Stage::PuttingBack:
        return mayBePaused(release, found) ? ResumeWay::IsPaused : wayBack(found);
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
