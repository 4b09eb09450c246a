// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/url.h"

#include "core/http/text.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

struct Parts
{
    std::string scheme;        ///< "http" or "https"
    std::string_view userInfo; ///< still encoded
    std::string host;          ///< lower case, no brackets
    int port = 0;              ///< 0: none given
    std::string_view path;     ///< from the first '/' up to query or fragment
    std::string_view rest;     ///< query and fragment
};

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (isAlpha(c) || isDigit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return out;
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size() || hexValue(text[i + 1]) < 0 || hexValue(text[i + 2]) < 0)
            return std::nullopt;
        out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
        i += 2;
    }
    return out;
}

bool isHostName(std::string_view host)
{
    // Underscores are no valid host names, but container names have them and resolve.
    return !host.empty() && host.front() != '.' && host.find("..") == std::string_view::npos &&
           std::all_of(host.begin(), host.end(),
                       [](char c) { return isAlpha(c) || isDigit(c) || c == '-' || c == '.' || c == '_'; });
}

bool isIpv6Text(std::string_view host)
{
    return host.find(':') != std::string_view::npos && std::all_of(host.begin(), host.end(), [](char c) {
               return hexValue(c) >= 0 || c == ':' || c == '.';
           });
}

/// 1 to 65535, or -1.
int parsePort(std::string_view text)
{
    if (text.empty() || text.size() > 5 || !std::all_of(text.begin(), text.end(), isDigit))
        return -1;
    int port = 0;
    for (const char c : text)
        port = port * 10 + (c - '0');
    return port >= 1 && port <= 65535 ? port : -1;
}

bool splitHostPort(std::string_view text, Parts &parts)
{
    std::string_view portText;
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos || !isIpv6Text(text.substr(1, close - 1)))
            return false;
        parts.host = lowered(text.substr(1, close - 1));
        portText = text.substr(close + 1);
    } else {
        const std::size_t colon = text.find(':');
        const std::string_view host = text.substr(0, colon);
        if (!isHostName(host))
            return false;
        parts.host = lowered(host);
        portText = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
    }
    if (portText.empty())
        return true;
    parts.port = portText.front() == ':' ? parsePort(portText.substr(1)) : -1;
    return parts.port > 0;
}

std::optional<Parts> split(std::string_view url)
{
    const bool unusable =
        std::any_of(url.begin(), url.end(), [](char c) { return isControl(c) || c == ' '; });
    const std::size_t colon = url.find("://");
    if (unusable || colon == std::string_view::npos)
        return std::nullopt;
    Parts parts;
    parts.scheme = lowered(url.substr(0, colon));
    if (parts.scheme != "http" && parts.scheme != "https")
        return std::nullopt;
    const std::string_view after = url.substr(colon + 3);
    std::string_view authority = after.substr(0, after.find_first_of("/?#"));
    const std::string_view tail = after.substr(authority.size());
    parts.path = tail.substr(0, tail.find_first_of("?#"));
    parts.rest = tail.substr(parts.path.size());
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        parts.userInfo = authority.substr(0, at);
        authority.remove_prefix(at + 1);
    }
    if (!splitHostPort(authority, parts))
        return std::nullopt;
    return parts;
}

std::string bracketed(const std::string &host)
{
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

int effectivePort(const Parts &parts)
{
    if (parts.port != 0)
        return parts.port;
    return parts.scheme == "https" ? 443 : 80;
}

Failure invalid(std::string_view text, std::string reason)
{
    // With an '@' anywhere the text could hold a password, even where it cannot be told which part it is.
    const bool maySecret = text.find('@') != std::string_view::npos;
    return fail(ErrorKind::InvalidAddress, maySecret ? std::string() : std::string(text), std::move(reason));
}

} // namespace

std::string encodePathSegment(std::string_view text)
{
    return percentEncoded(text);
}

std::string encodeQueryValue(std::string_view text)
{
    return percentEncoded(text);
}

Result<BaseAddress> parseBaseAddress(std::string_view text)
{
    text = trimmed(text);
    const std::optional<Parts> parts = split(text);
    if (!parts)
        return invalid(text, "not an http or https address");
    if (!parts->rest.empty())
        return invalid(text, "query or fragment in the address");
    BaseAddress address;
    address.hasCredentials = !parts->userInfo.empty();
    const std::size_t colon = parts->userInfo.find(':');
    const auto user = percentDecoded(parts->userInfo.substr(0, colon));
    const auto password = percentDecoded(colon == std::string_view::npos ? std::string_view()
                                                                         : parts->userInfo.substr(colon + 1));
    if (!user || !password)
        return invalid(text, "broken percent encoding in the credentials");
    address.user = *user;
    address.password = *password;
    address.url = parts->scheme + "://" + bracketed(parts->host);
    if (parts->port != 0)
        address.url += ":" + std::to_string(parts->port);
    std::string_view path = parts->path;
    while (path.ends_with('/'))
        path.remove_suffix(1);
    address.url += path;
    return address;
}

std::string hostOf(std::string_view url)
{
    const auto parts = split(url);
    return parts ? parts->host : std::string();
}

int portOf(std::string_view url)
{
    const auto parts = split(url);
    return parts ? effectivePort(*parts) : 0;
}

std::string originOf(std::string_view url)
{
    const auto parts = split(url);
    return parts
               ? parts->scheme + "://" + bracketed(parts->host) + ":" + std::to_string(effectivePort(*parts))
               : std::string();
}

std::string hostPortOf(std::string_view url)
{
    const auto parts = split(url);
    return parts ? bracketed(parts->host) + ":" + std::to_string(effectivePort(*parts)) : std::string();
}

std::string targetOf(std::string_view url)
{
    const auto parts = split(url);
    if (!parts)
        return {};
    std::string target(parts->path.empty() ? std::string_view("/") : parts->path);
    target += parts->rest.substr(0, parts->rest.find('#'));
    return target;
}

std::string withoutCredentials(std::string_view url)
{
    const std::size_t colon = url.find("://");
    const std::size_t start = colon == std::string_view::npos ? 0 : colon + 3;
    // A '/' in a password ends the authority too early. If that leaves no usable address, everything up to
    // the last '@' goes, as losing a part of a path in a message is better than showing a password.
    std::size_t end = url.find_first_of("/?#", start);
    if (!split(url))
        end = std::string_view::npos;
    const std::size_t at = url.substr(0, end).rfind('@');
    if (at == std::string_view::npos || at < start)
        return std::string(url);
    return std::string(url.substr(0, start)) + std::string(url.substr(at + 1));
}

bool isLoopback(std::string_view host)
{
    std::string name = lowered(host);
    if (name.size() > 2 && name.front() == '[' && name.back() == ']')
        name = name.substr(1, name.size() - 2);
    if (name == "::1" || name == "0:0:0:0:0:0:0:1" || name == "localhost" || name == "localhost.")
        return true;
    int octets = 0;
    std::string_view left = name;
    while (true) {
        const std::string_view octet = left.substr(0, left.find('.'));
        const bool zero = octet == "0";
        const int value = zero ? 0 : parsePort(octet);
        if (value < 0 || value > 255 || (octets == 0 && value != 127))
            return false;
        ++octets;
        if (octet.size() == left.size())
            return octets == 4;
        left.remove_prefix(octet.size() + 1);
    }
}

} // namespace core
