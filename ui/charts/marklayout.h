// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace ui {

/// Where the name of a mark stands: above the plot, beside its line. Rows count from the bottom.
struct MarkPlace
{
    int row = 0;
    double left = 0;
    bool isShown = false; ///< false: no room, or not in the plot; the line still stands
    int number = 0;       ///< from 1: there was no room for its name, which is in the list under that number

    bool operator==(const MarkPlace &) const = default;
};

struct MarkExtent
{
    double x = 0; ///< of the line, from the left edge of the plot
    double width = 0;
};

/// In the order of `marks`. No two labels overlap, none leaves the plot. With too little room the newer ones
/// keep their names, because they are about what happens now, and the others get numbers; where even these
/// find none, all get numbers. `numberWidth` 0: no numbers, as there is no list.
std::vector<MarkPlace> placeMarks(const std::vector<MarkExtent> &marks, double plotWidth, int rows,
                                  double numberWidth);
/// How many rows are used.
int rowsOf(const std::vector<MarkPlace> &places);

/// Where an entry of the list stands. Rows count from the top.
struct ListPlace
{
    int row = 0;
    double left = 0;
    bool isShown = false;

    bool operator==(const ListPlace &) const = default;
};

/// One after the other, row by row. Where not all find room, the last row keeps `moreWidth` free at its end.
std::vector<ListPlace> placeList(const std::vector<double> &widths, double width, int rows, double moreWidth);

} // namespace ui
