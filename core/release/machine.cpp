// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"

#include "core/eureka/operations.h"
#include "core/release/moves.h"

#include <algorithm>
#include <array>
#include <type_traits>

// This file owns every move of an operation. A pair (phase, event) that is not in the table changes nothing.
//
// clang-format off
//   phase          event           leads to
//   -------------  --------------  -----------------------------------------------------------------------
//   TakingOut      WriteAnswered   ReadingBack | Failed (refused for certain)
//   TakingOut      WriteRefused    Failed (by a guard)
//   ReadingBack    PeerRead        Waiting once the peer that took the write shows it (any, by the endpoint) | Failed (gone)
//                                  after a pause it shows by being gone or DOWN, here and in every later phase
//   ReadingBack    ServedRead      as in Waiting
//   ReadingBack    Tick            Failed (unproven) after the read-back limit
//   ReadingBack    HopsRead        as in Waiting
//   ReadingBack    AbortAsked      Cancelling | Failed (paused: nothing can put it back), here and in every later phase
//   ReadingBack    CancelPlanned   kept: what an abort will send
//   ReadingBack    Woke            its limit begins anew
//   Waiting        PeerRead        Failed (override removed by someone else, or gone); a late peer restarts the count
//   Waiting        ServedRead      ticks off the server cache once every peer's list has dropped it
//   Waiting        Sampled         quiet is assessed anew
//   Waiting        HopsRead        lengths are kept; ticks off callers whose own copy has dropped it
//   Waiting        Tick            Drained: time is up, not still called, not still served, every peer proven
//   Waiting        GoOnAsked       Drained, proof None, with the reason on record; without one nothing
//   Waiting        AbortAsked      Cancelling
//   Waiting        CancelPlanned   kept: what an abort will send
//   Waiting        Woke            everything is read anew before it can be Drained
//   Drained        PeerRead        Failed (override removed or gone) | Waiting (a peer came back without it)
//   Drained        ServedRead      kept
//   Drained        Sampled         Waiting, if it is called again
//   Drained        HopsRead        kept
//   Drained        StopAsked       StopCountdown; nothing where it cannot be asked to stop
//   Drained        AbortAsked      Cancelling
//   Drained        CancelPlanned   kept: what an abort will send
//   Drained        Woke            everything is read anew
//   StopCountdown  Tick            StopSending when the countdown ends (the article cancels its override first)
//                                  and every peer was read, where one was drained
//   StopCountdown  StopTakenBack   Drained, or Failed (cancelled) where nothing was drained
//   StopCountdown  Sampled         Waiting, if a proven one is called again
//   StopCountdown  PeerRead        as in Drained, where one was drained
//   StopCountdown  HopsRead        kept
//   StopCountdown  AbortAsked      Cancelling, or as StopTakenBack
//   StopCountdown  CancelPlanned   kept: what an abort will send
//   StopCountdown  Woke            Waiting, or the seconds anew where nothing was drained
//   StopSending    WriteAnswered   Stopping | StopSending (the shutdown after the cancel) | Failed (refused for certain,
//                                  or the cancel's answer came too late for the two to be back to back)
//   StopSending    WriteRefused    Failed (by a guard)
//   StopSending    ReadinessRead   kept: whether it was ready when it was asked to stop
//   Stopping       ReadinessRead   the first sign, where it was ready before
//   Stopping       PeerRead        Stopped: port closed and lease gone on every peer
//   Stopping       PortProbed      Stopped: the same
//   Stopping       Tick            Failed (unproven) after the stop limit
//   Stopping       Sampled         Stopped: port closed, and another process answers now
//   Stopping       Woke            its limit begins anew
//   Stopped        Sampled         as in Stopping
//   Cancelling     WriteAnswered   Restoring | Failed (refused for certain)
//   Cancelling     WriteRefused    Failed (by a guard)
//   Restoring      PeerRead        Restored: UP without an override on every peer
//   Restoring      ServedRead      ticks off the server cache of the way back
//   Restoring      HopsRead        ticks off callers that have it again
//   Restoring      Tick            Failed (unproven) after the restore limit
//   Restoring      Woke            its limit begins anew
//   Restored       ServedRead      as in Restoring: callers take it up a while after Eureka has it
//   Restored       HopsRead        as in Restoring

