// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/identity.h"

namespace core {

namespace {
constexpr Millis longestStart = std::chrono::minutes(10);
/// Clocks of the instance's host and of the Eureka server differ; more than this is no longer the same start.
constexpr Millis clockDifference = std::chrono::seconds(30);
} // namespace

Identity identify(const Instance &instance, const ProcessSigns &signs)
{
    // A property set by a placeholder is shown as its text; that tells nothing.
    if (signs.instanceId && signs.instanceId->find("${") == std::string::npos)
        return *signs.instanceId == instance.id.text() ? Identity::Confirmed : Identity::Mismatch;
    if (!signs.startedAt || instance.lease.serviceUp == TimePoint{})
        return Identity::CannotTell;
    const Millis untilUp = instance.lease.serviceUp - *signs.startedAt;
    const bool fits = untilUp >= -clockDifference && untilUp <= longestStart;
    return fits ? Identity::Confirmed : Identity::CannotTell;
}

} // namespace core
