// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace core {

/// What went wrong, for the program to switch on. The text for a person is made in ui/text.
enum class ErrorKind {
    UnknownHost,    ///< the name could not be resolved
    Refused,        ///< nothing listens at that address
    Unreachable,    ///< no route, proxy trouble, or another network failure before anything was sent
    TimedOut,       ///< no (complete) answer within the time allowed
    Tls,            ///< the secure connection could not be made or trusted
    ConnectionLost, ///< the connection ended before the answer was complete
    Unauthorized,   ///< 401
    Forbidden,      ///< 403
    NotFound,       ///< 404
    HttpStatus,     ///< any other status that is not a success, in httpStatus
    Redirected,     ///< 3xx: never followed, as it would carry credentials elsewhere
    NotJson,        ///< an answer that is no JSON at all, for example an HTML page
    Malformed,      ///< JSON that is cut off or has the wrong shape; `what` names the field
    TooLarge,       ///< the body is over the limit for its kind
    OutcomeUnknown, ///< a change was sent and its answer did not arrive: it may or may not have happened
    InvalidAddress, ///< the URL cannot be used
    Storage,        ///< journal or other file trouble
    Cancelled,      ///< given up by us
};

/// An answer that failed. Never holds credentials.
struct Error
{
    ErrorKind kind = ErrorKind::Malformed;
    std::string
        where;        ///< the server as asked, for example "http://eureka-1:8761/eureka/apps"; no credentials
    std::string what; ///< the field, host or detail; may be empty
    int httpStatus = 0; ///< 0 where no HTTP status arrived

    bool operator==(const Error &) const = default;
};

template <typename T> using Result = tl::expected<T, Error>;
using Failure = tl::unexpected<Error>;

inline Failure fail(ErrorKind kind, std::string where, std::string what = {}, int httpStatus = 0)
{
    return Failure(Error{kind, std::move(where), std::move(what), httpStatus});
}

} // namespace core
