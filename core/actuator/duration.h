// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string_view>

namespace core {

/// A duration as Spring Boot reads one: "PT30S", "P1DT2H", "PT0.5S", "30s", "500ms", "2m", "1h", "1d", or a
/// plain number, which counts in `plainUnit` (milliseconds for a Duration, seconds for Eureka's *Seconds).
/// Rounded up to a millisecond. Nothing for anything else, a negative one, or more than a day.
std::optional<Millis> parseDuration(std::string_view text, Millis plainUnit);

} // namespace core
