// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"

#include "core/eureka/operations.h"

#include <algorithm>
#include <array>

// This file owns every move of an operation. A pair (phase, event) that is not in the table changes nothing.
//
// clang-format off
//   phase          event           leads to
//   -------------  --------------  -----------------------------------------------------------------------
//   TakingOut      WriteAnswered   ReadingBack | Failed (refused for certain)
//   TakingOut      WriteRefused    Failed (by a guard)
//   ReadingBack    PeerRead        Waiting once the peer that took the write shows the override | Failed (gone)
//   ReadingBack    ServedRead      as in Waiting
//   ReadingBack    Tick            Failed (unproven) after the read-back limit
//   ReadingBack    AbortAsked      Cancelling
//   Waiting        PeerRead        Failed (override removed by someone else, or gone)
//   Waiting        ServedRead      ticks off the server cache once every peer's list has dropped it
//   Waiting        Sampled         quiet is assessed anew
//   Waiting        Tick            Drained: time is up, not still called, not still served, every peer proven
//   Waiting        GoOnAsked       Drained, proof None, with the reason on record; without one nothing
//   Waiting        AbortAsked      Cancelling
//   Drained        PeerRead        Failed (override removed by someone else, or gone)
//   Drained        ServedRead      kept
//   Drained        Sampled         Waiting, if it is called again
//   Drained        StopAsked       StopCountdown
//   Drained        AbortAsked      Cancelling
//   StopCountdown  Tick            StopSending when the countdown ends
//   StopCountdown  StopTakenBack   Drained, or Failed (cancelled) where nothing was drained
//   StopCountdown  Sampled         Waiting, if a proven one is called again
//   StopCountdown  PeerRead        Failed (override removed by someone else, or gone), where one was drained
//   StopCountdown  AbortAsked      Cancelling, or as StopTakenBack
//   StopSending    WriteAnswered   Stopping | Failed (refused for certain)
//   StopSending    WriteRefused    Failed (by a guard)
//   Stopping       PeerRead        Stopped: port closed and lease gone on every peer
//   Stopping       PortProbed      Stopped: the same
//   Stopping       Tick            Failed (unproven) after the stop limit
//   Cancelling     WriteAnswered   Restoring | Failed (refused for certain)
//   Cancelling     WriteRefused    Failed (by a guard)
//   Restoring      PeerRead        Restored: UP without an override on every peer
//   Restoring      Tick            Failed (unproven) after the restore limit
// clang-format on

namespace core {

namespace {

/// Samples kept while out of service; an hour of polls every two seconds is far more than quiet needs.
constexpr std::size_t samplesKept = 64;
/// A counter that was not read for so long says nothing about now.
constexpr Millis samplesStaleAfter = std::chrono::seconds(15);

/// One step in the making.
struct Move
{
    Operation operation;
    std::vector<Effect> effects;
    TimePoint now;

    void journal(JournalKind kind, std::string text,
                 std::vector<std::pair<std::string, std::string>> details = {})
    {
        effects.emplace_back(JournalLine{kind, std::move(text), std::move(details)});
    }

    void go(Phase phase)
    {
        if (phase != operation.phase)
            journal(JournalKind::Moved,
                    std::string(phaseName(operation.phase)) + " -> " + std::string(phaseName(phase)));
        operation.phase = phase;
        operation.phaseSince = now;
    }

    void finish(Phase phase, Outcome outcome)
    {
        go(phase);
        operation.outcome = outcome;
        operation.pending.reset();
        operation.stopAt.reset();
    }

    void failWith(Outcome outcome, Error error)
    {
        operation.failure = std::move(error);
        finish(Phase::Failed, outcome);
    }

