// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/rollback.h"

#include <algorithm>

namespace core {

namespace {

bool wasReplaced(const InstanceProgress &progress)
{
    return progress.stage == Stage::Done || progress.stage == Stage::Returning ||
           progress.stage == Stage::AwaitingTraffic || progress.stage == Stage::Judging ||
           progress.stage == Stage::Completing || (progress.stage == Stage::Failed && progress.returned);
}

/// What is there now goes out again, and what was there before comes back.
InstanceProgress turned(const InstanceProgress &progress, TimePoint now)
{
    InstanceProgress back{progress.planned};
    back.planned.key = progress.current();
    back.targetVersion = progress.before ? progress.before->version : std::string();
    back.now = progress.now;
    back.before = progress.now;
    back.since = back.awaitedSince = now;
    back.planned.pausesBefore = false;
    back.planned.asksAfter = false; // what it was before needs no judgement
    return back;
}

void turnOne(InstanceProgress &progress, TimePoint now)
{
    if (wasReplaced(progress)) {
        progress = turned(progress, now);
    } else if (progress.stage == Stage::Queued) {
        progress.stage = Stage::LeftOut;
        progress.awaited = Awaited::Nothing;
        progress.since = progress.awaitedSince = now;
    } else if (progress.before) {
        progress.targetVersion = progress.before->version; // it stands still: the old one is to be started
        progress.strangeVersion.clear();
    }
}

} // namespace

void turnRound(Release &release, TimePoint now)
{
    release.isPuttingBackFirst = false;
    release.isTurned = true;
    if (release.plan.returnRule != ReturnRule::SameId)
        release.order = StepOrder::StartThenDrain; // the old one is back before the new one goes
    release.initial.clear();
    std::ranges::reverse(release.instances);
    for (InstanceProgress &progress : release.instances)
        turnOne(progress, now);
}

} // namespace core
