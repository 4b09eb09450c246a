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

core::Result<Outgoing> prepare(const core::Request &request, const Credentials &credentials,
                               const Routes &routes)
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
        return core::Failure(core::Error{core::ErrorKind::Unauthorized, out.where, "suspended", 0,
                                         credentials.nameFor(out.origin), core::DeniedCause::Suspended});
    auto route = routes.route(request.url);
    if (!route)
        return core::Failure(route.error());
    out.url = route->url;
    out.proxy = route->proxy;
    out.host = core::hostOf(out.url);
    out.port = core::portOf(out.url);
    out.hostPort = core::hostPortOf(out.url);
    out.secure = core::originOf(out.url).starts_with("https:");
    out.headers = request.headers;
    if (!hasHeader(out.headers, "Accept"))
        out.headers.push_back({"Accept", "application/json"});
    if (!hasHeader(out.headers, "User-Agent"))
        out.headers.push_back({"User-Agent", "Drainboard/" DRAINBOARD_VERSION});
    auto carried = credentials.carriedFor(out.origin);
    if (carried && !hasHeader(out.headers, carried->header.name)) {
        out.credential = carried->header.value;
        out.credentialName = carried->name;
        out.headers.push_back(std::move(carried->header));
    }
    return out;
}

} // namespace app
