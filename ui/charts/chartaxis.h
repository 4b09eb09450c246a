// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace ui {

/// Percent: the values of the series are shares from 0 to 1 and are shown as percent.
enum class ChartUnit { Percent, PerSecond, Milliseconds, Count };

/// An axis from zero. Round steps, and never so fine that noise looks like trouble.
struct ValueScale
{
    double maximum = 1; ///< as shown: 2.0 is two percent
    int intervals = 0;
    int decimals = 0;

    bool operator==(const ValueScale &) const = default;
};

/// An axis between two round moments of local time, with everything from the window's start until now inside.
struct TimeScale
{
    core::TimePoint from{};
    core::TimePoint to{};
    int intervals = 1;

    bool operator==(const TimeScale &) const = default;
};

/// As shown, not as a share: 0.25 -> 25.
double shownValue(ChartUnit unit, double value);
/// `highest` is as shown.
ValueScale valueScale(ChartUnit unit, double highest);
double niceAxisMaximum(ChartUnit unit, double highest);
TimeScale timeScale(core::Millis window, core::TimePoint now, core::Seconds offsetFromUtc,
                    int mostIntervals = 6);

} // namespace ui
