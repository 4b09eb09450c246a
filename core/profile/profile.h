// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/fleet/declaredcaller.h"
#include "core/profile/measuring.h"
#include "core/profile/profilecommands.h"
#include "core/profile/profilelinks.h"
#include "core/reach/credential.h"
#include "core/reach/route.h"
#include "core/release/budget.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One environment as a team writes it down in a file: no secrets, so that the file can be shared.
struct Profile
{
    std::string name; ///< never empty; shown in the band and part of every key
    std::optional<std::array<std::uint8_t, 3>> colour; ///< red, green, blue of the band
    std::vector<std::string> peers; ///< base addresses of the Eureka servers, at least one, no credentials
    std::string user;               ///< for HTTP Basic at the peers; empty: none
    std::string passwordFile;       ///< path of an owner-only file that holds the password; empty: none
    HopSettings hops;
    bool requireProof = false;           ///< time alone is not enough for a drain
    std::vector<DeclaredCaller> callers; ///< callers that Eureka does not show; at most 100
    /// By application in upper case, where its actuator is; see actuatorCandidates().
    std::map<std::string, std::string> actuators;
    ReachSettings reach;                         ///< proxies, rules: how the servers are reached
    TrustSettings trust;                         ///< which servers' certificates are believed
    std::vector<CredentialSettings> credentials; ///< names and places of secrets, never a secret
    MeasuringSettings measuring;                 ///< what is left out, and what a verdict tolerates
    std::vector<LinkTemplate> links;             ///< pages elsewhere: dashboards, logs
    std::string timeZone;           ///< in which its times are shown, an IANA name; empty: the system's
    CommandsByApplication commands; ///< none runs before this user approved its exact words

    bool operator==(const Profile &) const = default;
};

/// Largest file that is read as a profile, in bytes.
inline constexpr std::size_t profileLimit = 64 * 1024;

/// Reads a profile:
///
///     { "name": "Production EU", "colour": "#8a1c1c", "peers": ["http://eureka-1:8761/eureka"],
///       "user": "drainboard", "passwordFile": "~/.config/drainboard/production.password",
///       "serverCache": "30s", "fetch": "30s", "listCache": "35s", "longestRequest": "30s",
///       "requireProof": true, "timeZone": "Europe/Berlin", "actuators": { "orders": "/manage" },
///       "callers": [{ "name": "nightly batch", "after": "120s", "calls": "ORDERS" }] }
///
/// A caller's "after" is the whole time from the change in Eureka until it has let go; without "calls" it
/// counts for every application.
///
/// and how to reach its servers and to log in at them (core/reach/decodereach.h):
///
///     "proxy": { "eureka": "direct", "actuator": "socks5://127.0.0.1:1080" }, "noProxy": ["*.corp.example"],
///     "address": "ipAddr", "rules": [ { "from": "10.42.0.0/16", "host": "gateway", "port": 8443 } ],
///     "caFile": "~/ca.pem", "trustAnyCertificate": false,
///     "credentials": [ { "name": "actuator", "kind": "bearer", "secret": "ask", "applications": ["ORDERS"] }
///     ]
///
/// and how traffic is measured and judged (core/profile/measuring.h), programs that stop and start an
/// application's instances (core/profile/decodecommands.h), and links to pages elsewhere
/// (core/profile/profilelinks.h).
///
/// Errors: NotJson, TooLarge, Malformed (`what` names the member; also for a member it does not know, as a
/// misspelt one would silently do nothing). `where` names the file. A password in an address is refused.
Result<Profile> decodeProfile(std::string_view body, std::string_view where);

/// One thing for which decodeProfile() refuses a file.
struct ProfileMistake
{
    std::string member; ///< of the file's object, for example "peers"
    std::string what;   ///< the place in it and what is wrong, for example "peers[1] is no address ..."

    bool operator==(const ProfileMistake &) const = default;
};

/// All of them, one for each member, in the order of the file and then what is missing; none where the file
/// can be used. Errors: NotJson, TooLarge, Malformed where it is no object at all.
Result<std::vector<ProfileMistake>> mistakesIn(std::string_view body, std::string_view where);

} // namespace core
