// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/record.h"

#include <algorithm>

namespace core {

namespace {

std::string textOf(const LineDetails &details, std::string_view name)
{
    return std::string(detailOf(details, name).value_or(std::string_view()));
}

void takeStart(RecordedOperation &operation, const LineDetails &details)
{
    operation.goal = goalFromName(textOf(details, "goal")).value_or(Goal::Drain);
    operation.peers = splitUrls(textOf(details, "peers"));
    operation.reason = textOf(details, "reason");
    operation.drainedSince = timeOf(details, "drained-since");
    OperationSettings &settings = operation.settings;
    for (const TakeOutBy by : {TakeOutBy::ServiceRegistry, TakeOutBy::Pause}) {
        if (textOf(details, "by") == takeOutByName(by))
            settings.by = by;
    }
    settings.requireProof = detailOf(details, "require-proof").has_value();
    settings.withoutDrain = detailOf(details, "without-drain").has_value();
    settings.hops = {lengthOf(details, "set-server-cache"), lengthOf(details, "set-fetch"),
                     lengthOf(details, "set-list-cache"), lengthOf(details, "set-longest-request")};
}

void takeIntent(RecordedOperation &operation, const RecordedLine &recorded)
{
    const LineDetails &details = recorded.line.details;
    RecordedWrite write;
    write.name = textOf(details, "write");
    write.purpose = purposeFromName(write.name);
    write.method = textOf(details, "method");
    write.url = textOf(details, "url");
    write.reason = textOf(details, "reason");
    write.at = recorded.at;
    if (write.purpose)
        operation.seenOut.clear(); // what was read before a change proves nothing after it
    operation.writes.push_back(std::move(write));
}

void takeAnswer(RecordedOperation &operation, const RecordedLine &recorded)
{
    if (operation.writes.empty())
        return; // "not sent" before anything was
    const auto answer = answerFromName(textOf(recorded.line.details, "answer"));
    RecordedWrite &write = operation.writes.back();
    write.answer = answer.value_or(WriteAnswer::Unknown);
    const bool isOut = write.purpose == WritePurpose::TakeOut && write.answer != WriteAnswer::NotDone;
    if (isOut)
        operation.drainedSince = recorded.at;
}

void takeRead(RecordedOperation &operation, const LineDetails &details)
{
    const std::string peer = textOf(details, "peer");
    const bool isByPause = operation.settings.by == TakeOutBy::Pause;
    const bool isPausedOut = textOf(details, "read") == "gone" || textOf(details, "status") == "DOWN";
    const bool isOverridden =
        textOf(details, "override") == "OUT_OF_SERVICE" && textOf(details, "status") != "UP";
    if (isByPause ? isPausedOut : isOverridden)
        operation.seenOut.insert(peer);
    else if (detailOf(details, "read") == "present")
        operation.seenOut.erase(peer);
    if (const auto since = timeOf(details, "drained-since"))
        operation.drainedSince = since;
}

void takeMove(RecordedOperation &operation, const LineDetails &details)
{
    operation.phase = phaseFromName(textOf(details, "to")).value_or(operation.phase);
    if (const auto since = timeOf(details, "drained-since"))
        operation.drainedSince = since;
    if (operation.phase == Phase::Waiting)
        operation.proof = Proof::None;
    operation.proof = proofFromName(textOf(details, "proof")).value_or(operation.proof);
}

void takeOperator(RecordedOperation &operation, const LineDetails &details)
{
    const std::string act = textOf(details, "act");
    if (act == "go-on")
        operation.earlyReason = textOf(details, "reason");
    else if (act == "abort")
        operation.goal = Goal::Restore;
    else if (act == "stop")
        operation.goal = Goal::Shutdown;
    else if (act == "continue" || act == "undo")
        takeMove(operation, details);
}

void take(RecordedOperation &operation, const RecordedLine &recorded)
{
    const LineDetails &details = recorded.line.details;
    if (operation.lines++ == 0) {
        operation.startedBy = recorded.operatorName;
        operation.startedAt = recorded.at;
    }
    operation.lastBy = recorded.operatorName;
    operation.lastAt = recorded.at;
    switch (recorded.line.kind) {
    case JournalKind::Started:
        takeStart(operation, details);
        break;
    case JournalKind::WriteIntended:
        takeIntent(operation, recorded);
        break;
    case JournalKind::Answer:
        takeAnswer(operation, recorded);
        break;
    case JournalKind::ReadBack:
        takeRead(operation, details);
        break;
    case JournalKind::Moved:
        takeMove(operation, details);
        break;
    case JournalKind::Operator:
        takeOperator(operation, details);
        break;
    case JournalKind::Ignored:
        break;
    case JournalKind::Finished:
        operation.end = RecordEnd::Finished;
        operation.outcome = textOf(details, "outcome");
        break;
    case JournalKind::Closed:
        operation.end = RecordEnd::Closed;
        operation.outcome = textOf(details, "as");
        break;
    }
}

} // namespace

const RecordedWrite *RecordedOperation::newestWrite() const
{
    const auto newest = std::find_if(writes.rbegin(), writes.rend(), [](const RecordedWrite &write) {
        return write.answer != WriteAnswer::NotDone;
    });
    return newest == writes.rend() ? nullptr : &*newest;
}

RecordedOperation foldLines(const RecordedName &name, const std::vector<RecordedLine> &lines)
{
    RecordedOperation operation;
    operation.id = name.operation;
    operation.environment = name.environment;
    operation.instance = name.instance;
    operation.release = name.release;
    for (const RecordedLine &line : lines)
        take(operation, line);
    return operation;
}

std::optional<InstanceKey> keyFromPath(const std::string &environment, std::string_view path)
{
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    auto application = ApplicationName::from(path.substr(0, slash));
    auto id = InstanceId::from(path.substr(slash + 1));
    if (!application || !id)
        return std::nullopt;
    return InstanceKey{environment, std::move(*application), std::move(*id)};
}

} // namespace core
