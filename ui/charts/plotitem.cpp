// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plotitem.h"

#include "ui/charts/lineraster.h"
#include "ui/charts/readout.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>

#include <cmath>

namespace ui {

namespace {

constexpr double rowGap = 2;

double rowHeight(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height()) + rowGap;
}

/// Wide enough for two digits.
double numberWidth(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(QStringLiteral("00"))) + 6;
}

/// From the plot down to the list: the numbers of the axis of time lie in between.
double listTop(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height()) + 10;
}

/// Of the list, behind its number.
QString listText(const core::ChartMark &mark)
{
    return Text::clockTime(mark.at) + QLatin1Char(' ') + Readout::markLabel(mark);
}

/// Those with a number, in its order.
std::vector<const core::ChartMark *> listed(const std::vector<core::ChartMark> &marks,
                                            const std::vector<MarkPlace> &places)
{
    std::vector<const core::ChartMark *> list;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].number < 1)
            continue;
        list.resize(std::max(list.size(), std::size_t(places[i].number)));
        list[std::size_t(places[i].number) - 1] = &marks[i];
    }
    return list;
}

QString moreText(std::size_t left)
{
    return QCoreApplication::translate("ui::PlotItem", "and %1 more, named under the pointer").arg(left);
}

std::vector<ListPlace> placedList(const std::vector<const core::ChartMark *> &list, const QFont &font,
                                  double width, int rows)
{
    const QFontMetricsF metrics(font);
    std::vector<double> widths;
    for (const core::ChartMark *mark : list)
        widths.push_back(numberWidth(font) + 4 + std::ceil(metrics.horizontalAdvance(listText(*mark))));
    return placeList(widths, width, rows, std::ceil(metrics.horizontalAdvance(moreText(list.size()))));
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
    const double below = m_listRows > 0 ? listTop(m_font) + rowHeight(m_font) * m_listRows : 0;
    m_bounds = m_data.plot.adjusted(-2, -rowHeight(m_font) * m_markRows - 2, 2, below + 2);
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

double PlotItem::listRoom(const QFont &labelFont, double plotWidth) const
{
    const auto list = listed(m_data.marks, placed(labelFont, plotWidth));
    int rows = 0;
    for (const ListPlace &place : placedList(list, labelFont, plotWidth, m_listRows))
        rows = std::max(rows, place.isShown ? place.row + 1 : 0);
    return rows > 0 ? rowHeight(labelFont) * rows + 4 : 0;
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
    return placeMarks(extents, plotWidth, m_markRows, m_listRows > 0 ? numberWidth(labelFont) : 0);
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
    const std::vector<MarkPlace> places = placed(m_font, m_data.plot.width());
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (m_data.marks[i].at >= m_data.time.from && m_data.marks[i].at <= m_data.time.to)
            paintMarkLine(painter, m_data.marks[i], places[i]);
    }
    // After all lines and on a ground of their own: the line of a higher row passes behind the lower names.
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].isShown)
            paintMarkLabel(painter, m_data.marks[i], places[i]);
    }
    paintList(painter, places);
}

void PlotItem::paintMarkLine(QPainter &painter, const core::ChartMark &mark, const MarkPlace &place) const
{
    const double x = sharp(m_data.x(mark.at));
    const double top = m_data.plot.top() - (place.isShown ? place.row * rowHeight(m_font) : 0);
    QPen pen(Readout::markColour(mark.kind), 1);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawLine(QPointF(x, top), QPointF(x, m_data.plot.bottom()));
}

void PlotItem::paintMarkLabel(QPainter &painter, const core::ChartMark &mark, const MarkPlace &place) const
{
    const double height = rowHeight(m_font);
    const QPointF topLeft(m_data.plot.left() + place.left, m_data.plot.top() - (place.row + 1) * height);
    if (place.number > 0) {
        paintNumber(painter, topLeft, mark, place.number);
        return;
    }
    const QString label = Readout::markLabel(mark);
    const QRectF rect(topLeft, QSizeF(QFontMetricsF(m_font).horizontalAdvance(label), height - rowGap));
    painter.fillRect(rect, Theme::palette().panel);
    painter.setPen(Readout::markColour(mark.kind));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, label);
}

void PlotItem::paintNumber(QPainter &painter, const QPointF &topLeft, const core::ChartMark &mark,
                           int number) const
{
    const QRectF rect(std::floor(topLeft.x()) + 0.5, std::floor(topLeft.y()) + 0.5, numberWidth(m_font) - 1,
                      rowHeight(m_font) - rowGap - 1);
    painter.setPen(Readout::markColour(mark.kind));
    painter.setBrush(Theme::palette().panel);
    painter.drawRect(rect);
    painter.setBrush(Qt::NoBrush);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, QString::number(number));
}

void PlotItem::paintList(QPainter &painter, const std::vector<MarkPlace> &marks) const
{
    const auto list = listed(m_data.marks, marks);
    const auto places = placedList(list, m_font, m_data.plot.width(), m_listRows);
    const double height = rowHeight(m_font);
    const QPointF origin(m_data.plot.left(), m_data.plot.bottom() + listTop(m_font));
    const QSizeF anywhere(m_data.plot.width(), height - rowGap);
    std::size_t shown = 0;
    double end = 0;
    for (; shown < places.size() && places[shown].isShown; ++shown) {
        const QPointF at = origin + QPointF(places[shown].left, places[shown].row * height);
        paintNumber(painter, at, *list[shown], int(shown) + 1);
        painter.setPen(Theme::palette().text);
        const QPointF behind = at + QPointF(numberWidth(m_font) + 4, 0);
        const QString text = listText(*list[shown]);
        painter.drawText(QRectF(behind, anywhere), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
        end = behind.x() + QFontMetricsF(m_font).horizontalAdvance(text) + 12;
    }
    if (shown == 0 || shown == places.size())
        return;
    const QPointF rest(end, origin.y() + places[shown - 1].row * height);
    painter.setPen(Theme::palette().mutedText);
    painter.drawText(QRectF(rest, anywhere), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     moreText(places.size() - shown));
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
