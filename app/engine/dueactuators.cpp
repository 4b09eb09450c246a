// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/dueactuators.h"

namespace app {

std::vector<DueActuator> dueActuators(const Polling &polling, const char *taskName,
                                      const std::set<core::InstanceName> &names,
                                      const std::set<core::InstanceName> &inRelease, core::TimePoint now)
{
    std::vector<DueActuator> due;
    const auto listed = polling.keeper.listed();
    for (const core::InstanceName &name : names) {
        const auto known = listed->rows.find(name);
        if (known == listed->rows.end() || inRelease.contains(name) ||
            !polling.schedule.isDue(task(taskName, name), now))
            continue;
        const core::Instance &instance = *known->second;
        const std::string url = polling.keeper.actuatorUrlOf(name, instance);
        const core::ActuatorFacts *facts = polling.keeper.actuatorOf(name);
        if (mayAsk(polling, url))
            due.push_back({name, url, core::resilienceAddress(instance, facts, url),
                           core::isFirstGeneration(instance, facts)});
    }
    return due;
}

} // namespace app
