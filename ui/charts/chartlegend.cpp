// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "ui/charts/readout.h"
#include "ui/theme/theme.h"

#include <QBrush>
#include <QFontMetricsF>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>

#include <algorithm>

namespace ui {

namespace {

/// As a detached legend breaks its line: where a further entry as wide as the last one would not fit,
/// whatever the width of the one that follows (seen with Qt 6.4).
int rowsOf(const QStringList &names, const QFontMetricsF &metrics, double width)
{
    constexpr double beside = 30;  // sample and spacing of one entry
    constexpr double margins = 20; // of the legend itself
    double used = 0;
    int rows = 1;
    for (qsizetype i = 0; i + 1 < names.size(); ++i) {
        const double entry = metrics.horizontalAdvance(names[i]) + beside;
        used += entry;
        if (used + entry > width - margins) {
            used = 0;
            ++rows;
        }
    }
    return rows;
}

} // namespace

ChartLegend::ChartLegend(QChart &chart)
    : QObject(&chart)
    , m_chart(chart)
{
    QLegend *legend = m_chart.legend();
    legend->setAlignment(Qt::AlignTop);
    legend->setMarkerShape(QLegend::MarkerShapeFromSeries);
    legend->setBackgroundVisible(false);
    legend->setShowToolTips(true);
    // Attached, it is one line that cuts the names; detached, it breaks into several.
    legend->detachFromChart();
}

void ChartLegend::show(const ChartData &data, const QFont &font)
{
    QStringList names;
    for (const ChartLine &line : data.lines)
        names.append(Readout::lineLabel(data, line.series));
    if (names != m_names)
        rebuild(names);
    const Palette &colours = Theme::palette();
    // Each of these lays the whole legend out anew, also where nothing of it changes.
    if (m_chart.legend()->font() != font)
        m_chart.legend()->setFont(font);
    for (qsizetype i = 0; i < m_samples.size(); ++i) {
        const ChartLine &line = data.lines[std::size_t(i)];
        QPen pen = legendPen(line.stroke);
        if (line.isHidden)
            pen.setColor(colours.border);
        if (m_samples[i]->pen() != pen)
            m_samples[i]->setPen(pen);
        const QColor text = line.isHidden ? colours.mutedText : colours.text;
        QFont labelFont = font;
        labelFont.setStrikeOut(line.isHidden);
        for (QLegendMarker *marker : m_chart.legend()->markers(m_samples[i])) {
            if (marker->labelBrush() != QBrush(text))
                marker->setLabelBrush(text);
            if (marker->font() != labelFont)
                marker->setFont(labelFont);
        }
    }
}

double ChartLegend::place(double left, double width, double mostHeight)
{
    if (m_names.isEmpty())
        return 0;
    QLegend *legend = m_chart.legend();
    // Placed four times a second, and each time it would lay out its entries anew.
    const Placed wanted{legend->font(), left, width, mostHeight};
    if (m_placed == wanted)
        return legend->geometry().height();
    m_placed = wanted;
    const QFontMetricsF metrics(legend->font());
    const int rows = rowsOf(m_names, metrics, width);
    constexpr double between = 6; // rows, which the legend sets further apart than their own height
    const double height = std::min(rows * (metrics.height() + 6) + (rows - 1) * between + 10, mostHeight);
    legend->setGeometry(QRectF(left, 0, width, height));
    return height;
}

void ChartLegend::rebuild(const QStringList &names)
{
    m_names = names;
    m_placed = {};
    m_chart.removeAllSeries();
    m_samples.clear();
    for (const QString &name : names) {
        auto *sample = new QLineSeries;
        sample->setName(name);
        m_chart.addSeries(sample);
        const int line = int(m_samples.size());
        m_samples.append(sample);
        for (QLegendMarker *marker : m_chart.legend()->markers(sample))
            connect(marker, &QLegendMarker::clicked, this, [this, line] { emit toggled(line); });
    }
}

} // namespace ui
