// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <functional>

namespace app {

using Clock = std::function<core::TimePoint()>;

/// The wall time of now, moved on by the steady clock: a jump of the system's clock neither shortens nor
/// stretches a countdown. Safe to call from any thread.
inline Clock steadyWallClock()
{
    using namespace std::chrono;
    const auto wall = time_point_cast<milliseconds>(system_clock::now());
    const auto begin = steady_clock::now();
    return [wall, begin] { return wall + duration_cast<milliseconds>(steady_clock::now() - begin); };
}

} // namespace app
