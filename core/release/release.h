// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/verdict.h"
#include "core/release/operation.h"
#include "core/release/releaseplan.h"
#include "core/release/releaseseen.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Where one instance of a plan stands. The moves between them are in the table of releasemachine.cpp.
enum class Stage {
    Queued,
    Preparing,        ///< its command before the drain runs; nothing of it has been sent
    Draining,         ///< taken out of service; callers are letting go
    Drained,          ///< callers have let go, as far as the drain's proof says
    Stopping,         ///< asked to stop, or somebody elsewhere stops it
    ClearingOverride, ///< what the dead process left is being removed
    AwaitingReturn,   ///< the new version is started elsewhere or by a command
    Returning,        ///< UP and healthy; callers take it up
    AwaitingTraffic,  ///< callers have it; the first successful requests are awaited
    Judging,          ///< the operator decides
    Completing,       ///< proven back; its command after the return runs
    PuttingBack,      ///< the override is being taken back (abort, skip, roll back)
    Done,             ///< end: proven back, as `proof` says
    PutBack,          ///< end: as it was before the release
    Skipped,          ///< end: by the operator, with a reason
    LeftOut,          ///< end: never begun
    LeftPaused,       ///< end: paused, which nothing here takes back: it is to be restarted
    Failed,           ///< stands until it is tried again, skipped, or the release is aborted
};

/// Where the whole release stands.
enum class ReleaseState {
    Planned, ///< nothing has been sent
    Running,
    PausedByOperator,
    PausedByPlan,      ///< at a pause point of the plan
    StoppedBySurprise, ///< `surprise` says why; goes on only when the operator says so
    Aborting,          ///< what is out and still runs is being put back
    RollingBack,       ///< old back before new out
    Finished,          ///< `outcome` says how
};

enum class ReleaseOutcome {
    None,     ///< not finished
    Done,     ///< every instance proven back
    Unproven, ///< some skipped, left out or gone on early
    Aborted,
    RolledBack,
    Failed,
};

/// Why the plan stopped by itself.
enum class SurpriseKind {
    None,
    OperationFailed,    ///< a write was refused or its proof did not come
    GuardsRefused,      ///< details: their names
    SomeoneElse,        ///< somebody else changed a planned instance; details: what it says now
    Vanished,           ///< a planned instance that was not begun is gone, or became another process
    OldVersionReturned, ///< a supervisor started the old version again; details: that version
    OtherVersion,       ///< the one that came back is neither the old nor the expected version
    CommandFailed,      ///< details: its exit code, or what went wrong
    SmokeFailed,        ///< details: the status that came
    WorseThanBefore,    ///< the new one fails more requests than the plan allows
    JudgedFailed,       ///< by the operator
    LeftPaused,         ///< it is paused, and the program that knew its process has ended
};

struct Surprise
{
    SurpriseKind kind = SurpriseKind::None;
    std::optional<InstanceKey> key;
    std::vector<std::string> details;
    TimePoint at{};

    bool operator==(const Surprise &) const = default;
};

/// What a wait is for, as the screen names it; Nothing where none is under way.
enum class Awaited {
    Nothing,
    Turn, ///< its turn
    CallersLetGo,
    OperatorStop, ///< somebody elsewhere stops it
    ProcessEnd,   ///< it was asked to stop
    LeaseEnd,     ///< the process is gone, its lease is not
    OverrideGone,
    OperatorStart, ///< somebody elsewhere starts the new version
    CommandEnd,
    RegistryUp, ///< it is there, not UP yet (or still under an old override)
    HealthUp,
    NewVersion, ///< the old version runs there again
    CallersTakeUp,
    FirstRequests,
    SmokeAnswer,
    OperatorConfirms, ///< nothing can prove it: the operator says that it serves
    Judgement,
    PutBack,
    PauseAnswer,     ///< the plan was aborted while its pause was on its way
    OperatorDecides, ///< try again, skip, or abort
};

/// What the return of an instance rests on.
enum class ReturnProof { None, Operator, Smoke, Traffic };

/// The operator's own decision about one instance.
struct Judgement
{
    Verdict verdict = Verdict::NoData;
    std::string note;
    TimePoint at{};

    bool operator==(const Judgement &) const = default;
};

/// One instance of the plan on its way.
struct InstanceProgress
{
    PlannedInstance planned;
    Stage stage = Stage::Queued;
    TimePoint since{}; ///< of the stage
    Awaited awaited = Awaited::Turn;
    TimePoint awaitedSince{};
    bool isOverdue = false;    ///< the wait is over its limit, and that was said once
    std::string targetVersion; ///< that counts as new here; in a roll back the old one

