// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace core {

/// Milliseconds since the epoch, UTC. The core never asks a clock: every function that needs the time is
/// given it.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;
using Millis = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

inline TimePoint timeFromEpoch(std::int64_t milliseconds)
{
    return TimePoint(Millis(milliseconds));
}

inline std::int64_t toEpoch(TimePoint time)
{
    return time.time_since_epoch().count();
}

} // namespace core
