// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPen>

#include <vector>

namespace ui {

/// How a line is drawn. It can be told from others without colour too: by its pattern and its lightness.
struct SeriesStroke
{
    QColor colour;
    std::vector<int> dashes; ///< pixels on, off, on, off...; empty is solid
    double width = 1.4;
};

/// Callers' side solid, servers' side broken. The slot is kept per name, so that a line never changes its
/// look.
SeriesStroke strokeOf(int slot, bool isCallerSide);
/// The same stroke for the sample in the legend.
QPen legendPen(const SeriesStroke &stroke);
bool isInked(const SeriesStroke &stroke, int pixel);

} // namespace ui
