// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/guards.h"
#include "core/release/moves.h"

#include <algorithm>

namespace core::moves {

namespace {

PeerEvidence evidenceOf(const Result<std::optional<Instance>> &read, TimePoint now)
{
    PeerEvidence evidence;
    evidence.at = now;
    if (!read) {
        evidence.kind = PeerEvidence::Kind::Failed;
        evidence.error = read.error();
    } else if (!read->has_value()) {
        evidence.kind = PeerEvidence::Kind::Gone;
    } else {
        evidence.kind = PeerEvidence::Kind::Present;
        evidence.status = (*read)->status;
        evidence.overriddenStatus = (*read)->overriddenStatus;
    }
    return evidence;
}

std::string describe(const PeerEvidence &evidence)
{
    switch (evidence.kind) {
    case PeerEvidence::Kind::NotRead:
        return "not read";
    case PeerEvidence::Kind::Failed:
        return "could not be read";
    case PeerEvidence::Kind::Gone:
        return "no such instance";
    case PeerEvidence::Kind::Present:
        break;
    }
    return std::string(evidence.status.word()) + "/" + std::string(evidence.overriddenStatus.word());
}

bool saysSame(const PeerEvidence &a, const PeerEvidence &b)
{
    return a.kind == b.kind && a.status == b.status && a.overriddenStatus == b.overriddenStatus;
}

/// When a peer learned is known for the one that answered the write, and for an override that stood before
/// this operation. For all others it lies somewhere before they were first seen with it.
bool isTimeKnown(const Operation &operation, const std::string &peer, const PeerEvidence &before)
{
    if (operation.missedBy.contains(peer) || before.kind == PeerEvidence::Kind::Present)
        return false;
    const bool hasAnswered =
        peer == peerOf(operation) && !operation.isWriteUnknown && !isTakenOutByItself(operation);
    const bool stoodBefore = operation.writes == 0 && before.kind == PeerEvidence::Kind::NotRead;
    return hasAnswered || stoodBefore;
}

/// The peer shows the override. Its callers begin to let go when it learned, not when the first was told:
/// until it was seen, its list may have served UP.
void noteOut(Move &move, const std::string &peer, const PeerEvidence &before)
{
    Operation &operation = move.operation;
    if (!operation.seenOut.insert(peer).second)
        return;
    const bool isKnown = isTimeKnown(operation, peer, before);
    operation.missedBy.erase(peer);
    if (isKnown || operation.drainedSince >= move.now)
        return;
    operation.drainedSince = move.now;
    operation.stillCalledSince.reset();
    move.journal(JournalKind::ReadBack, "the countdown of this peer's callers begins now",
                 {{"peer", peer}, {"drained-since", timeText(move.now)}});
}

/// Whether a peer without the override never got it (silent when the change went round) or forgot it while it
/// was silent, and another peer still has it: then nobody removed it.
bool hasMissedIt(const Operation &operation, const std::string &peer, const PeerEvidence &before)
{
    if (operation.missedBy.contains(peer))
        return true;
    if (!operation.seenOut.contains(peer))
        return isTakenOutByItself(operation) || peer != peerOf(operation);
    return before.kind == PeerEvidence::Kind::Failed &&
           std::ranges::any_of(operation.evidence,
                               [&](const auto &entry) { return isOut(operation, entry.second); });
}

/// Callers of this peer are told to call the instance, so nothing is proven until it shows the override
/// again. The cure is the same PUT at that peer; it is not sent behind anyone's back.
void noteMissed(Move &move, const std::string &peer)
{
    Operation &operation = move.operation;
    const bool isReplicating = !operation.seenOut.contains(peer) &&
                               move.now - operation.drainedSince < operation.settings.readBackLimit;
    if (isReplicating || !operation.missedBy.insert(peer).second)
        return;
    operation.seenOut.erase(peer);
    operation.servedWithout.erase(peer);
    operation.budget.forgetSeen(HopKind::ServerCache);
    const bool isByPause = operation.settings.by == TakeOutBy::Pause;
    move.journal(JournalKind::ReadBack,
                 isByPause ? "this peer still has it: it missed the change"
                           : "this peer missed the change: the same PUT there would repair it",
                 {{"peer", peer}});
    if (operation.proof == Proof::None)
        return;
    operation.proof = Proof::None;
    operation.outcome = Outcome::Running;
    operation.stopAt.reset();
    move.go(Phase::Waiting);
}

/// The peer has the instance, and nothing that keeps callers from it.
bool isOffered(const Operation &operation, const PeerEvidence &evidence)
{
    const bool isOverridden = evidence.overriddenStatus.status == Status::OutOfService;
    return isPresent(evidence) && (operation.settings.by == TakeOutBy::Pause || !isOverridden);
}

/// It was out: is it still, at the peer that was read?
void watchOverride(Move &move, const PeerRead &read)
{
    const PeerEvidence before = move.operation.evidence[read.peer];
    const PeerEvidence &evidence = remember(move, read);
    if (isOut(move.operation, evidence)) {
        noteOut(move, read.peer, before);
    } else if (isGone(evidence) && everyPeer(move.operation, isGone)) {
        move.failWith(Outcome::Failed,
                      errorHere(move.operation, ErrorKind::NotFound, "the instance is gone"));
    } else if (isOffered(move.operation, evidence)) {
        if (hasMissedIt(move.operation, read.peer, before))
            noteMissed(move, read.peer);
        else
            move.failWith(Outcome::Failed, errorHere(move.operation, ErrorKind::Cancelled,
                                                     move.operation.settings.by == TakeOutBy::Pause
                                                         ? "it was registered again by someone else"
                                                         : "the override was removed by someone else"));
    }
}

} // namespace

const PeerEvidence &remember(Move &move, const PeerRead &read)
{
    PeerEvidence &known = move.operation.evidence[read.peer];
    PeerEvidence fresh = evidenceOf(read.instance, move.now);
    if (!saysSame(known, fresh))
        move.journal(JournalKind::ReadBack, describe(fresh), readDetails(read.peer, fresh));
    known = std::move(fresh);
    return known;
}

bool isGone(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Gone;
}

bool isPresent(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present;
}

bool everyPeer(const Operation &operation, bool (*test)(const PeerEvidence &))
{
    return !operation.peers.empty() && std::ranges::all_of(operation.peers, [&](const std::string &peer) {
        const auto found = operation.evidence.find(peer);
        return found != operation.evidence.end() && test(found->second);
    });
}

bool isOutEverywhere(const Operation &operation)
{
    return !operation.peers.empty() && std::ranges::all_of(operation.peers, [&](const std::string &peer) {
        const auto found = operation.evidence.find(peer);
        return found != operation.evidence.end() && isOut(operation, found->second);
    });
}

bool isTakenOutByItself(const Operation &operation)
{
    return operation.settings.by != TakeOutBy::Eureka;
}

void refuseTakeOut(Move &move)
{
    const bool isByPause = move.operation.settings.by == TakeOutBy::Pause;
    const Guard guard = isByPause ? Guard::NoPauseEndpoint : Guard::NoServiceRegistry;
    move.operation.refusedBy = {std::string(guardName(guard))};
    move.journal(JournalKind::Answer,
                 isByPause ? "not sent: the pause endpoint is not known"
                           : "not sent: the service-registry endpoint is not known",
                 {answerDetail(WriteAnswer::NotDone)});
    move.finish(Phase::Failed, Outcome::Refused);
}

void onTakeOutAnswered(Move &move, const Event &event)
{
    if (!acceptAnswer(move, std::get<WriteAnswered>(event)))
        return;
    move.operation.drainedSince = move.now;
    move.operation.isPaused = move.operation.settings.by == TakeOutBy::Pause;
    move.go(Phase::ReadingBack);
}

void onReadBack(Move &move, const Event &event)
{
    const auto &read = std::get<PeerRead>(event);
    const PeerEvidence before = move.operation.evidence[read.peer];
    const PeerEvidence &evidence = remember(move, read);
    const bool isOutHere = isOut(move.operation, evidence);
    if (isOutHere)
        noteOut(move, read.peer, before);
    if (!isOutHere && isGone(evidence) && everyPeer(move.operation, isGone)) {
        move.failWith(Outcome::Failed,
                      errorHere(move.operation, ErrorKind::NotFound, "the instance is gone"));
        return;
    }
    const bool tookIt = read.peer == peerOf(move.operation) || isTakenOutByItself(move.operation);
    if (tookIt && isOutHere)
        move.go(Phase::Waiting);
}

void onReadBackTick(Move &move, const Event &)
{
    Operation &operation = move.operation;
    if (!move.isOver(operation.settings.readBackLimit))
        return;
    const char *what = "the override was not seen at the peer";
    if (operation.settings.by == TakeOutBy::Pause) {
        operation.isPaused = !everyPeer(operation, isPresent);
        what =
            operation.isPaused ? "it was not seen to leave a peer" : "it is still registered at every peer";
    }
    move.failWith(Outcome::Unproven, errorHere(operation, ErrorKind::TimedOut, what));
}

void onOverrideRead(Move &move, const Event &event)
{
    watchOverride(move, std::get<PeerRead>(event));
}

void onCountdownRead(Move &move, const Event &event)
{
    const auto &read = std::get<PeerRead>(event);
    if (wasDrained(move.operation))
        watchOverride(move, read);
    else
        remember(move, read);
}

void onServedRead(Move &move, const Event &event)
{
    const auto &read = std::get<ServedRead>(event);
    Operation &operation = move.operation;
    if (read.isOffered) {
        operation.servedWithout.erase(read.peer);
        operation.stillServedBy.insert(read.peer);
        operation.wasSeenServed = true;
        operation.budget.forgetSeen(HopKind::ServerCache);
    } else {
        operation.servedWithout.insert(read.peer);
        operation.stillServedBy.erase(read.peer);
    }
    if (operation.servedWithout.size() < operation.peers.size())
        return;
    const bool wasSeen = !operation.budget.hops.empty() && operation.budget.hops.front().seenAt.has_value();
    // Where the change itself was not watched (a drain that began before this run), it was over by its own
    // length.
    const TimePoint assumedEnd = operation.drainedSince + operation.budget.lengthOf(HopKind::ServerCache);
    operation.budget.markSeen(HopKind::ServerCache,
                              operation.wasSeenServed ? move.now : std::min(move.now, assumedEnd));
    if (!wasSeen)
        move.journal(JournalKind::ReadBack, "no served list offers it to callers any more");
}

} // namespace core::moves
