// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/requestclass.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

std::optional<std::string_view> tag(const MeterTags &tags, const char *name)
{
    const auto found = tags.find(name);
    return found == tags.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

RequestClass classByStatus(const MeterTags &tags)
{
    // The gateway's "status" is a word ("OK"), so that its number goes first.
    for (const char *name : {"httpStatusCode", "http_status", "http_status_code", "status"}) {
        if (const auto status = tag(tags, name))
            return classOfStatus(*status);
    }
    const auto kind = tag(tags, "kind");
    return kind ? classOfKind(*kind) : RequestClass::Fine;
}

} // namespace

RequestClass classOfKind(std::string_view kind)
{
    return kind.starts_with("failed") || kind == "not_permitted" ? RequestClass::Failed : RequestClass::Fine;
}

RequestClass classOfOutcome(std::string_view outcome)
{
    if (outcome == "CLIENT_ERROR")
        return RequestClass::ClientError;
    // The gateway says SUCCESSFUL, and CUSTOM or NA where it cannot tell.
    const bool isFine = outcome == "SUCCESS" || outcome == "SUCCESSFUL" || outcome == "REDIRECTION" ||
                        outcome == "INFORMATIONAL" || outcome == "CUSTOM" || outcome == "NA";
    return isFine ? RequestClass::Fine : RequestClass::Failed;
}

RequestClass classOfStatus(std::string_view status)
{
    const bool isNumber =
        status.size() == 3 && std::ranges::all_of(status, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber || status[0] >= '5' || status[0] == '0')
        return RequestClass::Failed;
    return status[0] == '4' ? RequestClass::ClientError : RequestClass::Fine;
}

bool isException(std::string_view exception)
{
    return !exception.empty() && exception != "None" && exception != "none";
}

RequestClass classOf(const MeterTags &tags)
{
    const auto outcome = tag(tags, "outcome");
    const RequestClass told = outcome ? classOfOutcome(*outcome) : classByStatus(tags);
    if (told != RequestClass::Fine)
        return told;
    const bool threw =
        isException(tag(tags, "exception").value_or("")) || isException(tag(tags, "error").value_or(""));
    return threw ? RequestClass::Failed : RequestClass::Fine;
}

} // namespace core
