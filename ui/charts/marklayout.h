// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace ui {

/// Where the name of a mark stands: above the plot, beside its line. Rows count from the bottom.
struct MarkPlace
{
    int row = 0;
    double left = 0;
    bool isShown = false; ///< false: no room; the line still stands and the read-out names it

    bool operator==(const MarkPlace &) const = default;
};

struct MarkExtent
{
    double x = 0; ///< of the line, from the left edge of the plot
    double width = 0;
};

/// In the order of `marks`. No two labels overlap, none leaves the plot; with too little room the newer one
/// wins, because it is about what happens now.
std::vector<MarkPlace> placeMarks(const std::vector<MarkExtent> &marks, double plotWidth, int rows);
/// How many rows are used.
int rowsOf(const std::vector<MarkPlace> &places);

} // namespace ui
