// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/lease.h"
#include "core/eureka/override.h"
#include "core/fleet/fleetview.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Most urgent first: the order of the list.
enum class Severity { Alarm, Warning, Notice, NotChecked };
std::string_view severityName(Severity severity); ///< "alarm", "warning", "notice", "not-checked"

enum class FindingCode {
    HiddenSickness, ///< UP by an override while its own health is not UP: callers get errors
    StuckUnknown,   ///< UNKNOWN that stays although its own health is UP
    StuckOut,       ///< OUT_OF_SERVICE without an override while its own health is UP
    PeersDisagree,  ///< arguments: each peer that answers and what it says: "UP/UNKNOWN" or "missing"
    OneIdTwice,     ///< arguments: the applications; they share their overrides
    OtherCluster,   ///< arguments: the peer, and the one it was held against
    PeerRestarted,  ///< arguments: the peer, overrides it dropped
    SeveralServers, ///< arguments: the address
    DeadLease,      ///< no heartbeat for longer than agreed and nothing listens: what is left can be removed
    DownGhost,      ///< a DOWN that a late registration left behind after the instance had gone
    SelfPreservation,  ///< arguments: the peer, "read" or "inferred", instances it lists, "small" if usual
    LeaseEnding,       ///< `length`: until it expires
    NotComingUp,       ///< STARTING or DOWN for minutes while its own health is UP
    ForgottenOverride, ///< `length`: its age; arguments: who set it, by the journal, or none
    UnknownWord,       ///< arguments: the word
    NotAddressable,    ///< it can be registered, but no server can be asked to change it
    RejectedRows,      ///< arguments: the peer, how many, the first one and why
    PeerNotRead,       ///< arguments: the peer
    HealthNotRead,     ///< arguments: how many, of how many, the first one
    LeasesNotRead,     ///< arguments: of how many, of how many: nothing is said of those leases
};
/// For programs, for example "forgotten-override". Never changed once released.
std::string_view findingName(FindingCode code);

struct Finding
{
    FindingCode code = FindingCode::ForgottenOverride;
    Severity severity = Severity::Notice;
    std::optional<InstanceKey> key; ///< absent: of a peer or of the whole fleet
    std::vector<std::string> arguments;
    std::optional<Millis> length;
    std::optional<Period> callersStop; ///< of a lease that ends or is dead, by the server's clock
    bool isPreserved = false;          ///< its server evicts nothing: that period is not known to come
    bool isPreservationKnown = false;  ///< whether it does was read of its page
    Millis caches{0};                  ///< that this period counts for callers; see AdviceFacts
    ReportedStatus status;
    ReportedStatus overriddenStatus;
    std::vector<RegistryChange> fix; ///< in order, each read back before the next; may be empty
    bool isRepair = false;           ///< the cure is the same PUT again, at a peer that has it
    std::string readFrom;            ///< address, without credentials
    bool operator==(const Finding &) const = default;
};

/// One live read of an instance, with the clock of the server that made it.
struct LeaseRead
{
    Instance instance;
    TimePoint serverNow{};            ///< Date header of the same answer
    std::optional<bool> isPortClosed; ///< absent: not asked, or it could not be told
    std::string peer;                 ///< base url of the one that answered
    TimePoint readAt{};               ///< our clock
};

/// What the journal knows of a standing override.
struct OverrideAuthor
{
    Status value = Status::OutOfService;
    TimePoint at{}; ///< when it was written
    std::string person;
    bool operator==(const OverrideAuthor &) const = default;
};

/// What is known beside the picture; what is missing is told as not checked.
struct AdviceFacts
{
    std::map<InstanceKey, LeaseRead> leases;       ///< of the instances that were asked for
    std::map<std::string, bool> isPreserving;      ///< by peer url: read from its page
    std::map<std::string, ServerPage> pages;       ///< by peer url: as the newest read of it told
    std::map<std::string, int> restarted;          ///< by peer url: overrides dropped, while it counts
    std::vector<std::string> severalServers;       ///< peer urls
    std::map<std::string, OverrideAuthor> authors; ///< by "APPLICATION/instance", where the journal knows it
    /// Server cache, fetch and list: how long callers may go on after Eureka let go. As the environment is
    /// set up or by Eureka's defaults: assumed, not read from servers.
    Millis caches = std::chrono::seconds(95);

    /// The newest read of its lease; null: none was made.
    const LeaseRead *leaseOf(const InstanceKey &key) const;
};

/// About to end, or what a late registration left behind: whether its port is closed tells a dead one from a
/// slow one.
bool isSuspect(const LeaseRead &read);

struct AdviceSettings
{
    Millis forgottenAfter = std::chrono::minutes(10);
    Millis notComingUpAfter = std::chrono::minutes(2);
};

/// What its health answer says without the Eureka part; not known where the newest one failed or none came.
OwnHealth ownHealthOf(const InstanceView &row);

/// All that wants attention in this picture, most urgent first, then by name; what could not be checked comes
/// last. Instances in a release of our own are left to it.
std::vector<Finding> findingsOf(const FleetView &fleet, const AdviceFacts &facts, TimePoint now,
                                const AdviceSettings &settings = {});

} // namespace core
