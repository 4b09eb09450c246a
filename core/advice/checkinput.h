// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/wiring.h"
#include "core/fleet/join.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace core {

/// What was read of one process for the check.
struct ProcessReading
{
    Sourced<Settings> settings;
    Sourced<Wiring> wiring;
};

/// One process that a release of the application depends on.
struct CheckedProcess
{
    std::string name;        ///< "GATEWAY/gateway-1"; of a Eureka server its address
    std::string application; ///< empty: a Eureka server, or a caller that Eureka does not show
    ProcessReading reading;
    ActuatorPointer actuator;         ///< null: not probed yet
    std::vector<GatewayRoute> routes; ///< of a gateway, to the application
    bool isFirstGeneration = false;
    bool isDeclared = false; ///< named by the profile alone
    /// Of a caller: it was seen to call, or has a route; else it holds a copy of the list, as every client of
    /// Eureka does, and may call or not.
    bool isCertain = true;
    KnownLength fetch;     ///< of a caller
    KnownLength listCache; ///< of a caller

    const Settings *settings() const
    {
        return reading.settings.isKnown() ? &*reading.settings.value : nullptr;
    }
    const Wiring *wiring() const { return reading.wiring.isKnown() ? &*reading.wiring.value : nullptr; }
};

struct CheckInput
{
    ApplicationName application;
    std::vector<InstanceView> rows; ///< its instances
    std::vector<CheckedProcess> instances;
    std::vector<CheckedProcess> callers;
    std::vector<CheckedProcess> servers;
    int unknownCallers = 0; ///< instances that could be callers or not
    int listed = 0;         ///< instances that Eureka lists in all
};

/// A process that the check of an application has to read.
struct CheckTarget
{
    InstanceName name;
    std::string path;        ///< "APPLICATION/instance"
    std::string actuatorUrl; ///< empty: not known
    bool isFirstGeneration = false;
    bool isCaller = false; ///< its beans matter, too
    bool isTried = false;  ///< its actuator was looked for, and a caller's routes

    bool operator==(const CheckTarget &) const = default;
};
inline constexpr std::size_t mostChecked = 100;

/// The instances of the application and its callers, as far as the facts tell them, at most mostChecked.
/// Eureka's servers are not among them.
std::vector<CheckTarget> checkTargets(const FleetFacts &facts, const ApplicationName &application);

/// `readings` by name as in checkTargets(), and Eureka servers by their address. `rows` are those of the
/// application, `counted` the instances whose meters count requests to it.
CheckInput checkInputOf(const FleetFacts &facts, const std::vector<InstanceView> &rows,
                        const ApplicationName &application,
                        const std::map<std::string, ProcessReading> &readings,
                        const std::vector<DeclaredCaller> &declared,
                        const std::set<InstanceName> &counted = {});

} // namespace core
