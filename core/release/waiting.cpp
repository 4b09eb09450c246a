// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/moves.h"

#include <algorithm>

namespace core::moves {

namespace {

/// Samples kept while out of service; an hour of polls every two seconds is far more than quiet needs.
constexpr std::size_t samplesKept = 64;
/// A counter that was not read for so long says nothing about now.
constexpr Millis samplesStaleAfter = std::chrono::seconds(15);

void keepSample(Move &move, const TrafficSample &sample)
{
    Operation &operation = move.operation;
    if (sample.at < operation.drainedSince)
        return;
    if (sample.startedAt)
        operation.processStartedAt = sample.startedAt;
    if (sample.longestRequest)
        operation.budget.lengthen(HopKind::LongestRequest, *sample.longestRequest, operation.key.id.text());
    operation.samples.push_back(sample);
    if (operation.samples.size() > samplesKept)
        operation.samples.erase(operation.samples.begin());
    operation.quiet = assessQuiet(operation.samples, operation.settings.flatPolls);
}

/// The newest sample shows a call. Too few samples to call it quiet are no call: a drain may be proven by
/// time alone.
bool showsCall(const std::vector<TrafficSample> &samples)
{
    if (samples.empty())
        return false;
    const bool hasRisen =
        samples.size() > 1 && samples.back().requests > samples[samples.size() - 2].requests;
    return hasRisen || samples.back().inFlight.value_or(0) > 0;
}

} // namespace

void onWaitingSample(Move &move, const Event &event)
{
    keepSample(move, std::get<Sampled>(event).sample);
}

void onHopsRead(Move &move, const Event &event)
{
    Operation &operation = move.operation;
    const std::vector<CallerWay> before = operation.budget.callers;
    operation.budget.update(std::get<HopsRead>(event), operation.drainedSince);
    for (const CallerWay &way : operation.budget.callers) {
        const auto known = std::ranges::find(before, way.name, &CallerWay::name);
        const LetGo was = known == before.end() ? LetGo::Unknown : known->letGo;
        if (way.letGo != was && (way.letGo == LetGo::Yes || was == LetGo::Yes))
            move.journal(JournalKind::ReadBack,
                         way.name + (way.letGo == LetGo::Yes ? ": its own copy no longer holds it"
                                                             : ": its own copy holds it again"),
                         {{"caller", way.name}});
    }
}

void becomeDrained(Move &move, Proof proof)
{
    move.operation.proof = proof;
    move.operation.stillCalledSince.reset();
    move.go(Phase::Drained);
    if (move.operation.goal == Goal::Shutdown)
        startStopCountdown(move);
    else
        move.operation.outcome = proof == Proof::None ? Outcome::Unproven : Outcome::Done;
}

void onWaitingTick(Move &move, const Event &)
{
    Operation &operation = move.operation;
    if (operation.samples.empty() || move.now - operation.samples.back().at > samplesStaleAfter)
        operation.quiet = {};
    if (operation.remaining(move.now) > Millis(0))
        return;
    // A counter that nobody had the time to read yet is not one that cannot be read.
    if (operation.samples.empty() && !move.isOver(samplesStaleAfter))
        return;
    if (operation.quiet.value == Quiet::StillCalled) {
        // A few more readings are awaited then: nobody was seen to call it.
        const bool isOnlyUnsure = operation.quiet.reason == QuietReason::TooFewPolls;
        if (!operation.stillCalledSince && !isOnlyUnsure) {
            operation.stillCalledSince = move.now;
            move.journal(JournalKind::Moved, "the time is up and it is still called",
                         {{"still-called", "yes"}});
        }
        return;
    }
    operation.stillCalledSince.reset();
    // A server cache that is longer than assumed: callers are still told to call it.
    if (!operation.stillServedBy.empty())
        return;
    const bool hasProof = operation.quiet.value == Quiet::Quiet;
    if (isOutEverywhere(operation) && (hasProof || !operation.settings.requireProof))
        becomeDrained(move, hasProof ? Proof::Traffic : Proof::Time);
}

void onGoOn(Move &move, const Event &event)
{
    const std::string &reason = std::get<GoOnAsked>(event).reason;
    if (reason.empty()) {
        move.journal(JournalKind::Ignored, "going on early needs a reason");
        return;
    }
    move.operation.earlyReason = reason;
    move.journal(JournalKind::Operator, "went on before the proof",
                 {{"reason", move.operation.earlyReason}, {"act", "go-on"}});
    becomeDrained(move, Proof::None);
}

void onDrainedSample(Move &move, const Event &event)
{
    keepSample(move, std::get<Sampled>(event).sample);
    Operation &operation = move.operation;
    if (operation.proof == Proof::None || operation.quiet.value != Quiet::StillCalled ||
        !showsCall(operation.samples))
        return;
    move.journal(JournalKind::Moved, "it is called again");
    operation.proof = Proof::None;
    operation.outcome = Outcome::Running;
    operation.stopAt.reset();
    move.go(Phase::Waiting);
}

namespace {

void noteWoke(Move &move, const Woke &woke)
{
    const auto seconds = std::chrono::duration_cast<Seconds>(woke.slept).count();
    const std::string text = std::to_string(seconds);
    move.journal(JournalKind::Moved, "the computer slept for " + text + " s: everything is read anew",
                 {{"slept-seconds", text}});
}

} // namespace

/// The time that passed is real, so that the countdown may be over. What callers did meanwhile is not known.
void onWoke(Move &move, const Event &event)
{
    noteWoke(move, std::get<Woke>(event));
    Operation &operation = move.operation;
    if (operation.phase == Phase::StopCountdown && !wasDrained(operation)) {
        startStopCountdown(move);
        return;
    }
    operation.evidence.clear();
    operation.samples.clear();
    operation.quiet = {};
    // Drained it stands: before a stop it is read anew all the same, see onCountdownTick.
    if (operation.phase == Phase::Drained)
        return;
    operation.stillCalledSince.reset();
    operation.proof = Proof::None;
    operation.earlyReason.clear();
    operation.outcome = Outcome::Running;
    operation.stopAt.reset();
    move.go(Phase::Waiting);
}

void onWokeAtLimit(Move &move, const Event &event)
{
    noteWoke(move, std::get<Woke>(event));
    move.operation.phaseSince = move.now;
}

bool wasDrained(const Operation &operation)
{
    return operation.proof != Proof::None || !operation.earlyReason.empty();
}

} // namespace core::moves
