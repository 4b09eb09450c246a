// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/candidates.h"

#include "core/http/text.h"
#include "core/http/url.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace core {

namespace {

/// Longest path that is believed; metadata is written by whoever may register.
constexpr std::size_t longestPath = 1024;

std::string_view firstOf(const Instance &instance, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (const auto value = trimmed(instance.metadataValue(key)); !value.empty())
            return value;
    }
    return {};
}

std::optional<int> portFrom(std::string_view text)
{
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool isPort = error == std::errc() && end == text.data() + text.size() && port > 0 && port <= 65535;
    return isPort ? std::optional(port) : std::nullopt;
}

std::string bracketed(std::string host)
{
    const bool isBareIpv6 = host.find(':') != std::string::npos && !host.starts_with('[');
    return isBareIpv6 ? "[" + host + "]" : host;
}

/// Scheme, host and port as metadata has them (Spring Boot Admin: DefaultServiceInstanceConverter), else the
/// service's.
struct Place
{
    std::string scheme;
    std::string host;
    std::optional<int> port;

    std::string origin() const
    {
        return host.empty() || !port ? std::string() : scheme + "://" + host + ":" + std::to_string(*port);
    }
};

Place placeOf(const Instance &instance)
{
    Place place;
    const std::string scheme = lowered(firstOf(instance, {"management.scheme", "management-scheme"}));
    if (scheme == "http" || scheme == "https")
        place.scheme = scheme;
    else
        place.scheme = instance.port || !instance.securePort ? "http" : "https";
    const std::string_view address = firstOf(instance, {"management.address", "management-address"});
    const std::string own(instance.hostName.empty() ? instance.ipAddress : instance.hostName);
    place.host = bracketed(address.empty() ? own : std::string(address));
    place.port = portFrom(firstOf(instance, {"management.port", "management-port", "port.management"}));
    if (!place.port)
        place.port = instance.port ? instance.port : instance.securePort;
    return place;
}

std::string withPath(std::string origin, std::string_view path)
{
    if (!path.empty() && !path.starts_with('/'))
        origin += '/';
    origin += path;
    return origin;
}

std::string withoutLastSegment(std::string_view url)
{
    const auto scheme = url.find("//");
    if (scheme == std::string_view::npos)
        return {};
    const auto path = url.find('/', scheme + 2);
    const auto last = url.substr(0, url.find_first_of("?#")).rfind('/');
    if (path == std::string_view::npos || last == std::string_view::npos || last < path)
        return {};
    return std::string(url.substr(0, last));
}

bool isUsable(std::string_view url)
{
    const auto parsed = parseBaseAddress(url);
    return parsed && url.size() <= longestPath && url.find("/../") == std::string_view::npos;
}

class Candidates
{
public:
    void add(const std::string &url, BaseSource source)
    {
        if (url.empty() || !isUsable(url))
            return;
        const std::string clean = parseBaseAddress(url)->url;
        if (std::ranges::find(m_found, clean, &BaseCandidate::url) == m_found.end())
            m_found.push_back({clean, source});
    }
    std::vector<BaseCandidate> take() { return std::move(m_found); }

private:
    std::vector<BaseCandidate> m_found;
};

std::string replaced(std::string text, std::string_view placeholder, std::string_view value)
{
    if (const auto at = text.find(placeholder); at != std::string::npos)
        text.replace(at, placeholder.size(), value);
    return text;
}

std::string overriddenUrl(const Place &place, std::string_view override)
{
    if (override.starts_with('/'))
        return place.origin().empty() ? std::string() : withPath(place.origin(), override);
    const std::string url = replaced(std::string(override), "{host}", place.host);
    return replaced(url, "{port}", place.port ? std::to_string(*place.port) : std::string());
}

} // namespace

bool isActuatorOverride(std::string_view text)
{
    const Place example{"http", "host", 80};
    const std::string url = overriddenUrl(example, text);
    const auto parsed = parseBaseAddress(url);
    return isUsable(url) && !parsed->hasCredentials && url.find_first_of("{}") == std::string::npos;
}

std::vector<BaseCandidate> actuatorCandidates(const Instance &instance, std::string_view override)
{
    Candidates candidates;
    const Place place = placeOf(instance);
    if (!override.empty()) {
        candidates.add(overriddenUrl(place, override), BaseSource::Override);
        return candidates.take();
    }
    const std::string origin = place.origin();
    const std::string_view path = firstOf(instance, {"management.context-path", "management-context-path"});
    if (!path.empty() && !origin.empty())
        candidates.add(withPath(origin, path), BaseSource::Metadata);
    candidates.add(withoutLastSegment(instance.secureHealthCheckUrl), BaseSource::SecureHealthUrl);
    candidates.add(withoutLastSegment(instance.healthCheckUrl), BaseSource::HealthUrl);
    if (!origin.empty()) {
        candidates.add(origin + "/actuator", BaseSource::ManagementPort);
        candidates.add(origin, BaseSource::Root);
    }
    return candidates.take();
}

} // namespace core
