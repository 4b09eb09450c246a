// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/moves.h"

namespace core::moves {

namespace {

Outcome outcomeOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return Outcome::Denied;
    case ErrorKind::UnknownHost:
    case ErrorKind::Refused:
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::Tls:
        return Outcome::Unreachable;
    case ErrorKind::OutcomeUnknown:
        return Outcome::Unproven;
    default:
        return Outcome::Failed;
    }
}

/// With its body, which for the service registry is the status.
std::string lineOf(const Request &request)
{
    const std::string line = std::string(methodName(request.method)) + " " + request.url;
    return request.body.empty() ? line : line + " " + request.body;
}

/// A gateway in between that lost its server answers 502 or 504: the server may have done it all the same.
Result<Response> checkedAnswer(const Result<Response> &answer, const std::string &where)
{
    if (answer && (answer->status == 502 || answer->status == 504))
        return fail(ErrorKind::OutcomeUnknown, where, "HTTP " + std::to_string(answer->status),
                    answer->status);
    return requireSuccess(answer, where);
}

} // namespace

void Move::journal(JournalKind kind, std::string text,
                   std::vector<std::pair<std::string, std::string>> details)
{
    effects.emplace_back(JournalLine{kind, std::move(text), std::move(details)});
}

void Move::go(Phase phase)
{
    if (phase != operation.phase)
        journal(JournalKind::Moved,
                std::string(phaseName(operation.phase)) + " -> " + std::string(phaseName(phase)),
                moveDetails(operation, phase));
    operation.phase = phase;
    operation.phaseSince = now;
}

void Move::finish(Phase phase, Outcome outcome)
{
    go(phase);
    operation.outcome = outcome;
    operation.pending.reset();
    operation.stopAt.reset();
}

void Move::failWith(Outcome outcome, Error error)
{
    operation.failure = std::move(error);
    finish(Phase::Failed, outcome);
}

void Move::write(WritePurpose purpose, Request request, Phase phase)
{
    const std::uint64_t number = ++operation.writes;
    go(phase);
    operation.pending = PendingWrite{number, request, now};
    operation.isWriteUnknown = false;
    operation.evidence.clear(); // what was read before the write proves nothing about it
    operation.seenOut.clear();
    operation.missedBy.clear();
    journal(JournalKind::WriteIntended, lineOf(request), intentDetails(purpose, request, number));
    effects.emplace_back(SendWrite{number, std::move(request)});
}

bool Move::isOver(Millis limit) const
{
    return now - operation.phaseSince >= limit;
}

std::string peerOf(const Operation &operation)
{
    return operation.peers.empty() ? std::string() : operation.peers.front();
}

Error errorHere(const Operation &operation, ErrorKind kind, std::string what)
{
    return {kind, peerOf(operation) + " " + operation.key.path(), std::move(what), 0};
}

bool acceptAnswer(Move &move, const WriteAnswered &event)
{
    Operation &operation = move.operation;
    if (!operation.pending || operation.pending->number != event.number) {
        move.journal(JournalKind::Ignored, "answer to a write that is no longer awaited");
        return false;
    }
    const auto checked = checkedAnswer(event.answer, operation.pending->request.url);
    if (!checked) {
        const bool isUnknown = checked.error().kind == ErrorKind::OutcomeUnknown;
        move.journal(JournalKind::Answer, isUnknown ? "no answer: it may or may not have happened" : "failed",
                     {answerDetail(isUnknown ? WriteAnswer::Unknown : WriteAnswer::NotDone),
                      {"where", checked.error().where},
                      {"what", checked.error().what},
                      {"status", std::to_string(checked.error().httpStatus)}});
        if (!isUnknown) {
            move.failWith(outcomeOf(checked.error()), checked.error());
            return false;
        }
        operation.isWriteUnknown = true;
    } else {
        move.journal(JournalKind::Answer, "HTTP " + std::to_string(checked->status),
                     {answerDetail(WriteAnswer::Accepted), {"status", std::to_string(checked->status)}});
    }
    operation.pending.reset();
    return true;
}

void onWriteRefused(Move &move, const Event &event)
{
    const auto &refused = std::get<WriteRefused>(event);
    if (!move.operation.pending || move.operation.pending->number != refused.number) {
        move.journal(JournalKind::Ignored, "refusal of a write that is no longer awaited");
        return;
    }
    move.operation.refusedBy = refused.guards;
    std::string names;
    for (const std::string &name : move.operation.refusedBy)
        names += (names.empty() ? "" : ", ") + name;
    move.journal(JournalKind::Answer, "not sent: refused by " + names,
                 {answerDetail(WriteAnswer::NotDone), {"guards", names}});
    move.finish(Phase::Failed, Outcome::Refused);
}

} // namespace core::moves
