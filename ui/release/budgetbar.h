// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/release/budget.h"
#include "ui/release/budgetbargeometry.h"

#include <QWidget>

namespace ui {

/// The hops of the countdown side by side: each fills while its time passes and is ticked off when it was
/// seen.
class BudgetBar : public QWidget
{
    Q_OBJECT

public:
    explicit BudgetBar(QWidget *parent = nullptr);

    void setBudget(const core::Budget &budget, core::TimePoint start, core::TimePoint now);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    BudgetBarGeometry geometryOfHops() const;
    QString hopText(const core::Hop &hop) const;

    core::Budget m_budget;
    core::TimePoint m_start{};
    core::TimePoint m_now{};
};

} // namespace ui
