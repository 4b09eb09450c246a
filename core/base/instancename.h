// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <string>
#include <utility>

namespace core {

/// One instance of the environment at hand; see InstanceKey for where there may be several.
using InstanceName = std::pair<ApplicationName, InstanceId>;

/// "ORDERS/orders-1:8080", as InstanceKey::path().
inline std::string fullName(const InstanceName &name)
{
    return name.first.text() + "/" + name.second.text();
}

} // namespace core
