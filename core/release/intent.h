// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/findings.h"
#include "core/fleet/listing.h"
#include "core/fleet/vip.h"
#include "core/profile/profilecommands.h"
#include "core/reach/connectionstep.h"
#include "core/release/guards.h"
#include "core/release/inspection.h"
#include "core/release/operation.h"
#include "core/release/recovery.h"
#include "core/release/registrychange.h"
#include "core/release/releasemachine.h"
#include "core/release/releaserecovery.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

struct SmoothCheck;

// What the operator wants. The window emits these; only the engine acts on them. Each names the environment
// it was built for, in its key or beside it, and an engine of another environment does not follow it.

struct StartOperation
{
    InstanceKey key;
    Goal goal = Goal::Drain;
    OperationSettings settings;
    bool isTypedNameGiven = false;
    std::vector<Guard> overridden; ///< guards the operator overrides, with `reason` on record
    std::string reason;
    std::string release; ///< id of the release it is a step of; empty: of none
    /// Of a drain by the instance's own endpoint: what was confirmed. Refused where the endpoint that is
    /// found just before the write takes another request. Absent: as it is found.
    std::optional<Request> confirmed;
};
struct Abort
{
    InstanceKey key;
}; ///< put back what was taken out
struct GoOnEarly
{
    InstanceKey key;
    std::string reason;
}; ///< end the wait before its proof
struct CancelStop
{
    InstanceKey key;
}; ///< takes back only the stop countdown
struct Dismiss
{
    InstanceKey key;
}; ///< forget a finished operation
struct SetQuery
{
    ListQuery query;
    std::string environment;
};
struct SetVisible
{
    std::vector<InstanceKey> keys;
    std::string environment;
}; ///< whose metrics are polled on the quick beat
struct Unlock
{
    std::string environment;
}; ///< writable for 30 minutes
struct Lock
{
    std::string environment;
};
struct RefreshNow
{
    std::string environment;
};
struct LookUpVip
{
    VipQuestion question;
    std::string environment;
}; ///< answered in Snapshot::vipAnswer

/// Has the traffic of one application compared, and judged, from a moment on; told in FleetView::traffic.
struct WatchTraffic
{
    ApplicationName application;
    TimePoint armedAt{};    ///< what was before it is "before"
    std::string newVersion; ///< empty: the one that appears since
    std::string environment;
};

/// "Test connection": goes the way to the instance step by step (Snapshot::connection) and looks for its
/// actuator anew (InstanceView::actuator).
struct ProbeActuator
{
    InstanceKey key;
};

/// Shows who calls that instance and what its drain would take, in Snapshot::inspection; nobody's without an
/// instance.
struct Inspect
{
    std::optional<InstanceKey> instance;
    std::string environment;
};

/// The smooth-release check of that application, read anew; told in Snapshot::check. None without one.
struct CheckSmoothness
{
    std::optional<ApplicationName> application;
    std::string environment;
};

/// One of Eureka's own operations on one instance, sent once to one peer and read back on all. What comes of
/// it is told in Snapshot::registryChanges, or by IntentRefusal.
struct ChangeRegistry
{
    InstanceKey key;
    RegistryChange change;
    std::string reason;            ///< for the journal; may be empty
    std::vector<Guard> overridden; ///< guards the operator overrides, with `reason` on record
    /// The rest of a cure: each is sent when the one before it was read back on every peer, and only then.
    std::vector<RegistryChange> then;
    /// Base url of the peer that was confirmed; refused where it is no longer fit. Empty: the engine chooses.
    std::string peer;
    /// The same override again, for a peer that missed it: refused where that is no longer what is amiss.
    bool isRepair = false;
};
/// What only an instance does for itself: for one of Drainboard's own, or where an operator asks for it.
struct AnnounceInstance
{
    InstanceKey key;
    std::variant<Registration, Renewal> announcement;
};

/// A change asked of the instance itself, sent there once and read back on every peer. Where its endpoint is,
/// is found by reads first. Told as ChangeRegistry is.
struct AskActuator
{
    InstanceKey key;
    ActuatorOrder order; ///< an empty actuatorUrl: as the instance registered it
    std::string reason;
    std::vector<Guard> overridden;
    std::optional<Request> confirmed; ///< see StartOperation
};

/// Begins a whole release; told in Snapshot::releases, or by ReleaseRefusal.
struct StartRelease
{
    ReleasePlan plan;
    std::string environment;
};
/// Lets exactly these words run on this machine, now and later; told in Snapshot::approvedCommands.
struct ApproveCommand
{
    ReleaseCommand command;
    bool isKept = true; ///< also for later runs of this user
    std::string environment;
};
/// What the operator may want of a running release.
using ReleaseWish = std::variant<PauseAsked, ResumeAsked, ReleaseAbortAsked, RollBackAsked, SkipAsked,
                                 RetryAsked, GoOnEarlyAsked, JudgeAsked, ReturnConfirmed>;
struct SteerRelease
{
    std::string release; ///< its id
    ReleaseWish wish;
    std::string environment;
};
/// Forget a finished release.
struct DismissRelease
{
    std::string release;
    std::string environment;
};

