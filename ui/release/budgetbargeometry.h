// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/release/budget.h"

#include <QRectF>

#include <vector>

namespace ui {

/// Where the parts of the budget bar lie. Knows no painter.
struct BudgetBarGeometry
{
    struct Segment
    {
        core::HopKind kind = core::HopKind::ServerCache;
        QRectF rect;
        double passed = 0; ///< 0..1, how far it is filled
        bool isSeen = false;
    };

    std::vector<Segment>
        segments; ///< in the order of the budget; widths in proportion to the lengths of the hops

    static BudgetBarGeometry of(const core::Budget &budget, core::TimePoint start, core::TimePoint now,
                                const QRectF &bounds);
};

} // namespace ui
