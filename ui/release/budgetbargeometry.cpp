// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/budgetbargeometry.h"

#include <algorithm>

namespace ui {

namespace {

constexpr double gap = 2;
constexpr double narrowest = 4; ///< a hop of a second beside one of a minute must still be seen

std::vector<double> widths(const core::Budget &budget, double available)
{
    const double total = double(std::max<core::Millis::rep>(1, budget.total().count()));
    std::vector<double> result;
    double widened = 0;
    double shrinkable = 0;
    for (const core::Hop &hop : budget.hops) {
        const double width = std::max(0.0, available * double(hop.length.count()) / total);
        result.push_back(width);
        widened += std::max(0.0, narrowest - width);
        shrinkable += std::max(0.0, width - narrowest);
    }
    const double keep = shrinkable > 0 ? std::max(0.0, 1 - widened / shrinkable) : 1;
    for (double &width : result)
        width = width < narrowest ? narrowest : narrowest + (width - narrowest) * keep;
    return result;
}

double share(core::TimePoint from, core::Millis length, core::TimePoint now)
{
    if (length.count() <= 0)
        return now >= from ? 1 : 0;
    return std::clamp(double((now - from).count()) / double(length.count()), 0.0, 1.0);
}

} // namespace

BudgetBarGeometry BudgetBarGeometry::of(const core::Budget &budget, core::TimePoint start,
                                        core::TimePoint now, const QRectF &bounds)
{
    BudgetBarGeometry geometry;
    if (budget.hops.empty() || bounds.isEmpty())
        return geometry;
    const double gaps = gap * double(budget.hops.size() - 1);
    const std::vector<double> hopWidths = widths(budget, std::max(0.0, bounds.width() - gaps));
    double left = bounds.left();
    core::TimePoint begin = start;
    for (std::size_t i = 0; i < budget.hops.size(); ++i) {
        const core::Hop &hop = budget.hops[i];
        const bool isSeen = hop.seenAt && *hop.seenAt <= now;
        geometry.segments.push_back({hop.kind, QRectF(left, bounds.top(), hopWidths[i], bounds.height()),
                                     isSeen ? 1.0 : share(begin, hop.length, now), isSeen});
        left += hopWidths[i] + gap;
        begin = hop.seenAt ? *hop.seenAt : begin + hop.length;
    }
    return geometry;
}

} // namespace ui
