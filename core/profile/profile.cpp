// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.h"

#include "core/actuator/discovery/candidates.h"
#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/http/url.h"
#include "core/profile/decodecommands.h"
#include "core/profile/length.h"
#include "core/reach/decodereach.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

/// Reads one member after the other into the profile; of each the first mistake stays.
class Decoding
{
public:
    void read(std::string_view key, const JsonElement &value)
    {
        m_member = key;
        if (key == "name")
            readText("name", value, m_profile.name);
        else if (key == "user")
            readText("user", value, m_profile.user);
        else if (key == "passwordFile")
            readText("passwordFile", value, m_profile.passwordFile);
        else if (key == "timeZone")
            readTimeZone(value);
        else if (key == "colour")
            readColour(value);
        else if (key == "peers")
            readPeers(value);
        else if (key == "callers")
            readCallers(value);
        else if (key == "requireProof")
            readSwitch(value);
        else if (key == "actuators")
            readActuators(value);
        else if (key == "commands")
            take(decodeCommands(value, m_profile.commands));
        else if (key == "links")
            take(decodeLinks(value, m_profile.links));
        else if (std::optional<Millis> *hop = hopNamed(key))
            readLength(key, value, *hop);
        else if (const auto mistake =
                     decodeReach(key, value, m_profile.reach, m_profile.trust, m_profile.credentials))
            readMeasuring(key, value, *mistake);
    }

    /// What no member by itself shows.
    void finish()
    {
        m_member = "name";
        if (m_profile.name.empty())
            reject("name");
        m_member = "peers";
        if (m_profile.peers.empty())
            reject("peers");
        m_member = m_profile.user.empty() ? "user" : "passwordFile";
        if (m_profile.user.empty() != m_profile.passwordFile.empty())
            reject("user and passwordFile go together");
    }

    std::vector<ProfileMistake> mistakes() { return std::move(m_mistakes); }
    Profile profile() { return std::move(m_profile); }

private:
    void reject(std::string what)
    {
        if (std::ranges::find(m_mistakes, m_member, &ProfileMistake::member) == m_mistakes.end())
            m_mistakes.push_back({m_member, std::move(what)});
    }

    std::optional<Millis> *hopNamed(std::string_view key)
    {
        if (key == "serverCache")
            return &m_profile.hops.serverCache;
        if (key == "fetch")
            return &m_profile.hops.registryFetch;
        if (key == "listCache")
            return &m_profile.hops.listCache;
        return key == "longestRequest" ? &m_profile.hops.longestRequest : nullptr;
    }

    void readText(const char *key, const JsonElement &value, std::string &target)
    {
        std::string_view text;
        if (value.get(text) || text.empty())
            reject(key);
        else
            target = text;
    }

    /// `mistake` is what decodeReach() found, empty where the key was none of its own.
    void readMeasuring(std::string_view key, const JsonElement &value, std::string mistake)
    {
        if (mistake.empty()) {
            const auto found = decodeMeasuring(key, value, m_profile.measuring);
            if (!found)
                return;
            mistake = *found;
        }
        reject(mistake.empty() ? std::string(key) + " is no member of a profile" : mistake);
    }

    void take(std::optional<std::string> mistake)
    {
        if (mistake)
            reject(std::move(*mistake));
    }

    void readSwitch(const JsonElement &value)
    {
        if (value.get(m_profile.requireProof))
            reject("requireProof");
    }

    void readLength(std::string_view key, const JsonElement &value, std::optional<Millis> &target)
    {
        const auto text = scalarText(value);
        target = text ? parseLength(*text) : std::nullopt;
        if (!target)
            reject(std::string(key) + " is no length, for example 30s");
    }

