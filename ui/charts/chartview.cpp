// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartview.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/lineraster.h"
#include "ui/charts/plotitem.h"
#include "ui/charts/readout.h"
#include "ui/charts/readoutlabel.h"
#include "ui/text/zone.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QDateTimeAxis>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

constexpr double edge = 10;

/// As the axis, which knows the system's zone alone, has to be told it so that it shows the time of ours.
QDateTime axisTime(core::TimePoint at)
{
    const QDateTime shown = Zone::local(at);
    return QDateTime(shown.date(), shown.time());
}

/// An application may be measured on both sides under one name.
QString keyOf(const core::Series &series)
{
    return QString::fromStdString(series.name) + (series.isCallerSide ? QLatin1Char('>') : QLatin1Char('<'));
}

QString nameOf(ChartUnit unit)
{
    switch (unit) {
    case ChartUnit::Percent:
        return ChartView::tr("Error rate over time");
    case ChartUnit::PerSecond:
        return ChartView::tr("Requests per second over time");
    case ChartUnit::Count:
        return ChartView::tr("Number over time");
    case ChartUnit::Milliseconds:
        break;
    }
    return ChartView::tr("Latency over time");
}

/// Behind the numbers of the axis.
QString suffixOf(ChartUnit unit)
{
    switch (unit) {
    case ChartUnit::Percent:
        return QStringLiteral(" %");
    case ChartUnit::Milliseconds:
        return QStringLiteral(" ms");
    case ChartUnit::PerSecond:
    case ChartUnit::Count:
        break;
    }
    return {};
}

} // namespace

ChartView::ChartView(ChartUnit unit, QWidget *parent)
    : QWidget(parent)
{
    m_data.unit = unit;
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(nameOf(unit));
    buildChart();
    m_emptyText = tr("No measurements yet");
    m_empty = new QLabel(m_emptyText, this);
    m_empty->setProperty("muted", true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout = new ReadoutLabel(this);
    applyColours();
    refresh();
}

void ChartView::buildChart()
{
    m_chart = new QChart;
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setMargins(QMargins(0, 0, 0, 0));
    // Its own least height is more than a small window gives it: it would be cut off below.
    m_chart->setMinimumSize(1, 1);
    m_timeAxis = new QDateTimeAxis(m_chart);
    m_timeAxis->setFormat(QStringLiteral("HH:mm:ss"));
    m_valueAxis = new QValueAxis(m_chart);
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, Qt::AlignLeft);
    m_legend = new ChartLegend(*m_chart);
    connect(m_legend, &ChartLegend::toggled, this, &ChartView::toggle);
    m_plot = new PlotItem(m_data, m_chart);
    m_view = new QChartView(m_chart, this);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
}

void ChartView::applyColours()
{
    const Palette &colours = Theme::palette();
    m_chart->setBackgroundBrush(colours.panel);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(colours.panel);
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(m_timeAxis), static_cast<QAbstractAxis *>(m_valueAxis)}) {
        axis->setLabelsBrush(colours.mutedText);
        axis->setLabelsFont(smallFont());
        axis->setGridLinePen(QPen(colours.grid, 1));
        axis->setLinePen(QPen(colours.border, 1));
    }
    // The strokes keep their slots and take the colours of the new theme.
    for (ChartLine &line : m_data.lines)
        line.stroke = strokeOf(slotOf(keyOf(line.series)), line.series.isCallerSide);
}

QFont ChartView::smallFont() const
{
    QFont result = font();
    result.setPointSizeF(font().pointSizeF() * 0.9);
    return result;
}

int ChartView::slotOf(const QString &key)
{
    if (!m_slots.contains(key))
        m_slots.append(key);
    return int(m_slots.indexOf(key));
}

void ChartView::setData(std::vector<core::Series> series, std::vector<core::ChartMark> marks,
                        core::TimePoint now)
{
    m_data.beat = beatOf(series);
    m_data.lines.clear();
    for (core::Series &one : series) {
        const QString key = keyOf(one);
        const SeriesStroke stroke = strokeOf(slotOf(key), one.isCallerSide);
        m_data.lines.push_back({std::move(one), stroke, m_hidden.contains(key)});
    }
    m_data.marks = std::move(marks);
    m_data.now = now;
    refresh();
}

void ChartView::setUnit(ChartUnit unit, const QString &name)
{
    m_data.unit = unit;
    m_data.value = {}; // told to the axis anew
    setAccessibleName(name);
}

void ChartView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    refresh();
}

