// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/linedetails.h"
#include "core/release/machine.h"

#include <string>
#include <utility>
#include <vector>

// Inside of the machine: what its table of moves is made of. Only machine.cpp and the files of handlers
// include it.

namespace core::moves {

/// One step in the making.
struct Move
{
    Operation operation;
    std::vector<Effect> effects;
    TimePoint now;

    void journal(JournalKind kind, std::string text,
                 std::vector<std::pair<std::string, std::string>> details = {});
    void go(Phase phase);
    void finish(Phase phase, Outcome outcome);
    void failWith(Outcome outcome, Error error);
    /// Numbers the change, journals the intent and asks for it to be sent; the answer is awaited in `phase`.
    void write(WritePurpose purpose, Request request, Phase phase);
    bool isOver(Millis limit) const; ///< the phase has lasted at least so long
};

std::string peerOf(const Operation &operation); ///< the one that writes go to
/// Taken out by its own endpoint: which peer its client told is not known.
bool isTakenOutByItself(const Operation &operation);
Error errorHere(const Operation &operation, ErrorKind kind, std::string what);

// What was read (peerreads.cpp).

/// Keeps the read and journals it where it says something new.
const PeerEvidence &remember(Move &move, const PeerRead &read);
bool isGone(const PeerEvidence &evidence);
bool isPresent(const PeerEvidence &evidence);
bool everyPeer(const Operation &operation, bool (*test)(const PeerEvidence &));
bool isOutEverywhere(const Operation &operation); ///< every peer was read so

// Answers, and what more than one file moves.

/// True when the answer belongs to the pending write and the write may have happened. Certain failures end it
/// here.
bool acceptAnswer(Move &move, const WriteAnswered &event);
bool wasDrained(const Operation &operation);
void becomeDrained(Move &move, Proof proof);
void startStopCountdown(Move &move);
bool canStop(const Operation &operation); ///< there is an address that a shutdown can be asked of
void refuseStop(Move &move);              ///< ends it: nothing was sent

// Handlers, one for each kind of row of the table.

// taking out and what is read of it at the peers (peerreads.cpp)
void refuseTakeOut(Move &move); ///< ends it: the instance's own endpoint is not known, nothing was sent
void onTakeOutAnswered(Move &move, const Event &event);
void onReadBack(Move &move, const Event &event);
void onReadBackTick(Move &move, const Event &event);
void onOverrideRead(Move &move, const Event &event);
void onCountdownRead(Move &move, const Event &event);
void onServedRead(Move &move, const Event &event);
void onHopsRead(Move &move, const Event &event);
// the wait and its proof (waiting.cpp)
void onWaitingSample(Move &move, const Event &event);
void onWaitingTick(Move &move, const Event &event);
void onGoOn(Move &move, const Event &event);
void onDrainedSample(Move &move, const Event &event);
void onWoke(Move &move, const Event &event);
void onWokeAtLimit(Move &move, const Event &event); ///< of what is awaited with a limit
// the stop (stopping.cpp)
void onStopAsked(Move &move, const Event &event);
void onStopTakenBack(Move &move, const Event &event);
void onCountdownAbort(Move &move, const Event &event);
void onCountdownTick(Move &move, const Event &event);
void onStopAnswered(Move &move, const Event &event);
void onStoppingRead(Move &move, const Event &event);
void onPortProbed(Move &move, const Event &event);
void onReadinessRead(Move &move, const Event &event);
void onSampledAfterStop(Move &move, const Event &event);
void onStoppingTick(Move &move, const Event &event);
// putting back (restoring.cpp)
void onCancelPlanned(Move &move, const Event &event);
void onAbort(Move &move, const Event &event);
void onCancelAnswered(Move &move, const Event &event);
void onRestoringRead(Move &move, const Event &event);
void onRestoringTick(Move &move, const Event &event);
void onServedAgain(Move &move, const Event &event);
void onHopsReadAgain(Move &move, const Event &event);
// any write (moves.cpp)
void onWriteRefused(Move &move, const Event &event);

} // namespace core::moves
