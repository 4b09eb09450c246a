// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartdata.h"

#include <algorithm>
#include <cmath>

namespace ui {

std::optional<double> highestValue(const ChartData &data)
{
    std::optional<double> highest;
    for (const ChartLine &line : data.lines) {
        if (line.isHidden)
            continue;
        for (const core::SeriesPoint &point : line.series.points) {
            if (point.value && std::isfinite(*point.value) && point.at >= data.time.from &&
                point.at <= data.time.to)
                highest = std::max(highest.value_or(0), *point.value);
        }
    }
    return highest;
}

} // namespace ui
