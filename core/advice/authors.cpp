// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/authors.h"

#include <optional>
#include <string_view>

namespace core {

namespace {

/// The status in a request as the journal has it: in the address, or in the body behind it.
std::optional<Status> statusIn(std::string_view text)
{
    for (const std::string_view before : {"/status?value=", "\"status\":\"", " "}) {
        const auto at = text.rfind(before);
        if (at == std::string_view::npos)
            continue;
        const std::string_view rest = text.substr(at + before.size());
        const ReportedStatus status = reportedStatus(rest.substr(0, rest.find_first_of("\"&")));
        if (status.unknownWord.empty() && status.status != Status::Unknown)
            return status.status;
    }
    return std::nullopt;
}

/// What the write leaves of an override: nothing removes it. A request that says nothing of overrides, such
/// as one for metadata, changes nothing: then the outer one is absent.
std::optional<std::optional<Status>> overrideAfter(std::string_view text)
{
    const bool isStatus = text.find("/status?value=") != std::string_view::npos;
    const bool isRegistry = text.find("/serviceregistry") != std::string_view::npos ||
                            text.find("/service-registry") != std::string_view::npos;
    if (text.starts_with("DELETE "))
        return std::optional<Status>();
    if (text.starts_with("PUT ") && isStatus)
        return statusIn(text);
    if (text.starts_with("POST ") && isRegistry)
        return statusIn(text);
    if (text.starts_with("POST ") && text.ends_with("/shutdown"))
        return std::optional<Status>();
    return std::nullopt;
}

bool wasTaken(std::string_view answer)
{
    return answer.starts_with("HTTP 2") || answer.starts_with("answered 2") ||
           answer.starts_with("no answer");
}

} // namespace

std::map<std::string, OverrideAuthor> overrideAuthors(const std::vector<WriteLine> &lines)
{
    std::map<std::string, OverrideAuthor> authors;
    std::map<std::string, const WriteLine *> intended; // by operation: its newest
    for (const WriteLine &line : lines) {
        if (line.kind == JournalKind::WriteIntended) {
            intended[line.operation] = &line;
            continue;
        }
        const auto found = intended.find(line.operation);
        if (found == intended.end() || !wasTaken(line.text))
            continue;
        const WriteLine &write = *found->second;
        const auto after = overrideAfter(write.text);
        intended.erase(found);
        if (!after)
            continue;
        const auto before = authors.find(write.instance);
        // A repair, or the same PUT again, stores nothing new: who set it stays who set it.
        if (*after && before != authors.end() && before->second.value == **after)
            continue;
        authors.erase(write.instance);
        if (*after)
            authors.emplace(write.instance, OverrideAuthor{**after, write.at, write.person});
    }
    return authors;
}

} // namespace core
