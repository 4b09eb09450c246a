// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releaserecord.h"

#include "core/release/releasemachine.h"
#include "core/release/rollback.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

// --- what a line holds

void add(LineDetails &details, const char *name, const std::string &text)
{
    if (!text.empty())
        details.emplace_back(name, text);
}

void addMark(LineDetails &details, const char *name, bool isSet)
{
    if (isSet)
        details.emplace_back(name, "yes");
}

void addTime(LineDetails &details, const char *name, const std::optional<TimePoint> &at)
{
    if (at && *at != TimePoint{})
        details.emplace_back(name, timeText(*at));
}

std::string joinedNames(const std::vector<Awaited> &all)
{
    std::string text;
    for (const Awaited one : all)
        text += (text.empty() ? "" : " ") + std::string(awaitedName(one));
    return text;
}

/// The process that goes: what the one that comes back is told from.
void addBefore(LineDetails &details, const SeenInstance &before)
{
    details.emplace_back("before-version", before.version);
    add(details, "before-host", before.host);
    addTime(details, "before-started", before.startedAt);
    addTime(details, "before-registered", before.registeredAt);
    addMark(details, "before-answering", before.isAnswering);
    if (before.isHealthy)
        details.emplace_back("before-healthy", *before.isHealthy ? "yes" : "no");
}

void addJudgement(LineDetails &details, const Judgement &judgement)
{
    details.emplace_back("judged", std::string(verdictName(judgement.verdict)));
    add(details, "judged-note", judgement.note);
    addTime(details, "judged-at", judgement.at);
}

// --- what was read

std::string textOf(const LineDetails &details, std::string_view name)
{
    return std::string(detailOf(details, name).value_or(std::string_view()));
}

bool isMarked(const LineDetails &details, std::string_view name)
{
    return detailOf(details, name) == std::optional<std::string_view>("yes");
}

std::vector<std::string> partsOf(std::string_view text, char between)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(between), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<InstanceKey> keyIn(const Release &release, std::string_view id)
{
    auto known = InstanceId::from(id);
    if (!known)
        return std::nullopt;
    return InstanceKey{release.plan.environment, release.plan.application, std::move(*known)};
}

std::optional<double> countOf(const LineDetails &details, std::string_view name)
{
    const auto text = detailOf(details, name);
    if (!text)
        return std::nullopt;
    double count = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), count);
    return error == std::errc() && end == text->data() + text->size() ? std::optional(count) : std::nullopt;
}

void takeBefore(InstanceProgress &progress, const LineDetails &details)
{
    const auto version = detailOf(details, "before-version");
    if (!version)
        return;
    SeenInstance before{progress.planned.key};
    before.version = std::string(*version);
    before.host = textOf(details, "before-host");
    before.startedAt = timeOf(details, "before-started");
    before.registeredAt = timeOf(details, "before-registered").value_or(TimePoint{});
    before.isAnswering = isMarked(details, "before-answering");
    if (detailOf(details, "before-healthy"))
        before.isHealthy = isMarked(details, "before-healthy");
    progress.before = std::move(before);
}

void takeJudgement(InstanceProgress &progress, const LineDetails &details)
{
    const auto verdict = verdictFromName(textOf(details, "judged"));
    if (verdict)
        progress.judgement = Judgement{*verdict, textOf(details, "judged-note"),
                                       timeOf(details, "judged-at").value_or(TimePoint{})};
}

void takeProofs(InstanceProgress &progress, const LineDetails &details)
{
    progress.drainProof = proofFromName(textOf(details, "drain-proof")).value_or(Proof::None);
    progress.proof = returnProofFromName(textOf(details, "return-proof")).value_or(ReturnProof::None);
    progress.wentOnEarly = isMarked(details, "early");
    progress.reason = textOf(details, "reason");
    progress.unproven.clear();
    for (const std::string &name : partsOf(textOf(details, "unproven"), ' ')) {
        if (const auto awaited = awaitedFromName(name))
            progress.unproven.push_back(*awaited);
    }
    takeJudgement(progress, details);
}

