// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class ProxyKind {
    Direct,
    Http,   ///< a tunnel by CONNECT, for http too: a forwarding proxy may send a change twice
    Socks5, ///< names are resolved by the proxy
};

struct Proxy
{
    ProxyKind kind = ProxyKind::Direct;
    std::string host;     ///< no brackets; empty if direct
    int port = 0;         ///< 1 to 65535; 0 if direct
    std::string user;     ///< from the environment only: a profile is shared
    std::string password; ///< secret

    auto operator<=>(const Proxy &) const = default;
};

/// "direct", "socks5://127.0.0.1:1080" or "http://proxy:3128" (curl's "socks5h" is the same here, as names
/// are never resolved on this side). Without a port: 1080 and 8080. Errors: InvalidAddress, with nothing of
/// the text in it, as it may hold a password.
Result<Proxy> parseProxy(std::string_view text);

/// How the proxy is written in a profile; never holds credentials.
std::string proxyText(const Proxy &proxy);

/// What the usual variables say. Texts as they stand there; empty: not set.
struct ProxyEnvironment
{
    std::string httpProxy;  ///< http_proxy (not HTTP_PROXY, which a request's "Proxy" header can set in CGI)
    std::string httpsProxy; ///< https_proxy or HTTPS_PROXY
    std::string allProxy;   ///< all_proxy or ALL_PROXY
    std::string noProxy;    ///< no_proxy or NO_PROXY, separated by commas

    bool operator==(const ProxyEnvironment &) const = default;
};

/// The environment's proxy for a host; loopback is direct. A proxy of a scheme we do not speak, or one that
/// cannot be read, is an error: going direct instead could leak the name.
Result<Proxy> environmentProxy(const ProxyEnvironment &environment, bool secure, std::string_view host);

} // namespace core
