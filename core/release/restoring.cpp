// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/moves.h"

#include <algorithm>

namespace core::moves {

namespace {

bool isBackUp(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present && evidence.status.status == Status::Up &&
           evidence.overriddenStatus == ReportedStatus{};
}

/// The process goes on as it is, paused: no request of Eureka's registers it again, and its own resume
/// answers true and does not either.
void leavePaused(Move &move)
{
    move.journal(JournalKind::Operator, "abort: it is paused, and only a restart registers it again",
                 {{"act", "leave-paused"}});
    move.operation.goal = Goal::Restore;
    move.failWith(Outcome::Failed,
                  errorHere(move.operation, ErrorKind::Cancelled, "paused: only a restart brings it back"));
}

} // namespace

void onCancelPlanned(Move &move, const Event &event)
{
    const auto &planned = std::get<CancelPlanned>(event);
    move.operation.cancelPeer = planned.peer;
    move.operation.cancelRequest = planned.request;
}

void onAbort(Move &move, const Event &)
{
    if (move.operation.settings.by == TakeOutBy::Pause) {
        leavePaused(move);
        return;
    }
    move.journal(JournalKind::Operator, "abort: put back", {{"act", "abort"}});
    Operation &operation = move.operation;
    operation.goal = Goal::Restore;
    operation.outcome = Outcome::Running;
    // The peer that takes the write goes first from here on.
    const auto written = std::ranges::find(operation.peers, operation.cancelPeer);
    if (written != operation.peers.end())
        std::rotate(operation.peers.begin(), written, written + 1);
    move.write(WritePurpose::Cancel, operation.cancelRequest, Phase::Cancelling);
}

void onCancelAnswered(Move &move, const Event &event)
{
    if (!acceptAnswer(move, std::get<WriteAnswered>(event)))
        return;
    move.operation.backSince = move.now;
    move.operation.wayBack = wayBackOf(move.operation.budget);
    move.operation.stillServedBy.clear();
    move.go(Phase::Restoring);
}

void onServedAgain(Move &move, const Event &event)
{
    const auto &read = std::get<ServedRead>(event);
    Operation &operation = move.operation;
    if (!operation.backSince)
        return;
    if (read.isOffered)
        operation.stillServedBy.insert(read.peer);
    else
        operation.stillServedBy.erase(read.peer);
    if (operation.stillServedBy.size() >= operation.peers.size())
        operation.wayBack.markSeen(HopKind::ServerCache, move.now);
    else
        operation.wayBack.forgetSeen(HopKind::ServerCache);
}

void onHopsReadAgain(Move &move, const Event &event)
{
    if (move.operation.backSince)
        move.operation.wayBack.update(std::get<HopsRead>(event), *move.operation.backSince);
}

void onRestoringRead(Move &move, const Event &event)
{
    remember(move, std::get<PeerRead>(event));
    if (everyPeer(move.operation, isBackUp))
        move.finish(Phase::Restored, Outcome::Done);
}

void onRestoringTick(Move &move, const Event &)
{
    if (move.isOver(move.operation.settings.restoreLimit))
        move.failWith(Outcome::Unproven, errorHere(move.operation, ErrorKind::TimedOut,
                                                   "it is not UP without an override on every peer"));
}

} // namespace core::moves
