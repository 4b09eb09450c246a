// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/credentials.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <string>
#include <vector>

namespace app {

/// What Reader and Writer need to know before they connect.
struct Outgoing
{
    std::string where;    ///< the URL, for messages
    std::string hostPort; ///< for messages
    std::string origin;
    std::string host; ///< no brackets
    int port = 0;
    bool secure = false;
    std::vector<core::Header> headers; ///< the request's own, Accept, User-Agent and Authorization; secret
    std::string credential; ///< the Authorization value that came from Credentials, or empty; secret
};

/// Fails with InvalidAddress for a URL or header that cannot be sent safely or a URL that holds credentials,
/// and with Unauthorized ("suspended") if the credential of that origin is suspended. Nothing is sent then.
core::Result<Outgoing> prepare(const core::Request &request, const Credentials &credentials);

} // namespace app
