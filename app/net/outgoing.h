// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/credentials.h"
#include "app/net/routes.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <string>
#include <vector>

namespace app {

/// What Reader and Writer need to know before they connect.
struct Outgoing
{
    std::string where;    ///< the URL as asked for, for messages
    std::string url;      ///< to connect to, after the rules
    std::string hostPort; ///< of `url`; for messages and the Host header
    std::string origin;   ///< as asked for: credentials are meant for it, and a rule only says where it lives
    std::string host;     ///< of `url`, no brackets
    int port = 0;
    bool secure = false;
    std::vector<core::Header> headers; ///< the request's own, Accept, User-Agent and the credential; secret
    core::Proxy proxy;                 ///< may hold a password; secret
    std::string credential;            ///< the header value that came from Credentials, or empty; secret
    std::string credentialName;        ///< for people
    bool holdsTurn = false;            ///< see Credentials::takeTurn; whoever has it ends it
};

/// Fails with InvalidAddress for a URL or header that cannot be sent safely or a URL that holds credentials,
/// with those of Routes, and with Unauthorized ("suspended") if the credential of that origin is suspended.
/// Nothing is sent then.
core::Result<Outgoing> prepare(const core::Request &request, const Credentials &credentials,
                               const Routes &routes);

} // namespace app
