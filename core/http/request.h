// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Method { Get, Put, Post, Delete };

std::string_view methodName(Method method);

struct Header
{
    std::string name;
    std::string value;

    bool operator==(const Header &) const = default;
};

/// Largest body (after inflating) that is accepted: a whole registry list, and everything else.
inline constexpr std::size_t registryBodyLimit = std::size_t(512) * 1024 * 1024;
inline constexpr std::size_t otherBodyLimit = std::size_t(8) * 1024 * 1024;

/// A request as a value. `url` holds no credentials: those are added by the transport for the url's origin.
struct Request
{
    Method method = Method::Get;
    std::string url;
    std::vector<Header> headers;
    std::string body;
    std::size_t bodyLimit = otherBodyLimit;
    Millis timeout{10'000}; ///< for the whole exchange

    /// Only reads may be sent twice. Anything else leaves exactly once (see app/net/writer.h).
    bool mayRepeat() const { return method == Method::Get; }
    bool operator==(const Request &) const = default;
};

struct Response
{
    int status = 0;
    std::vector<Header> headers;
    std::string body;
    Millis took{0};                            ///< from sending to the last byte
    std::string credential;                    ///< name of the one that was sent; empty: none
    DeniedCause denied = DeniedCause::Unknown; ///< of 401 and 403

    /// Value of the first header of that name (any case), or an empty view.
    std::string_view header(std::string_view name) const;
};

/// A line for a POSIX shell that sends the same request; never holds credentials.
std::string toCurl(const Request &request);

/// GET of an answer in JSON.
Request jsonRequest(std::string url);

/// Lets a 2xx answer that could be JSON (or empty) through. 401, 403, 404, 3xx and every other status become
/// their Errors with httpStatus set; an HTML page, or XML that does not say that it is XML, becomes NotJson.
/// A failure passes unchanged. `where` is the URL without credentials.
Result<Response> requireSuccess(Result<Response> result, std::string where);

/// True for the statuses that send the caller elsewhere (3xx but 304).
bool isRedirect(int status);

/// The Error for a redirect: `what` names only the origin it points to, as the rest may hold a session or a
/// token.
Failure redirected(const Response &response, std::string where);

} // namespace core
