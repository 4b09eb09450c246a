// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/series.h"

#include <QString>

#include <vector>

namespace app {

/// A vertical line in a chart, with its word.
struct SvgMark
{
    core::TimePoint at{};
    QString text;
};

struct SvgChart
{
    QString title;
    std::vector<core::Series> lines;
    std::vector<SvgMark> marks;
    bool isShare = false;   ///< 0..1, shown in percent
    bool isStepped = false; ///< a value holds until the next
};

/// The chart as text: no screen is needed, and its colours are the page's. Empty where there is nothing to
/// draw.
QString svgOf(const SvgChart &chart);

} // namespace app
