// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/recovery.h"

#include "core/eureka/operations.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

/// A request that left just before the program died arrives within that time, or not at all.
constexpr Millis mayBeOnItsWay = std::chrono::seconds(15);
/// A stop takes as long as its requests and its own shutdown do.
constexpr Millis stopMayTake = std::chrono::seconds(120);

constexpr std::array<std::string_view, 8> standings{"nothing-sent", "take-out-unknown", "out-of-service",
                                                    "stop-unknown", "stop-sent",        "cancel-unknown",
                                                    "cancel-sent",  "single-write"};
constexpr std::array<std::string_view, 6> seenNames{"unread",  "out",  "partly-out",
                                                    "serving", "gone", "other"};
constexpr std::array<std::string_view, 7> settledNames{
    "nothing-sent", "never-happened", "put-back", "stopped", "gone", "still-serving", "leaves-nothing"};
constexpr std::array<std::string_view, 3> choices{"continue", "undo", "leave"};

bool isOut(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present && evidence.status.status != Status::Up &&
           evidence.overriddenStatus.status == Status::OutOfService;
}

bool isServing(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present && evidence.status.status == Status::Up &&
           evidence.overriddenStatus == ReportedStatus{};
}

bool isGone(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Gone;
}

bool isRead(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present || isGone(evidence);
}

std::optional<Settled> settledServing(Standing standing, Millis sinceWrite)
{
    switch (standing) {
    case Standing::TakeOutUnknown:
    case Standing::SingleWrite:
        return sinceWrite >= mayBeOnItsWay ? std::optional(Settled::NeverHappened) : std::nullopt;
    case Standing::OutOfService:
    case Standing::CancelUnknown:
    case Standing::CancelSent:
        return Settled::PutBack;
    case Standing::StopUnknown:
    case Standing::StopSent:
        return sinceWrite >= stopMayTake ? std::optional(Settled::StillServing) : std::nullopt;
    case Standing::NothingSent:
        break;
    }
    return std::nullopt;
}

/// A single write that may leave an override behind.
bool setsOverride(const RecordedWrite &write)
{
    return write.name == "set-override" || write.name == "service-registry-set";
}

std::optional<Settled> settledBy(const RecordedOperation &recorded, Standing standing, SeenNow seen,
                                 TimePoint now)
{
    const RecordedWrite *write = recorded.newestWrite();
    if (!write)
        return Settled::NothingSent;
    // Paused or stopped it is in no list: that tells neither from the other.
    if (recorded.settings.by == TakeOutBy::Pause && seen == SeenNow::Gone)
        return std::nullopt;
    const Millis sinceWrite = now - write->at;
    if (standing == Standing::SingleWrite && !setsOverride(*write))
        return sinceWrite >= mayBeOnItsWay ? std::optional(Settled::LeavesNothing) : std::nullopt;
    if (seen == SeenNow::Gone)
        return isStop(standing) ? Settled::Stopped : Settled::Gone;
    return seen == SeenNow::Serving ? settledServing(standing, sinceWrite) : std::nullopt;
}

bool isStillOut(SeenNow seen)
{
    return seen == SeenNow::Out || seen == SeenNow::PartlyOut;
}

/// What going on means: to wait, to watch the stop, or to bring it back.
bool canContinue(const Recovery &recovery)
{
    if (recovery.settled || recovery.seen == SeenNow::Unread || recovery.standing == Standing::SingleWrite)
        return false;
    // Where a paused instance is, and where it is asked to stop, only its registration told.
    if (recovery.recorded.settings.by == TakeOutBy::Pause)
        return false;
    if (isStop(recovery.standing))
        return true;
    if (isCancel(recovery.standing))
        return isStillOut(recovery.seen) || recovery.seen == SeenNow::Other;
    return isStillOut(recovery.seen);
}

/// It took the instance out, or was bringing it back.
bool mayUndo(const RecordedOperation &recorded)
{
    if (recorded.settings.by == TakeOutBy::Pause)
        return false;
    return std::ranges::any_of(recorded.writes, [](const RecordedWrite &write) {
        const bool isOfOverride = write.purpose == WritePurpose::TakeOut ||
                                  write.purpose == WritePurpose::Cancel || setsOverride(write);
        return isOfOverride && write.answer != WriteAnswer::NotDone;
    });
}