    void write(Request request, Phase phase)
    {
        const std::uint64_t number = ++operation.writes;
        go(phase);
        operation.pending = PendingWrite{number, request, now};
        operation.isWriteUnknown = false;
        operation.evidence.clear(); // what was read before the write proves nothing about it
        journal(JournalKind::WriteIntended, std::string(methodName(request.method)) + " " + request.url);
        effects.emplace_back(SendWrite{number, std::move(request)});
    }
};

std::string peerOf(const Operation &operation)
{
    return operation.peers.empty() ? std::string() : operation.peers.front();
}

Error errorHere(const Operation &operation, ErrorKind kind, std::string what)
{
    return {kind, peerOf(operation) + " " + operation.key.path(), std::move(what), 0};
}

Outcome outcomeOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return Outcome::Denied;
    case ErrorKind::UnknownHost:
    case ErrorKind::Refused:
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::Tls:
        return Outcome::Unreachable;
    case ErrorKind::OutcomeUnknown:
        return Outcome::Unproven;
    default:
        return Outcome::Failed;
    }
}

// --- what was read
// ---------------------------------------------------------------------------------------------------

PeerEvidence evidenceOf(const Result<std::optional<Instance>> &read, TimePoint now)
{
    PeerEvidence evidence;
    evidence.at = now;
    if (!read) {
        evidence.kind = PeerEvidence::Kind::Failed;
        evidence.error = read.error();
    } else if (!read->has_value()) {
        evidence.kind = PeerEvidence::Kind::Gone;
    } else {
        evidence.kind = PeerEvidence::Kind::Present;
        evidence.status = (*read)->status;
        evidence.overriddenStatus = (*read)->overriddenStatus;
    }
    return evidence;
}

std::string describe(const PeerEvidence &evidence)
{
    switch (evidence.kind) {
    case PeerEvidence::Kind::NotRead:
        return "not read";
    case PeerEvidence::Kind::Failed:
        return "could not be read";
    case PeerEvidence::Kind::Gone:
        return "no such instance";
    case PeerEvidence::Kind::Present:
        break;
    }
    return std::string(evidence.status.word()) + "/" + std::string(evidence.overriddenStatus.word());
}

bool saysSame(const PeerEvidence &a, const PeerEvidence &b)
{
    return a.kind == b.kind && a.status == b.status && a.overriddenStatus == b.overriddenStatus;
}

/// Keeps the read and journals it where it says something new.
const PeerEvidence &remember(Move &move, const PeerRead &read)
{
    PeerEvidence &known = move.operation.evidence[read.peer];
    PeerEvidence fresh = evidenceOf(read.instance, move.now);
    if (!saysSame(known, fresh))
        move.journal(JournalKind::ReadBack, describe(fresh), {{"peer", read.peer}});
    known = std::move(fresh);
    return known;
}

bool isGone(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Gone;
}

bool isOutWithOverride(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present && evidence.status.status != Status::Up &&
           evidence.overriddenStatus.status == Status::OutOfService;
}

bool isBackUp(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present && evidence.status.status == Status::Up &&
           evidence.overriddenStatus == ReportedStatus{};
}

bool everyPeer(const Operation &operation, bool (*test)(const PeerEvidence &))
{
    return !operation.peers.empty() && std::ranges::all_of(operation.peers, [&](const std::string &peer) {
        const auto found = operation.evidence.find(peer);
        return found != operation.evidence.end() && test(found->second);
    });
}

// --- taking out
// ------------------------------------------------------------------------------------------------------

/// A gateway in between that lost its server answers 502 or 504: the server may have done it all the same.
Result<Response> checkedAnswer(const Result<Response> &answer, const std::string &where)
{
    if (answer && (answer->status == 502 || answer->status == 504))
        return fail(ErrorKind::OutcomeUnknown, where, "HTTP " + std::to_string(answer->status),
                    answer->status);
    return requireSuccess(answer, where);
}

/// True when the answer belongs to the pending write and the write may have happened. Certain failures end it
/// here.
bool acceptAnswer(Move &move, const WriteAnswered &event)
{
    Operation &operation = move.operation;
    if (!operation.pending || operation.pending->number != event.number) {
        move.journal(JournalKind::Ignored, "answer to a write that is no longer awaited");
        return false;
    }
    const auto checked = checkedAnswer(event.answer, operation.pending->request.url);
    if (!checked) {
        const bool isUnknown = checked.error().kind == ErrorKind::OutcomeUnknown;
        move.journal(JournalKind::Answer, isUnknown ? "no answer: it may or may not have happened" : "failed",
                     {{"where", checked.error().where}, {"what", checked.error().what}});
        if (!isUnknown) {
            move.failWith(outcomeOf(checked.error()), checked.error());
            return false;
        }
        operation.isWriteUnknown = true;
    } else {
        move.journal(JournalKind::Answer, "HTTP " + std::to_string(checked->status));
    }
    operation.pending.reset();
    return true;
}

