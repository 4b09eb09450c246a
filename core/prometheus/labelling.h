// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A Prometheus server that scrapes the fleet, and how its labels name instances. Anything that speaks the
/// same HTTP API will do.
struct PrometheusSettings
{
    std::string url; ///< base address, for example "http://prometheus:9090"; empty: there is none
    std::string instanceLabel = "instance"; ///< names the scraped process
    /// What stands in that label, with {host}, {ip}, {port}, {managementPort}, {id} and {application} for the
    /// instance's own; the first that is met counts.
    std::vector<std::string> instanceForms{"{host}:{port}", "{ip}:{port}", "{host}:{managementPort}",
                                           "{ip}:{managementPort}", "{id}"};
    std::string credential; ///< name of the profile's credential that is meant for it; empty: none
    std::string selector;   ///< further matchers that every series has to meet: env="prod",region="eu"

    bool isUsed() const { return !url.empty(); }
    bool operator==(const PrometheusSettings &) const = default;
};

/// What that label may hold for an instance, in order of the forms; a form that needs what the instance does
/// not tell is left out.
std::vector<std::string> labelValuesOf(const PrometheusSettings &settings, const Instance &instance,
                                       std::string_view actuatorUrl);

/// A name of a label as Prometheus takes it.
bool isLabelName(std::string_view name);

/// Only matchers of labels, separated by commas: anything else could end the selector and read what was not
/// meant.
bool isSelector(std::string_view text);

} // namespace core
