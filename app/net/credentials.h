// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/url.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Basic credentials per origin (core::originOf), kept in memory only. Shared by Reader and Writer; safe to
/// use from any thread. Nothing here prints, streams or compares them.
///
/// Two answers of 401 with one credential suspend it at every origin, as asking on could lock the account. A
/// success at an origin clears what was counted there. Requests already on their way are not called back.
class Credentials
{
public:
    /// Enters the credential for an origin. Entering it again lifts its suspension.
    void set(const std::string &origin, std::string_view user, std::string_view password);
    void remove(const std::string &origin);

    bool has(const std::string &origin) const;
    bool isSuspended(const std::string &origin) const;

    /// Value for an Authorization header; empty if there is none or it is suspended. Secret.
    std::string headerFor(const std::string &origin) const;

    /// Tells what an origin answered to a request sent with this header value; an empty value is ignored.
    void noteAnswer(const std::string &origin, const std::string &header, int status);

private:
    struct Trial
    {
        std::map<std::string, int> refusals; ///< 401s per origin
        bool suspended = false;
    };

    mutable std::mutex m_mutex;
    std::map<std::string, std::string> m_headers; ///< by origin
    std::map<std::string, Trial> m_trials;        ///< by header value
};

/// Those that stood in the addresses.
std::shared_ptr<Credentials> credentialsOf(const std::vector<core::BaseAddress> &addresses);

} // namespace app
