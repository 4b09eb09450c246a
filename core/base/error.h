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
    Withheld,       ///< not sent: it would have gone where it is not meant; `what` is the code of the reason
};

/// Why an answer of 401 or 403 came, as far as it can be told from here.
enum class DeniedCause {
    Unknown,
    NoCredential,    ///< 401, and none was sent
    Suspended,       ///< nothing was sent: the credential was refused twice and waits to be entered again
    WrongCredential, ///< 401 to the credential that was sent
    MissingRight,    ///< 403: known, but not allowed to
    /// 401 or 403 on a write where reads are answered. Spring's protection against CSRF does that whatever
    /// the password is, with 401 on Boot 3 and 403 before.
    MayBeCsrf,
};

/// An answer that failed. Never holds credentials.
struct Error
{
    ErrorKind kind = ErrorKind::Malformed;
    std::string
        where;        ///< the server as asked, for example "http://eureka-1:8761/eureka/apps"; no credentials
    std::string what; ///< the field, host or detail; may be empty
    int httpStatus = 0;     ///< 0 where no HTTP status arrived
    std::string credential; ///< name of the one that was sent, never its secret; empty: none
    DeniedCause denied = DeniedCause::Unknown; ///< of Unauthorized and Forbidden

    bool operator==(const Error &) const = default;
};

template <typename T> using Result = tl::expected<T, Error>;
using Failure = tl::unexpected<Error>;

inline Failure fail(ErrorKind kind, std::string where, std::string what = {}, int httpStatus = 0)
{
    return Failure(Error{kind, std::move(where), std::move(what), httpStatus});
}

} // namespace core