void ChartView::setWindow(core::Millis length)
{
    const core::Millis window = std::max(length, core::Millis(10'000));
    if (window == std::exchange(m_window, window))
        return;
    refresh();
}

void ChartView::setHighlighted(const QString &seriesName)
{
    if (m_data.highlighted == seriesName)
        return;
    m_data.highlighted = seriesName;
    m_plot->refresh(smallFont());
}

void ChartView::toggle(int line)
{
    ChartLine &chosen = m_data.lines.at(std::size_t(line));
    chosen.isHidden = !chosen.isHidden;
    const QString key = keyOf(chosen.series);
    if (chosen.isHidden)
        m_hidden.insert(key);
    else
        m_hidden.erase(key);
    refresh();
}

void ChartView::refresh()
{
    updateScales();
    m_legend->show(m_data, smallFont());
    layOut();
    setAccessibleDescription(Readout::spoken(m_data));
}

void ChartView::updateScales()
{
    // Every call to an axis lays the whole chart out again: only what changed is told.
    const std::pair old(m_data.time, m_data.value);
    const int labelWidth = QFontMetrics(smallFont()).horizontalAdvance(QStringLiteral("00:00:00"));
    const int most = std::clamp(width() / (labelWidth * 2), 3, 8);
    const core::Seconds offset(Zone::local(m_data.now).offsetFromUtc());
    m_data.time = timeScale(m_window, m_data.now, offset, most);
    const std::optional<double> highest = highestValue(m_data);
    m_data.value = valueScale(m_data.unit, shownValue(m_data.unit, highest.value_or(0)));
    if (m_data.time != old.first) {
        m_timeAxis->setRange(axisTime(m_data.time.from), axisTime(m_data.time.to));
        m_timeAxis->setTickCount(m_data.time.intervals + 1);
    }
    if (m_data.value != old.second) {
        m_valueAxis->setRange(0, m_data.value.maximum);
        m_valueAxis->setTickCount(m_data.value.intervals + 1);
        m_valueAxis->setLabelFormat(QStringLiteral("%.%1f").arg(m_data.value.decimals) +
                                    suffixOf(m_data.unit));
    }
    const bool hasLines =
        std::ranges::any_of(m_data.lines, [](const ChartLine &line) { return !line.isHidden; });
    m_empty->setText(m_data.lines.empty() || hasLines ? m_emptyText : tr("All lines are hidden"));
    m_empty->setVisible(!highest);
}

void ChartView::layOut()
{
    const QFontMetricsF metrics(smallFont());
    const QString widest =
        QString::number(m_data.value.maximum, 'f', m_data.value.decimals) + QStringLiteral(" ms");
    const double left = edge + metrics.horizontalAdvance(widest) + 8;
    const double right = width() - edge - metrics.horizontalAdvance(QStringLiteral("00:00:00")) / 2;
    const double legendHeight = m_legend->place(edge, width() - 2 * edge, height() / 3.0);
    // A small chart needs its height for itself; then the pointer alone names what has no room.
    m_plot->setListRows(std::clamp((height() - 160) / 40, 0, 3));
    m_plot->setMarkRows(std::clamp((height() - 110) / 60, 2, 3));
    const double top = std::floor(legendHeight + 4 + m_plot->markRoom(smallFont(), right - left) + 8);
    const double bottom =
        height() - edge - metrics.height() - 6 - m_plot->listRoom(smallFont(), right - left);
    setPlot(QRectF(left, top, std::max(20.0, right - left), std::max(20.0, bottom - top)));
    m_empty->setGeometry(m_data.plot.toRect());
    m_plot->refresh(smallFont());
    updateReadout();
}

void ChartView::setPlot(const QRectF &plot)
{
    if (plot == std::exchange(m_data.plot, plot))
        return;
    m_chart->setPlotArea(plot);
    // Else the axes stay where they were until the chart's size changes, and the lines say something else.
    m_chart->layout()->invalidate();
    m_chart->layout()->activate();
}

void ChartView::pointAt(std::optional<core::TimePoint> at)
{
    m_pointer = at ? std::optional(std::clamp(*at, m_data.time.from, m_data.time.to)) : std::nullopt;
    updateReadout();
}

void ChartView::pin(std::optional<core::TimePoint> at)
{
    m_pinned = at;
    pointAt(at);
}

void ChartView::updateReadout()
{
    m_plot->setPointer(m_pointer);
    // A moment that is pinned is read out beside the chart, by whoever pinned it.
    m_readout->showAt(m_data, m_pointer == m_pinned ? std::nullopt : m_pointer);
}

QImage ChartView::picture()
{
    return grab().toImage();
}

QSize ChartView::sizeHint() const
{
    return {640, 280};
}

QSize ChartView::minimumSizeHint() const
{
    return {280, 160};
}

void ChartView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange &&
        event->type() != QEvent::StyleChange)
        return;
    if (m_readout) {
        applyColours();
        refresh();
    }
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const core::Millis step = std::max(m_data.beat, core::Millis((m_data.time.to - m_data.time.from) / 200));
    const core::TimePoint at = m_pointer.value_or(m_data.now);
    switch (event->key()) {
    case Qt::Key_Left:
        pointAt(at - step);
        break;
    case Qt::Key_Right:
        pointAt(at + step);
        break;
    case Qt::Key_Home:
        pointAt(m_data.time.from);
        break;
    case Qt::Key_End:
        pointAt(m_data.now);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    pointAt(m_pinned);
}

void ChartView::contextMenuEvent(QContextMenuEvent *event)
{
    // The legend's clicks for those who use the keyboard.
    QMenu menu(this);
    for (std::size_t i = 0; i < m_data.lines.size(); ++i) {
        QAction *action = menu.addAction(Readout::lineLabel(m_data, m_data.lines[i].series));
        action->setCheckable(true);
        action->setChecked(!m_data.lines[i].isHidden);
        connect(action, &QAction::triggered, this, [this, i] { toggle(int(i)); });
    }
    if (!menu.isEmpty())
        menu.exec(event->globalPos());
}

bool ChartView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave)
        pointAt(m_pinned);
    if (event->type() == QEvent::MouseMove) {
        const QPointF position = static_cast<QMouseEvent *>(event)->position();
        pointAt(m_data.plot.contains(position) ? std::optional(m_data.timeAt(position.x())) : m_pinned);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
