// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/decodereach.h"

#include "core/http/text.h"
#include "core/http/url.h"
#include "core/reach/hostpattern.h"

#include <algorithm>

namespace core {

namespace {

using Mistake = std::optional<std::string>;

std::string at(std::string_view list, std::size_t index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

bool readText(const JsonElement &value, std::string &target)
{
    std::string_view text;
    if (value.get(text) || text.empty())
        return false;
    target = text;
    return true;
}

bool readPort(const JsonElement &value, std::optional<int> &target)
{
    std::int64_t number = 0;
    if (value.get(number) || number < 1 || number > 65535)
        return false;
    target = static_cast<int>(number);
    return true;
}

bool readTexts(const JsonElement &value, std::vector<std::string> &target)
{
    simdjson::dom::array items;
    if (value.get(items))
        return false;
    for (const JsonElement &item : items) {
        if (!readText(item, target.emplace_back()))
            return false;
    }
    return true;
}

Mistake readProxy(const JsonElement &value, const std::string &field, std::optional<Proxy> &target)
{
    std::string_view text;
    const auto proxy = value.get(text) ? Result<Proxy>(fail(ErrorKind::Malformed, {})) : parseProxy(text);
    if (!proxy)
        return field + " is no proxy, for example socks5://127.0.0.1:1080 or direct";
    if (!proxy->user.empty() || !proxy->password.empty())
        return field + " holds a password: profiles are shared";
    target = *proxy;
    return {};
}

Mistake readProxies(const JsonElement &value, ReachSettings &reach)
{
    simdjson::dom::object members;
    if (value.get(members)) {
        std::optional<Proxy> all;
        if (const Mistake mistake = readProxy(value, "proxy", all))
            return mistake;
        reach.proxies.fill(all);
        return {};
    }
    constexpr std::string_view names[] = {"eureka", "actuator", "prometheus"};
    for (const auto field : members) {
        const auto *name = std::ranges::find(names, std::string_view(field.key));
        if (name == std::end(names))
            return "proxy." + std::string(field.key) + " is none of eureka, actuator and prometheus";
        auto &target = reach.proxies[static_cast<std::size_t>(name - std::begin(names))];
        if (const Mistake mistake = readProxy(field.value, "proxy." + std::string(*name), target))
            return mistake;
    }
    return {};
}

bool readRuleMember(std::string_view key, const JsonElement &value, RewriteRule &rule)
{
    if (key == "from")
        return readText(value, rule.from) && isHostPattern(rule.from);
    if (key == "fromPort")
        return readPort(value, rule.fromPort);
    if (key == "host")
        return readText(value, rule.host) &&
               !hostOf("http://" +
                       (rule.host.find(':') == std::string::npos ? rule.host : "[" + rule.host + "]"))
                    .empty() &&
               rule.host.find_first_of("/@?#") == std::string::npos;
    if (key == "port")
        return readPort(value, rule.port);
    return key == "scheme" && readText(value, rule.scheme) &&
           (rule.scheme == "http" || rule.scheme == "https");
}

Mistake readRules(const JsonElement &value, std::vector<RewriteRule> &rules)
{
    simdjson::dom::array items;
    if (value.get(items))
        return "rules is no list";
    for (const JsonElement &item : items) {
        const std::string field = at("rules", rules.size());
        simdjson::dom::object members;
        if (item.get(members))
            return field + " is no object";
        RewriteRule &rule = rules.emplace_back();
        for (const auto member : members) {
            if (!readRuleMember(member.key, member.value, rule))
                return field + "." + std::string(member.key) + " cannot be used";
        }
        if (rule.from.empty())
            return field + " has no from";
    }
    return {};
}

std::optional<CredentialKind> kindNamed(std::string_view text)
{
    if (text == "basic")
        return CredentialKind::Basic;
    if (text == "bearer")
        return CredentialKind::Bearer;
    if (text == "header")
        return CredentialKind::Header;
    return text == "certificate" ? std::optional(CredentialKind::ClientCertificate) : std::nullopt;
}

bool readCredentialMember(std::string_view key, const JsonElement &value, CredentialSettings &credential)
{
    std::string text;
    if (key == "applications")
        return readTexts(value, credential.applications) && !credential.applications.empty();
    if (!readText(value, text))
        return false;
    if (key == "kind") {
        const auto kind = kindNamed(text);
        credential.kind = kind.value_or(CredentialKind::Basic);
        return kind.has_value();
    }
    if (key == "secret") {
        const auto place = parseSecretPlace(text);
        credential.secret = place.value_or(SecretPlace{});
        return place.has_value();
    }
    std::string *const target = key == "name"              ? &credential.name
                                : key == "user"            ? &credential.user
                                : key == "header"          ? &credential.header
                                : key == "certificateFile" ? &credential.certificateFile
                                : key == "keyFile"         ? &credential.keyFile
                                                           : nullptr;
    if (target)
        *target = text;
    return target != nullptr;
}

/// What a credential of its kind needs and lacks, or has and may not.
Mistake lackOf(const CredentialSettings &credential)
{
    const bool isCertificate = credential.kind == CredentialKind::ClientCertificate;
    if (credential.name.empty())
        return "name";
    if ((credential.kind == CredentialKind::Basic) == credential.user.empty())
        return "user";
    if ((credential.kind == CredentialKind::Header) == credential.header.empty() ||
        !isSafeHeader(credential.header.empty() ? "x" : credential.header, {}))
        return "header";
    if (isCertificate == credential.certificateFile.empty())
        return "certificateFile";
    return isCertificate == credential.keyFile.empty() ? Mistake("keyFile") : Mistake();
}

Mistake readCredentials(const JsonElement &value, std::vector<CredentialSettings> &credentials)
{
    simdjson::dom::array items;
    if (value.get(items))
        return "credentials is no list";
    for (const JsonElement &item : items) {
        const std::string field = at("credentials", credentials.size());
        simdjson::dom::object members;
        if (item.get(members))
            return field + " is no object";
        CredentialSettings credential;
        // The value is not repeated: somebody may have put the secret itself there.
        for (const auto member : members) {
            if (!readCredentialMember(member.key, member.value, credential))
                return field + "." + std::string(member.key) + " cannot be used";
        }
        if (const Mistake lack = lackOf(credential))
            return field + "." + *lack + " does not fit its kind";
        if (std::ranges::any_of(credentials, [&](const auto &one) { return one.name == credential.name; }))
            return field + ".name is there twice";
        credentials.push_back(std::move(credential));
    }
    return {};
}

Mistake readHostChoice(const JsonElement &value, HostChoice &choice)
{
    std::string text;
    if (!readText(value, text) || (text != "hostName" && text != "ipAddr"))
        return "address is neither hostName nor ipAddr";
    choice = text == "ipAddr" ? HostChoice::IpAddress : HostChoice::HostName;
    return {};
}

} // namespace

std::optional<std::string> decodeReach(std::string_view key, const JsonElement &value, ReachSettings &reach,
                                       TrustSettings &trust, std::vector<CredentialSettings> &credentials)
{
    const auto unless = [](bool fine, const char *mistake) { return fine ? Mistake() : Mistake(mistake); };
    if (key == "proxy")
        return readProxies(value, reach);
    if (key == "noProxy")
        return unless(readTexts(value, reach.noProxy), "noProxy is no list of hosts");
    if (key == "rules")
        return readRules(value, reach.rules);
    if (key == "address")
        return readHostChoice(value, reach.hostChoice);
    if (key == "caFile")
        return unless(readText(value, trust.caFile), "caFile");
    if (key == "trustAnyCertificate")
        return unless(value.get(trust.anyCertificate) == simdjson::SUCCESS, "trustAnyCertificate");
    if (key == "credentials")
        return readCredentials(value, credentials);
    return std::string();
}

} // namespace core
