// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemoves.h"
#include "core/release/releaserecord.h"
#include "core/release/rollback.h"

#include <algorithm>

// What the operator wants of the whole release, and what begins next because of it.

namespace core::releasing {

namespace {

bool isAnyIn(const Release &release, std::initializer_list<Stage> stages)
{
    return std::ranges::any_of(release.instances, [&](const InstanceProgress &one) {
        return std::ranges::find(stages, one.stage) != stages.end();
    });
}

/// A new process came up under the override of the one that was stopped: that is ours to take back, too.
bool isUnderOldOverride(const InstanceProgress &progress)
{
    const bool isAwaited =
        progress.stage == Stage::ClearingOverride || progress.stage == Stage::AwaitingReturn;
    return isAwaited && progress.isUnderInheritedOverride();
}

/// The same, where taking it back has failed: it is tried again.
bool hasFailedClearing(const InstanceProgress &progress)
{
    return progress.stage == Stage::Failed && progress.failedIn == Stage::ClearingOverride &&
           progress.isUnderInheritedOverride();
}

void queueRollBack(Making &making)
{
    Release &release = making.release;
    turnRound(release, making.now);
    making.journal(JournalKind::Moved, "rolls back what was replaced", releaseStateDetails(release));
    for (const InstanceProgress &progress : release.instances) {
        if (progress.stage == Stage::LeftOut)
            making.journal(JournalKind::Moved, progress, "left out", progressDetails(progress));
    }
}

void finish(Making &making)
{
    Release &release = making.release;
    const bool isWhole = std::ranges::all_of(release.instances, [](const InstanceProgress &one) {
        return one.stage == Stage::Done && !one.wentOnEarly;
    });
    const bool wasAborted = release.state == ReleaseState::Aborting;
    if (wasAborted)
        release.outcome = ReleaseOutcome::Aborted;
    else if (release.isRollBack)
        release.outcome = ReleaseOutcome::RolledBack;
    else
        release.outcome = isWhole ? ReleaseOutcome::Done : ReleaseOutcome::Unproven;
    making.enter(ReleaseState::Finished);
    making.journal(JournalKind::Finished, std::string(releaseOutcomeName(release.outcome)),
                   {{"outcome", std::string(releaseOutcomeName(release.outcome))}});
    making.notify(Notify{Notify::Kind::Finished, {}, Awaited::Nothing});
}

void startInstance(Making &making, InstanceProgress &progress)
{
    progress.before = progress.now;
    progress.begunAt = making.now;
    progress.isStopSent = false;
    if (making.release.order == StepOrder::StartThenDrain)
        awaitReturn(making, progress);
    else
        takeOut(making, progress);
}

/// A drain counts for the next one's capacity only once it was read back.
bool isAnyUnsettled(const Release &release)
{
    return std::ranges::any_of(release.instances, [](const InstanceProgress &one) {
        const bool isBeginning =
            one.stage == Stage::Preparing || (one.stage == Stage::Draining && !one.isReadBack);
        return isBeginning || one.stage == Stage::Failed;
    });
}

void startNext(Making &making)
{
    Release &release = making.release;
    for (InstanceProgress &progress : release.instances) {
        const auto active = std::ranges::count_if(release.instances, &InstanceProgress::isActive);
        if (progress.stage != Stage::Queued)
            continue;
        if (active >= release.plan.batchSize || isAnyUnsettled(release) || !progress.now)
            return;
        if (progress.planned.pausesBefore && !progress.isPausePassed) {
            if (active > 0)
                return;
            making.enter(ReleaseState::PausedByPlan);
            making.notify(Notify::Kind::Asked, progress);
            return;
        }
        startInstance(making, progress);
    }
}

void sendSmoke(Making &making, InstanceProgress &progress)
{
    if (!making.release.plan.smoke.isGiven() || progress.isSmokeSent)
        return;
    progress.isSmokeSent = true;
    making.await(progress, Awaited::SmokeAnswer);
    making.effects.emplace_back(SendSmoke{progress.current(), making.release.plan.smoke});
}

void goOn(Making &making, InstanceProgress &progress)
{
    switch (progress.stage) {
    case Stage::Preparing:
        if (progress.isPrepared)
            takeOut(making, progress);
        break;
    case Stage::Drained:
        beginStop(making, progress);
        break;
    case Stage::AwaitingReturn:
        runStartCommand(making, progress);
        break;
    case Stage::AwaitingTraffic:
        sendSmoke(making, progress);
        break;
    case Stage::Completing:
        goOnCompleting(making, progress);
        break;
    default:
        break;
    }
}

/// Something is still to be put back, or stops and cannot be held; or putting back failed, and the operator
/// has to say what becomes of it.
bool isUnwinding(const Release &release)
{
    const auto hasFailed = [](const InstanceProgress &one) {
        return one.stage == Stage::Failed &&
               (one.failedIn == Stage::PuttingBack || one.failedIn == Stage::ClearingOverride);
    };
    // A roll back has its own way with those: what it started from counts as the new one there.
    const bool isClearing = release.state == ReleaseState::Aborting && !isObserving(release) &&
                            std::ranges::any_of(release.instances, isUnderOldOverride);
    return isClearing || isAnyIn(release, {Stage::PuttingBack, Stage::Stopping}) ||
           std::ranges::any_of(release.instances, hasFailed);
}

} // namespace

void advance(Making &making)
{
    Release &release = making.release;
    if (release.state == ReleaseState::Aborting) {
        if (!isUnwinding(release))
            finish(making);
        return;
    }
    if (!isGoingOn(release))
        return;
    if (release.isPuttingBackFirst) {
        if (isUnwinding(release))
            return;
        queueRollBack(making);
    }
    if (!isObserving(release)) {
        for (InstanceProgress &progress : release.instances) {
            if (isGoingOn(release))
                goOn(making, progress);
        }
        if (isGoingOn(release))
            startNext(making);
    }
    if (isGoingOn(release) && std::ranges::all_of(release.instances, &InstanceProgress::isEnd))
        finish(making);
}

void onStart(Making &making, const ReleaseEvent &event)
{
    Release &release = making.release;
    if (const auto faults = faultsOf(release.plan); !faults.empty()) {
        making.ignore(event, planFaultName(faults.front()));
        return;
    }
    release.startedAt = making.now;
    making.journal(JournalKind::Started, "release of " + release.plan.application.text(),
                   releaseStartDetails(release, std::get<ReleaseStarted>(event).peers));
    making.enter(ReleaseState::Running);
}

void onPause(Making &making, const ReleaseEvent &)
{
    making.journal(JournalKind::Operator, "pause");
    making.enter(ReleaseState::PausedByOperator);
}

void onResume(Making &making, const ReleaseEvent &event)
{
    Release &release = making.release;
    if (isAnyIn(release, {Stage::Failed})) {
        making.ignore(event, "one instance failed: try it again, skip it, or abort");
        return;
    }
    making.journal(JournalKind::Operator, "resume", {{"act", "resume"}});
    for (InstanceProgress &progress : release.instances) {
        if (progress.stage != Stage::Queued)
            continue;
        progress.before = progress.now; // what it is now was seen, and accepted
        if (release.state == ReleaseState::PausedByPlan) {
            progress.isPausePassed = true;
            break; // the next pause point is another one
        }
    }
    making.enter(release.isRollBack ? ReleaseState::RollingBack : ReleaseState::Running);
}

namespace {

void clearAgain(Making &making, InstanceProgress &progress)
{
    progress.isClearing = false;
    progress.failure.reset();
    making.go(progress, Stage::ClearingOverride, Awaited::HealthUp);
}

} // namespace

void putBackAll(Making &making, bool leavesOut)
{
    for (InstanceProgress &progress : making.release.instances) {
        const bool isUntouched =
            progress.stage == Stage::Preparing || (progress.stage == Stage::Queued && leavesOut);
        if (isUntouched)
            making.go(progress, Stage::LeftOut, Awaited::Nothing);
        else if (isOut(making.release, progress))
            putBack(making, progress);
        else if (hasFailedClearing(progress) ||
                 (leavesOut && progress.stage == Stage::AwaitingReturn && isUnderOldOverride(progress)))
            clearAgain(making, progress);
        else if (progress.stage == Stage::Stopping && progress.awaited == Awaited::OperatorStop)
            making.go(progress, Stage::PutBack, Awaited::Nothing); // nobody has begun to stop it
    }
}

void onAbortUnstarted(Making &making, const ReleaseEvent &event)
{
    onAbort(making, event);
}

void onAbort(Making &making, const ReleaseEvent &)
{
    making.journal(JournalKind::Operator, "abort");
    making.release.isPuttingBackFirst = false;
    making.enter(ReleaseState::Aborting);
    putBackAll(making, true);
}

void onRollBack(Making &making, const ReleaseEvent &event)
{
    Release &release = making.release;
    if (release.isRollBack || isObserving(release)) {
        making.ignore(event, "nothing here to roll back");
        return;
    }
    making.journal(JournalKind::Operator, "roll back");
    release.isRollBack = true;
    release.isPuttingBackFirst = true;
    making.enter(ReleaseState::RollingBack);
    putBackAll(making, false);
}

} // namespace core::releasing
