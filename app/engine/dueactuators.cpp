// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/dueactuators.h"

namespace app {

std::vector<std::pair<core::InstanceName, std::string>>
dueActuators(const Polling &polling, const char *taskName, const std::set<core::InstanceName> &names,
             const std::set<core::InstanceName> &inRelease, core::TimePoint now)
{
    std::vector<std::pair<core::InstanceName, std::string>> due;
    const auto listed = polling.keeper.listed();
    for (const core::InstanceName &name : names) {
        const auto known = listed.find(name);
        if (known == listed.end() || inRelease.contains(name) ||
            !polling.schedule.isDue(task(taskName, name), now))
            continue;
        std::string actuator = polling.keeper.actuatorUrlOf(name, *known->second);
        if (mayAsk(polling, actuator) &&
            !core::isFirstGeneration(*known->second, polling.keeper.actuatorOf(name)))
            due.emplace_back(name, std::move(actuator));
    }
    return due;
}

} // namespace app
