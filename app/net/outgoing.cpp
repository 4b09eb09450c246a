// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/outgoing.h"

#include "core/http/text.h"
#include "core/http/url.h"

#include <algorithm>

namespace app {

namespace {

bool hasHeader(const std::vector<core::Header> &headers, std::string_view name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [&](const core::Header &header) { return core::sameIgnoringCase(header.name, name); });
}

/// These belong to the transport: a second one could change where the request ends.
bool isOurs(const core::Header &header)
{
    constexpr std::string_view ours[] = {"Host", "Content-Length", "Transfer-Encoding", "Connection",
                                         "Cookie"};
    return std::any_of(std::begin(ours), std::end(ours),
                       [&](std::string_view name) { return core::sameIgnoringCase(header.name, name); });
}

} // namespace

core::Result<Outgoing> prepare(const core::Request &request, const Credentials &credentials)
{
    Outgoing out;
    out.where = core::withoutCredentials(request.url);
    out.origin = core::originOf(request.url);
    if (out.origin.empty())
        return core::fail(core::ErrorKind::InvalidAddress, out.where, "not an http or https address");
    if (out.where != request.url)
        return core::fail(core::ErrorKind::InvalidAddress, out.where, "credentials in the address");
    for (const core::Header &header : request.headers) {
        if (!core::isSafeHeader(header.name, header.value) || isOurs(header))
            return core::fail(core::ErrorKind::InvalidAddress, out.where,
                              "header not allowed: " + header.name);
    }
    if (credentials.isSuspended(out.origin))
        return core::fail(core::ErrorKind::Unauthorized, out.where, "suspended");
    out.host = core::hostOf(request.url);
    out.port = core::portOf(request.url);
    out.hostPort = core::hostPortOf(request.url);
    out.secure = out.origin.starts_with("https:");
    out.headers = request.headers;
    if (!hasHeader(out.headers, "Accept"))
        out.headers.push_back({"Accept", "application/json"});
    if (!hasHeader(out.headers, "User-Agent"))
        out.headers.push_back({"User-Agent", "Drainboard/" DRAINBOARD_VERSION});
    if (!hasHeader(out.headers, "Authorization"))
        out.credential = credentials.headerFor(out.origin);
    if (!out.credential.empty())
        out.headers.push_back({"Authorization", out.credential});
    return out;
}

} // namespace app
