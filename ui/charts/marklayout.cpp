// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/marklayout.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr double spacing = 8;
constexpr double numberSpacing = 3;
constexpr double listSpacing = 16;
constexpr double beside = -3; ///< the label starts a little left of its line, which leads up to it

/// Puts labels into rows, from the right to the left.
class Placing
{
public:
    Placing(const std::vector<MarkExtent> &marks, double plotWidth, int rows)
        : m_marks(marks)
        , m_plotWidth(plotWidth)
        , m_free(std::size_t(std::max(0, rows)), plotWidth + spacing)
        , m_places(marks.size())
    {
    }

    bool isInPlot(std::size_t mark) const { return m_marks[mark].x >= 0 && m_marks[mark].x <= m_plotWidth; }

    bool addName(std::size_t mark)
    {
        return add(mark, m_marks[mark].x + beside, m_marks[mark].width, spacing);
    }
    bool addNumber(std::size_t mark, double width)
    {
        return add(mark, m_marks[mark].x - width / 2, width, numberSpacing);
    }
    std::vector<MarkPlace> take() { return std::move(m_places); }

private:
    bool add(std::size_t mark, double wanted, double width, double distance)
    {
        if (width > m_plotWidth)
            return false;
        const double left = std::clamp(wanted, 0.0, m_plotWidth - width);
        for (std::size_t row = 0; row < m_free.size(); ++row) {
            if (left + width + distance > m_free[row])
                continue;
            m_places[mark] = {int(row), left, true, 0};
            m_free[row] = left;
            return true;
        }
        return false;
    }

    const std::vector<MarkExtent> &m_marks;
    double m_plotWidth;
    std::vector<double> m_free; ///< of each row: what is left of here
    std::vector<MarkPlace> m_places;
};

std::vector<std::size_t> orderOf(const std::vector<MarkExtent> &marks)
{
    std::vector<std::size_t> order(marks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return marks[a].x < marks[b].x; });
    return order;
}

} // namespace

std::vector<MarkPlace> placeMarks(const std::vector<MarkExtent> &marks, double plotWidth, int rows,
                                  double numberWidth)
{
    const std::vector<std::size_t> fromLeft = orderOf(marks);
    std::vector<MarkPlace> places;
    std::vector<std::size_t> numbered;
    const auto place = [&](bool hasNames) {
        Placing placing(marks, plotWidth, rows);
        bool isWhole = true;
        numbered.clear();
        for (auto mark = fromLeft.rbegin(); mark != fromLeft.rend(); ++mark) {
            if (!placing.isInPlot(*mark) || (hasNames && placing.addName(*mark)))
                continue;
            numbered.push_back(*mark);
            isWhole = numberWidth > 0 && placing.addNumber(*mark, numberWidth) && isWhole;
        }
        places = placing.take();
        return isWhole;
    };
    if (!place(true) && numberWidth > 0)
        place(false);
    int number = 0;
    for (auto mark = numbered.rbegin(); mark != numbered.rend() && numberWidth > 0; ++mark)
        places[*mark].number = ++number;
    return places;
}

int rowsOf(const std::vector<MarkPlace> &places)
{
    int rows = 0;
    for (const MarkPlace &place : places)
        rows = std::max(rows, place.isShown ? place.row + 1 : 0);
    return rows;
}

std::vector<ListPlace> placeList(const std::vector<double> &widths, double width, int rows, double moreWidth)
{
    const auto place = [&](double keptFree) {
        std::vector<ListPlace> places(widths.size());
        int row = 0;
        double left = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const auto room = [&] { return row == rows - 1 ? width - keptFree : width; };
            if (left > 0 && left + widths[i] > room()) {
                ++row;
                left = 0;
            }
            if (row >= rows || widths[i] > room())
                break;
            places[i] = {row, left, true};
            left += widths[i] + listSpacing;
        }
        return places;
    };
    auto places = place(0);
    if (!places.empty() && !places.back().isShown)
        places = place(moreWidth + listSpacing);
    return places;
}

} // namespace ui
