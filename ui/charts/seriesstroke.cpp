// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/seriesstroke.h"

#include "ui/theme/theme.h"

#include <numeric>

namespace ui {

SeriesStroke strokeOf(int slot, bool isCallerSide)
{
    static const std::vector<std::vector<int>> caller{{}, {16, 2}, {16, 2, 4, 2}};
    static const std::vector<std::vector<int>> server{{7, 3}, {2, 2}, {7, 2, 2, 2}};
    const auto &colours = Theme::palette().seriesColours;
    const std::size_t index = std::size_t(slot);
    SeriesStroke stroke;
    stroke.colour = colours[index % colours.size()];
    // Callers take their next pattern only when the colours start again: the first eight are plainly solid.
    stroke.dashes =
        isCallerSide ? caller[index / colours.size() % caller.size()] : server[index % server.size()];
    return stroke;
}

QPen legendPen(const SeriesStroke &stroke)
{
    QPen pen(stroke.colour, 2, Qt::SolidLine, Qt::FlatCap);
    QList<qreal> pattern;
    for (const int length : stroke.dashes)
        pattern.append(length / pen.widthF());
    if (!pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

bool isInked(const SeriesStroke &stroke, int pixel)
{
    const int period = std::accumulate(stroke.dashes.begin(), stroke.dashes.end(), 0);
    if (period <= 0)
        return true;
    int left = pixel % period;
    for (std::size_t i = 0; i < stroke.dashes.size(); ++i) {
        if (left < stroke.dashes[i])
            return i % 2 == 0;
        left -= stroke.dashes[i];
    }
    return true;
}

} // namespace ui
