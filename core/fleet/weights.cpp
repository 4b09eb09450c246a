// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/weights.h"

#include "core/fleet/join.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

/// Java's Integer.parseInt, which takes a sign and no space.
std::optional<int> javaInteger(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    int number = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

bool weighs(const InstanceFacts &caller, const ApplicationName &application)
{
    if (!caller.caller.settings.isKnown())
        return false;
    const SettingReading *reading = caller.caller.settings.value->findFor(Setting::BalancerConfiguration,
                                                                          relaxedName(application.text()));
    return reading && reading->state == SettingReading::State::Value && reading->text == "weighted";
}

} // namespace

std::optional<double> weighedShareOf(const BalancerWeights &weights, const std::string &instance)
{
    const auto own = weights.byInstance.find(instance);
    if (own == weights.byInstance.end())
        return std::nullopt;
    double sum = 0;
    for (const auto &[id, weight] : weights.byInstance)
        sum += weight;
    return own->second / sum;
}

int balancerWeightOf(const Instance &instance)
{
    const int weight = javaInteger(instance.metadataValue("weight")).value_or(1);
    return weight > 0 ? weight : 1;
}

BalancerWeights balancerWeights(const FleetFacts &facts, const ApplicationName &application)
{
    BalancerWeights weights;
    const auto peer =
        std::ranges::find_if(facts.peers, [](const PeerView &one) { return one.served.isFresh(); });
    if (peer != facts.peers.end()) {
        for (const Instance &instance : peer->served.value->instances) {
            if (instance.application != application || instance.status.status != Status::Up)
                continue;
            weights.byInstance[instance.id.text()] = balancerWeightOf(instance);
            weights.isTold = weights.isTold || !instance.metadataValue("weight").empty();
        }
    }
    for (const auto &[name, known] : facts.instances) {
        if (weighs(known, application))
            weights.callers.push_back(fullName(name));
    }
    return weights;
}

} // namespace core
