// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/prometheus/answer.h"
#include "core/prometheus/labelling.h"
#include "core/rates/processcounts.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// What an answer to fleetQuery() says of the fleet.
struct FleetCounts
{
    /// At the moment of the scrape, by Prometheus's clock.
    std::map<std::pair<ApplicationName, InstanceId>, ProcessCounts> processes;
    std::optional<TimePoint> askedAt; ///< the moment of the question by Prometheus's clock
    std::size_t strangers = 0;        ///< processes in the answer that are none of this fleet
    std::size_t ambiguous = 0;        ///< that two instances could be: neither is believed

    /// There were processes in it, and not one is ours.
    bool isOtherFleet() const { return processes.empty() && strangers > 0; }
    bool operator==(const FleetCounts &) const = default;
};

/// By what the instance label may hold, whose process it is. A label that two instances claim is given to
/// none.
class LabelledFleet
{
public:
    explicit LabelledFleet(PrometheusSettings settings)
        : m_settings(std::move(settings))
    {
    }

    void add(const Instance &instance, std::string_view actuatorUrl);
    FleetCounts countsIn(const PrometheusAnswer &answer) const;
    const std::set<ApplicationName> &applications() const { return m_applications; }

private:
    using Name = std::pair<ApplicationName, InstanceId>;

    PrometheusSettings m_settings;
    std::map<std::string, std::optional<Name>> m_names; ///< nothing: claimed twice
    std::set<ApplicationName> m_applications;
};

/// How far Prometheus's clock is ahead of ours, steadied: what a slow answer adds is no news of a clock, so
/// that the known one stays until it is off by more than two seconds.
Millis steadyOffset(std::optional<Millis> known, TimePoint theirs, TimePoint ours);

} // namespace core
