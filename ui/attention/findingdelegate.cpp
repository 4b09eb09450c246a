// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/findingdelegate.h"

#include "core/advice/findings.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTextLayout>
#include <QTreeWidget>

#include <cmath>

namespace ui {

namespace {

constexpr int sideMargin = 10;
constexpr int edgeMargin = 7;
constexpr int barWidth = 3;
constexpr int severityColumn = 0;

QFont bolder(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Lays the lines out below each other in the width, in pixels, and gives the height of all. Draws them too
/// where there is a painter.
double layOut(const QStringList &lines, const QFont &font, double width, QPainter *painter, QPointF at)
{
    double height = 0;
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (const QString &line : lines) {
        QTextLayout layout(line, height > 0 ? font : bolder(font));
        layout.setTextOption(wrap);
        layout.beginLayout();
        const double top = height;
        for (QTextLine row = layout.createLine(); row.isValid(); row = layout.createLine()) {
            row.setLineWidth(width);
            row.setPosition({0, height - top});
            height += row.height();
        }
        layout.endLayout();
        if (painter)
            layout.draw(painter, at + QPointF(0, top));
    }
    return height;
}

QColor severityColour(core::Severity severity)
{
    const Palette &colours = Theme::palette();
    switch (severity) {
    case core::Severity::Alarm:
        return colours.down;
    case core::Severity::Warning:
        return colours.out;
    case core::Severity::Notice:
        return colours.text;
    case core::Severity::NotChecked:
        return colours.mutedText;
    }
    return colours.text;
}

int columnWidth(const QStyleOptionViewItem &option, int column)
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    return view ? view->header()->sectionSize(column) : option.rect.width();
}

} // namespace

void FindingDelegate::setUp(QTreeWidget *list, const QStringList &names)
{
    list->setHeaderLabels(names);
    list->setRootIsDecorated(false);
    list->setItemDelegate(new FindingDelegate(list));
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    // The rows' heights depend on the width.
    connect(list->header(), &QHeaderView::sectionResized, list, &QTreeWidget::doItemsLayout,
            Qt::QueuedConnection);
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Palette &palette = Theme::palette();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, palette.selection);
    painter->setPen(palette.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect area = option.rect.adjusted(sideMargin, edgeMargin, -sideMargin, -edgeMargin);
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.column() == severityColumn) {
        const QColor colour = severityColour(static_cast<core::Severity>(index.data(severityRole).toInt()));
        QRect bar = option.rect.adjusted(0, 0, 0, -1);
        bar.setWidth(barWidth);
        painter->fillRect(bar, colour);
        painter->setPen(colour);
        painter->setFont(bolder(option.font));
        painter->drawText(area, Qt::AlignTop | Qt::AlignLeft, text);
    } else {
        painter->setPen(palette.text);
        layOut(text.split(QLatin1Char('\n')), option.font, area.width(), painter, area.topLeft());
    }
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.column() == severityColumn) {
        const QFontMetrics metrics(bolder(option.font));
        return {metrics.horizontalAdvance(text) + 2 * sideMargin, metrics.height() + 2 * edgeMargin};
    }
    const int width = columnWidth(option, index.column());
    const double height =
        layOut(text.split(QLatin1Char('\n')), option.font, width - 2 * sideMargin, nullptr, {});
    return {width, static_cast<int>(std::ceil(height)) + 2 * edgeMargin};
}

} // namespace ui
