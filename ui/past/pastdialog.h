// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/past.h"

#include <QDialog>

#include <array>
#include <string>

class QComboBox;
class QLabel;
class QSlider;
class QTreeWidget;

namespace ui {

class ChartView;

/// Earlier releases of this environment, and of the chosen one its charts and statuses, which can be gone
/// through moment by moment. Stays beside the window.
class PastDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PastDialog(QWidget *parent = nullptr);

    /// Asks for the list anew.
    void renew();
    void setPast(const core::PastPointer &past);

signals:
    /// What was kept of that one; empty: the list alone.
    void pastAsked(QString id);

private:
    QWidget *makeCharts();
    QWidget *makeMoment();
    void showList();
    void choose();
    void draw();
    void showMoment();
    QString valuesAt(core::TimePoint at) const;
    core::TimePoint moment() const;
    const core::PastCharts *opened() const;
    std::string applicationOf(const QString &id) const;

    core::PastPointer m_past;
    QString m_asked; ///< id of the one that is shown or awaited; empty: none
    QTreeWidget *m_list;
    QLabel *m_said;
    std::array<ChartView *, 3> m_views;
    QSlider *m_slider;
    QComboBox *m_window;
    QLabel *m_momentText;
};

} // namespace ui
