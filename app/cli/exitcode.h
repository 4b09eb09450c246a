// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/release/operation.h"

#include <vector>

namespace app {

/// What the program tells scripts. Fixed: never renumbered.
enum class ExitCode {
    Done = 0, ///< done and proven
    Failed = 1,
    Usage = 2,
    Refused = 3,   ///< by a guard
    NotProven = 4, ///< not proven in time
    Unreachable = 5,
    Denied = 6, ///< 401 or 403
};

ExitCode exitCodeOf(core::Outcome outcome);
ExitCode exitCodeOf(const core::Error &error);
/// The word of the last JSON line: done, failed, refused, unproven, unreachable, denied.
const char *resultWord(ExitCode code);

} // namespace app