void onTakeOutAnswered(Move &move, const Event &event)
{
    if (!acceptAnswer(move, std::get<WriteAnswered>(event)))
        return;
    move.operation.drainedSince = move.now;
    move.go(Phase::ReadingBack);
}

void onWriteRefused(Move &move, const Event &event)
{
    const auto &refused = std::get<WriteRefused>(event);
    if (!move.operation.pending || move.operation.pending->number != refused.number) {
        move.journal(JournalKind::Ignored, "refusal of a write that is no longer awaited");
        return;
    }
    move.operation.refusedBy = refused.guards;
    std::string names;
    for (const std::string &name : move.operation.refusedBy)
        names += (names.empty() ? "" : ", ") + name;
    move.journal(JournalKind::Answer, "not sent: refused by " + names);
    move.finish(Phase::Failed, Outcome::Refused);
}

void onReadBack(Move &move, const Event &event)
{
    const auto &read = std::get<PeerRead>(event);
    const PeerEvidence &evidence = remember(move, read);
    if (isGone(evidence) && everyPeer(move.operation, isGone)) {
        move.failWith(Outcome::Failed,
                      errorHere(move.operation, ErrorKind::NotFound, "the instance is gone"));
        return;
    }
    if (read.peer == peerOf(move.operation) && isOutWithOverride(evidence))
        move.go(Phase::Waiting);
}

bool isOver(const Move &move, Millis limit)
{
    return move.now - move.operation.phaseSince >= limit;
}

void onReadBackTick(Move &move, const Event &)
{
    if (isOver(move, move.operation.settings.readBackLimit))
        move.failWith(Outcome::Unproven, errorHere(move.operation, ErrorKind::TimedOut,
                                                   "the override was not seen at the peer"));
}

void onAbort(Move &move, const Event &)
{
    move.journal(JournalKind::Operator, "abort: put back");
    move.operation.goal = Goal::Restore;
    move.operation.outcome = Outcome::Running;
    move.write(move.operation.cancelRequest, Phase::Cancelling);
}

// --- waiting
// ---------------------------------------------------------------------------------------------------------

/// True when the override is no longer in force although nobody here removed it, or the instance is gone.
bool endIfTakenAway(Move &move, const PeerEvidence &evidence)
{
    if (isGone(evidence) && everyPeer(move.operation, isGone)) {
        move.failWith(Outcome::Failed,
                      errorHere(move.operation, ErrorKind::NotFound, "the instance is gone"));
        return true;
    }
    const bool isPresent = evidence.kind == PeerEvidence::Kind::Present;
    const bool wasOut = move.operation.phase != Phase::ReadingBack;
    if (isPresent && wasOut && evidence.overriddenStatus.status != Status::OutOfService) {
        move.failWith(Outcome::Failed, errorHere(move.operation, ErrorKind::Cancelled,
                                                 "the override was removed by someone else"));
        return true;
    }
    return false;
}

/// A peer other than the written one learns by replication; until it was seen out, it has not been taken out
/// there.
bool isReplicating(const Move &move, const PeerRead &read, const PeerEvidence &before)
{
    return read.peer != peerOf(move.operation) && !isOutWithOverride(before) &&
           move.now - move.operation.drainedSince < move.operation.settings.readBackLimit;
}

void onWaitingRead(Move &move, const Event &event)
{
    const auto &read = std::get<PeerRead>(event);
    const PeerEvidence before = move.operation.evidence[read.peer];
    const PeerEvidence &evidence = remember(move, read);
    if (isReplicating(move, read, before)) {
        // Its callers' countdown starts when it learned, not when the first peer was told.
        if (isOutWithOverride(evidence) && before.kind == PeerEvidence::Kind::Present)
            move.operation.drainedSince = std::max(move.operation.drainedSince, move.now);
        return;
    }
    endIfTakenAway(move, evidence);
}

