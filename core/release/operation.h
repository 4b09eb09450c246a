// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/eureka/instance.h"
#include "core/http/request.h"
#include "core/rates/traffic.h"
#include "core/release/budget.h"
#include "core/release/quiet.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Goal { Drain, Restore, Shutdown };

std::string_view goalName(Goal goal); ///< for programs: "drain", "restore" or "shutdown"
std::optional<Goal> goalFromName(std::string_view name);

/// Where one instance stands on its way. The table of moves between them is at the top of machine.cpp.
enum class Phase {
    TakingOut,     ///< PUT OUT_OF_SERVICE sent, its answer awaited
    ReadingBack,   ///< the override is read back on every peer
    Waiting,       ///< countdown and quiet
    Drained,       ///< callers have let go, as far as `proof` says
    StopCountdown, ///< the seconds before the irreversible request; can be taken back
    StopSending,   ///< POST shutdown sent, its answer awaited
    Stopping,      ///< waiting for: port closed, lease gone on every peer
    Stopped,       ///< end: proven stopped
    Cancelling,    ///< DELETE override sent, its answer awaited
    Restoring,     ///< waiting for: UP without override on every peer
    Restored,      ///< end: proven back
    Failed,        ///< end: refused by a server, or something that cannot go on; `failure` says what
};

/// What a finished wait rests on.
enum class Proof { None, Time, Traffic };
std::string_view proofName(Proof proof); ///< for programs: "none", "time" or "traffic"
std::optional<Proof> proofFromName(std::string_view name);

/// How a finished operation ended, as the command line reports it.
enum class Outcome { Running, Done, Unproven, Failed, Refused, Unreachable, Denied };
std::string_view outcomeName(Outcome outcome);

/// The newest live read of the instance at one peer.
struct PeerEvidence
{
    enum class Kind { NotRead, Present, Gone, Failed };
    Kind kind = Kind::NotRead;
    TimePoint at{};
    ReportedStatus status;
    ReportedStatus overriddenStatus;
    std::optional<Error> error; ///< for Failed

    bool operator==(const PeerEvidence &) const = default;
};

/// By which way an instance is taken out of service. Putting back always goes by Eureka, whose DELETE with
/// value=UP has no gap.
enum class TakeOutBy {
    Eureka,          ///< PUT status at a peer
    ServiceRegistry, ///< the instance's own service-registry endpoint, see core/actuator/serviceregistry.h
    Pause,           ///< its own /pause, which ends its lease: nothing but a restart brings it back
};
std::string_view takeOutByName(TakeOutBy by); ///< for programs: eureka, service-registry, pause

enum class PortState { Unknown, Open, Closed };

/// The signs of a stop, in the order in which they show. One that is absent was not seen, which denies
/// nothing: a port that is shared with the actuator closes before readiness can say anything.
struct StopSigns
{
    enum class NotReadyBy {
        Readiness, ///< its health group said OUT_OF_SERVICE after it had said UP (own management port,
                   ///< Boot 3.4)
        Registry,  ///< it reported DOWN to Eureka
    };
    std::optional<TimePoint> notReady; ///< when it was first seen to take no more requests
    NotReadyBy notReadyBy = NotReadyBy::Readiness;
    // A supervisor may start the process again at once: having been seen closed and gone once is the proof of
    // the stop.
    std::optional<TimePoint> portClosed;
    std::optional<TimePoint> leaseGone; ///< every peer has said "no such instance"
    std::optional<TimePoint> newStart;  ///< of the process that answers now, by its own clock
    bool wasReady = false;              ///< its readiness said UP when the stop was asked for

    bool operator==(const StopSigns &) const = default;
};

enum class StopSign { NotReady, PortClosed, LeaseGone, NewStart };
inline constexpr std::array stopSigns{StopSign::NotReady, StopSign::PortClosed, StopSign::LeaseGone,
                                      StopSign::NewStart};
/// When it was first seen (of NewStart, the start itself); nothing: not seen.
std::optional<TimePoint> seenAt(const StopSigns &signs, StopSign sign);
std::string_view notReadyByName(StopSigns::NotReadyBy by); ///< for programs: "readiness" or "registry"

/// A change that has left (or is about to), waiting for its answer.
struct PendingWrite
{
    std::uint64_t number = 0;
    Request request;
    TimePoint sentAt{};

    bool operator==(const PendingWrite &) const = default;
};

