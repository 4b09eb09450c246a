// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// Whose meters are to be asked for now, and the base address of each one's actuator: of `names` those that
/// are listed, not in release, due by the schedule's task of that name, may be contacted, and are none of
/// Boot 1.5, which has no meters. Engine thread only.
std::vector<std::pair<core::InstanceName, std::string>>
dueActuators(const Polling &polling, const char *taskName, const std::set<core::InstanceName> &names,
             const std::set<core::InstanceName> &inRelease, core::TimePoint now);

} // namespace app
