// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemoves.h"

#include <algorithm>

// An instance on its way back: who counts as the one that came back, and what proves that it serves.

namespace core::releasing {

namespace {

/// Every list tells a registration by then, and every client has registered that is going to.
constexpr Millis registrationPatience = std::chrono::seconds(90);

bool isInitial(const Release &release, const InstanceKey &key)
{
    return std::ranges::find(release.initial, key) != release.initial.end();
}

/// Belongs to another instance of the plan.
bool isClaimed(const Release &release, const InstanceProgress &progress, const InstanceKey &key)
{
    return std::ranges::any_of(release.instances, [&](const InstanceProgress &other) {
        const bool isOther = other.planned.key != progress.planned.key;
        return isOther && (other.planned.key == key || other.returned == key);
    });
}

/// The planned one itself, as another process than the one that went.
bool isRestarted(const InstanceProgress &progress, const SeenInstance &row)
{
    return row.key == progress.planned.key && progress.before &&
           isAnotherProcess(*progress.before, row, progress.stoppedAt.has_value());
}

bool matchesRule(const Release &release, const InstanceProgress &progress, const SeenInstance &row)
{
    // Where the new one comes first, the planned one still runs under its id.
    if (row.key == progress.planned.key)
        return release.order == StepOrder::StopThenStart && isRestarted(progress, row);
    if (isInitial(release, row.key) || isClaimed(release, progress, row.key))
        return false;
    switch (release.plan.returnRule) {
    case ReturnRule::SameId:
        return false;
    case ReturnRule::SameHost:
        return progress.before && row.host == progress.before->host;
    case ReturnRule::AnyNew:
        return true;
    }
    return false;
}

bool hasTargetVersion(const InstanceProgress &progress, const SeenInstance &row)
{
    return progress.targetVersion.empty() || row.version == progress.targetVersion;
}

/// The one that came back: of several that the rule allows, one with the right version.
const SeenInstance *findReturned(const Release &release, const InstanceProgress &progress,
                                 const FleetSeen &seen)
{
    const SeenInstance *found = nullptr;
    for (const SeenInstance &row : seen.rows) {
        if (!row.isListed || !matchesRule(release, progress, row))
            continue;
        if (!found || (!hasTargetVersion(progress, *found) && hasTargetVersion(progress, row)))
            found = &row;
    }
    return found;
}

/// Read after the old process had gone: an older answer was the old one's.
bool isHealthOfNew(const InstanceProgress &progress, const SeenInstance &row)
{
    return row.isHealthy && (!progress.stoppedAt || row.healthReadAt > *progress.stoppedAt);
}

/// Where its health could never be read, the registry's word has to do.
bool isWell(const InstanceProgress &progress, const SeenInstance &row)
{
    if (isHealthOfNew(progress, row))
        return *row.isHealthy;
    return progress.before && !progress.before->isHealthy && !row.isSilent;
}

bool isUp(const SeenInstance &row)
{
    return row.isListed && row.status.status == Status::Up;
}

std::optional<double> successesOf(const SeenInstance &row)
{
    if (!row.requests)
        return std::nullopt;
    // Who looks for an endpoint that is not there is answered 404 or 405, and counted like a caller: seen on
    // Boot 3.5, where this program's own search proved a return that nobody had called yet.
    return *row.requests - row.serverErrors.value_or(0) - row.clientErrors.value_or(0);
}

/// Its registration is still one of the process that went: as a list that is behind tells it, or the one that
/// it made on its way out, as DOWN. So is the version then. Both were seen where a new process took over a
/// lease that had not ended: its actuator told the new start seconds before any list told the new
/// registration.
bool isRegisteredByOld(const Making &making, const InstanceProgress &progress, const SeenInstance &row)
{
    if (!progress.before || progress.before->key != row.key || row.registeredAt == TimePoint{})
        return false;
    // Two clocks are compared: where they differ, it ends by itself.
    const bool hasWaited =
        progress.awaited == Awaited::RegistryUp && making.now - progress.awaitedSince >= registrationPatience;
    const bool isOlderThanItself = row.startedAt && row.registeredAt < *row.startedAt;
    return !hasWaited && (isOlderThanItself || !isRegisteredLater(*progress.before, row));
}

/// The old version again, or one that nobody expected: told once, and never a return.
void onStrangeVersion(Making &making, InstanceProgress &progress, const SeenInstance &row)
{
    making.await(progress, Awaited::NewVersion);
    if (progress.strangeVersion == row.version || row.version.empty())
        return;
    progress.strangeVersion = row.version;
    const bool isOld = progress.before && row.version == progress.before->version;
    making.surprise(isOld ? SurpriseKind::OldVersionReturned : SurpriseKind::OtherVersion, progress,
                    {row.version});
}

/// It came up under the override of the one before it: as it lives and is well, that is taken back.
void clearInherited(Making &making, InstanceProgress &progress, const SeenInstance &row)
{
    if (progress.stage != Stage::ClearingOverride) {
        progress.isClearing = false;
        making.go(progress, Stage::ClearingOverride, Awaited::HealthUp);
    }
    const bool mayBegin = isGoingOn(making.release) || making.release.state == ReleaseState::Aborting;
    if (progress.isClearing || isObserving(making.release) || !isWell(progress, row) || !mayBegin)
        return;
    progress.isClearing = true;
    progress.isGhost = false; // a process lives there: its override is cancelled, not its entry removed
    making.await(progress, Awaited::OverrideGone);
    making.begin(row.key, Goal::Restore);
}

void beginTakeUp(Making &making, InstanceProgress &progress, const SeenInstance &row)
{
    progress.returned = row.key;
    progress.backSince = making.now;
    progress.successesAtUp = successesOf(row);
    const Budget &went = progress.drainBudget;
    progress.wayBack = wayBackOf(went.hops.empty() ? makeBudget(making.release.plan.hops) : went);
    if (row.hops)
        progress.wayBack.update(*row.hops, making.now);
    making.go(progress, Stage::Returning, Awaited::CallersTakeUp);
}

/// It is not what it was: back to waiting for it.
bool hasFallen(Making &making, InstanceProgress &progress, const SeenInstance *row)
{
    const bool isLost = !row || !isUp(*row) || (row->isHealthy && !*row->isHealthy);
    if (isLost)
        awaitUp(making, progress);
    return isLost;
}

Awaited startAwaited(const Release &release)
{
    return release.plan.startBy == StartBy::Command && !isObserving(release) ? Awaited::CommandEnd
                                                                             : Awaited::OperatorStart;
}

void proveByTraffic(Making &making, InstanceProgress &progress, const SeenInstance &row)
{
    const auto successes = successesOf(row);
    if (!successes) {
        // A smoke request was sent, or nothing but the operator can tell.
        if (!making.release.plan.smoke.isGiven() && progress.awaited != Awaited::OperatorConfirms) {
            making.await(progress, Awaited::OperatorConfirms);
            making.notify(Notify::Kind::Asked, progress);
        }
        return;
    }
    if (*successes > progress.successesAtUp.value_or(0))
        proveReturn(making, progress, ReturnProof::Traffic);
    else if (!making.release.plan.smoke.isGiven())
        making.await(progress, Awaited::FirstRequests);
}

/// By the comparison that all of this program's judgements are made with.
void measure(InstanceProgress &progress)
{
    if (!progress.now)
        return;
    progress.verdict = progress.now->verdict;
    progress.measured = progress.verdict ? progress.verdict->verdict.outcome : Verdict::NoData;
}

} // namespace

void awaitReturn(Making &making, InstanceProgress &progress)
{
    making.go(progress, Stage::AwaitingReturn, startAwaited(making.release));
    if (making.release.plan.startBy == StartBy::Operator)
        making.notify(Notify::Kind::Asked, progress);
}

void awaitUp(Making &making, InstanceProgress &progress)
{
    making.go(progress, Stage::AwaitingReturn, Awaited::RegistryUp);
    progress.isCommandBegun = true;
}

void leaveClearing(Making &making, InstanceProgress &progress)
{
    if (making.release.order == StepOrder::StartThenDrain)
        finishReturn(making, progress); // the new one serves already
    else
        awaitReturn(making, progress);
}

void onReturnSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &seen = std::get<FleetSeen>(event);
    const bool isNewServing =
        making.release.order == StepOrder::StartThenDrain && progress.stage == Stage::ClearingOverride;
    const SeenInstance *row = isNewServing ? nullptr : findReturned(making.release, progress, seen);
    if (!row) {
        const SeenInstance *left = seen.find(progress.planned.key);
        const bool isGone = seen.isTrusted && (!left || !left->isListed);
        if (progress.stage == Stage::ClearingOverride && isGone)
            leaveClearing(making, progress);
        return;
    }
    progress.now = *row;
    // An abort takes the old override from whatever version came up under it.
    const bool isToBePutBack = making.release.state == ReleaseState::Aborting && row->hasOverride();
    const bool isStrange = !hasTargetVersion(progress, *row) && !isToBePutBack;
    if (isStrange && isRegisteredByOld(making, progress, *row)) {
        making.await(progress, Awaited::RegistryUp);
    } else if (isStrange) {
        onStrangeVersion(making, progress, *row);
    } else if (row->hasOverride()) {
        clearInherited(making, progress, *row);
    } else if (!isUp(*row)) {
        making.await(progress, Awaited::RegistryUp);
    } else if (!isWell(progress, *row)) {
        making.await(progress, Awaited::HealthUp);
    } else if (progress.stage == Stage::ClearingOverride && progress.isClearing && !progress.isGhost) {
        making.await(progress, Awaited::OverrideGone); // until its own operation has proven it on every peer
    } else {
        beginTakeUp(making, progress, *row);
    }
}

void onTakeUpSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const SeenInstance *row = std::get<FleetSeen>(event).find(progress.current());
    if (row)
        progress.now = *row;
    if (hasFallen(making, progress, row))
        return;
    if (row->isServedUp)
        progress.wayBack.markSeen(HopKind::ServerCache, making.now);
    else
        progress.wayBack.forgetSeen(HopKind::ServerCache);
    if (row->hops)
        progress.wayBack.update(*row->hops, *progress.backSince);
    progress.wayBack.settle(*progress.backSince);
    if (row->isServedUp && progress.wayBack.remaining(*progress.backSince, making.now) == Millis(0))
        making.go(progress, Stage::AwaitingTraffic, Awaited::FirstRequests);
}

void onTrafficSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const SeenInstance *row = std::get<FleetSeen>(event).find(progress.current());
    if (row)
        progress.now = *row;
    if (!hasFallen(making, progress, row))
        proveByTraffic(making, progress, *row);
}

void onJudgingSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    keepNow(making, progress, event);
    measure(progress);
}

void onBackSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &seen = std::get<FleetSeen>(event);
    const bool isWatched = progress.returned && seen.isTrusted && isGoingOn(making.release);
    if (!isWatched || progress.awaited == Awaited::OperatorDecides)
        return;
    const SeenInstance *row = seen.find(*progress.returned);
    const bool isGone = !row || !row->isListed;
    if (row)
        progress.now = *row;
    if (!isGone && !row->hasOverride())
        return;
    making.await(progress, Awaited::OperatorDecides); // told once
    if (isGone)
        making.surprise(SurpriseKind::Vanished, progress);
    else
        making.surprise(SurpriseKind::SomeoneElse, progress, saysNow(*row));
}

