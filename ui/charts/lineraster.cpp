// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/lineraster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui {

namespace {

using namespace std::chrono_literals;

bool hasValue(const core::SeriesPoint &point)
{
    return point.value && std::isfinite(*point.value);
}

/// The extent of one line in every column.
class Columns
{
public:
    explicit Columns(int width)
        : m_spans(std::size_t(std::max(0, width)))
    {
    }

    void add(int x, double y)
    {
        if (x < 0 || x >= int(m_spans.size()))
            return;
        Extent &span = m_spans[std::size_t(x)];
        span.top = std::min(span.top, y);
        span.bottom = std::max(span.bottom, y);
    }

    void addSegment(double x0, double y0, double x1, double y1)
    {
        const int first = int(std::floor(std::max(x0, 0.0)));
        const int last = int(std::floor(std::min(x1, double(m_spans.size()) - 1)));
        const double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
        for (int x = first; x <= last; ++x) {
            const bool isStart = x0 >= x;
            const bool isEnd = x1 <= x + 1;
            add(x, isStart ? y0 : y0 + slope * (x - x0));
            add(x, isEnd ? y1 : y0 + slope * (x + 1 - x0));
        }
    }

    std::vector<ColumnSpan> taken() const
    {
        std::vector<ColumnSpan> result;
        for (std::size_t x = 0; x < m_spans.size(); ++x) {
            if (m_spans[x].top <= m_spans[x].bottom)
                result.push_back({int(x), m_spans[x].top, m_spans[x].bottom});
        }
        return result;
    }

private:
    struct Extent
    {
        double top = std::numeric_limits<double>::max();
        double bottom = std::numeric_limits<double>::lowest();
    };
    std::vector<Extent> m_spans;
};

QRgb covering(const QColor &colour, double coverage)
{
    const int alpha = int(std::lround(colour.alpha() * coverage));
    return qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(), alpha));
}

/// Source over, premultiplied; two channels at a time, because this runs for every pixel of a noisy line.
QRgb blended(QRgb below, QRgb source)
{
    const QRgb rest = 256 - (qAlpha(source) + (qAlpha(source) >> 7));
    const QRgb redBlue = (((below & 0x00ff00ffU) * rest) >> 8) & 0x00ff00ffU;
    const QRgb alphaGreen = (((below >> 8) & 0x00ff00ffU) * rest) & 0xff00ff00U;
    return source + (redBlue | alphaGreen);
}

/// One column of a line, from `top` to `bottom`: only the pixels at its ends are covered in part.
void paintColumn(QImage &image, int x, double top, double bottom, const QColor &colour, QRgb full)
{
    const int first = std::max(0, int(std::floor(top)));
    const int last = std::min(image.height() - 1, int(std::ceil(bottom)) - 1);
    uchar *pixel =
        image.bits() + qsizetype(first) * image.bytesPerLine() + qsizetype(x) * qsizetype(sizeof(QRgb));
    const bool isOpaque = qAlpha(full) == 255;
    for (int row = first; row <= last; ++row, pixel += image.bytesPerLine()) {
        QRgb &target = *reinterpret_cast<QRgb *>(pixel);
        const bool isWhole = row >= top && row + 1 <= bottom;
        if (isWhole && isOpaque) {
            target = full;
            continue;
        }
        const double coverage = std::min(bottom, row + 1.0) - std::max(top, double(row));
        target = blended(target, isWhole ? full : covering(colour, std::clamp(coverage, 0.0, 1.0)));
    }
}

} // namespace

LineRaster::LineRaster(core::TimePoint from, core::TimePoint to, double maximum, QSize pixels)
    : m_from(from)
    , m_pixelsPerMilli(pixels.width() / double(std::max<core::Millis::rep>(1, (to - from).count())))
    , m_pixelsPerUnit(maximum > 0 ? pixels.height() / maximum : 0)
    , m_pixels(pixels)
{
}

double LineRaster::x(core::TimePoint at) const
{
    return double((at - m_from).count()) * m_pixelsPerMilli;
}

double LineRaster::y(double value) const
{
    // Half a pixel of room at both ends keeps the line at zero as thick as elsewhere.
    return std::clamp(m_pixels.height() - value * m_pixelsPerUnit, 1.0, m_pixels.height() - 1.0);
}

std::vector<ColumnSpan> LineRaster::spans(const core::Series &series, core::Millis beat) const
{
    Columns columns(m_pixels.width());
    const auto &points = series.points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool joinsNext = i + 1 < points.size() && isJoined(points[i], points[i + 1], beat);
        if (joinsNext) {
            columns.addSegment(x(points[i].at), y(*points[i].value), x(points[i + 1].at),
                               y(*points[i + 1].value));
            continue;
        }
        const bool joinsLast = i > 0 && isJoined(points[i - 1], points[i], beat);
        if (joinsLast || !hasValue(points[i]))
            continue;
        const int column = int(std::floor(x(points[i].at)));
        for (const int beside : {-1, 0, 1}) {
            columns.add(column + beside, y(*points[i].value) - 0.8);
            columns.add(column + beside, y(*points[i].value) + 0.8);
        }
    }
    return columns.taken();
}

void LineRaster::paint(QImage &image, const std::vector<ColumnSpan> &spans, const SeriesStroke &stroke,
                       double scale)
{
    const double half = stroke.width * scale / 2;
    const QRgb full = covering(stroke.colour, 1);
    for (const ColumnSpan &span : spans) {
        // A spike that falls between two dashes is drawn all the same: it is what one looks for.
        const bool isSteep = span.bottom - span.top > 3 * scale;
        if (isSteep || isInked(stroke, int(span.x / scale)))
            paintColumn(image, span.x, span.top - half, span.bottom + half, stroke.colour, full);
    }
}

bool isJoined(const core::SeriesPoint &before, const core::SeriesPoint &after, core::Millis beat)
{
    return hasValue(before) && hasValue(after) && after.at - before.at <= 3 * beat;
}

core::Millis beatOf(const std::vector<core::Series> &series)
{
    std::size_t points = 0;
    for (const core::Series &line : series)
        points += line.points.size();
    // Asked at every beat: of an hour of many lines a part tells as well.
    constexpr std::size_t enough = 2'000;
    const std::size_t stride = (points / enough) | 1; // odd, or of two that take turns only one would be seen
    std::vector<core::Millis> distances;
    for (const core::Series &line : series) {
        for (std::size_t i = 1; i < line.points.size(); i += stride) {
            if (const core::Millis distance = line.points[i].at - line.points[i - 1].at; distance > 0ms)
                distances.push_back(distance);
        }
    }
    if (distances.empty())
        return 1s;
    const auto middle = distances.begin() + std::ptrdiff_t(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

} // namespace ui
