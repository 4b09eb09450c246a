// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/charts/chartdata.h"
#include "ui/charts/marklayout.h"

#include <QFont>
#include <QGraphicsItem>
#include <QImage>

#include <optional>
#include <vector>

namespace ui {

/// Lines, marks and the two moving verticals (now and the pointer), above the axes that Qt Charts draws. Qt
/// Charts' own line series take a quarter of a second a beat for an hour of data.
class PlotItem : public QGraphicsItem
{
public:
    /// The data outlives the item.
    explicit PlotItem(const ChartData &data, QGraphicsItem *parent);

    void refresh(const QFont &labelFont); ///< after the data or its scales changed
    void setPointer(std::optional<core::TimePoint> at);
    /// Rows of the list below the axis that names the marks which have only a number.
    void setListRows(int rows) { m_listRows = rows; }
    /// Most rows of names above the plot.
    void setMarkRows(int rows) { m_markRows = rows; }
    /// Room needed above the plot for the names and numbers of the marks.
    double markRoom(const QFont &labelFont, double plotWidth) const;
    /// Room needed below the axis for the list.
    double listRoom(const QFont &labelFont, double plotWidth) const;

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    std::vector<MarkPlace> placed(const QFont &labelFont, double plotWidth) const;
    void drawLines(double scale);
    void paintMarks(QPainter &painter) const;
    void paintMarkLine(QPainter &painter, const core::ChartMark &mark, const MarkPlace &place) const;
    void paintMarkLabel(QPainter &painter, const core::ChartMark &mark, const MarkPlace &place) const;
    void paintNumber(QPainter &painter, const QPointF &topLeft, const core::ChartMark &mark,
                     int number) const;
    void paintList(QPainter &painter, const std::vector<MarkPlace> &marks) const;
    void paintNow(QPainter &painter) const;
    void paintPointer(QPainter &painter) const;

    const ChartData &m_data;
    QFont m_font;
    int m_listRows = 0;
    int m_markRows = 3;
    QRectF m_bounds;
    std::optional<core::TimePoint> m_pointer;
    QImage m_image;
    bool m_isImageOld = true;
};

} // namespace ui
