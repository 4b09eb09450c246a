// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <ctime>
#include <functional>

namespace app {

using Clock = std::function<core::TimePoint()>;

/// The wall time of now, moved on by the time since the computer's start: a jump of the system's clock
/// neither shortens nor stretches a countdown, and a computer that slept is not behind (a steady_clock stands
/// still meanwhile, so that what was read before it would look fresh). Safe to call from any thread.
inline Clock steadyWallClock()
{
    using namespace std::chrono;
    const auto sinceStart = [] {
        timespec time{};
        clock_gettime(CLOCK_BOOTTIME, &time);
        return duration_cast<milliseconds>(seconds(time.tv_sec) + nanoseconds(time.tv_nsec));
    };
    const auto wall = time_point_cast<milliseconds>(system_clock::now());
    return [wall, begin = sinceStart(), sinceStart] { return wall + (sinceStart() - begin); };
}

} // namespace app
