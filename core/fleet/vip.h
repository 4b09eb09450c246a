// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <string>
#include <vector>

namespace core {

/// "What would a caller get for this name?"
struct VipQuestion
{
    std::string vip;       ///< case-sensitive, as Eureka's lookup is; never empty
    bool isSecure = false; ///< of the secure VIPs

    bool operator==(const VipQuestion &) const = default;
};

/// What one server answered, from the same cache that serves its callers. A name that nobody has is an empty
/// list, not a failure.
struct VipAnswer
{
    VipQuestion question;
    bool isAsking = false;
    Sourced<Registry> served;

    bool operator==(const VipAnswer &) const = default;
};

/// How many of them a caller with default settings keeps: those that are UP
/// (eureka.client.filter-only-up-instances).
std::size_t countUsable(const Registry &served);

/// Every VIP (or secure VIP) that the lists name, sorted, each once; comma lists taken apart as the server
/// does.
std::vector<std::string> vipNames(const FleetView &fleet, bool isSecure);

/// The peers in the order in which a read may try them: those that answered last time first.
std::vector<std::string> readOrder(const std::vector<PeerView> &peers);

} // namespace core
