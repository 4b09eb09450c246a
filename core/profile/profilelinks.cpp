// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilelinks.h"

#include "core/base/placeholders.h"
#include "core/http/text.h"
#include "core/http/url.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using Mistake = std::optional<std::string>;

constexpr std::size_t mostLinks = 50;
constexpr std::size_t longestName = 60;
constexpr std::size_t longestUrl = 2000;

constexpr std::array<std::string_view, 4> ofAnything{"application", "lowerCaseApplication", "from", "to"};
constexpr std::array<std::string_view, 7> ofAnInstance{"instanceId", "host", "port",      "ipAddr",
                                                       "version",    "zone", "vipAddress"};

bool isOfAnInstance(std::string_view name)
{
    return std::ranges::find(ofAnInstance, name) != ofAnInstance.end() ||
           (name.starts_with(metadataPlaceholder) && name.size() > metadataPlaceholder.size());
}

bool isKnown(std::string_view name)
{
    return std::ranges::find(ofAnything, name) != ofAnything.end() || isOfAnInstance(name);
}

bool hasNoWebCharacter(std::string_view text)
{
    // A browser takes '\' for '/', so that what stands before it would be another host than it seems.
    return std::ranges::any_of(text, [](char c) {
        return isControl(c) || c == ' ' || c == '\\' || c == '"' || c == '<' || c == '>';
    });
}

Mistake mistakeIn(const std::string &field, std::string_view url, LinkTemplate &link)
{
    const std::string lower = lowered(url.substr(0, 8));
    if (!lower.starts_with("http://") && !lower.starts_with("https://"))
        return field + " is no http or https address";
    if (url.size() > longestUrl || hasNoWebCharacter(url))
        return field + " is too long, or holds a character that no address has";
    const auto pieces = piecesOf(url);
    if (!pieces || std::ranges::any_of(*pieces, [](const FormPiece &piece) {
            return !piece.isPlaceholder && piece.text.find('}') != std::string_view::npos;
        }))
        return field + " has a brace without its partner; where none of a placeholder is meant: %7B, %7D";
    for (const FormPiece &piece : *pieces) {
        if (!piece.isPlaceholder)
            continue;
        if (!isKnown(piece.text))
            return field + " has {" + std::string(piece.text) + "}, which is no placeholder";
        link.isOfInstance = link.isOfInstance || isOfAnInstance(piece.text);
    }
    // As it would be for an instance that tells everything.
    const auto sample = filledForm(url, [](std::string_view) { return std::string("1"); });
    if (*sample != withoutCredentials(*sample))
        return field + " holds a login: profiles are shared";
    return hostOf(*sample).empty() ? Mistake(field + " is no http or https address") : Mistake();
}

Mistake readApplications(const std::string &field, const JsonElement &value,
                         std::vector<ApplicationName> &applications)
{
    simdjson::dom::array names;
    if (value.get(names))
        return field + " is no list of applications";
    for (const JsonElement &entry : names) {
        std::string_view text;
        const auto name = entry.get(text) ? std::nullopt : ApplicationName::from(text);
        if (!name)
            return field + " is no list of applications";
        applications.push_back(*name);
    }
    return {};
}

Mistake readLink(const std::string &field, const simdjson::dom::object &members, LinkTemplate &link)
{
    for (const auto member : members) {
        const std::string inner = field + "." + std::string(member.key);
        std::string_view text;
        Mistake mistake;
        if (member.key == "name") {
            if (member.value.get(text) || text.empty() || text.size() > longestName)
                return inner + " is no name of 1 to 60 characters";
            link.name = text;
        } else if (member.key == "url") {
            if (member.value.get(text))
                return inner + " is no http or https address";
            mistake = mistakeIn(inner, text, link);
            link.url = text;
        } else if (member.key == "applications") {
            mistake = readApplications(inner, member.value, link.applications);
        } else {
            return inner + " is no member of a profile";
        }
        if (mistake)
            return mistake;
    }
    return link.name.empty() || link.url.empty() ? Mistake(field + " needs name and url") : Mistake();
}

} // namespace

std::optional<std::string> decodeLinks(const JsonElement &value, std::vector<LinkTemplate> &links)
{
    simdjson::dom::array list;
    if (value.get(list) || list.size() > mostLinks)
        return "links is no list of 50 at most";
    for (const JsonElement &entry : list) {
        const std::string field = "links[" + std::to_string(links.size()) + "]";
        simdjson::dom::object members;
        if (entry.get(members))
            return field;
        LinkTemplate link;
        if (auto mistake = readLink(field, members, link))
            return mistake;
        if (std::ranges::find(links, link.name, &LinkTemplate::name) != links.end())
            return field + ".name is there twice";
        links.push_back(std::move(link));
    }
    return {};
}

} // namespace core
