// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/profile/profilecommands.h"

#include <optional>
#include <string>

namespace core {

/// Reads a profile's member "commands":
///
///     "commands": { "orders": { "stop": ["systemctl", "stop", "orders"], "start": ["deploy", "--now"],
///                               "limit": "10m" } }
///
/// Arguments as a list, never a shell's text; what they are for comes by environment (DRAINBOARD_INSTANCE,
/// DRAINBOARD_VERSION, ...). `limit` is for both. Returns what is wrong, if anything.
std::optional<std::string> decodeCommands(const JsonElement &value, CommandsByApplication &commands);

} // namespace core
