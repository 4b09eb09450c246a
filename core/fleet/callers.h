// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/routes.h"
#include "core/actuator/settings.h"
#include "core/base/instancename.h"
#include "core/fleet/declaredcaller.h"
#include "core/fleet/sourced.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct FleetFacts;

/// What was read of one instance in its part as a caller of others.
struct CallerFacts
{
    Sourced<Settings> settings;
    Sourced<std::vector<GatewayRoute>> routes; ///< of a gateway; Spring Cloud Gateway or Zuul
    /// Requests that its balancer sent, by target's id; only of targets in release, and only where published.
    std::map<std::string, Sourced<double>> sentTo;
};

/// What makes an instance count as a caller, the weakest first.
enum class CallerEvidence {
    HoldsCopy, ///< its own copy of the registry holds the application: it may call it
    Sends,     ///< its balancer's meter counts requests to the application's instance
    Routes,    ///< it is a gateway with a route there
    Declared,  ///< the profile says so
};

/// A length and how it is known.
struct KnownLength
{
    Millis length{0};
    bool isRead = false;   ///< else assumed: the library's default, as nothing better is known
    bool isHidden = false; ///< assumed because the value is masked
    std::string readFrom;  ///< address and place, for what was read

    bool operator==(const KnownLength &) const = default;
};

/// One caller of an application at one moment.
struct Caller
{
    std::string name; ///< "GATEWAY/gateway-1", or the declared one's name
    CallerEvidence evidence = CallerEvidence::HoldsCopy;
    std::vector<std::string> routes; ///< ids of its routes to the application
    KnownLength fetch;               ///< its registry fetch
    KnownLength listCache;           ///< its balancer's or Ribbon's list
    std::optional<Millis> declared;  ///< the whole way, for a declared one: the two above do not count
    /// Instances of the application in its own copy; nothing: cannot be read (hidden, or not answering now).
    std::optional<int> copyCount;
    TimePoint copyReadAt{};
    int missedFetches = 0; ///< it says that its newest good fetch is so many intervals old; 0: none missed
    std::optional<double> sentToTarget; ///< counter of requests to the instance in question
    TimePoint sentReadAt{};
    std::optional<InstanceName> instance; ///< absent: a declared one, which Eureka does not know

    bool operator==(const Caller &) const = default;
};

/// All callers of one application, and what their copies have to be compared with.
struct CallerPicture
{
    std::vector<Caller>
        callers;     ///< in order of name, at most mostCallers; the surest first if there are more
    int leftOut = 0; ///< callers past that
    int unknown = 0; ///< listed instances of which it cannot be told whether they call: their copy is hidden
    /// The application's other instances as the answering peers serve them, one word for each set: where it
    /// changes, a count of instances no longer tells which one a copy dropped.
    std::uint64_t othersMark = 0;
    int othersUp = 0;                   ///< of these, offered to callers
    bool isAgreed = true;               ///< every answering peer lists the same others
    std::optional<TimePoint> changedAt; ///< newest change among all of them: the server's stamp, by our clock

    bool operator==(const CallerPicture &) const = default;
};

inline constexpr std::size_t mostCallers = 200;

std::string_view callerEvidenceName(CallerEvidence evidence); ///< "holds-copy", "sends", "routes", "declared"

/// Who calls the application of `target`, by everything that was read. Instances of the same application
/// count where they route or send to it, or hold a copy: they might call each other.
CallerPicture callersOf(const FleetFacts &facts, const ApplicationName &application, const InstanceId &target,
                        const std::vector<DeclaredCaller> &declared);

/// Names of the instances that are gateways with a route to the application.
std::vector<std::string> gatewaysOf(const FleetFacts &facts, const ApplicationName &application);

// Lengths from settings. `settings` may be null: nothing could be read. `readFrom` is the address that was
// asked.

/// Eureka's response cache: 0 where callers are served without the read-only cache.
KnownLength serverCacheOf(const Settings *settings, const std::string &readFrom);
KnownLength fetchOf(const Settings *settings, const std::string &readFrom);
/// Spring Cloud LoadBalancer's list (0 where its cache is off; the health check's own where that is chosen),
/// Ribbon's in the first generation; the longer of both where both are set up.
KnownLength listCacheOf(const Settings *settings, const ApplicationName &application,
                        const std::string &readFrom);
/// How long a graceful shutdown waits for running requests; nothing where it is not known to be graceful.
std::optional<KnownLength> gracefulLimitOf(const Settings *settings, const std::string &readFrom);
/// A fetch that fails is tried again after up to so many intervals (TimedSupervisorTask; 10 unless set).
int fetchBackOffOf(const Settings *settings);

} // namespace core
