// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/budget.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace ui {

/// One line per hop of the countdown: its name, its length, and how that length is known.
class HopList : public QWidget
{
    Q_OBJECT

public:
    explicit HopList(QWidget *parent = nullptr);

    void setBudget(const core::Budget &budget, core::TimePoint start);

private:
    struct Row
    {
        QLabel *dot;
        QLabel *name;
        QLabel *length;
        QLabel *source;
    };
    Row addRow();

    QGridLayout *m_grid;
    std::vector<Row> m_rows;
};

} // namespace ui
