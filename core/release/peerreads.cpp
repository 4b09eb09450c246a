// SPDX-License-Identifier: GPL-3.0-or-later
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

/// True when the override is no longer in force although nobody here removed it, or the instance is gone.
bool endIfTakenAway(Move &move, const PeerEvidence &evidence)
{
    if (isGone(evidence) && everyPeer(move.operation, isGone)) {
        move.failWith(Outcome::Failed,
                      errorHere(move.operation, ErrorKind::NotFound, "the instance is gone"));
        return true;
    }
    const bool isPresent = evidence.kind == PeerEvidence::Kind::Present;
    const bool wasOut = move.operation.phase != Phase::ReadingBack;
    if (isPresent && wasOut && evidence.overriddenStatus.status != Status::OutOfService) {
        move.failWith(Outcome::Failed, errorHere(move.operation, ErrorKind::Cancelled,
                                                 "the override was removed by someone else"));
        return true;
    }
    return false;
}

/// A peer other than the written one learns by replication; until it was seen out, it has not been taken out
/// there.
bool isReplicating(const Move &move, const PeerRead &read, const PeerEvidence &before)
{
    return read.peer != peerOf(move.operation) && !isOutWithOverride(before) &&
           move.now - move.operation.drainedSince < move.operation.settings.readBackLimit;
}

} // namespace

const PeerEvidence &remember(Move &move, const PeerRead &read)
{
    PeerEvidence &known = move.operation.evidence[read.peer];
    PeerEvidence fresh = evidenceOf(read.instance, move.now);
    if (!saysSame(known, fresh))
        move.journal(JournalKind::ReadBack, describe(fresh), {{"peer", read.peer}});
    known = std::move(fresh);
    return known;
}

bool isGone(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Gone;
}

bool isOutWithOverride(const PeerEvidence &evidence)
{
    return evidence.kind == PeerEvidence::Kind::Present && evidence.status.status != Status::Up &&
           evidence.overriddenStatus.status == Status::OutOfService;
}

bool everyPeer(const Operation &operation, bool (*test)(const PeerEvidence &))
{
    return !operation.peers.empty() && std::ranges::all_of(operation.peers, [&](const std::string &peer) {
        const auto found = operation.evidence.find(peer);
        return found != operation.evidence.end() && test(found->second);
    });
}

void onTakeOutAnswered(Move &move, const Event &event)
{
    if (!acceptAnswer(move, std::get<WriteAnswered>(event)))
        return;
    move.operation.drainedSince = move.now;
    move.go(Phase::ReadingBack);
}

void onReadBack(Move &move, const Event &event)
{
    const auto &read = std::get<PeerRead>(event);
    const PeerEvidence &evidence = remember(move, read);
    if (isGone(evidence) && everyPeer(move.operation, isGone)) {
        move.failWith(Outcome::Failed,
                      errorHere(move.operation, ErrorKind::NotFound, "the instance is gone"));
        return;
    }
    if (read.peer == peerOf(move.operation) && isOutWithOverride(evidence))
        move.go(Phase::Waiting);
}

void onReadBackTick(Move &move, const Event &)
{
    if (move.isOver(move.operation.settings.readBackLimit))
        move.failWith(Outcome::Unproven, errorHere(move.operation, ErrorKind::TimedOut,
                                                   "the override was not seen at the peer"));
}

void onWaitingRead(Move &move, const Event &event)
{
    const auto &read = std::get<PeerRead>(event);
    const PeerEvidence before = move.operation.evidence[read.peer];
    const PeerEvidence &evidence = remember(move, read);
    if (isReplicating(move, read, before)) {
        // Its callers' countdown starts when it learned, not when the first peer was told.
        if (isOutWithOverride(evidence) && before.kind == PeerEvidence::Kind::Present)
            move.operation.drainedSince = std::max(move.operation.drainedSince, move.now);
        return;
    }
    endIfTakenAway(move, evidence);
}

void onDrainedRead(Move &move, const Event &event)
{
    endIfTakenAway(move, remember(move, std::get<PeerRead>(event)));
}

void onCountdownRead(Move &move, const Event &event)
{
    const PeerEvidence &evidence = remember(move, std::get<PeerRead>(event));
    if (wasDrained(move.operation))
        endIfTakenAway(move, evidence);
}

void onServedRead(Move &move, const Event &event)
{
    const auto &read = std::get<ServedRead>(event);
    Operation &operation = move.operation;
    if (read.isOffered) {
        operation.servedWithout.erase(read.peer);
        operation.stillServedBy.insert(read.peer);
        operation.wasSeenServed = true;
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
