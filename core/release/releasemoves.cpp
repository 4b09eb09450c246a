// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemoves.h"

#include "core/release/releaserecord.h"

#include <algorithm>

namespace core::releasing {

namespace {

/// Each word once, in one text.
std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

OperationSettings settingsFor(const Release &release, Goal goal)
{
    const ReleasePlan &plan = release.plan;
    OperationSettings settings;
    settings.hops = plan.hops;
    settings.flatPolls = plan.flatPolls;
    settings.requireProof = plan.requireProof;
    settings.by = plan.recipe == Recipe::Pause ? TakeOutBy::Pause : plan.takeOutBy;
    settings.stopLimit = std::min(settings.stopLimit, plan.limits.stop);
    settings.withoutDrain = goal == Goal::Shutdown && plan.recipe == Recipe::DirectStop;
    settings.cancelsBeforeStop = plan.recipe == Recipe::Article;
    return settings;
}

} // namespace

void Making::journal(JournalKind kind, std::string text, Details details)
{
    effects.emplace_back(JournalLine{kind, std::move(text), std::move(details)});
}

void Making::journal(JournalKind kind, const InstanceProgress &progress, std::string text, Details details)
{
    details.insert(details.begin(), {"instance", progress.current().path()});
    journal(kind, std::move(text), std::move(details));
}

void Making::go(InstanceProgress &progress, Stage stage, Awaited awaited)
{
    const Stage from = progress.stage;
    if (from != stage) {
        progress.since = now;
        progress.isOverdue = false;
        progress.isCommandBegun = false;
        progress.isCommandDone = false;
        progress.isSmokeSent = false;
    }
    progress.stage = stage;
    progress.awaited = awaited;
    progress.awaitedSince = now;
    if (from != stage)
        journal(JournalKind::Moved, progress,
                std::string(stageName(from)) + " -> " + std::string(stageName(stage)),
                progressDetails(progress));
}

void Making::await(InstanceProgress &progress, Awaited awaited)
{
    if (progress.awaited == awaited)
        return;
    progress.awaited = awaited;
    progress.awaitedSince = now;
}

void Making::enter(ReleaseState state)
{
    if (release.state == state)
        return;
    const ReleaseState from = release.state;
    release.state = state;
    release.since = now;
    journal(JournalKind::Moved,
            std::string(releaseStateName(from)) + " -> " + std::string(releaseStateName(state)),
            releaseStateDetails(release));
    if (state != ReleaseState::StoppedBySurprise)
        release.surprise = {};
}

void Making::notify(Notify::Kind kind, const InstanceProgress &progress)
{
    notify(Notify{kind, progress.current(), progress.awaited});
}

void Making::notify(Notify notice)
{
    const ReleaseCommand &command = release.plan.onEventCommand;
    if (command.isGiven() && !isObserving(release))
        effects.emplace_back(RunEventCommand{command, notice});
    effects.emplace_back(std::move(notice));
}

void Making::begin(const InstanceKey &key, Goal goal)
{
    effects.emplace_back(BeginOperation{key, goal, settingsFor(release, goal)});
}

void Making::surprise(SurpriseKind kind, const InstanceProgress &progress, std::vector<std::string> details)
{
    journal(JournalKind::Moved, progress, "surprise: " + std::string(surpriseName(kind)),
            {{"surprise", std::string(surpriseName(kind))}, {"details", joined(details)}});
    // What is being put back goes on being put back.
    const bool isUnwinding = release.state == ReleaseState::Aborting || release.isPuttingBackFirst;
    if (!isUnwinding)
        enter(ReleaseState::StoppedBySurprise);
    release.surprise = {kind, progress.current(), std::move(details), now};
    notify(Notify::Kind::Surprise, progress);
}

void Making::leaveSurprise(const InstanceProgress &progress)
{
    if (release.state == ReleaseState::StoppedBySurprise && release.surprise.key == progress.current())
        enter(release.isRollBack ? ReleaseState::RollingBack : ReleaseState::Running);
}

void Making::fail(InstanceProgress &progress, SurpriseKind kind, std::vector<std::string> details)
{
    progress.failedIn = progress.stage;
    go(progress, Stage::Failed, Awaited::OperatorDecides);
    surprise(kind, progress, std::move(details));
}

void Making::ignore(const ReleaseEvent &event, std::string_view why)
{
    Details details{{"state", std::string(releaseStateName(release.state))}};
    if (const InstanceKey *key = keyOf(event)) {
        details.emplace_back("instance", key->path());
        if (const InstanceProgress *progress = release.find(*key))
            details.emplace_back("stage", std::string(stageName(progress->stage)));
    }
    journal(JournalKind::Ignored, std::string(releaseEventName(event)) + ": " + std::string(why),
            std::move(details));
}

bool isAnotherProcess(const SeenInstance &before, const SeenInstance &now, bool wasGone)
{
    const bool isTold = before.startedAt && now.startedAt;
    const bool isEntryOnly = before.isAnswering && now.isSilent; // nobody is there: what the old one left
    const bool mayBe = isTold || (wasGone && !isEntryOnly) || before.key != now.key;
    return mayBe && isNewProcess(before, now);
}

std::optional<Surprise> changeBetween(const SeenInstance &before, const SeenInstance &now)
{
    if (isAnotherProcess(before, now, false))
        return Surprise{SurpriseKind::Vanished, {}, {now.version}};
    if (now.overriddenStatus != before.overriddenStatus)
        return Surprise{SurpriseKind::SomeoneElse, {}, saysNow(now)};
    return std::nullopt;
}

std::vector<std::string> saysNow(const SeenInstance &row)
{
    return {std::string(row.status.word()), std::string(row.overriddenStatus.word())};
}

bool isObserving(const Release &release)
{
    return release.plan.recipe == Recipe::Observe;
}

bool isGoingOn(const Release &release)
{
    return release.state == ReleaseState::Running || release.state == ReleaseState::RollingBack;
}

} // namespace core::releasing
