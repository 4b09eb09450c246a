// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/guards.h"
#include "core/release/moves.h"

#include <algorithm>

namespace core::moves {

namespace {

void finishIfStopped(Move &move)
{
    const Operation &operation = move.operation;
    const bool isGoneEverywhere = std::ranges::all_of(
        operation.peers, [&](const std::string &peer) { return operation.goneAt.contains(peer); });
    if (operation.wasPortClosed && isGoneEverywhere)
        move.finish(Phase::Stopped, Outcome::Done);
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
    if (move.operation.stopAt && move.now >= *move.operation.stopAt) {
        move.operation.stopAt.reset();
        sendStop(move);
    }
}

void onStopAnswered(Move &move, const Event &event)
{
    if (!acceptAnswer(move, std::get<WriteAnswered>(event)))
        return;
    if (!move.operation.isCancelledFirst) {
        move.go(Phase::Stopping);
        return;
    }
    move.operation.isCancelledFirst = false;
    move.write(WritePurpose::Shutdown, move.operation.shutdownRequest, Phase::StopSending);
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
        move.journal(JournalKind::ReadBack, "port closed", {{"port", "closed"}});
    }
    finishIfStopped(move);
}

void onStoppingTick(Move &move, const Event &)
{
    if (!move.isOver(move.operation.settings.stopLimit))
        return;
    const char *what = move.operation.wasPortClosed ? "the lease is still there" : "the port is still open";
    move.failWith(Outcome::Unproven, errorHere(move.operation, ErrorKind::TimedOut, what));
}

} // namespace core::moves
