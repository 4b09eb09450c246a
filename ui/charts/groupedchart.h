// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/lines.h"
#include "core/rates/series.h"

#include <QWidget>

#include <vector>

class QComboBox;

namespace ui {

class ChartView;
class ElidedLabel;

/// One chart of several lines of one application (its instances, versions or callers), of which the operator
/// chooses what is drawn.
class GroupedChart : public QWidget
{
    Q_OBJECT

public:
    /// `name` says what the lines are, for who cannot see it.
    explicit GroupedChart(const QString &name, QWidget *parent = nullptr);

    /// All of it anew; null: no application is chosen.
    void setData(const core::ChartSet *set, const std::vector<core::ChartMark> &marks, core::TimePoint now);
    /// Stands beside the choice while the share of the traffic is drawn.
    void setShareNote(const QString &note);
    ChartView *view() const { return m_view; }

private:
    void draw();

    QString m_name;
    QComboBox *m_choice;
    ElidedLabel *m_shareNote;
    ChartView *m_view;
    core::ChartSet m_set;
    std::vector<core::ChartMark> m_marks;
    core::TimePoint m_now{};
    bool m_hasApplication = false;
};

} // namespace ui
