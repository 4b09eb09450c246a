// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/join.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// What fails at one version of an application, since the processes of it started.
struct VersionFailures
{
    std::string version;
    int instances = 0;              ///< that are of it
    int counted = 0;                ///< of these, whose counters are known
    std::optional<double> requests; ///< of those; absent: none is
    std::optional<double> failures; ///< of those requests
    int asked = 0;                  ///< of the instances, whose failing requests were read
    FailingRequests failing;        ///< of those, added up by path; `newOnes` is not told

    std::optional<double> share() const ///< 0..1 of the requests
    {
        return requests && failures && *requests > 0 ? std::optional(*failures / *requests) : std::nullopt;
    }
    bool operator==(const VersionFailures &) const = default;
};

/// The version that registered first is first. None where the rows of the application have less than two.
std::vector<VersionFailures> versionFailures(const FleetFacts &facts, const std::vector<InstanceView> &rows);

/// Instances whose failing requests are asked for to hold the versions against each other, of each version
/// mostComparedOfVersion at most. None where there are less than two.
std::vector<InstanceName> comparedInstances(const std::vector<InstanceView> &rows);

inline constexpr std::size_t mostComparedOfVersion = 3;

/// All paths that fail at one of the versions, with the most failures first.
std::vector<std::string> failingPathsOf(const std::vector<VersionFailures> &versions);

} // namespace core
