// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"

#include <string>
#include <vector>

namespace core {

/// A whole list as one server serves it. May be empty: an empty registry is an answer, not a failure.
struct Registry
{
    std::string hashCode;            ///< apps__hashcode as sent
    std::vector<Instance> instances; ///< sorted by application, then id

    /// The instance, or nullptr.
    const Instance *find(const ApplicationName &application, const InstanceId &id) const;
    bool operator==(const Registry &) const = default;
};

/// apps__hashcode by Eureka's rule: count of each status, names sorted, for example "OUT_OF_SERVICE_2_UP_5_".
std::string hashCodeOf(const Registry &registry);

} // namespace core
