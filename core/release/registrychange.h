// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/actuatororder.h"
#include "core/base/error.h"
#include "core/eureka/registration.h"
#include "core/eureka/registrywrite.h"
#include "core/fleet/fleetview.h"
#include "core/release/guards.h"
#include "core/release/operation.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

/// Everything that can be written about one instance: the operator's changes at Eureka, the instance's own
/// doing, and what is asked of the instance itself.
using InstanceWrite =
    std::variant<SetOverride, CancelOverride, SetMetadata, Deregister, Registration, Renewal, ActuatorOrder>;

InstanceWrite writeOf(const RegistryChange &change);
/// What an order of the service registry makes the instance's own client write; nothing for the others.
std::optional<RegistryChange> changeOf(const ActuatorOrder &order);
/// Nothing for what only an instance does for itself.
std::optional<RegistryChange> changeOf(const InstanceWrite &write);

/// The name for programs, for example "set-override".
std::string_view writeName(const InstanceWrite &write);
/// An order goes to the instance: `base` does not matter then.
Request requestFor(std::string_view base, const InstanceKey &key, const InstanceWrite &write);
std::optional<WriteTrap> trapOf(std::string_view base, const InstanceKey &key, const InstanceWrite &write);

/// Whether one peer shows the write.
enum class PeerVerdict {
    NotRead,
    Done,
    NotYet,   ///< it answered, and does not show it
    Unproven, ///< it did not answer: nothing is known of it
};
/// The name for programs: not-read, done, not-yet, unproven.
std::string_view verdictName(PeerVerdict verdict);

/// What one peer was read to say, live.
struct PeerReadBack
{
    PeerVerdict verdict = PeerVerdict::NotRead;
    TimePoint at{};
    std::optional<PeerStatus> status; ///< absent: it answered "no such instance", or not at all
    std::optional<Error> error;       ///< of the newest read, where that failed
    bool operator==(const PeerReadBack &) const = default;
};

/// One write from its intent to its proof, as a value.
struct RegistryChangeState
{
    std::uint64_t id = 0; ///< of this run, from 1
    InstanceKey key;
    InstanceWrite write;
    std::string reason;
    TimePoint startedAt{};
    std::vector<std::string> peers;               ///< base urls; one is written to, all are read
    std::map<std::string, PeerReadBack> readBack; ///< by peer url
    std::map<std::string, Instance> before;       ///< by peer url: live, just before the write
    std::set<std::string> answered; ///< peers that answered that read, if only "no such instance"
    std::string peer;               ///< the one that was chosen; empty before
    std::optional<Request> request; ///< what was sent; absent: nothing left
    std::optional<TimePoint> sentAt;
    std::optional<TimePoint> answeredAt;
    bool isWriteUnknown = false; ///< its answer did not arrive: only the read-back tells
    bool isFollowed = false;     ///< done, and the next write of the same cure was begun
    Outcome outcome = Outcome::Running;
    std::optional<WriteTrap> trap; ///< with outcome Refused
    std::optional<Error> failure;
    std::optional<ActuatorTrap> actuatorTrap; ///< with outcome Refused

    bool isFinished() const { return outcome != Outcome::Running; }
    bool operator==(const RegistryChangeState &) const = default;
};

/// A peer that may be written to, of those that answered: for an override one that holds it already, where
/// any does (the same PUT there stores nothing and is replicated again, which heals a peer that missed it),
/// otherwise one that has the instance; for a registration, a resume and a restart any. An order goes to the
/// instance instead.
bool isFitToWrite(const RegistryChangeState &state, const std::string &peer);
/// The first that is fit. Nothing: no peer is.
std::optional<std::string> peerToWrite(const RegistryChangeState &state);

/// A cancel where no peer has an override: Eureka answers 200 and does nothing, which is no success.
bool cancelsNothing(const RegistryChangeState &state);

/// Whether this live read shows the write. `before` is the same peer's read before it. A cancelled override
/// is shown by its absence with a status that is known: one that says UNKNOWN is called by nobody. A pause is
/// shown by a lease that is gone, a resume by UP, and a restart by UP with a new registration: its process,
/// and with it process.start.time, stays the same (seen on Boot 4.0).
bool isShown(const InstanceWrite &write, const std::optional<Instance> &before,
             const std::optional<Instance> &now);

/// Takes one live read after the write in.
void readBack(RegistryChangeState &state, const std::string &peer,
              const Result<std::optional<Instance>> &read, TimePoint at);

/// Heartbeats in which an instance that says UNKNOWN is given to register anew: the first is answered 404.
inline constexpr int heartbeatsUntilKnown = 2;

/// How long after its answer a write may take to show on every peer. `usual` for all but a cancel without a
/// value, which shows no sooner than with the instance's next heartbeat (by the interval of its lease).
Millis proofLimit(const RegistryChangeState &state, Millis usual);

bool isProven(const RegistryChangeState &state);

/// How a failed read or write ends it.
Outcome outcomeOf(const Error &error);

/// The peer that a change would be confirmed for, by the lists: the first answering one that is fit. Empty
/// where none answers.
std::string peerForChange(const FleetView &fleet, const InstanceKey &key, const RegistryChange &change);

/// Reasons for or against a change; run when it is asked for and again at the moment of the write. Cancelling
/// is never blocked by staleness. An instance that no list shows yet is no reason: the live read decides.
std::vector<GuardFinding> guardsForChange(const FleetView &fleet, const InstanceKey &key,
                                          const InstanceWrite &write, const GuardContext &context);

/// The override that a repair sends again, by what each peer has of the instance; see overrideToRepeat().
std::optional<SetOverride> repairFor(const std::vector<std::optional<Instance>> &peers);

} // namespace core
