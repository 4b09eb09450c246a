// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/routes.h"

#include "core/http/text.h"
#include "core/http/url.h"
#include "core/reach/hostpattern.h"

#include <algorithm>

namespace app {

namespace {

std::string variable(const char *name, const char *capital)
{
    const QByteArray value = qgetenv(name);
    return (value.isEmpty() && capital ? qgetenv(capital) : value).toStdString();
}

std::set<std::string> originsOf(const std::vector<std::string> &urls)
{
    std::set<std::string> origins;
    for (const std::string &url : urls)
        origins.insert(core::originOf(url));
    return origins;
}

} // namespace

core::ProxyEnvironment proxyEnvironment()
{
    return {variable("http_proxy", nullptr), variable("https_proxy", "HTTPS_PROXY"),
            variable("all_proxy", "ALL_PROXY"), variable("no_proxy", "NO_PROXY")};
}

Routes::Routes(core::ReachSettings settings, const std::vector<std::string> &peers,
               const std::vector<std::string> &prometheus, core::ProxyEnvironment environment)
    : m_settings(std::move(settings))
    , m_environment(std::move(environment))
    , m_peers(originsOf(peers))
    , m_prometheus(originsOf(prometheus))
{
    const bool isNear = std::ranges::all_of(
        peers, [](const std::string &peer) { return core::isThisMachine(core::hostOf(peer)); });
    m_place = isNear ? core::RegistryPlace::Loopback : core::RegistryPlace::Remote;
}

void Routes::learn(const core::InstanceHosts &hosts)
{
    // Only the choice between the two, and rules for addresses, need them.
    if (m_settings.hostChoice == core::HostChoice::AsGiven && m_settings.rules.empty())
        return;
    const std::scoped_lock lock(m_mutex);
    for (const std::string &host : {hosts.hostName, hosts.ipAddress}) {
        if (!host.empty() && (m_hosts.size() < hostLimit || m_hosts.contains(core::lowered(host))))
            m_hosts[core::lowered(host)] = hosts;
    }
}

core::Result<core::Route> Routes::route(const std::string &url) const
{
    const std::string origin = core::originOf(url);
    const auto kind = m_peers.contains(origin)        ? core::TargetKind::Eureka
                      : m_prometheus.contains(origin) ? core::TargetKind::Prometheus
                                                      : core::TargetKind::Actuator;
    core::InstanceHosts hosts;
    if (kind == core::TargetKind::Actuator) {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_hosts.find(core::hostOf(url)); found != m_hosts.end())
            hosts = found->second;
    }
    return core::route(url, kind, m_settings, m_environment, m_place, hosts);
}

bool Routes::mayContact(const std::string &url) const
{
    // Asked of a whole fleet several times a second: only what might be withheld is looked at closely.
    const bool mayBeWithheld =
        m_place == core::RegistryPlace::Remote &&
        (m_settings.hostChoice != core::HostChoice::AsGiven || core::isThisMachine(core::hostOf(url)));
    if (url.empty() || !mayBeWithheld)
        return !url.empty();
    const auto found = route(url);
    return found || found.error().kind != core::ErrorKind::Withheld;
}

QNetworkProxy toQt(const core::Proxy &proxy)
{
    if (proxy.kind == core::ProxyKind::Direct)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto type =
        proxy.kind == core::ProxyKind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
    QNetworkProxy out(type, QString::fromStdString(proxy.host), static_cast<quint16>(proxy.port),
                      QString::fromStdString(proxy.user), QString::fromStdString(proxy.password));
    // Without the capability to cache, Qt makes a tunnel for plain http too. The proxy looks names up.
    out.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    return out;
}

} // namespace app
