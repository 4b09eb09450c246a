// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/marklayout.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr double spacing = 8;
constexpr double beside = -3; ///< the label starts a little left of its line, which leads up to it

} // namespace

std::vector<MarkPlace> placeMarks(const std::vector<MarkExtent> &marks, double plotWidth, int rows)
{
    std::vector<MarkPlace> places(marks.size());
    std::vector<std::size_t> fromRight(marks.size());
    std::iota(fromRight.begin(), fromRight.end(), std::size_t{0});
    std::ranges::stable_sort(fromRight,
                             [&](std::size_t a, std::size_t b) { return marks[a].x > marks[b].x; });
    std::vector<double> free(std::size_t(std::max(0, rows)), plotWidth + spacing);
    for (const std::size_t i : fromRight) {
        const MarkExtent &mark = marks[i];
        if (mark.x < 0 || mark.x > plotWidth || mark.width > plotWidth)
            continue;
        const double left = std::clamp(mark.x + beside, 0.0, plotWidth - mark.width);
        for (std::size_t row = 0; row < free.size(); ++row) {
            if (left + mark.width + spacing > free[row])
                continue;
            places[i] = {int(row), left, true};
            free[row] = left;
            break;
        }
    }
    return places;
}

int rowsOf(const std::vector<MarkPlace> &places)
{
    int rows = 0;
    for (const MarkPlace &place : places)
        rows = std::max(rows, place.isShown ? place.row + 1 : 0);
    return rows;
}

} // namespace ui
