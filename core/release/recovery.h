// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"
#include "core/release/machine.h"
#include "core/release/plan.h"
#include "core/release/record.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// An operation whose program died: where it stood by the journal, what Eureka says now, and what can be done.
// A stop is never sent again, and nothing is done without being asked for.

/// Where it stood, by its lines.
enum class Standing {
    NothingSent,    ///< no change was recorded, or it was refused for certain
    TakeOutUnknown, ///< the take-out was recorded; whether it happened is not
    OutOfService,   ///< taken out: reading back, waiting or drained
    StopUnknown,    ///< the shutdown was recorded; whether it was asked for is not
    StopSent,       ///< asked to stop
    CancelUnknown,  ///< the way back was recorded; whether it happened is not
    CancelSent,     ///< put back, not yet proven
    SingleWrite,    ///< one of Eureka's own operations, or an order to the instance: not proven
};
Standing standingOf(const RecordedOperation &operation);
std::string_view standingName(Standing standing); ///< for programs
/// It was asked to stop, or may have been.
constexpr bool isStop(Standing standing)
{
    return standing == Standing::StopUnknown || standing == Standing::StopSent;
}
/// Its override was cancelled, or may have been.
constexpr bool isCancel(Standing standing)
{
    return standing == Standing::CancelUnknown || standing == Standing::CancelSent;
}

/// What the peers say of the instance now, all together.
enum class SeenNow {
    Unread,    ///< a peer has not answered (yet), and none that has shows the override
    Out,       ///< OUT_OF_SERVICE by override on every peer
    PartlyOut, ///< on some of them
    Serving,   ///< UP without an override on every peer
    Gone,      ///< on no peer
    Other,     ///< anything else: DOWN, STARTING, UNKNOWN, another override
};
SeenNow seenNow(const std::vector<std::string> &peers, const std::map<std::string, PeerEvidence> &evidence);
std::string_view seenNowName(SeenNow seen); ///< for programs

/// Why nothing is left to do.
enum class Settled {
    NothingSent,   ///< nothing was ever sent
    NeverHappened, ///< the take-out did not take place: it serves, and nobody put an override on it
    PutBack,       ///< it serves again
    Stopped,       ///< asked to stop, and gone from every peer
    Gone,          ///< gone from every peer, with its override
    StillServing,  ///< asked to stop, and after the time a stop may take it serves
    LeavesNothing, ///< a single write that leaves no override behind, whether it happened or not
};
std::string_view settledName(Settled settled); ///< for programs, in the line that closes it

enum class RecoveryChoice { Continue, Undo, Leave };
std::string_view choiceName(RecoveryChoice choice); ///< "continue", "undo" or "leave"

/// One unfinished operation and what can be chosen. Leaving it as it is can always be.
struct Recovery
{
    RecordedOperation recorded;
    InstanceKey key; ///< in the environment that reads it
    Standing standing = Standing::NothingSent;
    SeenNow seen = SeenNow::Unread;
    std::map<std::string, PeerEvidence> evidence; ///< by peer url: live reads of now
    std::optional<Settled> settled;               ///< nothing needs doing
    bool canContinue = false;
    std::optional<TimePoint> realStart; ///< for Continue: what the countdown is counted from
    std::vector<Request> continueSends; ///< what going on sends at once; none: it only watches
    std::optional<Request> undo;        ///< the way back that is right now; absent: nothing can be undone now

    bool operator==(const Recovery &) const = default;
};

/// `fleet` knows the instance's row where a peer has it. A write that was recorded a moment ago may still be
/// on its way: what depends on it not having happened is only said once that is over.
Recovery recoveryOf(RecordedOperation recorded, const InstanceKey &key, const FleetView &fleet,
                    const std::vector<std::string> &peers, std::map<std::string, PeerEvidence> evidence,
                    TimePoint now);

/// The operation as it goes on: counted from its real start, with what the peers were seen to show before.
/// Undone, it is the same operation on its way back. `base` as planOperation() made it for the row of now.
Operation resumed(const Recovery &recovery, RecoveryChoice choice, Operation base);
/// Its first step in this run; the line says who goes on with whose operation.
Step resume(Operation operation, const Recovery &recovery, RecoveryChoice choice, const std::string &reason,
            TimePoint now);

/// Lines that end an operation in the journal: left by choice, left while it ran, nothing left to do.
JournalLine closingLine(const Recovery &recovery, const std::string &reason);
JournalLine leavingLine(const Operation &operation, const std::string &reason);
JournalLine settledLine(const Recovery &recovery);

} // namespace core