void onServedRead(Move &move, const Event &event)
{
    const auto &read = std::get<ServedRead>(event);
    Operation &operation = move.operation;
    if (read.isOffered) {
        operation.servedWithout.erase(read.peer);
        operation.stillServedBy.insert(read.peer);
        operation.wasSeenServed = true;
    } else {
        operation.servedWithout.insert(read.peer);
        operation.stillServedBy.erase(read.peer);
    }
    if (operation.servedWithout.size() < operation.peers.size())
        return;
    const bool wasSeen = !operation.budget.hops.empty() && operation.budget.hops.front().seenAt.has_value();
    // Where the change itself was not watched (a drain that began before this run), it was over by its own
    // length.
    const TimePoint assumedEnd = operation.drainedSince + operation.budget.lengthOf(HopKind::ServerCache);
    operation.budget.markSeen(HopKind::ServerCache,
                              operation.wasSeenServed ? move.now : std::min(move.now, assumedEnd));
    if (!wasSeen)
        move.journal(JournalKind::ReadBack, "no served list offers it to callers any more");
}

void keepSample(Move &move, const TrafficSample &sample)
{
    Operation &operation = move.operation;
    if (sample.at < operation.drainedSince)
        return;
    operation.samples.push_back(sample);
    if (operation.samples.size() > samplesKept)
        operation.samples.erase(operation.samples.begin());
    operation.quiet = assessQuiet(operation.samples, operation.settings.flatPolls);
}

void onWaitingSample(Move &move, const Event &event)
{
    keepSample(move, std::get<Sampled>(event).sample);
}

void startStopCountdown(Move &move)
{
    move.operation.goal = Goal::Shutdown;
    move.operation.outcome = Outcome::Running;
    move.operation.stopAt = move.now + move.operation.settings.stopCountdown;
    move.go(Phase::StopCountdown);
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
        operation.quiet = Quiet::NotMeasurable;
    if (operation.remaining(move.now) > Millis(0))
        return;
    // A counter that nobody had the time to read yet is not one that cannot be read.
    if (operation.samples.empty() && !isOver(move, samplesStaleAfter))
        return;
    if (operation.quiet == Quiet::StillCalled) {
        if (!operation.stillCalledSince) {
            operation.stillCalledSince = move.now;
            move.journal(JournalKind::Moved, "the time is up and it is still called");
        }
        return;
    }
    operation.stillCalledSince.reset();
    // A server cache that is longer than assumed: callers are still told to call it.
    if (!operation.stillServedBy.empty())
        return;
    const bool hasProof = operation.quiet == Quiet::Quiet;
    if (everyPeer(operation, isOutWithOverride) && (hasProof || !operation.settings.requireProof))
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
    move.journal(JournalKind::Operator, "went on before the proof", {{"reason", move.operation.earlyReason}});
    becomeDrained(move, Proof::None);
}

// --- drained, and the seconds before the stop
// ------------------------------------------------------------------------

