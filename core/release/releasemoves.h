// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/releasemachine.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

// Inside of the release's machine: what its tables of moves are made of. Only releasemachine.cpp, the
// files of handlers, releasepreview.cpp and releaserecovery.cpp include it.

namespace core::releasing {

using Details = std::vector<std::pair<std::string, std::string>>;

/// One step in the making.
struct Making
{
    Release release;
    std::vector<ReleaseEffect> effects;
    TimePoint now;

    void journal(JournalKind kind, std::string text, Details details = {});
    void journal(JournalKind kind, const InstanceProgress &progress, std::string text, Details details = {});
    void go(InstanceProgress &progress, Stage stage, Awaited awaited);
    /// Another thing is awaited in the same stage.
    void await(InstanceProgress &progress, Awaited awaited);
    void enter(ReleaseState state);
    void notify(Notify::Kind kind, const InstanceProgress &progress);
    void begin(const InstanceKey &key, Goal goal);
    /// The plan stops here until the operator says otherwise.
    void surprise(SurpriseKind kind, const InstanceProgress &progress, std::vector<std::string> details = {});
    /// Ends the stop that was because of this instance, once the operator has decided about it.
    void leaveSurprise(const InstanceProgress &progress);
    void notify(Notify notice);
    void fail(InstanceProgress &progress, SurpriseKind kind, std::vector<std::string> details = {});
    /// What somebody asked for does not fit here.
    void ignore(const ReleaseEvent &event, std::string_view why);
};

bool isObserving(const Release &release);
bool isGoingOn(const Release &release); ///< running or rolling back: steps may begin

/// As isNewProcess(), but a later registration alone counts only where the old process was seen to be gone: a
/// server that was restarted registers everybody anew.
bool isAnotherProcess(const SeenInstance &before, const SeenInstance &now, bool wasGone);

/// What somebody else did to a planned instance from one reading to the next; nothing where it is as it was.
std::optional<Surprise> changeBetween(const SeenInstance &before, const SeenInstance &now);

/// Its status and its overridden status, as the details of a surprise.
std::vector<std::string> saysNow(const SeenInstance &row);

// Handlers on the whole release (releaseorders.cpp).
void onStart(Making &making, const ReleaseEvent &event);
void onPause(Making &making, const ReleaseEvent &event);
void onResume(Making &making, const ReleaseEvent &event);
void onAbort(Making &making, const ReleaseEvent &event);
void onAbortUnstarted(Making &making, const ReleaseEvent &event);
void onRollBack(Making &making, const ReleaseEvent &event);
/// Puts back what is out and still runs; what was never begun is left out, if asked so.
void putBackAll(Making &making, bool leavesOut);
/// Begins what can begin now, and finishes what has nothing left to do.
void advance(Making &making);

// Handlers on one instance.

// what the operator wants of it (releasewishes.cpp)
/// Its override is still ours to take back: nothing has stopped it yet.
bool isOut(const Release &release, const InstanceProgress &progress);
void onSkip(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onRetry(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onGoOnEarly(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onJudge(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onConfirm(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
// going out (releaseout.cpp)
void onQueuedSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onOutOperation(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onOutRefused(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onOutSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onPuttingBackOperation(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onClearingOperation(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onGhostRemoved(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
/// The old process is gone.
void markStopped(Making &making, InstanceProgress &progress);
void beginStop(Making &making, InstanceProgress &progress);
void putBack(Making &making, InstanceProgress &progress);
// coming back (releasereturn.cpp)
void onReturnSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onTakeUpSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onTrafficSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onJudgingSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onSmoke(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onBackSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void awaitReturn(Making &making, InstanceProgress &progress);
/// The same where the new process is there already: nobody has to start it.
void awaitUp(Making &making, InstanceProgress &progress);
/// What the dead process left is gone.
void leaveClearing(Making &making, InstanceProgress &progress);
/// It serves, as `proof` says; judged or done next.
void proveReturn(Making &making, InstanceProgress &progress, ReturnProof proof);
void finishReturn(Making &making, InstanceProgress &progress);
// programs that the plan names (releasecommands.cpp)
void onPreparingCommandEnded(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onPreparingSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onStopCommandEnded(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onStartCommandEnded(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onCompletingCommandEnded(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
/// It goes out now, after the command before it where the plan has one.
void takeOut(Making &making, InstanceProgress &progress);
void runStopCommand(Making &making, InstanceProgress &progress);
void runStartCommand(Making &making, InstanceProgress &progress);
/// It is back: done, once the command after its return has ended.
void completeReturn(Making &making, InstanceProgress &progress);
void goOnCompleting(Making &making, InstanceProgress &progress);
/// The plan stops; the operator has the command run again, or goes on without it.
void askAboutCommand(Making &making, InstanceProgress &progress, std::vector<std::string> details);
// somebody else releases (releaseobserve.cpp)
void onObserved(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
// any wait (releasemachine.cpp)
void onWaitTick(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void onQueuedTick(Making &making, InstanceProgress &progress, const ReleaseEvent &event);
void keepNow(Making &making, InstanceProgress &progress, const ReleaseEvent &event);

} // namespace core::releasing
