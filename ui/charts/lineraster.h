// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/rates/series.h"
#include "ui/charts/seriesstroke.h"

#include <QImage>
#include <QSize>

#include <vector>

namespace ui {

/// What a line covers in one column of pixels.
struct ColumnSpan
{
    int x = 0;
    double top = 0;
    double bottom = 0;

    bool operator==(const ColumnSpan &) const = default;
};

/// Lines as one span per column of pixels: the cost hardly grows with the number of points, where Qt's own
/// wide, smooth pens take seconds for an hour of data. The upper and lower edge of a span are smooth, which
/// is what makes a nearly flat line look clean.
class LineRaster
{
public:
    /// The values between 0 and `maximum` fill the height; pixels are the image's own, not the screen's
    /// logical ones.
    LineRaster(core::TimePoint from, core::TimePoint to, double maximum, QSize pixels);

    double x(core::TimePoint at) const;
    double y(double value) const;

    /// A gap where a value is absent or two points are more than three beats apart. A point alone becomes a
    /// dot.
    std::vector<ColumnSpan> spans(const core::Series &series, core::Millis beat) const;

    /// Writes into a premultiplied ARGB image of the raster's size.
    static void paint(QImage &image, const std::vector<ColumnSpan> &spans, const SeriesStroke &stroke,
                      double scale);

private:
    core::TimePoint m_from;
    double m_pixelsPerMilli;
    double m_pixelsPerUnit;
    QSize m_pixels;
};

/// The usual distance of two points; one second where there are too few to tell.
core::Millis beatOf(const std::vector<core::Series> &series);
/// Whether a line may join the two points.
bool isJoined(const core::SeriesPoint &before, const core::SeriesPoint &after, core::Millis beat);

} // namespace ui
