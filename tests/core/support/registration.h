// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

namespace build {

/// To be changed: from now on the row has it for itself, as rows share theirs with lists.
inline core::Instance &registrationOf(core::InstanceView &row)
{
    auto own = std::make_shared<core::Instance>(*row.registered);
    core::Instance &instance = *own;
    row.registered = std::move(own);
    return instance;
}

} // namespace build