void takeProgress(const Release &release, InstanceProgress &progress, const LineDetails &details,
                  TimePoint at)
{
    const auto stage = stageFromName(textOf(details, "stage"));
    if (!stage)
        return;
    if (progress.stage != *stage)
        progress.since = at;
    progress.stage = *stage;
    progress.awaited = awaitedFromName(textOf(details, "awaited")).value_or(Awaited::Nothing);
    progress.awaitedSince = at;
    progress.targetVersion = textOf(details, "target-version");
    progress.begunAt = timeOf(details, "begun-at");
    takeBefore(progress, details);
    progress.returned = keyIn(release, textOf(details, "returned"));
    progress.stoppedAt = timeOf(details, "stopped-at");
    progress.backSince = timeOf(details, "back-since");
    progress.successesAtUp = countOf(details, "successes-at-up");
    progress.isGhost = isMarked(details, "ghost");
    progress.isToSkip = isMarked(details, "to-skip");
    progress.isPaused = isMarked(details, "paused");
    progress.isPausePassed = isMarked(details, "pause-passed");
    progress.isPrepared = isMarked(details, "prepared");
    progress.isStopCommandRun = isMarked(details, "stop-command-run");
    progress.strangeVersion = textOf(details, "strange-version");
    progress.failedIn = stageFromName(textOf(details, "failed-in")).value_or(Stage::Queued);
    // Awaited as UP, somebody has started it, or nobody has to.
    progress.isCommandBegun = *stage == Stage::AwaitingReturn && progress.awaited == Awaited::RegistryUp;
    takeProofs(progress, details);
}

InstanceProgress *plannedIn(Release &release, std::string_view id)
{
    const auto found = std::ranges::find_if(
        release.instances, [&](const InstanceProgress &one) { return one.planned.key.id.text() == id; });
    return found == release.instances.end() ? nullptr : &*found;
}

void takeState(Release &release, const LineDetails &details, TimePoint at)
{
    if (const auto initial = detailOf(details, "initial")) {
        release.initial.clear();
        for (const std::string &id : partsOf(*initial, '\n')) {
            if (auto key = keyIn(release, id))
                release.initial.push_back(std::move(*key));
        }
    }
    const auto state = releaseStateFromName(textOf(details, "state"));
    if (!state)
        return;
    const bool turnsRound = isMarked(details, "turned") && !release.isTurned;
    release.state = *state;
    release.since = at;
    release.isRollBack = isMarked(details, "roll-back");
    release.isPuttingBackFirst = isMarked(details, "putting-back-first");
    if (turnsRound)
        turnRound(release, at);
    if (release.state != ReleaseState::StoppedBySurprise)
        release.surprise = {};
}

void takeSurprise(Release &release, const LineDetails &details, TimePoint at)
{
    const auto kind = surpriseFromName(textOf(details, "surprise"));
    if (!kind)
        return;
    release.surprise = Surprise{*kind, {}, {textOf(details, "details")}, at};
    const std::string instance = textOf(details, "instance");
    for (const InstanceProgress &one : release.instances) {
        if (one.current().path() == instance)
            release.surprise.key = one.current();
    }
    if (release.state == ReleaseState::Running)
        release.state = ReleaseState::StoppedBySurprise; // its own line may not have been written any more
}

/// A program was begun for an instance: it is never begun again without being asked for.
void takeCommand(Release &release, const LineDetails &details)
{
    const std::string command = textOf(details, "command");
    const std::string instance = textOf(details, "instance");
    for (InstanceProgress &one : release.instances) {
        if (command.empty() || one.planned.key.path() != instance)
            continue;
        if (command == commandKindName(CommandKind::Stop))
            one.isStopCommandRun = true;
        else
            one.isCommandBegun = true;
    }
}

/// It ended well: the step after it is due, and the command is over for good.
void takeCommandEnd(Release &release, const LineDetails &details)
{
    if (textOf(details, "exitCode") != "0")
        return;
    const std::string command = textOf(details, "command");
    const std::string instance = textOf(details, "instance");
    for (InstanceProgress &one : release.instances) {
        if (one.planned.key.path() != instance)
            continue;
        if (one.stage == Stage::Preparing && command == commandKindName(CommandKind::BeforeDrain))
            one.isPrepared = true;
        else if (one.stage == Stage::Completing && command == commandKindName(CommandKind::AfterReturn))
            one.isCommandDone = true;
    }
}

void takeResume(Release &release)
{
    if (release.state != ReleaseState::PausedByPlan)
        return;
    const auto next = std::ranges::find(release.instances, Stage::Queued, &InstanceProgress::stage);
    if (next != release.instances.end())
        next->isPausePassed = true;
}

void take(Release &release, const RecordedLine &recorded)
{
    const LineDetails &details = recorded.line.details;
    if (recorded.line.kind == JournalKind::Ignored)
        return; // it says where the release stood, and changed nothing
    if (detailOf(details, "act") == std::optional<std::string_view>("resume"))
        takeResume(release);
    if (detailOf(details, "surprise"))
        takeSurprise(release, details, recorded.at);
    if (recorded.line.kind == JournalKind::WriteIntended)
        takeCommand(release, details);
    if (recorded.line.kind == JournalKind::Answer)
        takeCommandEnd(release, details);
    if (InstanceProgress *progress = plannedIn(release, textOf(details, "planned")))
        takeProgress(release, *progress, details, recorded.at);
    else
        takeState(release, details, recorded.at);
}

