// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/failing.h"
#include "core/fleet/callers.h"
#include "core/fleet/fleetview.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace core {

/// What was read of one instance beside the served lists.
struct InstanceFacts
{
    std::map<std::string, Sourced<std::optional<Instance>>>
        live; ///< by peer url; no instance: "no such instance"
    Sourced<Health> health;
    Sourced<TrafficSample> traffic;
    std::optional<TrafficRate> rate;
    std::string version; ///< from /actuator/info, where asked
    Sourced<std::vector<BackgroundWork>> background;
    Sourced<FailingRequests> failing; ///< which of its requests fail; of one that is looked at
    CallerFacts caller;               ///< in its part as a caller of others
    ActuatorPointer actuator;         ///< null: not probed yet
};

/// Everything read so far, from which a picture of the fleet is made.
struct FleetFacts
{
    std::string environment;
    std::vector<PeerView> peers;
    std::map<InstanceName, InstanceFacts> instances;
    std::set<InstanceName> inRelease;              ///< kept in the picture even when a list drops them
    std::map<InstanceName, InstanceRow> lastKnown; ///< of those in release; never null
};

/// The version of an instance, from its metadata or from what it says of itself; empty where neither tells.
std::string versionOf(const FleetFacts &facts, const InstanceName &name);

/// Joins the lists of all peers with the live reads, health and rates into rows. Truth (a live read) goes
/// before a list, unless the list is newer by the server's own stamp; a failed read never removes a row.
/// `only`: the rows of that application alone.
std::vector<InstanceView> joinInstances(const FleetFacts &facts,
                                        const std::optional<ApplicationName> &only = {});

} // namespace core
