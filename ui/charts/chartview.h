// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/rates/series.h"
#include "ui/charts/chartaxis.h"
#include "ui/charts/chartdata.h"

#include <QImage>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <set>
#include <vector>

class QChart;
class QChartView;
class QDateTimeAxis;
class QLabel;
class QValueAxis;

namespace ui {

class ChartLegend;
class PlotItem;
class ReadoutLabel;

/// Lines over time with what was done marked in them. Missing data is a gap, never a zero.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(ChartUnit unit, QWidget *parent = nullptr);

    /// All of it anew, at every beat. What the operator hid stays hidden by its name.
    void setData(std::vector<core::Series> series, std::vector<core::ChartMark> marks, core::TimePoint now);
    /// What the next data is in, and what it is called.
    void setUnit(ChartUnit unit, const QString &name);
    /// Stands where there is no measurement.
    void setEmptyText(const QString &text);
    void setWindow(core::Millis length); ///< how far it looks back, five minutes at first
    /// The others step back; empty: none is highlighted.
    void setHighlighted(const QString &seriesName);
    /// What is shown is over: no line says where now is.
    void setPast(bool isPast) { m_data.isPast = isPast; }
    /// A line at that moment wherever the mouse is not; nothing: none.
    void pin(std::optional<core::TimePoint> at);
    /// As it stands on the screen, for reports.
    QImage picture();
    const ChartData &data() const { return m_data; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildChart();
    void applyColours();
    void setPlot(const QRectF &plot);
    void refresh(); ///< scales, legend, plot and texts from the data
    void updateScales();
    void layOut();
    QFont smallFont() const;
    void toggle(int line);
    int slotOf(const QString &key);
    void pointAt(std::optional<core::TimePoint> at);
    void updateReadout();

    ChartData m_data;
    QString m_emptyText;
    core::Millis m_window{300'000};
    QStringList m_slots; ///< names in the order in which they were first seen
    std::set<QString> m_hidden;
    std::optional<core::TimePoint> m_pointer;
    std::optional<core::TimePoint> m_pinned;
    QChart *m_chart = nullptr;
    QChartView *m_view = nullptr;
    QDateTimeAxis *m_timeAxis = nullptr;
    QValueAxis *m_valueAxis = nullptr;
    ChartLegend *m_legend = nullptr;
    PlotItem *m_plot = nullptr;
    QLabel *m_empty = nullptr;
    ReadoutLabel *m_readout = nullptr;
};

} // namespace ui
