// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/moves.h"

namespace core::moves {

namespace {

bool isBackUp(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present && evidence.status.status == Status::Up &&
           evidence.overriddenStatus == ReportedStatus{};
}

} // namespace

void onAbort(Move &move, const Event &)
{
    move.journal(JournalKind::Operator, "abort: put back");
    move.operation.goal = Goal::Restore;
    move.operation.outcome = Outcome::Running;
    move.write(move.operation.cancelRequest, Phase::Cancelling);
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
