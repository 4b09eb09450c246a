// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/processidentity.h"
#include "core/base/time.h"
#include "core/eureka/instance.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What the process behind an actuator address tells of itself; absent where masked or not shown.
struct ProcessSigns
{
    std::optional<std::string> instanceId;      ///< eureka.instance.instance-id, from env or configprops
    std::optional<std::string> registryName;    ///< eureka.instance.appname, from configprops
    std::optional<std::string> applicationName; ///< spring.application.name, from env
    /// Names of its application contexts, which no masking hides: as a rule spring.application.name, for a
    /// management port of its own with "-1" behind.
    std::vector<std::string> contexts;
    std::optional<TimePoint> startedAt; ///< process.start.time

    bool operator==(const ProcessSigns &) const = default;
};

/// Whether the answering process is the registered instance: by its id where it is shown. One that names
/// itself otherwise than the registration (its application and its virtual host name) is another application.
/// Else by its start lying within ten minutes before it first came UP (registration restarts at every
/// re-registration, serviceUp does not), unless its contexts have other names: whatever was deployed with it
/// started then, too.
Identity identify(const Instance &instance, const ProcessSigns &signs);

/// Fills in what configprops tells. An answer that cannot be read tells nothing.
void takeNames(ProcessSigns &signs, std::string_view configurationProperties);

/// What it says of itself that shows it to be another one, for people; empty where it does not.
std::string otherThan(const Instance &instance, const ProcessSigns &signs);

} // namespace core
