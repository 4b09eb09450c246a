// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/release/steps.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace ui {

/// Lines of a glyph, a title and a detail. The labels are kept: at a beat only their texts change.
class StepList : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget *parent = nullptr);

    void setLines(const std::vector<StepLine> &lines);

private:
    struct Row
    {
        QWidget *whole;
        QLabel *glyph;
        QLabel *title;
        QLabel *detail;
    };
    Row addRow();
    void fill(const Row &row, const StepLine &line) const;

    std::vector<Row> m_rows;
};

} // namespace ui