void takeStart(RecordedRelease &release, const RecordedLine &recorded, const std::string &environment)
{
    const LineDetails &details = recorded.line.details;
    release.peers = splitUrls(textOf(details, "peers"));
    release.startedBy = recorded.operatorName;
    release.startedAt = recorded.at;
    auto plan = planFromJson(textOf(details, "plan"), "journal");
    if (!plan) {
        release.planError = plan.error();
        return;
    }
    release.environment = plan->environment;
    if (!environment.empty()) {
        plan->environment = environment;
        for (PlannedInstance &planned : plan->instances)
            planned.key.environment = environment;
    }
    release.at = makeRelease(std::move(*plan), release.id, recorded.at);
    release.at->startedAt = recorded.at;
}

} // namespace

LineDetails releaseStartDetails(const Release &release, const std::vector<std::string> &peers)
{
    LineDetails details{{"plan", planJson(release.plan)}};
    add(details, "peers", joinedUrls(peers));
    add(details, "change", release.plan.changeNumber);
    add(details, "note", release.plan.note);
    return details;
}

LineDetails releaseStateDetails(const Release &release)
{
    LineDetails details{{"state", std::string(releaseStateName(release.state))}};
    addMark(details, "roll-back", release.isRollBack);
    addMark(details, "putting-back-first", release.isPuttingBackFirst);
    addMark(details, "turned", release.isTurned);
    return details;
}

LineDetails progressDetails(const InstanceProgress &progress)
{
    LineDetails details{{"planned", progress.planned.key.id.text()},
                        {"stage", std::string(stageName(progress.stage))},
                        {"awaited", std::string(awaitedName(progress.awaited))}};
    add(details, "target-version", progress.targetVersion);
    addTime(details, "begun-at", progress.begunAt);
    if (progress.before)
        addBefore(details, *progress.before);
    if (progress.returned)
        details.emplace_back("returned", progress.returned->id.text());
    addTime(details, "stopped-at", progress.stoppedAt);
    addTime(details, "back-since", progress.backSince);
    if (progress.successesAtUp)
        details.emplace_back("successes-at-up", std::to_string(*progress.successesAtUp));
    addMark(details, "ghost", progress.isGhost);
    addMark(details, "to-skip", progress.isToSkip);
    addMark(details, "paused", progress.isPaused);
    addMark(details, "pause-passed", progress.isPausePassed);
    addMark(details, "prepared", progress.isPrepared);
    addMark(details, "stop-command-run", progress.isStopCommandRun);
    add(details, "strange-version", progress.strangeVersion);
    if (progress.stage == Stage::Failed)
        details.emplace_back("failed-in", std::string(stageName(progress.failedIn)));
    if (progress.drainProof != Proof::None)
        details.emplace_back("drain-proof", std::string(proofName(progress.drainProof)));
    if (progress.proof != ReturnProof::None)
        details.emplace_back("return-proof", std::string(returnProofName(progress.proof)));
    addMark(details, "early", progress.wentOnEarly);
    add(details, "reason", progress.reason);
    add(details, "unproven", joinedNames(progress.unproven));
    if (progress.judgement)
        addJudgement(details, *progress.judgement);
    return details;
}

LineDetails initialDetails(const std::vector<InstanceKey> &keys)
{
    std::string ids;
    for (const InstanceKey &key : keys)
        ids += (ids.empty() ? "" : "\n") + key.id.text();
    return {{"initial", std::move(ids)}};
}

RecordedRelease foldReleaseLines(const std::string &id, const std::vector<RecordedLine> &lines,
                                 const std::string &environment)
{
    RecordedRelease release;
    release.id = id;
    for (const RecordedLine &recorded : lines) {
        release.lastBy = recorded.operatorName;
        release.lastAt = recorded.at;
        if (recorded.line.kind == JournalKind::Started && release.startedBy.empty()) {
            takeStart(release, recorded, environment);
            continue;
        }
        if (release.at)
            take(*release.at, recorded);
        if (recorded.line.kind == JournalKind::Finished || recorded.line.kind == JournalKind::Closed) {
            const bool isFinished = recorded.line.kind == JournalKind::Finished;
            release.end = isFinished ? RecordEnd::Finished : RecordEnd::Closed;
            release.outcome = textOf(recorded.line.details, isFinished ? "outcome" : "as");
        }
    }
    return release;
}

} // namespace core
