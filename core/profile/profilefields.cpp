// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilefields.h"

#include "core/base/json.h"
#include "core/base/jsonwriter.h"
#include "core/profile/membertext.h"

#include <array>
#include <utility>

namespace core {

namespace {

using Credential = ProfileFields::Credential;
using Link = ProfileFields::Link;

// Members that are one line of text, by their names in the file.
constexpr std::array<std::pair<std::string_view, std::string ProfileFields::*>, 11> lines{{
    {"name", &ProfileFields::name},
    {"colour", &ProfileFields::colour},
    {"timeZone", &ProfileFields::timeZone},
    {"user", &ProfileFields::user},
    {"passwordFile", &ProfileFields::passwordFile},
    {"serverCache", &ProfileFields::serverCache},
    {"fetch", &ProfileFields::fetch},
    {"listCache", &ProfileFields::listCache},
    {"longestRequest", &ProfileFields::longestRequest},
    {"proxy", &ProfileFields::proxy},
    {"caFile", &ProfileFields::caFile},
}};

// Members that are lists of texts.
constexpr std::array<std::pair<std::string_view, std::vector<std::string> ProfileFields::*>, 3> textLists{{
    {"peers", &ProfileFields::peers},
    {"noProxy", &ProfileFields::noProxy},
    {"ignoredUris", &ProfileFields::ignoredUris},
}};

constexpr std::array<std::pair<std::string_view, std::string Credential::*>, 7> ofCredential{{
    {"name", &Credential::name},
    {"kind", &Credential::kind},
    {"user", &Credential::user},
    {"header", &Credential::header},
    {"secret", &Credential::secret},
    {"certificateFile", &Credential::certificateFile},
    {"keyFile", &Credential::keyFile},
}};

constexpr std::array<std::pair<std::string_view, std::string ProfileFields::*>, 4> ofPrometheus{{
    {"url", &ProfileFields::prometheusUrl},
    {"credential", &ProfileFields::prometheusCredential},
    {"instanceLabel", &ProfileFields::prometheusLabel},
    {"selector", &ProfileFields::prometheusSelector},
}};

std::string textOf(const JsonElement &value)
{
    return scalarText(value).value_or(std::string());
}

std::vector<JsonElement> itemsOf(const JsonElement &parent, std::string_view name)
{
    std::vector<JsonElement> items;
    simdjson::dom::array found;
    const auto list = member(parent, name);
    if (list && !list->get(found))
        items.assign(found.begin(), found.end());
    return items;
}

std::vector<std::string> textsOf(const JsonElement &parent, std::string_view name)
{
    std::vector<std::string> texts;
    for (const JsonElement &item : itemsOf(parent, name))
        texts.push_back(textOf(item));
    return texts;
}

Credential credentialOf(const JsonElement &value)
{
    Credential credential;
    for (const auto &[name, field] : ofCredential)
        credential.*field = memberText(value, name);
    credential.applications = textsOf(value, "applications");
    return credential;
}

ProfileFields fieldsOf(const JsonElement &root)
{
    ProfileFields fields;
    for (const auto &[name, field] : lines)
        fields.*field = memberText(root, name);
    for (const auto &[name, field] : textLists)
        fields.*field = textsOf(root, name);
    if (const auto proof = member(root, "requireProof"))
        fields.requireProof = scalarBool(*proof).value_or(false);
    for (const JsonElement &caller : itemsOf(root, "callers"))
        fields.callers.push_back(
            {memberText(caller, "name"), memberText(caller, "after"), memberText(caller, "calls")});
    for (const JsonElement &credential : itemsOf(root, "credentials"))
        fields.credentials.push_back(credentialOf(credential));
    simdjson::dom::object actuators;
    const auto value = member(root, "actuators");
    if (value && !value->get(actuators)) {
        for (const auto actuator : actuators)
            fields.actuators.push_back({std::string(actuator.key), textOf(actuator.value)});
    }
    for (const JsonElement &link : itemsOf(root, "links"))
        fields.links.push_back(
            {memberText(link, "name"), memberText(link, "url"), textsOf(link, "applications")});
    if (const auto prometheus = member(root, "prometheus")) {
        for (const auto &[name, field] : ofPrometheus)
            fields.*field = memberText(*prometheus, name);
        fields.prometheusForms = textsOf(*prometheus, "instance");
    }
    return fields;
}

/// As a person would write them: a line for each, set in below the member.
std::string listOf(const std::vector<std::string> &items, char open, char close)
{
    if (items.empty())
        return {};
    std::string text(1, open);
    for (const std::string &item : items)
        text += (text.size() > 1 ? ",\n    " : "\n    ") + item;
    return text + "\n  " + close;
}

std::string textList(const std::vector<std::string> &texts)
{
    std::string list;
    for (const std::string &text : texts)
        list += (list.empty() ? "" : ", ") + jsonText(text);
    return list.empty() ? list : "[" + list + "]";
}

std::string proofJson(const ProfileFields &fields)
{
    return fields.requireProof ? "true" : "";
}

std::string callersJson(const ProfileFields &fields)
{
    std::vector<std::string> items;
    for (const ProfileFields::Caller &caller : fields.callers) {
        items.push_back(JsonObject()
                            .textIfAny("name", caller.name)
                            .textIfAny("after", caller.after)
                            .textIfAny("calls", caller.calls)
                            .json());
    }
    return listOf(items, '[', ']');
}

std::string credentialsJson(const ProfileFields &fields)
{
    std::vector<std::string> items;
    for (const Credential &credential : fields.credentials) {
        JsonObject object;
        for (const auto &[name, field] : ofCredential)
            object.textIfAny(name, credential.*field);
        if (!credential.applications.empty())
            object.raw("applications", textList(credential.applications));
        items.push_back(object.json());
    }
    return listOf(items, '[', ']');
}

std::string actuatorsJson(const ProfileFields &fields)
{
    std::vector<std::string> items;
    for (const ProfileFields::Actuator &actuator : fields.actuators)
        items.push_back(jsonText(actuator.application) + ": " + jsonText(actuator.address));
    return listOf(items, '{', '}');
}

std::string linksJson(const ProfileFields &fields)
{
    std::vector<std::string> items;
    for (const Link &link : fields.links) {
        JsonObject object;
        object.textIfAny("name", link.name).textIfAny("url", link.url);
        if (!link.applications.empty())
            object.raw("applications", textList(link.applications));
        items.push_back(object.json());
    }
    return listOf(items, '[', ']');
}

std::string prometheusJson(const ProfileFields &fields)
{
    JsonObject object;
    bool isAny = !fields.prometheusForms.empty();
    for (const auto &[name, field] : ofPrometheus) {
        object.textIfAny(name, fields.*field);
        isAny = isAny || !(fields.*field).empty();
    }
    if (!fields.prometheusForms.empty())
        object.raw("instance", textList(fields.prometheusForms));
    return isAny ? object.json() : std::string();
}

constexpr std::array<std::pair<std::string_view, std::string (*)(const ProfileFields &)>, 6> others{{
    {"requireProof", proofJson},
    {"callers", callersJson},
    {"credentials", credentialsJson},
    {"actuators", actuatorsJson},
    {"links", linksJson},
    {"prometheus", prometheusJson},
}};

} // namespace

Result<ProfileFields> profileFields(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    if (!document->root().is_object())
        return fail(ErrorKind::Malformed, std::string(where), "a profile is an object");
    return fieldsOf(document->root());
}

std::string withFields(std::string_view body, const ProfileFields &fields)
{
    const auto before = profileFields(body, {});
    std::string text = before ? std::string(body) : "{\n}\n";
    const ProfileFields known = before.value_or(ProfileFields());
    for (const auto &[name, field] : lines) {
        const std::string &wanted = fields.*field;
        if (wanted != known.*field)
            text = withMember(text, name, wanted.empty() ? std::string() : jsonText(wanted));
        // The servers belong below the name of a file that is made anew.
        if (name == "colour" && fields.peers != known.peers)
            text = withMember(text, "peers", textList(fields.peers));
    }
    for (const auto &[name, field] : textLists) {
        if (name != "peers" && fields.*field != known.*field)
            text = withMember(text, name, textList(fields.*field));
    }
    for (const auto &[name, json] : others) {
        if (const std::string wanted = json(fields); wanted != json(known))
            text = withMember(text, name, wanted);
    }
    return text;
}

} // namespace core
