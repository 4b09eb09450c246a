// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/discovery/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// What mends a missing endpoint.
enum class Remedy {
    SetProperties,     ///< in the application's configuration, then a restart of it
    GiveCredentials,   ///< 401
    GiveRight,         ///< 403: these credentials lack a role
    LookAtFailure,     ///< see the error
    AddDependency,     ///< it comes with a library that is not there; the properties are needed then
    NotInGeneration,   ///< this version of Spring Boot has no such endpoint
    NoSwitch,          ///< it comes with Spring Cloud and has no switch of its own
    GenerationUnknown, ///< which property it is depends on the version, which could not be told
};

/// An endpoint that does not answer: Drainboard does without what it tells. What that is, ui/text says by
/// endpoint.
struct EndpointLoss
{
    Endpoint endpoint = Endpoint::Health;
    EndpointState state = EndpointState::NotExposed;
    Remedy remedy = Remedy::SetProperties;
    /// "name=value" lines for the configuration of this very generation, all of them needed.
    std::vector<std::string> properties;
    std::optional<Error> error;

    bool operator==(const EndpointLoss &) const = default;
};

/// In the order of the enumeration; empty where every endpoint answers, and where no base was proven.
std::vector<EndpointLoss> lossesOf(const ActuatorFacts &facts);

} // namespace core
