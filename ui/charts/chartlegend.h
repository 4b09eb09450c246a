// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <QFont>
#include <QList>
#include <QObject>
#include <QStringList>

class QChart;
class QLineSeries;

namespace ui {

/// The legend of Qt Charts over series without points: they only lend their pens to the samples.
class ChartLegend : public QObject
{
    Q_OBJECT

public:
    explicit ChartLegend(QChart &chart);

    void show(const ChartData &data, const QFont &font);

    /// Above the plot, from the top of the chart. Returns the height it takes.
    double place(double left, double width, double mostHeight);

signals:
    void toggled(int line);

private:
    void rebuild(const QStringList &names);

    struct Placed
    {
        QFont font;
        double left = 0;
        double width = 0;
        double mostHeight = 0;

        bool operator==(const Placed &) const = default;
    };

    QChart &m_chart;
    QStringList m_names;
    QList<QLineSeries *> m_samples;
    Placed m_placed; ///< the names that are shown
};

} // namespace ui
