// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemoves.h"

#include <algorithm>

// An instance on its way out: the drain and the stop, whoever does it, and what a dead process leaves.

namespace core::releasing {

namespace {

/// A process that was killed sends no more renewals: after so long without an answer two of them are missing.
constexpr Millis silentIsDead = std::chrono::seconds(60);

/// Of the operation that this stage begins.
Goal goalOf(Stage stage)
{
    switch (stage) {
    case Stage::Draining:
        return Goal::Drain;
    case Stage::Stopping:
        return Goal::Shutdown;
    default:
        return Goal::Restore;
    }
}

bool isStoppedElsewhere(const Release &release)
{
    return release.plan.stopBy != StopBy::Drainboard;
}

bool isGoneFailure(const Operation &operation)
{
    return operation.failure && operation.failure->kind == ErrorKind::NotFound;
}

void failOperation(Making &making, InstanceProgress &progress, const Operation &operation)
{
    progress.failure = operation.failure;
    if (operation.outcome == Outcome::Refused) {
        making.fail(progress, SurpriseKind::GuardsRefused, operation.refusedBy);
        return;
    }
    const bool isOthersDoing = operation.failure && operation.failure->kind == ErrorKind::Cancelled;
    making.fail(progress, isOthersDoing ? SurpriseKind::SomeoneElse : SurpriseKind::OperationFailed,
                {operation.failure ? operation.failure->what : std::string()});
}

void beginClearing(Making &making, InstanceProgress &progress, Awaited awaited)
{
    progress.stoppedAt = progress.stoppedAt.value_or(making.now);
    progress.isClearing = false;
    making.go(progress, Stage::ClearingOverride, awaited);
}

/// The process is gone and its entry stayed: it is removed, which takes the override along.
void removeGhost(Making &making, InstanceProgress &progress)
{
    progress.isGhost = true;
    beginClearing(making, progress, Awaited::LeaseEnd);
    progress.isClearing = true;
    making.effects.emplace_back(RemoveGhost{progress.planned.key});
}

void onStopFailed(Making &making, InstanceProgress &progress, const Operation &operation)
{
    if (isGoneFailure(operation)) {
        markStopped(making, progress);
    } else if (progress.stage == Stage::Stopping && operation.outcome == Outcome::Unproven &&
               operation.signs.portClosed) {
        removeGhost(making, progress);
    } else {
        progress.isStopSent = progress.isStopSent && operation.outcome == Outcome::Unproven;
        failOperation(making, progress, operation);
    }
}

void onDrainFailed(Making &making, InstanceProgress &progress, const Operation &operation)
{
    // Gone before callers let go: it was stopped by somebody, and what comes next is not known.
    if (isGoneFailure(operation)) {
        progress.stoppedAt = making.now;
        making.fail(progress, SurpriseKind::Vanished);
        return;
    }
    failOperation(making, progress, operation);
}

void becomeDrained(Making &making, InstanceProgress &progress, const Operation &operation)
{
    progress.drainProof = operation.proof;
    making.go(progress, Stage::Drained, Awaited::Turn);
    making.notify(Notify::Kind::WaitEnded, progress);
}

/// The stop was taken back in its countdown: nothing begins again by itself.
void onTakenBack(Making &making, InstanceProgress &progress)
{
    making.go(progress, Stage::Drained, Awaited::Turn);
    if (isGoingOn(making.release))
        making.enter(ReleaseState::PausedByOperator);
}

void onDrainedMoved(Making &making, InstanceProgress &progress, const Operation &operation)
{
    if (operation.phase == Phase::Waiting)
        making.go(progress, Stage::Draining, Awaited::CallersLetGo);
    else if (operation.phase == Phase::Failed)
        onStopFailed(making, progress, operation);
}

bool hasStopLeft(const Operation &operation)
{
    return operation.phase == Phase::StopSending || operation.phase == Phase::Stopping;
}

void onStoppingMoved(Making &making, InstanceProgress &progress, const Operation &operation)
{
    progress.isStopSent = progress.isStopSent || hasStopLeft(operation);
    if (operation.phase == Phase::Stopped) {
        markStopped(making, progress);
    } else if (operation.phase == Phase::Failed) {
        onStopFailed(making, progress, operation);
    } else if (operation.phase == Phase::Waiting && making.release.plan.recipe != Recipe::DirectStop) {
        making.go(progress, Stage::Draining, Awaited::CallersLetGo);
    } else if (operation.phase == Phase::Drained && !isStoppedElsewhere(making.release) &&
               progress.isStopCounting) {
        onTakenBack(making, progress);
    }
    // Seen once, Drained after it is no longer merely the state before it.
    progress.isStopCounting = progress.isStopCounting || operation.phase == Phase::StopCountdown;
}

bool isOnItsWayOut(const Operation &operation)
{
    return operation.phase == Phase::StopCountdown || hasStopLeft(operation) ||
           operation.phase == Phase::Stopped;
}

/// It was told to stop, and then called again: once callers have let go, it goes on with its stop by itself,
/// and may be in its countdown before anybody saw it drained.
void onStopTakenUpAgain(Making &making, InstanceProgress &progress, const Operation &operation)
{
    progress.drainProof = operation.proof;
    making.go(progress, Stage::Stopping, Awaited::ProcessEnd);
    onStoppingMoved(making, progress, operation);
}

void onDrainMoved(Making &making, InstanceProgress &progress, const Operation &operation)
{
    progress.isReadBack = operation.phase == Phase::Waiting || operation.phase == Phase::Drained;
    if (operation.phase == Phase::Drained)
        becomeDrained(making, progress, operation);
    else if (operation.phase == Phase::Failed)
        onDrainFailed(making, progress, operation);
    else if (isOnItsWayOut(operation))
        onStopTakenUpAgain(making, progress, operation);
}

/// Stopped elsewhere, by what is seen of it: another process under the same id, or silence.
void lookForStop(Making &making, InstanceProgress &progress, const SeenInstance &row)
{
    if (progress.before && isAnotherProcess(*progress.before, row, progress.silentSince.has_value())) {
        progress.stoppedAt = making.now;
        making.journal(JournalKind::ReadBack, progress, "another process is there under its id");
        if (row.hasOverride())
            beginClearing(making, progress, Awaited::HealthUp);
        else
            markStopped(making, progress);
        return;
    }
    if (!row.isSilent) {
        progress.silentSince.reset();
        return;
    }
    progress.silentSince = progress.silentSince.value_or(making.now);
    if (progress.stage != Stage::Stopping)
        return;
    making.await(progress, Awaited::LeaseEnd);
    if (making.now - *progress.silentSince >= silentIsDead)
        removeGhost(making, progress);
}

} // namespace

void beginStop(Making &making, InstanceProgress &progress)
{
    // What was sent before stays sent: tried again, it may end by the first one at any moment.
    progress.isStopCounting = false;
    switch (making.release.plan.stopBy) {
    case StopBy::Drainboard:
        making.go(progress, Stage::Stopping, Awaited::ProcessEnd);
        making.begin(progress.planned.key, Goal::Shutdown);
        break;
    case StopBy::Operator:
        making.go(progress, Stage::Stopping, Awaited::OperatorStop);
        making.notify(Notify::Kind::Asked, progress);
        break;
    case StopBy::Command:
        runStopCommand(making, progress);
        break;
    }
}

namespace {

/// Its pause stands: that is its end, and said so. Or nothing of it was done.
void endPaused(Making &making, InstanceProgress &progress)
{
    const Stage untouched = progress.isToSkip ? Stage::Skipped : Stage::PutBack;
    making.go(progress, progress.isLeftPaused() ? Stage::LeftPaused : untouched, Awaited::Nothing);
    making.notify(Notify::Kind::WaitEnded, progress);
}

} // namespace

void putBack(Making &making, InstanceProgress &progress)
{
    const bool hasFailed = progress.stage == Stage::Failed;
    const bool isByPause = making.release.plan.recipe == Recipe::Pause;
    if (isByPause && hasFailed) {
        endPaused(making, progress);
        return;
    }
    making.go(progress, Stage::PuttingBack, isByPause ? Awaited::PauseAnswer : Awaited::PutBack);
    if (hasFailed)
        making.begin(progress.planned.key, Goal::Restore); // its operation has ended
    else
        making.effects.emplace_back(AbortOperation{progress.planned.key});
}

void markStopped(Making &making, InstanceProgress &progress)
{
    progress.stoppedAt = progress.stoppedAt.value_or(making.now);
    making.journal(JournalKind::ReadBack, progress, "stopped");
    if (making.release.order == StepOrder::StartThenDrain && !isObserving(making.release)) {
        finishReturn(making, progress);
        return;
    }
    awaitReturn(making, progress);
}

void onQueuedSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &seen = std::get<FleetSeen>(event);
    const SeenInstance *row = seen.find(progress.planned.key);
    if (!seen.isTrusted)
        return;
    if (!row || !row->isListed) {
        if (progress.before && progress.awaited != Awaited::OperatorDecides) {
            making.await(progress, Awaited::OperatorDecides);
            making.surprise(SurpriseKind::Vanished, progress);
        }
        return;
    }
    if (!progress.before)
        progress.before = *row;
    auto change = progress.now ? changeBetween(*progress.now, *row) : std::nullopt;
    making.await(progress, Awaited::Turn);
    progress.now = *row;
    if (change)
        making.surprise(change->kind, progress, std::move(change->details));
}