/// Where no answer told when the override came into force, Eureka's own stamp does; it lies between the line
/// before the request and now.
std::optional<TimePoint> realStartOf(const RecordedOperation &recorded, Standing standing,
                                     const InstanceView *row, TimePoint now)
{
    if (standing != Standing::TakeOutUnknown && recorded.drainedSince)
        return recorded.drainedSince;
    const TimePoint written = recorded.writes.empty() ? recorded.startedAt : recorded.writes.back().at;
    if (!row || !row->statusSince)
        return std::nullopt;
    return std::clamp(*row->statusSince, std::min(written, now), now);
}

Operation asOperation(const Recovery &recovery, const std::vector<std::string> &peers)
{
    Operation operation{0, recovery.key};
    operation.peers = peers;
    operation.evidence = recovery.evidence;
    return operation;
}

} // namespace

std::string_view standingName(Standing standing)
{
    return standings[static_cast<std::size_t>(standing)];
}

std::string_view seenNowName(SeenNow seen)
{
    return seenNames[static_cast<std::size_t>(seen)];
}

std::string_view settledName(Settled settled)
{
    return settledNames[static_cast<std::size_t>(settled)];
}

std::string_view choiceName(RecoveryChoice choice)
{
    return choices[static_cast<std::size_t>(choice)];
}

Standing standingOf(const RecordedOperation &operation)
{
    const RecordedWrite *write = operation.newestWrite();
    if (!write)
        return Standing::NothingSent;
    if (!write->purpose)
        return Standing::SingleWrite;
    const bool isAnswered = write->answer == WriteAnswer::Accepted;
    switch (*write->purpose) {
    case WritePurpose::TakeOut:
        // Read back before the program died: then it happened, whatever its answer was.
        return isAnswered || !operation.seenOut.empty() ? Standing::OutOfService : Standing::TakeOutUnknown;
    case WritePurpose::Shutdown:
        return isAnswered ? Standing::StopSent : Standing::StopUnknown;
    case WritePurpose::Cancel:
        return isAnswered ? Standing::CancelSent : Standing::CancelUnknown;
    }
    return Standing::NothingSent;
}

SeenNow seenNow(const std::vector<std::string> &peers, const std::map<std::string, PeerEvidence> &evidence)
{
    const auto count = [&](bool (*test)(const PeerEvidence &)) {
        return static_cast<std::size_t>(std::ranges::count_if(peers, [&](const std::string &peer) {
            const auto found = evidence.find(peer);
            return found != evidence.end() && test(found->second);
        }));
    };
    if (peers.empty())
        return SeenNow::Unread;
    if (const std::size_t out = count(isOut); out > 0)
        return out == peers.size() ? SeenNow::Out : SeenNow::PartlyOut;
    if (count(isRead) < peers.size())
        return SeenNow::Unread;
    if (count(isServing) == peers.size())
        return SeenNow::Serving;
    return count(isGone) == peers.size() ? SeenNow::Gone : SeenNow::Other;
}

Recovery recoveryOf(RecordedOperation recorded, const InstanceKey &key, const FleetView &fleet,
                    const std::vector<std::string> &peers, std::map<std::string, PeerEvidence> evidence,
                    TimePoint now)
{
    Recovery recovery{std::move(recorded), key};
    recovery.evidence = std::move(evidence);
    recovery.standing = standingOf(recovery.recorded);
    recovery.seen = seenNow(peers, recovery.evidence);
    recovery.settled = settledBy(recovery.recorded, recovery.standing, recovery.seen, now);
    recovery.canContinue = canContinue(recovery);
    const InstanceView *row = fleet.find(key);
    if (recovery.canContinue)
        recovery.realStart = realStartOf(recovery.recorded, recovery.standing, row, now);
    const bool canUndo = row && mayUndo(recovery.recorded) && isStillOut(recovery.seen) &&
                         cancelFormFor(*row) != CancelForm::Refuse;
    if (!canUndo)
        return recovery;
    recovery.undo = cancelPlanFor(fleet, asOperation(recovery, peers)).request;
    if (recovery.canContinue && isCancel(recovery.standing))
        recovery.continueSends = {*recovery.undo};
    return recovery;
}

