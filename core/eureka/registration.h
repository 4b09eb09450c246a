// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"
#include "core/http/request.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

// What an instance says of itself. Drainboard never does this for an instance that lives: only for one of its
// own (a rehearsal), or where an operator asks for the raw operation.

/// POST /apps/{app}. The server takes from it: application, id, hostName, ipAddress, ports, status, VIPs,
/// URLs, metadata, the lease's two lengths and lastDirty. Its override, if any, goes before the status.
struct Registration
{
    Instance instance;
    bool operator==(const Registration &) const = default;
};

/// PUT /apps/{app}/{id}: a heartbeat. 404 means: register again.
struct Renewal
{
    Status status = Status::Up;         ///< sent as clients do; servers ignore it
    std::optional<TimePoint> lastDirty; ///< of the last registration; a newer one than stored is answered 404
    bool operator==(const Renewal &) const = default;
};

/// The body, as the default codec of every generation reads it. Texts are UTF-8. `overriddenStatus` is always
/// UNKNOWN: an instance that posts one would set the override that only an operator should.
std::string registrationBody(const Registration &registration);

Request registrationRequest(std::string_view base, const Registration &registration);
Request heartbeatRequest(std::string_view base, const ApplicationName &application, const InstanceId &id,
                         const Renewal &renewal);

/// The field without which Eureka refuses a registration with 400, by its JSON name; empty where it has all.
std::string_view missingField(const Registration &registration);

} // namespace core
