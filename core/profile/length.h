// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string_view>

namespace core {

/// "30s", "1500ms", "2m" or plain seconds, spaces around it allowed; nothing for anything else or more than a
/// day.
std::optional<Millis> parseLength(std::string_view text);

} // namespace core
