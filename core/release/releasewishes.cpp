// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemoves.h"
#include "core/release/releaserecord.h"

// What the operator wants of one instance.

namespace core::releasing {

bool isOut(const Release &release, const InstanceProgress &progress)
{
    // Stopped elsewhere without a drain: nothing was sent.
    if (release.plan.recipe == Recipe::DirectStop && release.plan.stopBy != StopBy::Drainboard)
        return false;
    // Asked to stop and not gone, it may end at any moment: nobody may be sent to it again.
    if (progress.isStopSent && !progress.isLeftPaused())
        return false;
    const bool isOnItsWay = progress.stage == Stage::Draining || progress.stage == Stage::Drained ||
                            progress.stage == Stage::Stopping;
    const bool hasFailedOut = progress.stage == Stage::Failed && !progress.stoppedAt && progress.now &&
                              progress.now->overriddenStatus.status == Status::OutOfService;
    const bool hasFailedPaused = progress.stage == Stage::Failed && progress.isLeftPaused();
    return isOnItsWay || hasFailedOut || hasFailedPaused;
}

void onSkip(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const std::string &reason = std::get<SkipAsked>(event).reason;
    if (reason.empty()) {
        making.ignore(event, "skipping needs a reason");
        return;
    }
    if (progress.stage == Stage::Stopping && progress.isStopSent) {
        making.ignore(event, "the shutdown has left and cannot be taken back");
        return;
    }
    progress.reason = reason;
    progress.unproven = {progress.awaited};
    making.journal(JournalKind::Operator, progress, "skip",
                   {{"reason", reason}, {"unproven", std::string(awaitedName(progress.awaited))}});
    if (isOut(making.release, progress)) {
        progress.isToSkip = true;
        putBack(making, progress);
    } else {
        making.go(progress, Stage::Skipped, Awaited::Nothing);
    }
    making.leaveSurprise(progress);
}

namespace {

void retryFailed(Making &making, InstanceProgress &progress)
{
    if (progress.failedIn == Stage::PuttingBack) {
        putBack(making, progress);
    } else if (progress.failedIn == Stage::Judging) {
        making.go(progress, Stage::Judging, Awaited::Judgement);
    } else if (progress.failedIn == Stage::LeftPaused) {
        // Stopped and started by the operator, as he was asked to: no command starts it a second time.
        awaitReturn(making, progress);
        progress.isCommandBegun = true;
        progress.isCommandDone = true;
    } else if (progress.stoppedAt && progress.isAnotherThere()) {
        awaitUp(making, progress); // somebody has started it already
    } else if (progress.stoppedAt) {
        awaitReturn(making, progress);
    } else if (progress.failedIn == Stage::Stopping) {
        progress.isStopCommandRun = false; // asked for again
        beginStop(making, progress);
    } else {
        making.go(progress, Stage::Queued, Awaited::Turn);
    }
}

} // namespace

void onRetry(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    if (progress.stage == Stage::Completing && progress.awaited != Awaited::OperatorDecides) {
        making.ignore(event, "its command still runs");
        return;
    }
    making.journal(JournalKind::Operator, progress, "try again");
    if (making.release.state == ReleaseState::StoppedBySurprise)
        making.enter(making.release.isRollBack ? ReleaseState::RollingBack : ReleaseState::Running);
    progress.failure.reset();
    progress.isOverdue = false;
    progress.isCommandBegun = false;
    progress.isCommandDone = false;
    progress.isSmokeSent = false;
    if (progress.stage == Stage::Failed)
        retryFailed(making, progress);
}

namespace {

void goOnWithoutCommand(Making &making, InstanceProgress &progress)
{
    making.leaveSurprise(progress);
    finishReturn(making, progress);
}

} // namespace

void onGoOnEarly(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const std::string &reason = std::get<GoOnEarlyAsked>(event).reason;
    if (reason.empty()) {
        making.ignore(event, "going on early needs a reason");
        return;
    }
    progress.wentOnEarly = true;
    progress.reason = reason;
    progress.unproven.push_back(progress.awaited);
    making.journal(JournalKind::Operator, progress, "went on before the proof", progressDetails(progress));
    if (progress.stage == Stage::Draining)
        making.effects.emplace_back(EndWaitEarly{progress.planned.key, reason});
    else if (progress.stage == Stage::ClearingOverride && progress.isGhost)
        leaveClearing(making, progress);
    else if (progress.stage == Stage::ClearingOverride)
        awaitUp(making, progress);
    else if (progress.stage == Stage::Returning)
        making.go(progress, Stage::AwaitingTraffic, Awaited::FirstRequests);
    else if (progress.stage == Stage::Completing)
        goOnWithoutCommand(making, progress);
    else
        proveReturn(making, progress, ReturnProof::None);
}

void onJudge(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &asked = std::get<JudgeAsked>(event);
    const bool isPlain = asked.verdict == Verdict::Pass && progress.measured == Verdict::Pass;
    if (asked.verdict == Verdict::NoData || (asked.note.empty() && !isPlain)) {
        making.ignore(event, "a judgement that the figures do not show needs a note");
        return;
    }
    progress.judgement = Judgement{asked.verdict, asked.note, making.now};
    making.journal(JournalKind::Operator, progress, "judged: " + std::string(verdictName(asked.verdict)),
                   {{"note", asked.note}, {"measured", std::string(verdictName(progress.measured))}});
    if (asked.verdict == Verdict::Fail) {
        making.fail(progress, SurpriseKind::JudgedFailed, {asked.note});
        return;
    }
    completeReturn(making, progress);
    if (making.release.surprise.kind == SurpriseKind::WorseThanBefore)
        making.leaveSurprise(progress);
}

void onConfirm(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    making.journal(JournalKind::Operator, progress, "confirmed that it serves",
                   {{"note", std::get<ReturnConfirmed>(event).note},
                    {"unproven", std::string(awaitedName(progress.awaited))}});
    progress.unproven.push_back(progress.awaited);
    proveReturn(making, progress, ReturnProof::Operator);
    if (progress.stage != Stage::Judging)
        making.leaveSurprise(progress);
}

} // namespace core::releasing
