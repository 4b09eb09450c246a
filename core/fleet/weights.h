// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct FleetFacts;
struct Instance;

/// How callers with a weighted load balancer share out an application's requests.
struct BalancerWeights
{
    std::map<std::string, int> byInstance; ///< of those in service, by id
    std::vector<std::string> callers;      ///< whose balancer is set to "weighted", by name
    bool isTold = false;                   ///< some instance has the metadata

    bool operator==(const BalancerWeights &) const = default;
};

/// 0..1 of what such a caller sends; nothing where it is not in service.
std::optional<double> weighedShareOf(const BalancerWeights &weights, const std::string &instance);

/// What Spring Cloud's balancer makes of the metadata `weight`: 1 where there is none, or none that is a
/// positive number (WeightedServiceInstanceListSupplier).
int balancerWeightOf(const Instance &instance);

/// By the list of the first peer that answers, and the settings of those callers that were read.
BalancerWeights balancerWeights(const FleetFacts &facts, const ApplicationName &application);

} // namespace core