namespace core {

namespace {

/// Position of a kind of event in Event.
template <typename Kind, std::size_t at = 0> constexpr std::size_t indexOf()
{
    if constexpr (std::is_same_v<Kind, std::variant_alternative_t<at, Event>>)
        return at;
    else
        return indexOf<Kind, at + 1>();
}

struct Row
{
    Phase phase;
    std::size_t event;
    void (*handler)(moves::Move &, const Event &);
};

constexpr std::array<Row, 53> table{{
    {Phase::TakingOut, indexOf<WriteAnswered>(), moves::onTakeOutAnswered},
    {Phase::TakingOut, indexOf<WriteRefused>(), moves::onWriteRefused},
    {Phase::ReadingBack, indexOf<PeerRead>(), moves::onReadBack},
    {Phase::ReadingBack, indexOf<ServedRead>(), moves::onServedRead},
    {Phase::ReadingBack, indexOf<HopsRead>(), moves::onHopsRead},
    {Phase::ReadingBack, indexOf<Tick>(), moves::onReadBackTick},
    {Phase::ReadingBack, indexOf<AbortAsked>(), moves::onAbort},
    {Phase::ReadingBack, indexOf<CancelPlanned>(), moves::onCancelPlanned},
    {Phase::ReadingBack, indexOf<Woke>(), moves::onWokeAtLimit},
    {Phase::Waiting, indexOf<PeerRead>(), moves::onOverrideRead},
    {Phase::Waiting, indexOf<ServedRead>(), moves::onServedRead},
    {Phase::Waiting, indexOf<Sampled>(), moves::onWaitingSample},
    {Phase::Waiting, indexOf<HopsRead>(), moves::onHopsRead},
    {Phase::Waiting, indexOf<Tick>(), moves::onWaitingTick},
    {Phase::Waiting, indexOf<GoOnAsked>(), moves::onGoOn},
    {Phase::Waiting, indexOf<AbortAsked>(), moves::onAbort},
    {Phase::Waiting, indexOf<CancelPlanned>(), moves::onCancelPlanned},
    {Phase::Waiting, indexOf<Woke>(), moves::onWoke},
    {Phase::Drained, indexOf<PeerRead>(), moves::onOverrideRead},
    {Phase::Drained, indexOf<ServedRead>(), moves::onServedRead},
    {Phase::Drained, indexOf<Sampled>(), moves::onDrainedSample},
    {Phase::Drained, indexOf<HopsRead>(), moves::onHopsRead},
    {Phase::Drained, indexOf<StopAsked>(), moves::onStopAsked},
    {Phase::Drained, indexOf<AbortAsked>(), moves::onAbort},
    {Phase::Drained, indexOf<CancelPlanned>(), moves::onCancelPlanned},
    {Phase::Drained, indexOf<Woke>(), moves::onWoke},
    {Phase::StopCountdown, indexOf<Tick>(), moves::onCountdownTick},
    {Phase::StopCountdown, indexOf<StopTakenBack>(), moves::onStopTakenBack},
    {Phase::StopCountdown, indexOf<PeerRead>(), moves::onCountdownRead},
    {Phase::StopCountdown, indexOf<Sampled>(), moves::onDrainedSample},
    {Phase::StopCountdown, indexOf<HopsRead>(), moves::onHopsRead},
    {Phase::StopCountdown, indexOf<AbortAsked>(), moves::onCountdownAbort},
    {Phase::StopCountdown, indexOf<CancelPlanned>(), moves::onCancelPlanned},
    {Phase::StopCountdown, indexOf<Woke>(), moves::onWoke},
    {Phase::StopSending, indexOf<WriteAnswered>(), moves::onStopAnswered},
    {Phase::StopSending, indexOf<WriteRefused>(), moves::onWriteRefused},
    {Phase::StopSending, indexOf<ReadinessRead>(), moves::onReadinessRead},
    {Phase::Stopping, indexOf<ReadinessRead>(), moves::onReadinessRead},
    {Phase::Stopping, indexOf<PeerRead>(), moves::onStoppingRead},
    {Phase::Stopping, indexOf<PortProbed>(), moves::onPortProbed},
    {Phase::Stopping, indexOf<Tick>(), moves::onStoppingTick},
    {Phase::Stopping, indexOf<Sampled>(), moves::onSampledAfterStop},
    {Phase::Stopping, indexOf<Woke>(), moves::onWokeAtLimit},
    {Phase::Stopped, indexOf<Sampled>(), moves::onSampledAfterStop},
    {Phase::Cancelling, indexOf<WriteAnswered>(), moves::onCancelAnswered},
    {Phase::Cancelling, indexOf<WriteRefused>(), moves::onWriteRefused},
    {Phase::Restoring, indexOf<PeerRead>(), moves::onRestoringRead},
    {Phase::Restoring, indexOf<ServedRead>(), moves::onServedAgain},
    {Phase::Restoring, indexOf<HopsRead>(), moves::onHopsReadAgain},
    {Phase::Restoring, indexOf<Tick>(), moves::onRestoringTick},
    {Phase::Restoring, indexOf<Woke>(), moves::onWokeAtLimit},
    {Phase::Restored, indexOf<ServedRead>(), moves::onServedAgain},
    {Phase::Restored, indexOf<HopsRead>(), moves::onHopsReadAgain},
}};

/// Reads and ticks come all the time; only what someone wanted or awaited is worth a line when it does not
/// fit.
bool isObservation(const Event &event)
{
    return std::holds_alternative<PeerRead>(event) || std::holds_alternative<ServedRead>(event) ||
           std::holds_alternative<Sampled>(event) || std::holds_alternative<PortProbed>(event) ||
           std::holds_alternative<Tick>(event) || std::holds_alternative<CancelPlanned>(event) ||
           std::holds_alternative<HopsRead>(event) || std::holds_alternative<ReadinessRead>(event) ||
           std::holds_alternative<Woke>(event);
}

} // namespace

Step begin(Operation operation, TimePoint now)
{
    moves::Move move{std::move(operation), {}, now};
    Operation &state = move.operation;
    state.startedAt = now;
    state.phaseSince = now;
    move.journal(JournalKind::Started, state.key.path(), startDetails(state));
    switch (state.goal) {
    case Goal::Drain:
        if (state.settings.by == TakeOutBy::Eureka)
            move.write(WritePurpose::TakeOut,
                       takeOutOfServiceRequest(moves::peerOf(state), state.key.application, state.key.id),
                       Phase::TakingOut);
        else if (!state.takeOutRequest.url.empty())
            move.write(WritePurpose::TakeOut, state.takeOutRequest, Phase::TakingOut);
        else
            moves::refuseTakeOut(move);
        break;
    case Goal::Restore:
        move.write(WritePurpose::Cancel, state.cancelRequest, Phase::Cancelling);
        break;
    case Goal::Shutdown:
        state.isPaused = state.settings.by == TakeOutBy::Pause;
        if (!moves::canStop(state))
            moves::refuseStop(move);
        else if (state.settings.withoutDrain)
            moves::startStopCountdown(move);
        else
            move.go(Phase::Waiting); // the proof is rebuilt from the live override, its time, and quiet
        break;
    }
    if (state.isFinished())
        move.journal(JournalKind::Finished, std::string(phaseName(state.phase)), finishDetails(state));
    return {std::move(move.operation), std::move(move.effects)};
}

Step step(Operation operation, const Event &event, TimePoint now)
{
    moves::Move move{std::move(operation), {}, now};
    const auto fits = [&](const Row &row) {
        return row.phase == move.operation.phase && row.event == event.index();
    };
    const auto row = std::ranges::find_if(table, fits);
    const bool wasFinished = move.operation.isFinished();
    if (row != table.end())
        row->handler(move, event);
    else if (!isObservation(event))
        move.journal(JournalKind::Ignored,
                     std::string(eventName(event)) + " in " + std::string(phaseName(move.operation.phase)));
    // Which caller takes longest depends on what was seen and on when the change was.
    move.operation.budget.settle(move.operation.drainedSince);
    if (move.operation.backSince)
        move.operation.wayBack.settle(*move.operation.backSince);
    if (!wasFinished && move.operation.isFinished())
        move.journal(JournalKind::Finished, std::string(phaseName(move.operation.phase)),
                     finishDetails(move.operation));
    return {std::move(move.operation), std::move(move.effects)};
}

} // namespace core