void onDrainedRead(Move &move, const Event &event)
{
    endIfTakenAway(move, remember(move, std::get<PeerRead>(event)));
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

void onDrainedSample(Move &move, const Event &event)
{
    keepSample(move, std::get<Sampled>(event).sample);
    Operation &operation = move.operation;
    if (operation.proof == Proof::None || operation.quiet != Quiet::StillCalled ||
        !showsCall(operation.samples))
        return;
    move.journal(JournalKind::Moved, "it is called again");
    operation.proof = Proof::None;
    operation.outcome = Outcome::Running;
    operation.stopAt.reset();
    move.go(Phase::Waiting);
}

void onStopAsked(Move &move, const Event &)
{
    move.journal(JournalKind::Operator, "shut down");
    startStopCountdown(move);
}

bool wasDrained(const Operation &operation)
{
    return operation.proof != Proof::None || !operation.earlyReason.empty();
}

void onStopTakenBack(Move &move, const Event &)
{
    move.journal(JournalKind::Operator, "took the shutdown back");
    move.operation.stopAt.reset();
    if (!wasDrained(move.operation)) {
        move.failWith(Outcome::Failed, errorHere(move.operation, ErrorKind::Cancelled, "taken back"));
        return;
    }
    move.operation.goal = Goal::Drain;
    becomeDrained(move, move.operation.proof);
}

void onCountdownAbort(Move &move, const Event &event)
{
    move.operation.stopAt.reset();
    if (wasDrained(move.operation))
        onAbort(move, event);
    else
        onStopTakenBack(move, event);
}

void onCountdownRead(Move &move, const Event &event)
{
    const PeerEvidence &evidence = remember(move, std::get<PeerRead>(event));
    if (wasDrained(move.operation))
        endIfTakenAway(move, evidence);
}

void onCountdownTick(Move &move, const Event &)
{
    if (move.operation.stopAt && move.now >= *move.operation.stopAt) {
        move.operation.stopAt.reset();
        move.write(move.operation.shutdownRequest, Phase::StopSending);
    }
}

// --- stopping
// --------------------------------------------------------------------------------------------------------

void onStopAnswered(Move &move, const Event &event)
{
    if (acceptAnswer(move, std::get<WriteAnswered>(event)))
        move.go(Phase::Stopping);
}

void finishIfStopped(Move &move)
{
    const Operation &operation = move.operation;
    const bool isGoneEverywhere = std::ranges::all_of(
        operation.peers, [&](const std::string &peer) { return operation.goneAt.contains(peer); });
    if (operation.wasPortClosed && isGoneEverywhere)
        move.finish(Phase::Stopped, Outcome::Done);
}

void onStoppingRead(Move &move, const Event &event)
{
    const auto &read = std::get<PeerRead>(event);
    if (isGone(remember(move, read)))
        move.operation.goneAt.insert(read.peer);
    finishIfStopped(move);
}

void onPortProbed(Move &move, const Event &event)
{
    Operation &operation = move.operation;
    operation.port = std::get<PortProbed>(event).state;
    if (operation.port == PortState::Closed && !operation.wasPortClosed) {
        operation.wasPortClosed = true;
        move.journal(JournalKind::ReadBack, "port closed");
    }
    finishIfStopped(move);
}

void onStoppingTick(Move &move, const Event &)
{
    if (!isOver(move, move.operation.settings.stopLimit))
        return;
    const char *what = move.operation.wasPortClosed ? "the lease is still there" : "the port is still open";
    move.failWith(Outcome::Unproven, errorHere(move.operation, ErrorKind::TimedOut, what));
}

// --- putting back
// ----------------------------------------------------------------------------------------------------

void onCancelAnswered(Move &move, const Event &event)
{
    if (acceptAnswer(move, std::get<WriteAnswered>(event)))
        move.go(Phase::Restoring);
}

void onRestoringRead(Move &move, const Event &event)
{
    remember(move, std::get<PeerRead>(event));
    if (everyPeer(move.operation, isBackUp))
        move.finish(Phase::Restored, Outcome::Done);
}

void onRestoringTick(Move &move, const Event &)
{
    if (isOver(move, move.operation.settings.restoreLimit))
        move.failWith(Outcome::Unproven, errorHere(move.operation, ErrorKind::TimedOut,
                                                   "it is not UP without an override on every peer"));
}

// --- the table
// -------------------------------------------------------------------------------------------------------

struct Row
{
    Phase phase;
    std::size_t event;
    void (*handler)(Move &, const Event &);
};

const std::array<Row, 31> &table()
{
    static const std::size_t answered = Event(WriteAnswered{0, Response{}}).index();
    static const std::size_t read = Event(PeerRead{{}, std::optional<Instance>()}).index();
    static const std::size_t refused = Event(WriteRefused{}).index();
    static const std::size_t served = Event(ServedRead{}).index();
    static const std::size_t sampled = Event(Sampled{}).index();
    static const std::size_t probed = Event(PortProbed{}).index();
    static const std::size_t tick = Event(Tick{}).index();
    static const std::size_t abort = Event(AbortAsked{}).index();
    static const std::size_t goOn = Event(GoOnAsked{}).index();
    static const std::size_t stop = Event(StopAsked{}).index();
    static const std::size_t takenBack = Event(StopTakenBack{}).index();
    static const std::array<Row, 31> rows{{
        {Phase::TakingOut, answered, onTakeOutAnswered},
        {Phase::TakingOut, refused, onWriteRefused},
        {Phase::ReadingBack, read, onReadBack},
        {Phase::ReadingBack, served, onServedRead},
        {Phase::ReadingBack, tick, onReadBackTick},
        {Phase::ReadingBack, abort, onAbort},
        {Phase::Waiting, read, onWaitingRead},
        {Phase::Waiting, served, onServedRead},
        {Phase::Waiting, sampled, onWaitingSample},
        {Phase::Waiting, tick, onWaitingTick},
        {Phase::Waiting, goOn, onGoOn},
        {Phase::Waiting, abort, onAbort},
        {Phase::Drained, read, onDrainedRead},
        {Phase::Drained, served, onServedRead},
        {Phase::Drained, sampled, onDrainedSample},
        {Phase::Drained, stop, onStopAsked},
        {Phase::Drained, abort, onAbort},
        {Phase::StopCountdown, tick, onCountdownTick},
        {Phase::StopCountdown, takenBack, onStopTakenBack},
        {Phase::StopCountdown, read, onCountdownRead},
        {Phase::StopCountdown, sampled, onDrainedSample},
        {Phase::StopCountdown, abort, onCountdownAbort},
        {Phase::StopSending, answered, onStopAnswered},
        {Phase::StopSending, refused, onWriteRefused},
        {Phase::Stopping, read, onStoppingRead},
        {Phase::Stopping, probed, onPortProbed},
        {Phase::Stopping, tick, onStoppingTick},
        {Phase::Cancelling, answered, onCancelAnswered},
        {Phase::Cancelling, refused, onWriteRefused},
        {Phase::Restoring, read, onRestoringRead},
        {Phase::Restoring, tick, onRestoringTick},
    }};
    return rows;
}

/// Reads and ticks come all the time; only what someone wanted or awaited is worth a line when it does not
/// fit.
bool isObservation(const Event &event)
{
    return std::holds_alternative<PeerRead>(event) || std::holds_alternative<ServedRead>(event) ||
           std::holds_alternative<Sampled>(event) || std::holds_alternative<PortProbed>(event) ||
           std::holds_alternative<Tick>(event);
}

} // namespace

