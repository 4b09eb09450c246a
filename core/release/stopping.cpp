// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/guards.h"
#include "core/release/linedetails.h"
#include "core/release/moves.h"

#include <algorithm>

namespace core::moves {

namespace {

void finishIfStopped(Move &move)
{
    const Operation &operation = move.operation;
    const bool isGoneEverywhere = std::ranges::all_of(
        operation.peers, [&](const std::string &peer) { return operation.goneAt.contains(peer); });
    if (isGoneEverywhere && !operation.signs.leaseGone)
        move.operation.signs.leaseGone = move.now;
    // A new process may have taken the lease over before it ended, and with it the override.
    const bool isReplaced = operation.signs.newStart.has_value();
    if (operation.signs.portClosed && (isGoneEverywhere || isReplaced))
        move.finish(Phase::Stopped, Outcome::Done);
}

void noteNotReady(Move &move, StopSigns::NotReadyBy by)
{
    StopSigns &signs = move.operation.signs;
    if (signs.notReady)
        return;
    signs.notReady = move.now;
    signs.notReadyBy = by;
    const std::string name(notReadyByName(by));
    move.journal(JournalKind::ReadBack, "takes no more requests: " + name, {{"not-ready", name}});
}

/// The shutdown follows the cancel within so long, or not at all: with its next heartbeat callers are sent to
/// it.
constexpr Millis backToBack = std::chrono::seconds(15);

/// Every peer was read since the computer slept, if it did; a peer that cannot be read has failed to be.
bool isDrainReadAnew(const Operation &operation)
{
    return !wasDrained(operation) || std::ranges::all_of(operation.peers, [&](const std::string &peer) {
        return operation.evidence.contains(peer);
    });
}

void sendStop(Move &move)
{
    const bool cancelsFirst = move.operation.settings.cancelsBeforeStop &&
                              !move.operation.cancelRequest.url.empty() &&
                              (move.operation.proof != Proof::None || !move.operation.earlyReason.empty());
    move.operation.isCancelledFirst = cancelsFirst;
    if (cancelsFirst)
        move.write(WritePurpose::Cancel, move.operation.cancelRequest, Phase::StopSending);
    else
        move.write(WritePurpose::Shutdown, move.operation.shutdownRequest, Phase::StopSending);
}

} // namespace

void startStopCountdown(Move &move)
{
    move.operation.goal = Goal::Shutdown;
    move.operation.outcome = Outcome::Running;
    move.operation.stopAt = move.now + move.operation.settings.stopCountdown;
    move.go(Phase::StopCountdown);
}

bool canStop(const Operation &operation)
{
    return !operation.shutdownRequest.url.empty();
}

void refuseStop(Move &move)
{
    move.operation.refusedBy = {std::string(guardName(Guard::NoShutdownAddress))};
    move.journal(JournalKind::Answer, "not sent: there is no address to ask for the shutdown",
                 {answerDetail(WriteAnswer::NotDone)});
    move.finish(Phase::Failed, Outcome::Refused);
}

void onStopAsked(Move &move, const Event &)
{
    // The drain stands and can still be put back; only the stop cannot be asked for from here.
    if (!canStop(move.operation)) {
        move.journal(JournalKind::Ignored, "there is no address to ask for the shutdown");
        return;
    }
    move.journal(JournalKind::Operator, "shut down", {{"act", "stop"}});
    startStopCountdown(move);
}

void onStopTakenBack(Move &move, const Event &)
{
    move.journal(JournalKind::Operator, "took the shutdown back", {{"act", "take-back"}});
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

void onCountdownTick(Move &move, const Event &)
{
    if (!move.operation.stopAt || move.now < *move.operation.stopAt || !isDrainReadAnew(move.operation))
        return;
    move.operation.stopAt.reset();
    sendStop(move);
}

void onStopAnswered(Move &move, const Event &event)
{
    // The computer may have slept in between: the instance has been UP again for long.
    const bool isLate = move.operation.isCancelledFirst && move.operation.pending &&
                        move.now - move.operation.pending->sentAt >= backToBack;
    if (!acceptAnswer(move, std::get<WriteAnswered>(event)))
        return;
    if (!move.operation.isCancelledFirst) {
        move.go(Phase::Stopping);
        return;
    }
    move.operation.isCancelledFirst = false;
    if (isLate) {
        move.failWith(Outcome::Failed,
                      errorHere(move.operation, ErrorKind::TimedOut,
                                "the answer to the cancel came too late: not asked to stop"));
        return;
    }
    move.write(WritePurpose::Shutdown, move.operation.shutdownRequest, Phase::StopSending);
}

void onStoppingRead(Move &move, const Event &event)
{
    const auto &read = std::get<PeerRead>(event);
    const PeerEvidence &evidence = remember(move, read);
    if (isGone(evidence))
        move.operation.goneAt.insert(read.peer);
    else if (evidence.kind == PeerEvidence::Kind::Present && evidence.status.status == Status::Down)
        noteNotReady(move, StopSigns::NotReadyBy::Registry);
    finishIfStopped(move);
}

void onPortProbed(Move &move, const Event &event)
{
    Operation &operation = move.operation;
    operation.port = std::get<PortProbed>(event).state;
    if (operation.port == PortState::Closed && !operation.signs.portClosed) {
        operation.signs.portClosed = move.now;
        move.journal(JournalKind::ReadBack, "port closed", {{"port", "closed"}});
    }
    finishIfStopped(move);
}

/// A drained instance whose readiness counts Eureka's word in was not ready before: that is no sign of a
/// stop.
void onReadinessRead(Move &move, const Event &event)
{
    StopSigns &signs = move.operation.signs;
    if (std::get<ReadinessRead>(event).isReady)
        signs.wasReady = true;
    else if (signs.wasReady && move.operation.phase == Phase::Stopping)
        noteNotReady(move, StopSigns::NotReadyBy::Readiness);
}

void onSampledAfterStop(Move &move, const Event &event)
{
    Operation &operation = move.operation;
    const TrafficSample &sample = std::get<Sampled>(event).sample;
    const auto &startedAt = sample.startedAt;
    TrafficSample stopped;
    stopped.startedAt = operation.processStartedAt;
    const bool isNew = !isSameProcess(stopped, sample) && *startedAt > *stopped.startedAt;
    if (!isNew || operation.signs.newStart)
        return;
    operation.signs.newStart = startedAt;
    move.journal(JournalKind::ReadBack, "another process answers: a new start time",
                 {{"new-start", timeText(*startedAt)}});
    if (operation.phase == Phase::Stopping)
        finishIfStopped(move);
}

void onStoppingTick(Move &move, const Event &)
{
    if (!move.isOver(move.operation.settings.stopLimit))
        return;
    const char *what =
        move.operation.signs.portClosed ? "the lease is still there" : "the port is still open";
    move.failWith(Outcome::Unproven, errorHere(move.operation, ErrorKind::TimedOut, what));
}

} // namespace core::moves