/// What is to become of an operation whose program died, see recovery.h.
struct Recover
{
    InstanceKey key;
    std::string operation; ///< of the journal
    RecoveryChoice choice = RecoveryChoice::Leave;
    std::string reason; ///< for the journal; may be empty
};
/// The same of a release.
struct RecoverRelease
{
    std::string release; ///< its id
    RecoveryChoice choice = RecoveryChoice::Leave;
    std::string reason; ///< for the journal; may be empty
    std::string environment;
};
/// The running operation is left as it is, on record: it is over for Drainboard, and nothing is sent.
struct LeaveAsItIs
{
    InstanceKey key;
    std::string reason;
};

using Intent =
    std::variant<StartOperation, Abort, GoOnEarly, CancelStop, Dismiss, SetQuery, SetVisible, Unlock, Lock,
                 RefreshNow, LookUpVip, ChangeRegistry, AnnounceInstance, ProbeActuator, AskActuator,
                 StartRelease, SteerRelease, DismissRelease, WatchTraffic, Inspect, Recover, RecoverRelease,
                 LeaveAsItIs, CheckSmoothness, ApproveCommand>;

/// Why a release was not begun; nothing was sent.
struct ReleaseRefusal
{
    ReleasePlan plan;
    std::vector<PlanFault> faults;
};

/// The instance that it would act on; null where it acts on none.
const InstanceKey *keyOf(const Intent &intent);
/// The environment that the intent was built for; valid as long as the intent is.
std::string_view environmentOf(const Intent &intent);

/// An intent on no instance that reached the engine of another environment: not followed, and nothing was
/// sent.
struct StrayIntent
{
    std::string meantFor;    ///< environment of the intent
    std::string environment; ///< of the engine
};

/// Why an intent was not followed.
struct IntentRefusal
{
    InstanceKey key;
    Goal goal = Goal::Drain;
    std::vector<GuardFinding> findings;
};

/// Whether writes are allowed. A Eureka on loopback is always writable; others are locked until unlocked.
struct Access
{
    bool isLoopback = false;
    std::optional<TimePoint> writableUntil;

    bool isWritable(TimePoint now) const { return isLoopback || (writableUntil && now < *writableUntil); }
    bool operator==(const Access &) const = default;
};

/// The newest test of a connection.
struct ConnectionReport
{
    InstanceKey key;
    std::string url;                   ///< no credentials
    std::vector<ConnectionStep> steps; ///< those that are over
    bool isOver = false;

    bool operator==(const ConnectionReport &) const = default;
};

/// What the engine publishes after each poll, each event of an operation and each change of the query: all
/// the window shows, in one immutable value.
struct Snapshot
{
    FleetViewPointer fleet; ///< never null
    ListQuery query;
    std::vector<std::uint32_t> order; ///< positions in fleet->instances for the query
    std::vector<Operation> operations;
    std::vector<Release> releases;    ///< of this run, oldest first; finished ones until they are dismissed
    std::vector<Recovery> unfinished; ///< of programs that died, oldest first; not those of a release
    std::vector<ReleaseRecovery> unfinishedReleases; ///< the same, with their operations
    std::vector<std::string> heldElsewhere; ///< another Drainboard acts here, see Guard::HeldElsewhere
    std::shared_ptr<const AdviceFacts> adviceFacts; ///< what findings go by; null before the first of them
    /// What wants attention, of at most a second ago, as it is a walk over all rows; null before the first
    /// look.
    std::shared_ptr<const std::vector<Finding>> findings;
    std::optional<VipAnswer> vipAnswer;               ///< of the newest question
    std::vector<RegistryChangeState> registryChanges; ///< of this run, oldest first; the last 50
    /// A line could not be written, so that the record has a gap; nothing is sent while that is so.
    std::optional<Error> journalTrouble;
    std::string journalKeptAside; ///< where a damaged journal was put when this began; empty: there was none
    Access access;
    std::optional<std::array<std::uint8_t, 3>> colour; ///< of the environment, from its profile
    std::string operatorName;                          ///< the user's login name
    /// Of the demo fleet: the version that a stopped instance comes back as. Empty on every other fleet.
    std::string rehearsalVersion;
    std::shared_ptr<const CommandsByApplication> commands; ///< of the profile; null: none
    std::set<std::string> approvedCommands;                ///< by their text, see commandText()
    bool hasEverAnswered = false;               ///< false: no peer has answered yet since the start
    bool acceptsAnyCertificate = false;         ///< TLS is not checked: to be shown for as long as it is so
    std::optional<ConnectionReport> connection; ///< absent: none was asked for
    std::optional<Inspection> inspection;       ///< of the instance that was asked for
    std::shared_ptr<const SmoothCheck> check;   ///< the newest, see core/advice/smoothcheck.h; null: none
    std::vector<std::string> suspendedCredentials; ///< names of those that wait to be entered again
};

using SnapshotPointer = std::shared_ptr<const Snapshot>;

} // namespace core