void onOutOperation(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const Operation &operation = std::get<OperationChanged>(event).operation;
    if (operation.key != progress.planned.key)
        return;
    progress.drainBudget = operation.budget;
    progress.isPaused = operation.isPaused;
    if (progress.stage == Stage::Draining)
        onDrainMoved(making, progress, operation);
    else if (progress.stage == Stage::Drained)
        onDrainedMoved(making, progress, operation);
    else
        onStoppingMoved(making, progress, operation);
}

void onOutRefused(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &refused = std::get<OperationRefused>(event);
    const bool wasNeverOut =
        progress.stage == Stage::PuttingBack && refused.goal == Goal::Drain && !progress.isReadBack;
    if (wasNeverOut) { // the abort came before its drain began, and that was refused: nothing was sent
        making.go(progress, progress.isToSkip ? Stage::Skipped : Stage::PutBack, Awaited::Nothing);
        return;
    }
    if (refused.goal != goalOf(progress.stage)) {
        making.ignore(event, "not what this release has asked for");
        return;
    }
    making.fail(progress, SurpriseKind::GuardsRefused, refused.guards);
}

void onOutSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &seen = std::get<FleetSeen>(event);
    const SeenInstance *row = seen.find(progress.planned.key);
    if (row && making.release.plan.recipe == Recipe::Pause)
        progress.now = *row; // in no list, which is how it is known to be paused
    if (!row || !row->isListed) {
        // Without an operation of our own nothing else tells.
        const bool isOurs =
            making.release.plan.recipe != Recipe::DirectStop || !isStoppedElsewhere(making.release);
        if (!isOurs && seen.isTrusted && progress.stage == Stage::Stopping)
            markStopped(making, progress);
        return;
    }
    progress.now = *row;
    if (progress.stage == Stage::Drained ||
        (progress.stage == Stage::Stopping && isStoppedElsewhere(making.release)))
        lookForStop(making, progress, *row);
}

