// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"

#include <set>
#include <string>

namespace core {

/// The origins (originOf) at which an instance of a registry is, by what it registered: its own hosts with
/// its ports and its management port, and the addresses of its pages where they name one of those hosts. A
/// credential of its application is meant for these and for no other: a page that points elsewhere gets none.
std::set<std::string> originsOf(const Instance &instance);

} // namespace core
