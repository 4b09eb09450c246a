// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/rates/series.h"
#include "ui/charts/chartaxis.h"
#include "ui/charts/seriesstroke.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace ui {

struct ChartLine
{
    core::Series series;
    SeriesStroke stroke;
    bool isHidden = false;
};

/// What a chart shows; filled by the view, painted by its items.
struct ChartData
{
    ChartUnit unit = ChartUnit::Percent;
    std::vector<ChartLine> lines;
    std::vector<core::ChartMark> marks;
    core::TimePoint now{};
    core::Millis beat{1000};
    QString highlighted;
    TimeScale time;
    ValueScale value;
    bool isPast = false; ///< what is shown is over, so that there is no now in it
    QRectF plot;         ///< in the chart's coordinates

    bool hasNow() const { return !isPast && now >= time.from && now <= time.to; }
    double x(core::TimePoint at) const
    {
        const double length = double((time.to - time.from).count());
        return plot.left() + (length > 0 ? double((at - time.from).count()) / length * plot.width() : 0);
    }
    core::TimePoint timeAt(double x) const
    {
        const double share = plot.width() > 0 ? (x - plot.left()) / plot.width() : 0;
        return time.from + core::Millis(core::Millis::rep(double((time.to - time.from).count()) * share));
    }
};

/// Of what is shown and lies on the axis of time; nothing where there is none.
std::optional<double> highestValue(const ChartData &data);

} // namespace ui