    std::optional<TimePoint> begunAt;    ///< when its turn came, the newest time
    std::optional<SeenInstance> before;  ///< when its turn came
    std::optional<SeenInstance> now;     ///< the newest of the one that is there, or that came back
    std::optional<InstanceKey> returned; ///< who came back, once known
    std::optional<TimePoint> stoppedAt;  ///< when the old process was seen to be gone
    bool isReadBack = false;             ///< its drain was read back at the peer that took the write
    bool isPaused = false;               ///< its pause was taken, or may have been
    bool isStopCounting = false;         ///< the seconds before the shutdown were seen to run
    bool isStopSent = false; ///< the shutdown has left, and was not refused: it cannot be taken back any more
    std::optional<TimePoint> silentSince; ///< nothing answers at its address any more
    bool isGhost = false;                 ///< the process is gone, its lease stayed
    bool isClearing = false;              ///< what clears its override was begun
    std::optional<TimePoint> backSince;   ///< UP and healthy: callers take it up from here
    Budget drainBudget;                   ///< of its drain: tells what callers' copies held
    Budget wayBack;                       ///< from backSince on
    bool isPrepared = false;              ///< its command before the drain ended well: it is not run again
    bool isStopCommandRun = false;        ///< it is not run again without being asked for
    bool isCommandBegun = false;          ///< the command of this stage
    bool isCommandDone = false;           ///< it ended well, which proves nothing
    bool isSmokeSent = false;
    Stage failedIn = Stage::Queued; ///< with Failed: where it was
    std::optional<Error> failure;   ///< of the operation that failed
    Proof drainProof = Proof::None;
    ReturnProof proof = ReturnProof::None;
    Verdict measured = Verdict::NoData; ///< the outcome of `verdict`; no data is never a pass
    std::optional<SideVerdict> verdict; ///< the newest that decides, see judgeRelease()
    std::optional<Judgement> judgement;
    bool wentOnEarly = false;
    std::string reason;                  ///< of a skip or of going on early
    std::vector<Awaited> unproven;       ///< what was still unproven then
    bool isPausePassed = false;          ///< its pause point was passed
    bool isToSkip = false;               ///< Skipped, not PutBack, once it is put back
    std::optional<double> successesAtUp; ///< of its own counter when it was first seen UP
    std::string strangeVersion;          ///< of the one that came back instead; said once

    bool isEnd() const
    {
        return stage == Stage::Done || stage == Stage::PutBack || stage == Stage::Skipped ||
               stage == Stage::LeftOut || stage == Stage::LeftPaused;
    }
    /// Begun and not at an end. Failed counts: nothing else is begun while it stands.
    bool isActive() const { return !isEnd() && stage != Stage::Queued; }
    /// Another process than the one that was stopped runs in its place, of whatever version.
    bool isAnotherThere() const;
    /// That process came up under the override of the one before it.
    bool isUnderInheritedOverride() const { return isAnotherThere() && now->hasOverride(); }
    /// A command was begun, and the program that would have been told how it ended has died.
    bool isCommandLost() const
    {
        const bool hasEnded = stage == Stage::Preparing ? isPrepared : isCommandDone;
        return isCommandBegun && !hasEnded;
    }
    /// Nothing of Eureka's puts it back: its process still runs, and no peer has it.
    bool isLeftPaused() const;
    const InstanceKey &current() const { return returned ? *returned : planned.key; }
    bool operator==(const InstanceProgress &) const = default;
};

/// A release as a value: the fold of its events.
struct Release
{
    std::string id;
    ReleasePlan plan;
    StepOrder order =
        StepOrder::StopThenStart; ///< the plan's; a roll back has the old back first where it can
    ReleaseState state = ReleaseState::Planned;
    TimePoint since{}; ///< of the state
    TimePoint startedAt{};
    std::vector<InstanceProgress> instances; ///< in the order of the plan; in a roll back the other way round
    std::vector<InstanceKey> initial;        ///< all of the application when it began
    Surprise surprise;                       ///< with StoppedBySurprise
    std::vector<std::string> notes;          ///< unrelated changes that were seen, each once
    bool isRollBack = false;
    bool isPuttingBackFirst = false; ///< a roll back that still puts back what is out
    bool isTurned = false;           ///< a roll back whose instances were turned round, see rollback.h
    ReleaseOutcome outcome = ReleaseOutcome::None;

    bool isFinished() const { return state == ReleaseState::Finished; }
    const InstanceProgress *find(const InstanceKey &key) const; ///< by the planned or the returned key
    InstanceProgress *find(const InstanceKey &key);
    bool operator==(const Release &) const = default;
};

/// A new one with nothing sent yet.
Release makeRelease(ReleasePlan plan, std::string id, TimePoint now);

/// The program stood still for so long until `now`, as the computer slept: nothing is overdue and nobody
/// longer silent by that.
void passOver(Release &release, Millis slept, TimePoint now);

std::string_view stageName(Stage stage);
std::optional<Stage> stageFromName(std::string_view name);
std::string_view releaseStateName(ReleaseState state);
std::optional<ReleaseState> releaseStateFromName(std::string_view name);
std::string_view releaseOutcomeName(ReleaseOutcome outcome);
std::string_view surpriseName(SurpriseKind kind);
std::optional<SurpriseKind> surpriseFromName(std::string_view name);
std::string_view awaitedName(Awaited awaited);
std::optional<Awaited> awaitedFromName(std::string_view name);
std::string_view returnProofName(ReturnProof proof);
std::optional<ReturnProof> returnProofFromName(std::string_view name);
std::string_view verdictName(Verdict verdict);
std::optional<Verdict> verdictFromName(std::string_view name);

} // namespace core
