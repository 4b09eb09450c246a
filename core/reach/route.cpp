// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/route.h"

#include "core/http/text.h"
#include "core/http/url.h"
#include "core/reach/hostpattern.h"

#include <algorithm>

namespace core {

namespace {

struct Place
{
    bool secure = false;
    std::string host;
    int port = 0;
};

std::string urlOf(const Place &place, std::string_view target)
{
    const std::string host = place.host.find(':') == std::string::npos ? place.host : "[" + place.host + "]";
    return (place.secure ? "https://" : "http://") + host + ":" + std::to_string(place.port) +
           std::string(target);
}

std::string chosenHost(const std::string &host, HostChoice choice, const InstanceHosts &hosts)
{
    // Only a host the instance itself registered: an address that names another one is left alone.
    if (host != lowered(hosts.hostName) && host != lowered(hosts.ipAddress))
        return host;
    const std::string &wanted = choice == HostChoice::IpAddress ? hosts.ipAddress : hosts.hostName;
    return choice == HostChoice::AsGiven || wanted.empty() ? host : lowered(wanted);
}

bool fits(const RewriteRule &rule, const Place &place, const std::string &asGiven, const InstanceHosts &hosts)
{
    if (rule.fromPort && *rule.fromPort != place.port)
        return false;
    // An address of the instance counts only where the url is about that instance.
    const bool isOwn = asGiven == lowered(hosts.hostName) || asGiven == lowered(hosts.ipAddress);
    return matchesHost(asGiven, rule.from) || matchesHost(place.host, rule.from) ||
           (isOwn && matchesHost(hosts.ipAddress, rule.from));
}

void apply(const RewriteRule &rule, Place &place)
{
    if (!rule.host.empty())
        place.host = lowered(rule.host);
    if (rule.port)
        place.port = *rule.port;
    if (!rule.scheme.empty())
        place.secure = rule.scheme == "https";
}

Result<Proxy> proxyOf(const Place &place, TargetKind kind, const ReachSettings &settings,
                      const ProxyEnvironment &environment)
{
    const auto isExempt = [&](const std::string &entry) { return matchesNoProxy(place.host, entry); };
    if (isThisMachine(place.host) || std::ranges::any_of(settings.noProxy, isExempt))
        return Proxy{};
    if (const auto &own = settings.proxies[static_cast<std::size_t>(kind)])
        return *own;
    return environmentProxy(environment, place.secure, place.host);
}

} // namespace

Result<Route> route(std::string_view url, TargetKind kind, const ReachSettings &settings,
                    const ProxyEnvironment &environment, RegistryPlace registry, const InstanceHosts &hosts)
{
    const std::string origin = originOf(url);
    if (origin.empty())
        return fail(ErrorKind::InvalidAddress, withoutCredentials(url), "not an http or https address");
    const std::string asGiven = hostOf(url);
    Place place{origin.starts_with("https:"), asGiven, portOf(url)};
    Route found;
    place.host = chosenHost(asGiven, settings.hostChoice, hosts);
    found.isOtherHost = place.host != asGiven;
    const auto rule = std::ranges::find_if(
        settings.rules, [&](const RewriteRule &one) { return fits(one, place, asGiven, hosts); });
    if (rule != settings.rules.end()) {
        found.rule = static_cast<std::size_t>(rule - settings.rules.begin());
        apply(*rule, place);
    }
    const bool isForeign = kind != TargetKind::Prometheus && kind != TargetKind::Eureka;
    if (isForeign && !found.rule && registry == RegistryPlace::Remote && isThisMachine(place.host))
        return fail(ErrorKind::Withheld, withoutCredentials(url), std::string(loopbackWithheld));
    auto proxy = proxyOf(place, kind, settings, environment);
    if (!proxy)
        return fail(proxy.error().kind, withoutCredentials(url), proxy.error().what);
    found.proxy = *std::move(proxy);
    const bool isSame = !found.rule && !found.isOtherHost;
    found.url = isSame ? std::string(url) : urlOf(place, targetOf(url));
    return found;
}

} // namespace core