/// Limits and choices of one operation. Times are lengths.
struct OperationSettings
{
    HopSettings hops;
    int flatPolls = 3;            ///< polls without a move that make quiet
    Millis stopCountdown{5'000};  ///< before the irreversible request
    Millis readBackLimit{15'000}; ///< until a write must show on every peer
    Millis stopLimit{120'000};    ///< until a stopped instance must be gone
    Millis restoreLimit{120'000}; ///< until a restored instance must be UP
    bool requireProof = false;    ///< time alone is not enough
    bool withoutDrain = false;    ///< shut down although no drain is proven; asked for by name
    TakeOutBy by = TakeOutBy::Eureka;
    /// The article's order: the override is cancelled and the shutdown sent back to back. From its next
    /// heartbeat on the instance is UP again, so that callers may get it once more before it stops.
    bool cancelsBeforeStop = false;
    bool operator==(const OperationSettings &) const = default;
};

/// One instance being drained, restored or shut down: everything known, as a value. It is the fold of its
/// events.
struct Operation
{
    std::uint64_t id = 0; ///< of this run, from 1
    InstanceKey key;
    Goal goal = Goal::Drain;
    Phase phase = Phase::TakingOut;
    TimePoint startedAt{};
    TimePoint phaseSince{};
    std::vector<std::string> peers; ///< base urls; writes go to the first, proofs are read on all
    std::map<std::string, PeerEvidence> evidence; ///< by peer url
    std::set<std::string> seenOut;                ///< peers that showed the override since the last write
    std::set<std::string> missedBy; ///< peers that answer without the override although nobody removed it
    OperationSettings settings;
    std::string reason; ///< why it was begun, for the journal; may be empty

    TimePoint drainedSince{}; ///< when the override was written (or was seen to have been)
    Budget budget;
    std::vector<TrafficSample> samples; ///< while out of service, newest last, bounded
    QuietReading quiet;
    std::optional<TimePoint> stillCalledSince; ///< at zero and still called: counts up from here
    Proof proof = Proof::None;
    std::string earlyReason; ///< why the operator went on before the proof; empty if not

    Request cancelRequest;    ///< the form of DELETE that is right for this instance, by the newest evidence
    std::string cancelPeer;   ///< base url of the peer it goes to
    Request shutdownRequest;  ///< empty url: cannot be asked to stop
    std::uint64_t writes = 0; ///< how many changes were sent so far; numbers the next one
    std::optional<PendingWrite> pending;
    bool isCancelledFirst = false;   ///< StopSending: the pending write is the cancel before the shutdown
    bool isWriteUnknown = false;     ///< the last write's answer did not arrive: only the read-back tells
    std::optional<TimePoint> stopAt; ///< end of the stop countdown
    PortState port = PortState::Unknown;
    StopSigns signs;
    /// Start of the process that is to be stopped, by its own clock; absent: not told.
    std::optional<TimePoint> processStartedAt;
    std::set<std::string> goneAt;        ///< peers that said "no such instance" after the stop
    bool wasSeenServed = false;          ///< a list offered it to callers since this operation began
    std::set<std::string> stillServedBy; ///< peers whose newest served list still offers it
    std::set<std::string> servedWithout; ///< peers whose served list no longer offers it to callers
    /// But for TakeOutBy::Eureka: the POST to the instance itself, found before the operation begins.
    Request takeOutRequest;
    bool isPaused = false; ///< its pause was taken, or may have been: no override puts it back

    std::optional<TimePoint> backSince; ///< when the override was taken back: callers take it up from here
    Budget wayBack;                     ///< from backSince on

    Outcome outcome = Outcome::Running;
    std::optional<Error> failure;
    /// Names of guards that refused (see guards.h), with outcome Refused.
    std::vector<std::string> refusedBy;

    bool isFinished() const
    {
        return phase == Phase::Stopped || phase == Phase::Restored || phase == Phase::Failed;
    }
    Millis remaining(TimePoint now) const { return budget.remaining(drainedSince, now); }
    bool operator==(const Operation &) const = default;
};

/// Eureka has it back and callers have yet to take it up: until each that can be told has it, or a minute
/// past the whole time of the way back.
bool isReturning(const Operation &operation, TimePoint now);

/// Whether callers of the peer that said so are no longer told to call it, as the operation wants it:
/// OUT_OF_SERVICE by override; after a pause the lease is gone, or DOWN.
bool isOut(const Operation &operation, const PeerEvidence &evidence);
/// Peers on which the instance was last read so.
int peersOut(const Operation &operation);
/// Peers whose last read failed, that were not read yet, or that answer but missed the write.
std::vector<std::string> peersUnproven(const Operation &operation);

} // namespace core
