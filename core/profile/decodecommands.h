// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/profile/profilecommands.h"

#include <optional>
#include <string>

namespace core {

/// Reads a profile's member "commands":
///
///     "commands": { "orders": { "beforeDrain": ["mute-alerts"], "stop": ["systemctl", "stop", "orders"],
///                               "start": ["deploy", "--now"], "afterReturn": ["unmute-alerts"],
///                               "onEvent": ["tell-the-chat"], "limit": "10m" } }
///
/// Each may be missing. Arguments as a list, never a shell's text; what they are for comes by environment
/// (DRAINBOARD_INSTANCE, DRAINBOARD_VERSION, DRAINBOARD_EVENT, ...). `limit` is for each of them. Returns
/// what is wrong, if anything.
std::optional<std::string> decodeCommands(const JsonElement &value, CommandsByApplication &commands);

} // namespace core
