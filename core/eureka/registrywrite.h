// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/eureka/status.h"
#include "core/http/request.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
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

/// The request to the server at `base` (see operations.h). Only for a write without a trap.
Request requestFor(std::string_view base, const RegistryWrite &write);

/// A write that a server would accept or misread, and that leaves something behind which nobody wants. Seen
/// on real servers, see the function's cases.
enum class WriteTrap {
    OverrideUnknown,     ///< PUT UNKNOWN: every heartbeat is 404, every registration UNKNOWN, until a DELETE
    CancelLeavesStuck,   ///< DELETE ?value= anything but UP: that status without an override, which stays
    NameNotAddressable,  ///< see isAddressable()
    NoMetadata,          ///< nothing to set
    MetadataKeyUnusable, ///< an empty key, or "@class", which every reader takes for the map's own type
    MetadataValueUnusable, ///< a control character that XML cannot hold: the list as XML would be broken
    AddressTooLong,        ///< over what a server reads as its request line
};

/// The name for programs, for example "override-unknown". Never changed once released.
std::string_view trapName(WriteTrap trap);

/// Why this must not be sent to the server at `base`; nothing where it may.
std::optional<WriteTrap> trapOf(std::string_view base, const RegistryWrite &write);

/// Tomcat reads 8 KiB of request line and headers together (maxHttpHeaderSize); this leaves room for the
/// headers.
inline constexpr std::size_t longestTarget = std::size_t(7) * 1024;

} // namespace core
