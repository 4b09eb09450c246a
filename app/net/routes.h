// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reach/route.h"

#include <QNetworkProxy>

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace app {

/// http_proxy, https_proxy, all_proxy and no_proxy as they are now; the capital spellings count too, but for
/// HTTP_PROXY.
core::ProxyEnvironment proxyEnvironment();

/// Decides for Reader, Writer and PortProbe how an address is reached: core::route with what only the program
/// knows. An address of a Eureka server is one of `peers`, one of Prometheus is one of `prometheus`, and
/// everything else comes out of the registry. Any thread.
class Routes
{
public:
    /// Reaches directly, or as the environment says.
    Routes() = default;
    Routes(core::ReachSettings settings, const std::vector<std::string> &peers,
           const std::vector<std::string> &prometheus = {},
           core::ProxyEnvironment environment = proxyEnvironment());

    /// What an instance registered, so that a choice between the two can be made. Names are learned anew with
    /// each call; at most `hostLimit` are kept.
    void learn(const core::InstanceHosts &hosts);
    static constexpr std::size_t hostLimit = 100'000;

    bool hasRules() const { return !m_settings.rules.empty(); }
    /// False without an address, and for a loopback address that a Eureka elsewhere handed out, where no rule
    /// says where it really is: asked from here it would be this desk.
    bool mayContact(const std::string &url) const;
    /// Errors: those of core::route.
    core::Result<core::Route> route(const std::string &url) const;

private:
    core::ReachSettings m_settings;
    core::ProxyEnvironment m_environment = proxyEnvironment();
    core::RegistryPlace m_place = core::RegistryPlace::Loopback;
    std::set<std::string> m_peers; ///< origins
    std::set<std::string> m_prometheus;
    mutable std::mutex m_mutex;
    std::map<std::string, core::InstanceHosts> m_hosts; ///< by either host, in lower case
};

QNetworkProxy toQt(const core::Proxy &proxy);

} // namespace app