    void readColour(const JsonElement &value)
    {
        std::string_view text;
        std::uint32_t number = 0;
        const bool isForm = !value.get(text) && text.size() == 7 && text.front() == '#';
        const char *end = text.data() + text.size();
        if (!isForm || std::from_chars(text.data() + 1, end, number, 16).ptr != end) {
            reject("colour is no colour, for example #8a1c1c");
            return;
        }
        m_profile.colour = {static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 8),
                            static_cast<std::uint8_t>(number)};
    }

    /// Its form alone: which zones there are is known where times are shown.
    void readTimeZone(const JsonElement &value)
    {
        constexpr std::size_t longest = 64;
        constexpr std::string_view letters =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
        std::string_view text;
        if (value.get(text) || text.empty() || text.size() > longest ||
            text.find_first_not_of(letters) != std::string_view::npos)
            return reject("timeZone is no time zone, for example Europe/Berlin");
        m_profile.timeZone = text;
    }

    void readActuators(const JsonElement &value)
    {
        simdjson::dom::object applications;
        if (value.get(applications))
            return reject("actuators");
        for (const auto field : applications) {
            const auto application = ApplicationName::from(field.key);
            std::string_view text;
            if (!application || field.value.get(text) || !isActuatorOverride(text))
                return reject("actuators." + std::string(field.key) +
                              " is no path or address of an actuator, for example /manage");
            m_profile.actuators[application->text()] = text;
        }
    }

    void readPeers(const JsonElement &value)
    {
        simdjson::dom::array peers;
        if (value.get(peers)) {
            reject("peers");
            return;
        }
        for (const JsonElement &peer : peers) {
            const std::string field = "peers[" + std::to_string(m_profile.peers.size()) + "]";
            std::string_view text;
            const auto address =
                peer.get(text) ? Result<BaseAddress>(fail(ErrorKind::Malformed, {})) : parseBaseAddress(text);
            if (!address)
                return reject(field + " is no address of a Eureka server");
            if (address->hasCredentials)
                return reject(field + " holds a password: profiles are shared, use user and passwordFile");
            m_profile.peers.emplace_back(text);
        }
    }

    void readCallers(const JsonElement &value)
    {
        constexpr std::size_t mostDeclared = 100;
        simdjson::dom::array callers;
        if (value.get(callers) || callers.size() > mostDeclared)
            return reject("callers");
        for (const JsonElement &caller : callers)
            readCaller("callers[" + std::to_string(m_profile.callers.size()) + "]", caller);
    }

    void readCaller(const std::string &field, const JsonElement &value)
    {
        simdjson::dom::object object;
        if (value.get(object))
            return reject(field);
        DeclaredCaller caller;
        std::optional<Millis> after;
        for (const auto member : object) {
            const std::string inner = field + "." + std::string(member.key);
            std::string application;
            if (member.key == "name")
                readText(inner.c_str(), member.value, caller.name);
            else if (member.key == "after")
                readLength(inner, member.value, after);
            else if (member.key == "calls")
                readText(inner.c_str(), member.value, application);
            else
                reject(inner + " is no member of a profile");
            if (!application.empty())
                caller.calls = ApplicationName::from(application);
        }
        if (caller.name.empty() || !after)
            return reject(field + " needs name and after");
        caller.letsGoAfter = *after;
        m_profile.callers.push_back(std::move(caller));
    }

    std::string m_member; ///< that is read
    std::vector<ProfileMistake> m_mistakes;
    Profile m_profile;
};

Result<Decoding> decode(std::string_view body, std::string_view where)
{
    if (body.size() > profileLimit)
        return fail(ErrorKind::TooLarge, std::string(where), "profile");
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    simdjson::dom::object members;
    if (document->root().get(members))
        return fail(ErrorKind::Malformed, std::string(where), "a profile is an object");
    Decoding decoding;
    for (const auto field : members)
        decoding.read(field.key, field.value);
    decoding.finish();
    return decoding;
}

} // namespace

Result<Profile> decodeProfile(std::string_view body, std::string_view where)
{
    auto decoding = decode(body, where);
    if (!decoding)
        return Failure(decoding.error());
    if (const auto mistakes = decoding->mistakes(); !mistakes.empty())
        return fail(ErrorKind::Malformed, std::string(where), mistakes.front().what);
    return decoding->profile();
}

Result<std::vector<ProfileMistake>> mistakesIn(std::string_view body, std::string_view where)
{
    auto decoding = decode(body, where);
    if (!decoding)
        return Failure(decoding.error());
    return decoding->mistakes();
}

} // namespace core
