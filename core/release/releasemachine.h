// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/machine.h"
#include "core/release/release.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

// Events of a release. Answers and observations first, then what the operator wants.

/// An operation that the release began has moved.
struct OperationChanged
{
    Operation operation;
};
/// The guards refused before anything was sent.
struct OperationRefused
{
    InstanceKey key;
    Goal goal = Goal::Drain;
    std::vector<std::string> guards;
};
enum class CommandKind { BeforeDrain, Stop, Start, AfterReturn };
/// For programs: "before-drain", "stop", "start" or "after-return".
std::string_view commandKindName(CommandKind kind);
struct CommandEnded
{
    InstanceKey key;
    CommandKind kind = CommandKind::Start;
    std::optional<int> exitCode; ///< nothing: it did not start, crashed or was over its limit
    std::string what;            ///< then: why
};
struct SmokeAnswered
{
    InstanceKey key;
    Result<int> status; ///< the HTTP status
};
/// The lease of a dead process was asked to be ended.
struct GhostRemoved
{
    InstanceKey key;
    Outcome outcome = Outcome::Done;
};

struct ReleaseStarted
{
    std::vector<std::string> peers; ///< base urls: by them its lines are known for this fleet's
};
struct PauseAsked
{
};
/// Goes on after a pause or a surprise.
struct ResumeAsked
{
};
struct ReleaseAbortAsked
{
};
struct RollBackAsked
{
};
struct SkipAsked
{
    InstanceKey key;
    std::string reason;
};
struct RetryAsked
{
    InstanceKey key;
};
/// Ends a wait before its proof, with the reason on record.
struct GoOnEarlyAsked
{
    InstanceKey key;
    std::string reason;
};
struct JudgeAsked
{
    InstanceKey key;
    Verdict verdict = Verdict::NoData;
    std::string note;
};
/// The operator says that it serves, where nothing can prove it.
struct ReturnConfirmed
{
    InstanceKey key;
    std::string note;
};

// FleetSeen (releaseseen.h) and Tick (machine.h) are events too.

using ReleaseEvent =
    std::variant<OperationChanged, OperationRefused, FleetSeen, CommandEnded, SmokeAnswered, GhostRemoved,
                 Tick, ReleaseStarted, PauseAsked, ResumeAsked, ReleaseAbortAsked, RollBackAsked, SkipAsked,
                 RetryAsked, GoOnEarlyAsked, JudgeAsked, ReturnConfirmed>;

std::string_view releaseEventName(const ReleaseEvent &event);
/// The instance that the event is about; null where it is about none.
const InstanceKey *keyOf(const ReleaseEvent &event);

// Effects: what the driver has to do, in this order.

/// Begin (or go on with) an operation on that instance; guards are asked again at its write.
struct BeginOperation
{
    InstanceKey key;
    Goal goal = Goal::Drain;
    OperationSettings settings;
};
/// Go on with an operation that a program which died left, as it was found.
struct ResumeOperation
{
    InstanceKey key;
    std::string operation; ///< of the journal
    bool isUndone = false; ///< it goes on its way back
};
/// Put back what the running operation took out.
struct AbortOperation
{
    InstanceKey key;
};
struct EndWaitEarly
{
    InstanceKey key;
    std::string reason;
};
struct RunCommand
{
    InstanceKey key;
    CommandKind kind = CommandKind::Start;
    ReleaseCommand command;
};
struct SendSmoke
{
    InstanceKey key;
    SmokeRequest smoke;
};
/// De-register a dead process's entry, which takes its override with it.
struct RemoveGhost
{
    InstanceKey key;
};
/// Something for a person who is not looking: one for each wait that ends or stalls.
struct Notify
{
    enum class Kind { WaitEnded, Stalled, Asked, Surprise, Finished };
    Kind kind = Kind::WaitEnded;
    std::optional<InstanceKey> key;
    Awaited awaited = Awaited::Nothing;
    bool operator==(const Notify &) const = default;
};
std::string_view notifyKindName(Notify::Kind kind); ///< for programs: "wait-ended", "stalled", "asked", ...
/// Tell a program the same. How it ends changes nothing and is not told to the machine.
struct RunEventCommand
{
    ReleaseCommand command;
    Notify notice;
};

using ReleaseEffect = std::variant<BeginOperation, ResumeOperation, AbortOperation, EndWaitEarly, RunCommand,
                                   RunEventCommand, SendSmoke, RemoveGhost, JournalLine, Notify>;

struct ReleaseStep
{
    Release release;
    std::vector<ReleaseEffect> effects;
};

/// One event. A pair that is not in the tables changes nothing and, unless it is a mere observation, leaves a
/// journal line.
ReleaseStep stepRelease(Release release, const ReleaseEvent &event, TimePoint now);

} // namespace core
