// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstddef>

namespace core {

/// How often each of `many` tasks is done so that all of them together are done at most `mostPerSecond` (1 or
/// more) times a second: `period` where that is no oftener.
Millis pacedPeriod(Millis period, std::size_t many, int mostPerSecond);

} // namespace core
