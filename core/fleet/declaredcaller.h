// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <optional>
#include <string>

namespace core {

/// A caller that Eureka does not show, as a profile declares it: a sidecar, a proxy with its own list, a
/// batch host.
struct DeclaredCaller
{
    std::string name;                     ///< never empty
    Millis letsGoAfter{0};                ///< from the change in Eureka until it has stopped calling
    std::optional<ApplicationName> calls; ///< nothing: any application

    bool operator==(const DeclaredCaller &) const = default;
};

} // namespace core