void onSmoke(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &answer = std::get<SmokeAnswered>(event).status;
    if (answer && *answer == making.release.plan.smoke.expectedStatus) {
        proveReturn(making, progress, ReturnProof::Smoke);
        return;
    }
    making.surprise(SurpriseKind::SmokeFailed, progress,
                    {answer ? std::to_string(*answer) : answer.error().what});
}

void proveReturn(Making &making, InstanceProgress &progress, ReturnProof proof)
{
    progress.proof = proof;
    measure(progress);
    making.journal(JournalKind::ReadBack, progress, "serves: " + std::string(returnProofName(proof)),
                   {{"proof", std::string(returnProofName(proof))},
                    {"measured", std::string(verdictName(progress.measured))}});
    const bool isWorse = progress.measured == Verdict::Fail;
    if (!progress.planned.asksAfter && !isWorse) {
        completeReturn(making, progress);
        return;
    }
    making.go(progress, Stage::Judging, Awaited::Judgement);
    if (isWorse)
        making.surprise(SurpriseKind::WorseThanBefore, progress);
    else
        making.notify(Notify::Kind::Asked, progress);
}

void finishReturn(Making &making, InstanceProgress &progress)
{
    const bool isOldStillThere = making.release.order == StepOrder::StartThenDrain && !progress.stoppedAt &&
                                 !isObserving(making.release);
    if (isOldStillThere) {
        takeOut(making, progress);
        return;
    }
    making.go(progress, Stage::Done, Awaited::Nothing);
    making.notify(Notify::Kind::WaitEnded, progress);
}

} // namespace core::releasing