void onPuttingBackOperation(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const Operation &operation = std::get<OperationChanged>(event).operation;
    progress.isPaused = operation.isPaused;
    if (operation.phase == Phase::Failed && making.release.plan.recipe == Recipe::Pause) {
        endPaused(making, progress);
        return;
    }
    switch (operation.phase) {
    case Phase::Restored:
        making.go(progress, progress.isToSkip ? Stage::Skipped : Stage::PutBack, Awaited::Nothing);
        making.notify(Notify::Kind::WaitEnded, progress);
        break;
    case Phase::Failed:
        // Its process ended while it was to be put back: there is nothing left to put back.
        if (isGoneFailure(operation)) {
            progress.stoppedAt = making.now;
            making.journal(JournalKind::ReadBack, progress, "gone before it was put back");
        }
        failOperation(making, progress, operation);
        break;
    case Phase::ReadingBack:
    case Phase::Waiting:
    case Phase::Drained:
    case Phase::StopCountdown:
        // The abort came while its write was still unanswered, and did not fit then.
        making.effects.emplace_back(AbortOperation{progress.planned.key});
        break;
    default:
        break;
    }
}

void onClearingOperation(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const Operation &operation = std::get<OperationChanged>(event).operation;
    if (!progress.isClearing)
        return;
    if (operation.phase == Phase::Restored)
        awaitUp(making, progress);
    else if (operation.phase == Phase::Failed && !isGoneFailure(operation) && !progress.isGhost)
        failOperation(making, progress, operation);
}

void onGhostRemoved(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const Outcome outcome = std::get<GhostRemoved>(event).outcome;
    if (outcome == Outcome::Done) {
        leaveClearing(making, progress);
        return;
    }
    // The lease ends by itself, unless the server keeps what it lost; until then this is what is awaited.
    // A new process may live under it: its override is cleared then.
    progress.isClearing = false;
    making.journal(JournalKind::ReadBack, progress, "the dead entry could not be removed");
    making.await(progress, Awaited::LeaseEnd);
}

} // namespace core::releasing
