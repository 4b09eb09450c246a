// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/linedetails.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace core {

namespace {

constexpr std::array<std::string_view, 3> purposes{"take-out", "shutdown", "cancel"};
constexpr std::array<std::string_view, 4> answers{"awaited", "unknown", "accepted", "not-done"};

template <typename Value, std::size_t size>
std::optional<Value> valueNamed(const std::array<std::string_view, size> &names, std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Value>(found - names.begin()));
}

std::optional<std::int64_t> numberOf(const LineDetails &details, std::string_view name)
{
    const auto text = detailOf(details, name);
    if (!text)
        return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    return error == std::errc() && end == text->data() + text->size() ? std::optional(number) : std::nullopt;
}

void addLength(LineDetails &details, const char *name, const std::optional<Millis> &length)
{
    if (length)
        details.emplace_back(name, std::to_string(length->count()));
}

void addTo(LineDetails &details, const Hop &hop)
{
    std::string text = std::to_string(hop.length.count()) + " " + std::string(hopSourceName(hop.source));
    if (!hop.readFrom.empty())
        text += " " + hop.readFrom;
    details.emplace_back("hop-" + std::string(hopKindName(hop.kind)), std::move(text));
}

bool isOutOfService(Phase phase)
{
    return phase == Phase::ReadingBack || phase == Phase::Waiting || phase == Phase::Drained;
}

} // namespace

std::string_view purposeName(WritePurpose purpose)
{
    return purposes[static_cast<std::size_t>(purpose)];
}

std::optional<WritePurpose> purposeFromName(std::string_view name)
{
    return valueNamed<WritePurpose>(purposes, name);
}

std::string_view answerName(WriteAnswer answer)
{
    return answers[static_cast<std::size_t>(answer)];
}

std::optional<WriteAnswer> answerFromName(std::string_view name)
{
    return valueNamed<WriteAnswer>(answers, name);
}

LineDetails::value_type answerDetail(WriteAnswer answer)
{
    return {"answer", std::string(answerName(answer))};
}

LineDetails startDetails(const Operation &operation)
{
    const OperationSettings &settings = operation.settings;
    LineDetails details{{"goal", std::string(goalName(operation.goal))},
                        {"by", std::string(takeOutByName(settings.by))},
                        {"peers", joinedUrls(operation.peers)}};
    if (!operation.reason.empty())
        details.emplace_back("reason", operation.reason);
    if (settings.requireProof)
        details.emplace_back("require-proof", "yes");
    if (settings.withoutDrain)
        details.emplace_back("without-drain", "yes");
    // An override that stood before is what a stop rebuilds its proof from.
    if (operation.goal == Goal::Shutdown && !settings.withoutDrain)
        details.emplace_back("drained-since", timeText(operation.drainedSince));
    addLength(details, "set-server-cache", settings.hops.serverCache);
    addLength(details, "set-fetch", settings.hops.registryFetch);
    addLength(details, "set-list-cache", settings.hops.listCache);
    addLength(details, "set-longest-request", settings.hops.longestRequest);
    return details;
}

LineDetails intentDetails(WritePurpose purpose, const Request &request, std::uint64_t number)
{
    return {{"write", std::string(purposeName(purpose))},
            {"method", std::string(methodName(request.method))},
            {"url", request.url},
            {"write-number", std::to_string(number)}};
}

LineDetails moveDetails(const Operation &before, Phase to)
{
    LineDetails details{{"from", std::string(phaseName(before.phase))}, {"to", std::string(phaseName(to))}};
    if (!isOutOfService(to))
        return details;
    details.emplace_back("drained-since", timeText(before.drainedSince));
    if (to == Phase::Drained)
        details.emplace_back("proof", std::string(proofName(before.proof)));
    if (to != Phase::ReadingBack) {
        for (const Hop &hop : before.budget.hops)
            addTo(details, hop);
    }
    return details;
}

LineDetails readDetails(const std::string &peer, const PeerEvidence &evidence)
{
    LineDetails details{{"peer", peer}};
    switch (evidence.kind) {
    case PeerEvidence::Kind::NotRead:
        break;
    case PeerEvidence::Kind::Failed:
        details.emplace_back("read", "failed");
        break;
    case PeerEvidence::Kind::Gone:
        details.emplace_back("read", "gone");
        break;
    case PeerEvidence::Kind::Present:
        details.emplace_back("read", "present");
        details.emplace_back("status", std::string(evidence.status.word()));
        details.emplace_back("override", std::string(evidence.overriddenStatus.word()));
        break;
    }
    return details;
}

LineDetails finishDetails(const Operation &operation)
{
    LineDetails details{{"outcome", std::string(outcomeName(operation.outcome))},
                        {"proof", std::string(proofName(operation.proof))}};
    if (operation.failure) {
        details.emplace_back("where", operation.failure->where);
        details.emplace_back("what", operation.failure->what);
    }
    return details;
}

JournalLine notProvenToBeItLine()
{
    return {JournalKind::ReadBack,
            "not proven that the process that answers there is this instance",
            {{"identity", "cannot-tell"}}};
}

std::optional<std::string_view> detailOf(const LineDetails &details, std::string_view name)
{
    const auto found = std::ranges::find(details, name, &LineDetails::value_type::first);
    return found == details.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

std::optional<TimePoint> timeOf(const LineDetails &details, std::string_view name)
{
    const auto number = numberOf(details, name);
    return number ? std::optional(timeFromEpoch(*number)) : std::nullopt;
}

std::optional<Millis> lengthOf(const LineDetails &details, std::string_view name)
{
    const auto number = numberOf(details, name);
    return number ? std::optional(Millis(*number)) : std::nullopt;
}

std::string timeText(TimePoint at)
{
    return std::to_string(toEpoch(at));
}

std::string joinedUrls(const std::vector<std::string> &urls)
{
    std::string joined;
    for (const std::string &url : urls)
        joined += (joined.empty() ? "" : " ") + url;
    return joined;
}

std::vector<std::string> splitUrls(std::string_view text)
{
    std::vector<std::string> urls;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0)
            urls.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return urls;
}

} // namespace core
