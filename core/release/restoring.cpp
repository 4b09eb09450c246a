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

} // namespace

void onCancelPlanned(Move &move, const Event &event)
{
    const auto &planned = std::get<CancelPlanned>(event);
    move.operation.cancelPeer = planned.peer;
    move.operation.cancelRequest = planned.request;
}

void onAbort(Move &move, const Event &)
{
    move.journal(JournalKind::Operator, "abort: put back");
    Operation &operation = move.operation;
    operation.goal = Goal::Restore;
    operation.outcome = Outcome::Running;
    // The peer that takes the write goes first from here on.
    const auto written = std::ranges::find(operation.peers, operation.cancelPeer);
    if (written != operation.peers.end())
        std::rotate(operation.peers.begin(), written, written + 1);
    move.write(operation.cancelRequest, Phase::Cancelling);
}

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
    if (move.isOver(move.operation.settings.restoreLimit))
        move.failWith(Outcome::Unproven, errorHere(move.operation, ErrorKind::TimedOut,
                                                   "it is not UP without an override on every peer"));
}

} // namespace core::moves
