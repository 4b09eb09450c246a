// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/eureka/status.h"

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace core {

// Eureka's changes of one registered instance, as values. Registering and renewing are not among them: those
// are the instance's own doing (see registration.h).

/// PUT .../status?value=: stores an override, unless the stored status already is that value: then the answer
/// is 200 and nothing is stored (AbstractInstanceRegistry.statusUpdate).
struct SetOverride
{
    Status value = Status::OutOfService;
    bool operator==(const SetOverride &) const = default;
};

/// DELETE .../status[?value=]: removes the override. Without a value the status is UNKNOWN until the instance
/// registers again.
struct CancelOverride
{
    std::optional<Status> value;
    bool operator==(const CancelOverride &) const = default;
};

/// PUT .../metadata?k=v: adds or replaces keys, cannot remove one; lost when the instance registers again.
struct SetMetadata
{
    std::map<std::string, std::string> values; ///< never empty
    bool operator==(const SetMetadata &) const = default;
};

/// DELETE .../{id}: ends the lease, and with it the override.
struct Deregister
{
    bool operator==(const Deregister &) const = default;
};

using RegistryChange = std::variant<SetOverride, CancelOverride, SetMetadata, Deregister>;

/// A change of one instance.
struct RegistryWrite
{
    ApplicationName application;
    InstanceId id;
    RegistryChange change;
    bool operator==(const RegistryWrite &) const = default;
};

} // namespace core
