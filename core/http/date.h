// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string_view>

namespace core {

/// A Date header as every server sends it today ("Sun, 22 Nov 2026 22:10:19 GMT", RFC 9110 IMF-fixdate);
/// nothing for anything else. The weekday is not checked.
std::optional<TimePoint> parseHttpDate(std::string_view text);

} // namespace core
