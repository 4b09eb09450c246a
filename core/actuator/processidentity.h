// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Whether the process behind the actuator is the registered instance.
enum class Identity { NotAsked, Confirmed, Mismatch, CannotTell };

} // namespace core
