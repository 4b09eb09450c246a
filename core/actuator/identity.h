// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/processidentity.h"
#include "core/base/time.h"
#include "core/eureka/instance.h"

#include <optional>
#include <string>

namespace core {

/// What the process behind an actuator address tells of itself.
struct ProcessSigns
{
    std::optional<std::string> instanceId; ///< from env; absent where masked or not shown
    std::optional<TimePoint> startedAt;    ///< process.start.time
};

/// Whether the answering process is the registered instance: by its id where it is shown, else by its start
/// lying within ten minutes before it first came UP (registration restarts at every re-registration,
/// serviceUp does not).
Identity identify(const Instance &instance, const ProcessSigns &signs);

} // namespace core
