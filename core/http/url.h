// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace core {

/// Percent-encodes everything but the unreserved characters, so that an id such as "host:orders/8080" stays
/// one segment.
std::string encodePathSegment(std::string_view text);

/// Percent-encodes a value for a query ("?key=value"); a space becomes %20, never '+'.
std::string encodeQueryValue(std::string_view text);

/// An address as an operator typed it, with the credentials moved out of it.
struct BaseAddress
{
    std::string url;      ///< no credentials, no trailing slash; scheme and host in lower case
    std::string user;     ///< decoded
    std::string password; ///< decoded; secret
    bool hasCredentials = false;
};

/// Accepts http and https addresses without query or fragment. Fails with InvalidAddress; `what` is the
/// reason in plain English, and `where` stays empty if the text could hold credentials.
Result<BaseAddress> parseBaseAddress(std::string_view text);

/// Host of an http(s) URL in lower case, IPv6 without brackets; empty if the URL cannot be used.
std::string hostOf(std::string_view url);

/// Port of an http(s) URL (80 and 443 where none is given); 0 if the URL cannot be used.
int portOf(std::string_view url);

/// "scheme://host:port", always with the port, so equal origins are equal texts; empty if the URL cannot be
/// used.
std::string originOf(std::string_view url);

/// "host:port" as a person reads it; empty if the URL cannot be used.
std::string hostPortOf(std::string_view url);

/// Path and query as they stand in a request line: "/" at least, no fragment; empty if the URL cannot be
/// used.
std::string targetOf(std::string_view url);

/// The URL without "user:password@". Safe on any text, as it is used for messages.
std::string withoutCredentials(std::string_view url);

/// 127.0.0.0/8, ::1 (with or without brackets) and localhost. Names are not resolved.
bool isLoopback(std::string_view host);

} // namespace core
