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

/// GET /apps/{app}: one application, from the response cache. A miss is cached too: an application that was
/// registered a moment ago may be answered with 404 for up to 30 s.
Request applicationRequest(std::string_view base, const ApplicationName &application);

/// GET /instances/{id}: the truth, without naming the application. Of an id in two applications the server
/// answers whichever it finds first.
Request instanceByIdRequest(std::string_view base, const InstanceId &id);

/// GET /vips/{vip} and /svips/{vip}: what a caller of that virtual address gets, from the response cache. The
/// name is case-sensitive, and an unknown one is answered with an empty list, not with 404.
Request vipRequest(std::string_view base, std::string_view vip);
Request secureVipRequest(std::string_view base, std::string_view vip);

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

/// GET of the status page that Spring's servers show at their root (eureka.dashboard.path): HTML, no JSON
/// form exists. The base's own "/eureka" or "/eureka/v2" is left off, a context path before it stays.
Request statusPageRequest(std::string_view base);

/// False for a name that can be registered but not addressed: Tomcat refuses an encoded slash, backslash or
/// zero byte with 400, and takes "." and ".." for folders, which would address something else.
bool isAddressable(std::string_view segment);
bool isAddressable(const InstanceId &id);

} // namespace core
