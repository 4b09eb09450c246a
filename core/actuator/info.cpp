// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/info.h"

#include "core/base/json.h"

#include <initializer_list>

namespace core {

namespace {

constexpr std::size_t longestText = 200;

/// The scalar below a path of members, or an empty text.
std::string textAt(const JsonElement &root, std::initializer_list<std::string_view> path)
{
    std::optional<JsonElement> at = root;
    for (const std::string_view name : path) {
        at = member(*at, name);
        if (!at)
            return {};
    }
    return scalarText(*at).value_or(std::string()).substr(0, longestText);
}

std::string firstOf(std::initializer_list<std::string> texts)
{
    for (const std::string &text : texts) {
        if (!text.empty())
            return text;
    }
    return {};
}

} // namespace

Result<ApplicationInfo> decodeInfo(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    const JsonElement root = document->root();
    if (!root.is_object())
        return fail(ErrorKind::Malformed, std::string(where), "info");
    ApplicationInfo info;
    info.version = textAt(root, {"build", "version"});
    info.artifact = textAt(root, {"build", "artifact"});
    info.builtAt = textAt(root, {"build", "time"});
    info.branch = textAt(root, {"git", "branch"});
    // A text in simple mode; in full mode an object, or (Boot 1.5) keys with a dot.
    info.commit =
        firstOf({textAt(root, {"git", "commit", "id", "abbrev"}), textAt(root, {"git", "commit", "id"}),
                 textAt(root, {"git", "commit", "id", "full"})});
    info.commitAt = textAt(root, {"git", "commit", "time"});
    return info;
}

} // namespace core
