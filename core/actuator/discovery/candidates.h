// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Where the address of an actuator comes from, in the order in which they are tried.
enum class BaseSource {
    Override, ///< the profile says so for this application
    Metadata, ///< management.context-path with address, port and scheme, in Spring Boot Admin's spellings
    SecureHealthUrl, ///< registered secureHealthCheckUrl without its last segment
    HealthUrl,       ///< registered healthCheckUrl without its last segment
    ManagementPort,  ///< host and management port, "/actuator"
    Root,            ///< host and management port, no path: Spring Boot 1.5, and a base path of "/"
};

struct BaseCandidate
{
    std::string url; ///< no trailing slash, no credentials
    BaseSource source = BaseSource::HealthUrl;

    bool operator==(const BaseCandidate &) const = default;
};

/// Every address at which the instance's actuator may be, the likeliest first, each once. `override` is a
/// path
/// ("/manage") at the instance's own host and management port, or an address in which {host} and {port}
/// stand for those; empty: none. An override stands alone: what the operator wrote is not second-guessed.
/// Registered addresses are what the instance itself wrote: only http and https are taken, credentials in
/// them are dropped.
std::vector<BaseCandidate> actuatorCandidates(const Instance &instance, std::string_view override = {});

/// Whether a profile may hold this override.
bool isActuatorOverride(std::string_view text);

} // namespace core
