// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plotitem.h"

#include "ui/charts/lineraster.h"
#include "ui/charts/readout.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>

#include <cmath>

namespace ui {

namespace {

constexpr int mostRows = 3;
constexpr double rowGap = 2;

double rowHeight(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height()) + rowGap;
}

/// Half pixels keep a line of one pixel sharp.
double sharp(double x)
{
    return std::floor(x) + 0.5;
}

} // namespace

PlotItem::PlotItem(const ChartData &data, QGraphicsItem *parent)
    : QGraphicsItem(parent)
    , m_data(data)
{
    setZValue(20);
    setAcceptedMouseButtons(Qt::NoButton);
}

void PlotItem::refresh(const QFont &labelFont)
{
    prepareGeometryChange();
    m_font = labelFont;
    m_bounds = m_data.plot.adjusted(-2, -rowHeight(m_font) * mostRows - 2, 2, 2);
    m_isImageOld = true;
    update();
}

void PlotItem::setPointer(std::optional<core::TimePoint> at)
{
    if (at == m_pointer)
        return;
    m_pointer = at;
    update();
}

double PlotItem::markRoom(const QFont &labelFont, double plotWidth) const
{
    return rowHeight(labelFont) * rowsOf(placed(labelFont, plotWidth));
}

QRectF PlotItem::boundingRect() const
{
    return m_bounds;
}

std::vector<MarkPlace> PlotItem::placed(const QFont &labelFont, double plotWidth) const
{
    const QFontMetricsF metrics(labelFont);
    const double length = double((m_data.time.to - m_data.time.from).count());
    std::vector<MarkExtent> extents;
    for (const core::ChartMark &mark : m_data.marks) {
        const double share = length > 0 ? double((mark.at - m_data.time.from).count()) / length : -1;
        extents.push_back(
            {share * plotWidth, std::ceil(metrics.horizontalAdvance(Readout::markLabel(mark)))});
    }
    return placeMarks(extents, plotWidth, mostRows);
}

void PlotItem::drawLines(double scale)
{
    const QSize pixels(int(std::lround(m_data.plot.width() * scale)),
                       int(std::lround(m_data.plot.height() * scale)));
    m_image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    m_image.setDevicePixelRatio(scale);
    m_isImageOld = false;
    if (m_image.isNull())
        return;
    const double factor = shownValue(m_data.unit, 1);
    const LineRaster raster(m_data.time.from, m_data.time.to, m_data.value.maximum / factor, pixels);
    // The highlighted line is drawn last, above the others.
    for (const bool isFront : {false, true}) {
        for (const ChartLine &line : m_data.lines) {
            const bool isChosen = m_data.highlighted == QString::fromStdString(line.series.name);
            if (line.isHidden || isChosen != isFront)
                continue;
            SeriesStroke stroke = line.stroke;
            if (isChosen)
                stroke.width = 2.2;
            else if (!m_data.highlighted.isEmpty())
                stroke.colour.setAlphaF(0.35F);
            LineRaster::paint(m_image, raster.spans(line.series, m_data.beat), stroke, scale);
        }
    }
}

void PlotItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_data.plot.isEmpty())
        return;
    const double scale = painter->device()->devicePixelRatioF();
    if (m_isImageOld || m_image.devicePixelRatio() != scale)
        drawLines(scale);
    painter->setFont(m_font);
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintNow(*painter);
    painter->drawImage(m_data.plot.topLeft(), m_image);
    paintMarks(*painter);
    paintPointer(*painter);
}

void PlotItem::paintMarks(QPainter &painter) const
{
    const double height = rowHeight(m_font);
    const std::vector<MarkPlace> places = placed(m_font, m_data.plot.width());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const core::ChartMark &mark = m_data.marks[i];
        if (mark.at < m_data.time.from || mark.at > m_data.time.to)
            continue;
        const double x = sharp(m_data.x(mark.at));
        const double top = m_data.plot.top() - (places[i].isShown ? places[i].row * height : 0);
        QPen pen(Readout::markColour(mark.kind), 1);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, top), QPointF(x, m_data.plot.bottom()));
    }
    // After all lines and on a ground of their own: the line of a higher row passes behind the lower names.
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i].isShown)
            continue;
        const QString label = Readout::markLabel(m_data.marks[i]);
        const QRectF place(m_data.plot.left() + places[i].left,
                           m_data.plot.top() - (places[i].row + 1) * height,
                           QFontMetricsF(m_font).horizontalAdvance(label), height - rowGap);
        painter.fillRect(place, Theme::palette().panel);
        painter.setPen(Readout::markColour(m_data.marks[i].kind));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, label);
    }
}

void PlotItem::paintNow(QPainter &painter) const
{
    if (!m_data.hasNow())
        return;
    const double x = sharp(m_data.x(m_data.now));
    const QString name = QCoreApplication::translate("ui::PlotItem", "now");
    const QFontMetricsF metrics(m_font);
    const double width = metrics.horizontalAdvance(name);
    const bool fitsRight = x + 4 + width <= m_data.plot.right();
    painter.setPen(QPen(Theme::palette().mutedText, 1));
    painter.drawLine(QPointF(x, m_data.plot.top()), QPointF(x, m_data.plot.bottom()));
    painter.drawText(QPointF(fitsRight ? x + 4 : x - 4 - width, m_data.plot.top() + metrics.ascent() + 2),
                     name);
}

void PlotItem::paintPointer(QPainter &painter) const
{
    if (!m_pointer)
        return;
    const double x = sharp(m_data.x(*m_pointer));
    QPen pen(Theme::palette().text, 1, Qt::DotLine);
    painter.setPen(pen);
    painter.drawLine(QPointF(x, m_data.plot.top()), QPointF(x, m_data.plot.bottom()));
}

} // namespace ui
