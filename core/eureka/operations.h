// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/eureka/status.h"
#include "core/http/request.h"

#include <string>
#include <string_view>

namespace core {

// Eureka's REST operations as requests. `base` is the server's base address without a trailing slash, for
// example "http://eureka-1:8761/eureka". Names become single percent-encoded path segments.

/// GET /apps: the list that callers are served, from the server's response cache.
Request listRequest(std::string_view base);

/// GET /apps/delta: what changed in the last minutes; 403 where the server has it switched off.
Request deltaRequest(std::string_view base);

/// GET /apps/{app}/{id}: the truth; not cached.
Request instanceRequest(std::string_view base, const ApplicationName &application, const InstanceId &id);

/// PUT .../status?value=OUT_OF_SERVICE. No lastDirtyTimestamp: an own one could discard the instance's
/// registrations.
Request takeOutOfServiceRequest(std::string_view base, const ApplicationName &application,
                                const InstanceId &id);

/// DELETE .../status?value=UP: UP at once. It claims UP for the instance: only when its own health is UP.
Request cancelOverrideWithUpRequest(std::string_view base, const ApplicationName &application,
                                    const InstanceId &id);

/// DELETE .../status: UNKNOWN until the instance's next heartbeat makes it register again with its own
/// status.
Request cancelOverrideRequest(std::string_view base, const ApplicationName &application,
                              const InstanceId &id);

/// False for an id that can be registered but not addressed: Tomcat refuses an encoded slash or backslash
/// with 400.
bool isAddressable(const InstanceId &id);

} // namespace core
