// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/actuator/discovery/resiliencesource.h"

#include <set>
#include <string>
#include <vector>

namespace app {

struct DueActuator
{
    core::InstanceName name;
    std::string url; ///< base address of its actuator
    core::ResilienceAddress resilience;
    bool isFirstGeneration = false; ///< Boot 1.5, which has no meters
};

/// Whose actuator is to be asked now: of `names` those that are listed, not in release, due by the schedule's
/// task of that name, and may be contacted. Engine thread only.
std::vector<DueActuator> dueActuators(const Polling &polling, const char *taskName,
                                      const std::set<core::InstanceName> &names,
                                      const std::set<core::InstanceName> &inRelease, core::TimePoint now);

} // namespace app
