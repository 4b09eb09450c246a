// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/guards.h"

namespace core {

/// Whether a person may go past this guard by naming it, with a reason. Not where another way is meant for it
/// (unlocking, typing the name), nor where there is nothing to act on or no request that would be right.
bool mayBeOverridden(Guard guard);

/// The guards that have to be named to go on. Empty where nothing blocks, and where one of those that block
/// may not be overridden.
std::vector<Guard> guardsToOverride(const std::vector<GuardFinding> &findings);

} // namespace core