Operation resumed(const Recovery &recovery, RecoveryChoice choice, Operation operation)
{
    const RecordedOperation &recorded = recovery.recorded;
    operation.settings.by = recorded.settings.by;
    operation.settings.requireProof = recorded.settings.requireProof;
    operation.startedAt = recorded.startedAt;
    operation.reason = recorded.reason;
    operation.writes = recorded.writes.size();
    operation.drainedSince = recovery.realStart.value_or(operation.drainedSince);
    operation.seenOut = recorded.seenOut;
    operation.goal = Goal::Drain;
    operation.phase = Phase::Waiting;
    // Nothing tells when a peer learned of a take-out whose answer nobody saw, but Eureka's own stamp.
    if (recovery.standing == Standing::TakeOutUnknown)
        operation.seenOut.insert(operation.peers.begin(), operation.peers.end());
    const bool goesOn = choice == RecoveryChoice::Continue;
    if (goesOn && isStop(recovery.standing)) {
        operation.goal = Goal::Shutdown;
        operation.phase = Phase::Stopping;  // watched, and never asked for again
        operation.processStartedAt.reset(); // what answers now may be another process already
    }
    const bool isOnItsWayBack = isCancel(recovery.standing) && !isStillOut(recovery.seen);
    if (goesOn && isOnItsWayBack) {
        operation.goal = Goal::Restore;
        operation.phase = Phase::Restoring;
        operation.backSince = recorded.writes.back().at;
        operation.wayBack = wayBackOf(operation.budget);
    }
    return operation;
}

Step resume(Operation operation, const Recovery &recovery, RecoveryChoice choice, const std::string &reason,
            TimePoint now)
{
    operation.phaseSince = now;
    LineDetails details{{"act", std::string(choiceName(choice))},
                        {"standing", std::string(standingName(recovery.standing))},
                        {"seen", std::string(seenNowName(recovery.seen))},
                        {"to", std::string(phaseName(operation.phase))},
                        {"of", recovery.recorded.lastBy}};
    if (!reason.empty())
        details.emplace_back("reason", reason);
    if (operation.phase == Phase::Waiting)
        details.emplace_back("drained-since", timeText(operation.drainedSince));
    JournalLine line{JournalKind::Operator,
                     choice == RecoveryChoice::Undo ? "takes it up to put it back" : "goes on with it",
                     std::move(details)};
    const bool sends = choice == RecoveryChoice::Undo || !recovery.continueSends.empty();
    Step step{std::move(operation), {std::move(line)}};
    if (!sends)
        return step;
    Step back = core::step(std::move(step.operation), AbortAsked{}, now);
    back.effects.insert(back.effects.begin(), step.effects.begin(), step.effects.end());
    return back;
}

JournalLine closingLine(const Recovery &recovery, const std::string &reason)
{
    LineDetails details{{"as", "left"},
                        {"standing", std::string(standingName(recovery.standing))},
                        {"seen", std::string(seenNowName(recovery.seen))}};
    if (!reason.empty())
        details.emplace_back("reason", reason);
    return {JournalKind::Closed, "left as it is", std::move(details)};
}

JournalLine leavingLine(const Operation &operation, const std::string &reason)
{
    LineDetails details{{"as", "left"},
                        {"phase", std::string(phaseName(operation.phase))},
                        {"proof", std::string(proofName(operation.proof))}};
    if (!reason.empty())
        details.emplace_back("reason", reason);
    return {JournalKind::Closed, "left as it is", std::move(details)};
}

JournalLine settledLine(const Recovery &recovery)
{
    const std::string why(settledName(recovery.settled.value_or(Settled::NothingSent)));
    return {JournalKind::Closed,
            "nothing was left to do: " + why,
            {{"as", why},
             {"standing", std::string(standingName(recovery.standing))},
             {"seen", std::string(seenNowName(recovery.seen))}}};
}

} // namespace core
