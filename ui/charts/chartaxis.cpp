// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartaxis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

using namespace std::chrono_literals;

constexpr double mostSteps = 5;

double smallestMaximum(ChartUnit unit)
{
    if (unit == ChartUnit::Count)
        return mostSteps; // or half an instance would get a label
    return unit == ChartUnit::Percent ? 2 : 10;
}

int decimalsOf(ChartUnit unit, double step)
{
    const bool isWhole = std::abs(step - std::round(step)) < 1e-9;
    return unit == ChartUnit::Percent || !isWhole ? 1 : 0;
}

core::Millis timeStep(core::Millis window, int mostIntervals)
{
    static constexpr std::array<core::Seconds, 15> steps{
        5s, 10s, 15s, 30s, 60s, 120s, 300s, 600s, 900s, 1800s, 3600s, 7200s, 14400s, 21600s, 43200s};
    // One interval more than the window holds is needed, because it rarely begins at a round moment.
    const int most = std::max(1, mostIntervals - 1);
    for (const core::Seconds step : steps) {
        if (window <= step * most)
            return step;
    }
    return 24h;
}

} // namespace

double shownValue(ChartUnit unit, double value)
{
    return unit == ChartUnit::Percent ? value * 100 : value;
}

ValueScale valueScale(ChartUnit unit, double highest)
{
    double need = std::isfinite(highest) ? highest * 1.05 : 0;
    need = std::max(need, smallestMaximum(unit));
    if (unit == ChartUnit::Percent)
        need = std::min(need, 100.0);
    double power = std::pow(10, std::floor(std::log10(need / mostSteps)));
    for (;; power *= 10) {
        for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
            const double step = power * factor;
            const double intervals = std::ceil(need / step - 1e-9);
            if (intervals <= mostSteps)
                return {step * intervals, int(intervals), decimalsOf(unit, step)};
        }
    }
}

double niceAxisMaximum(ChartUnit unit, double highest)
{
    return valueScale(unit, highest).maximum;
}

TimeScale timeScale(core::Millis window, core::TimePoint now, core::Seconds offsetFromUtc, int mostIntervals)
{
    const core::Millis step = timeStep(window, mostIntervals);
    const core::TimePoint localNow = now + offsetFromUtc;
    const core::Millis start = (localNow - window).time_since_epoch();
    const core::Millis end = localNow.time_since_epoch();
    const auto floorOf = [&](core::Millis time) {
        const core::Millis over = time % step;
        return time - (over.count() < 0 ? over + step : over);
    };
    const core::Millis from = floorOf(start);
    core::Millis to = floorOf(end);
    if (to < end || to == from)
        to += step;
    return {core::TimePoint(from) - offsetFromUtc, core::TimePoint(to) - offsetFromUtc,
            int((to - from) / step)};
}

} // namespace ui