Step begin(Operation operation, TimePoint now)
{
    Move move{std::move(operation), {}, now};
    Operation &state = move.operation;
    state.startedAt = now;
    state.phaseSince = now;
    move.journal(JournalKind::Started, state.key.path());
    switch (state.goal) {
    case Goal::Drain:
        move.write(takeOutOfServiceRequest(peerOf(state), state.key.application, state.key.id),
                   Phase::TakingOut);
        break;
    case Goal::Restore:
        move.write(state.cancelRequest, Phase::Cancelling);
        break;
    case Goal::Shutdown:
        if (state.settings.withoutDrain)
            startStopCountdown(move);
        else
            move.go(Phase::Waiting); // the proof is rebuilt from the live override, its time, and quiet
        break;
    }
    return {std::move(move.operation), std::move(move.effects)};
}

Step step(Operation operation, const Event &event, TimePoint now)
{
    Move move{std::move(operation), {}, now};
    const auto fits = [&](const Row &row) {
        return row.phase == move.operation.phase && row.event == event.index();
    };
    const auto row = std::ranges::find_if(table(), fits);
    const bool wasFinished = move.operation.isFinished();
    if (row != table().end())
        row->handler(move, event);
    else if (!isObservation(event))
        move.journal(JournalKind::Ignored,
                     std::string(eventName(event)) + " in " + std::string(phaseName(move.operation.phase)));
    if (!wasFinished && move.operation.isFinished())
        move.journal(JournalKind::Finished, std::string(phaseName(move.operation.phase)));
    return {std::move(move.operation), std::move(move.effects)};
}

} // namespace core
