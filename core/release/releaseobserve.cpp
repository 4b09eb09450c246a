// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemoves.h"

// Somebody else releases: his steps are recognised by what they leave in the registry and in the processes.
// Nothing is written, and no order is asked of him.

namespace core::releasing {

namespace {

bool isOutOfService(const SeenInstance &row)
{
    return row.status.status == Status::OutOfService || row.overriddenStatus.status == Status::OutOfService;
}

bool isDead(const SeenInstance *row)
{
    return !row || !row->isListed || row->status.status == Status::Down || row->isSilent;
}

void observeOut(Making &making, InstanceProgress &progress, const FleetSeen &seen)
{
    const SeenInstance *row = seen.find(progress.planned.key);
    if (!progress.before) {
        if (row)
            progress.before = progress.now = *row;
        return;
    }
    if (isDead(row)) {
        if (seen.isTrusted)
            markStopped(making, progress);
        return;
    }
    progress.now = *row;
    if (isAnotherProcess(*progress.before, *row, false))
        markStopped(making, progress);
    else if (progress.stage == Stage::Queued && isOutOfService(*row))
        making.go(progress, Stage::Draining, Awaited::CallersLetGo);
    else if (progress.stage == Stage::Draining && !isOutOfService(*row))
        making.go(progress, Stage::Queued, Awaited::Turn); // he took it back
}

} // namespace

void onObserved(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &seen = std::get<FleetSeen>(event);
    switch (progress.stage) {
    case Stage::Queued:
    case Stage::Draining:
        observeOut(making, progress, seen);
        break;
    case Stage::ClearingOverride:
    case Stage::AwaitingReturn:
        onReturnSeen(making, progress, event);
        break;
    case Stage::Returning:
        onTakeUpSeen(making, progress, event);
        break;
    case Stage::AwaitingTraffic:
        onTrafficSeen(making, progress, event);
        break;
    case Stage::Judging:
        onJudgingSeen(making, progress, event);
        break;
    default:
        keepNow(making, progress, event);
        break;
    }
}

} // namespace core::releasing
