// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/reach/proxy.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What stands behind an address: each may be reached another way.
enum class TargetKind { Eureka, Actuator, Prometheus };
inline constexpr std::size_t targetKinds = 3;

/// Sends what is meant for one host elsewhere, because the registered name cannot be reached from a desk.
struct RewriteRule
{
    std::string from; ///< see matchesHost; of a host as registered, or of its address
    std::optional<int> fromPort;
    std::string host;        ///< empty: stays
    std::optional<int> port; ///< 1 to 65535
    std::string scheme;      ///< "http", "https" or empty: stays

    bool operator==(const RewriteRule &) const = default;
};

/// Which of the two hosts of an instance is connected to.
enum class HostChoice { AsGiven, HostName, IpAddress };

/// The part of a profile that says how its servers are reached.
struct ReachSettings
{
    std::array<std::optional<Proxy>, targetKinds>
        proxies;                      ///< by TargetKind; empty: what the environment says
    std::vector<std::string> noProxy; ///< see matchesNoProxy
    std::vector<RewriteRule> rules;   ///< the first that fits counts
    HostChoice hostChoice = HostChoice::AsGiven;

    bool operator==(const ReachSettings &) const = default;
};

/// The hosts an instance registered.
struct InstanceHosts
{
    std::string hostName;
    std::string ipAddress;

    bool operator==(const InstanceHosts &) const = default;
};

/// What the registry is, for the protection of loopback addresses.
enum class RegistryPlace { Loopback, Remote };

struct Route
{
    std::string url; ///< to connect to; path and query are those asked for
    Proxy proxy;
    std::optional<std::size_t> rule; ///< index of the rule that fitted
    bool isOtherHost = false;        ///< hostName and ipAddr were exchanged by choice

    bool operator==(const Route &) const = default;
};

/// `what` of the error where nothing may be sent.
inline constexpr std::string_view loopbackWithheld = "loopback";

/// How `url` is reached. Loopback is always direct, whatever the profile and the environment say; a loopback
/// address of anything but a Eureka server, where that is a remote one, is somebody else's machine and never
/// contacted without a rule (Withheld with `loopbackWithheld`): it would be this desk.
/// Errors: InvalidAddress (the url, or the environment's proxy with `what` = "proxy"), Withheld.
Result<Route> route(std::string_view url, TargetKind kind, const ReachSettings &settings,
                    const ProxyEnvironment &environment, RegistryPlace registry,
                    const InstanceHosts &hosts = {});

} // namespace core
