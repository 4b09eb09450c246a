// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/actuatororder.h"
#include "core/fleet/fleetview.h"
#include "core/release/operation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Guard {
    ReadOnly,          ///< not unlocked
    TargetMissing,     ///< the instance is not in the newest list
    EurekaServer,      ///< a registry's own entry
    LastServing,       ///< no other instance of the application serves callers
    BelowHalf,         ///< less than half of the application would serve (warning)
    AnotherOperation,  ///< another instance of the application is being drained or stopped
    AlreadyOut,        ///< it is OUT_OF_SERVICE with that override already
    StuckOut,          ///< OUT_OF_SERVICE without an override: a drain would leave no mark
    NoOverride,        ///< nothing to cancel
    NotHealthy,        ///< own health is not UP (or unknown): cancelling would claim UP
    PeersDisagree,     ///< the peers say different things of it
    PeerSilent,        ///< a peer does not answer: nothing can be proven there (warning)
    PeerRestarted,     ///< a peer started a few minutes ago: its list may be incomplete (warning)
    SeveralServers,    ///< several servers answer at one address: agreement cannot be proven (warning)
    StaleData,         ///< the newest list is too old to decide on
    NotDrained,        ///< shutdown without a proven drain
    NoShutdownAddress, ///< the actuator address is not known
    NotIdentified,     ///< the process that answers could not be identified as this instance
    MayStillRun,       ///< ending a lease whose process is not known to be gone
    PeerChanged,       ///< the server that was confirmed is no longer the one to write to
    OtherEnvironment,  ///< asked for in another environment
    WorksUncalled,  ///< it consumes messages, runs schedules or jobs: a drain does not stop those (warning)
    HeldElsewhere,  ///< another Drainboard of this user acts here; details: process, who, what, since
    NotRecoverable, ///< that cannot be done with an unfinished operation now; details: choice, standing, seen
    NoServiceRegistry, ///< its service-registry endpoint cannot be used; details: a trap's name, or "failed"
    NoPauseEndpoint,   ///< its pause endpoint cannot be used; details: a trap's name, "failed" or
                       ///< "not-looked-for"
    PauseKeepsLease,   ///< its generation answers a pause with true and stays registered
    PauseCannotBeTold, ///< nothing tells what a pause does to its registration
    NotAddressable,    ///< it can be registered, but no server can be asked to change it
    SharedId,          ///< other applications have the same id, and so the same override; details: which
    OtherCluster,      ///< a peer's list is that of another cluster; details: the peer
};

struct LeaseRead; // see advice/findings.h

/// The guard's name on the command line, for example "last-serving".
std::string_view guardName(Guard guard);
std::optional<Guard> guardFromName(std::string_view name);

struct GuardFinding
{
    Guard guard = Guard::ReadOnly;
    bool blocks = true;               ///< false: a warning
    std::vector<std::string> details; ///< numbers and names for the sentence, see ui/text

    bool operator==(const GuardFinding &) const = default;
};

/// What keeps an instance from being drained by its pause; nothing where the order was found.
std::optional<GuardFinding> pauseFinding(const FoundOrder &found);

struct GuardContext
{
    TimePoint now{};
    TakeOutBy by = TakeOutBy::Eureka; ///< of a drain; of a shutdown the drain before it
    bool isPauseAskedLater = false;   ///< what its pause does is read just before it is sent, and judged then
    bool isWritable = false;
    const std::vector<Operation> *operations = nullptr; ///< running ones; may be null
    std::optional<Operation> own;                       ///< the running operation on this instance, if any
    bool withoutDrain = false;
    Identity identity = Identity::NotAsked;
    bool isTypedNameGiven = false; ///< the operator typed the instance's name
    Millis staleAfter{60'000};
    std::vector<Guard> overridden; ///< guards the operator overrides by name, with a reason on record
    std::vector<std::string> heldElsewhere; ///< who else acts here, see Guard::HeldElsewhere; empty: nobody
    const LeaseRead *lease = nullptr;       ///< the newest live read of its lease; null: none was made
};

/// Every reason for or against; empty means allowed. Run when the action is offered and again at the moment
/// of each write. Putting back what was taken out is never blocked by capacity, staleness, a silent peer or
/// the lock.
std::vector<GuardFinding> guardsFor(const FleetView &fleet, const InstanceKey &key, Goal goal,
                                    const GuardContext &context);

bool isBlocked(const std::vector<GuardFinding> &findings);

} // namespace core
