// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/proxy.h"

#include "core/http/text.h"
#include "core/http/url.h"
#include "core/reach/hostpattern.h"

namespace core {

namespace {

bool hasNoPort(std::string_view rest)
{
    const std::string_view authority = rest.substr(0, rest.find('/'));
    const std::string_view host = authority.substr(authority.rfind('@') + 1);
    return host.find(':', host.rfind(']') == std::string_view::npos ? 0 : host.rfind(']')) ==
           std::string_view::npos;
}

} // namespace

Result<Proxy> parseProxy(std::string_view text)
{
    text = trimmed(text);
    if (sameIgnoringCase(text, "direct"))
        return Proxy{};
    const std::size_t colon = text.find("://");
    // As everywhere: a bare "proxy:3128" is an HTTP proxy.
    const std::string scheme = colon == std::string_view::npos ? "http" : lowered(text.substr(0, colon));
    const std::string_view rest = colon == std::string_view::npos ? text : text.substr(colon + 3);
    Proxy proxy;
    if (scheme == "socks5" || scheme == "socks5h" || scheme == "socks")
        proxy.kind = ProxyKind::Socks5;
    else if (scheme == "http")
        proxy.kind = ProxyKind::Http;
    else
        return fail(ErrorKind::InvalidAddress, {}, "proxy");
    const auto address = parseBaseAddress("http://" + std::string(rest));
    if (!address || targetOf(address->url) != "/")
        return fail(ErrorKind::InvalidAddress, {}, "proxy");
    proxy.host = hostOf(address->url);
    proxy.port = portOf(address->url);
    if (hasNoPort(rest))
        proxy.port = proxy.kind == ProxyKind::Socks5 ? 1080 : 8080;
    proxy.user = address->user;
    proxy.password = address->password;
    return proxy;
}

std::string proxyText(const Proxy &proxy)
{
    if (proxy.kind == ProxyKind::Direct)
        return "direct";
    const std::string host = proxy.host.find(':') == std::string::npos ? proxy.host : "[" + proxy.host + "]";
    return (proxy.kind == ProxyKind::Socks5 ? "socks5://" : "http://") + host + ":" +
           std::to_string(proxy.port);
}

Result<Proxy> environmentProxy(const ProxyEnvironment &environment, bool secure, std::string_view host)
{
    if (isThisMachine(host))
        return Proxy{};
    std::string_view left = environment.noProxy;
    while (!left.empty()) {
        const std::size_t comma = left.find(',');
        if (matchesNoProxy(host, left.substr(0, comma)))
            return Proxy{};
        left.remove_prefix(comma == std::string_view::npos ? left.size() : comma + 1);
    }
    const std::string &own = secure ? environment.httpsProxy : environment.httpProxy;
    const std::string &text = own.empty() ? environment.allProxy : own;
    return text.empty() ? Result<Proxy>(Proxy{}) : parseProxy(text);
}

} // namespace core
