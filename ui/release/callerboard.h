// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/budget.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace ui {

/// Who calls the instance, and whether each has let go: those that have not come first.
class CallerBoard : public QWidget
{
    Q_OBJECT

public:
    explicit CallerBoard(QWidget *parent = nullptr);

    void setBudget(const core::Budget &budget, core::TimePoint start);

private:
    struct Row
    {
        QLabel *glyph;
        QLabel *name;
        QLabel *state;
    };
    Row addRow();
    void fill(const Row &row, const core::CallerWay &way, core::TimePoint start) const;

    QLabel *m_heading;
    QLabel *m_more;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
};

} // namespace ui
