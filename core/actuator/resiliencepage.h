// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/breakers.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <string>
#include <string_view>

namespace core {

/// GET of an instance's Prometheus page, for Resilience4j's meters alone where it can send some alone (see
/// prometheusPageRequest).
Request resiliencePageRequest(std::string_view actuatorUrl);

/// What that page tells of circuit breakers and retries, in order of name. `leftOut` counts names past
/// mostBreakersTold of each. A page without any is of an instance that has none. Errors: as
/// decodePrometheus().
Result<Resilience> decodeResiliencePage(std::string_view page, std::string_view where);

} // namespace core
