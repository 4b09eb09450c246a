// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrappingdelegate.h"

#include <QPainter>
#include <QTextLayout>
#include <QTreeView>

#include <cmath>

namespace ui {

namespace {

constexpr int sideMargin = 3;
constexpr int lineMargin = 2; // above and below

/// Lays the text out in that width; how high it is.
qreal layOut(QTextLayout &layout, qreal width)
{
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

QString inLines(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

/// What is left of the column for the text: in the first one the branches stand before it.
int textWidth(const QTreeView &view, const QModelIndex &index)
{
    int width = view.columnWidth(index.column()) - 2 * sideMargin;
    if (index.column() == 0) {
        int depth = view.rootIsDecorated() ? 1 : 0;
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
            ++depth;
        width -= depth * view.indentation();
    }
    return std::max(width, 1);
}

} // namespace

void WrappingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem drawn = option;
    initStyleOption(&drawn, index);
    QTextLayout layout(inLines(drawn.text), drawn.font);
    layOut(layout, drawn.rect.width() - 2 * sideMargin);
    const bool hasFocus = drawn.state.testFlag(QStyle::State_HasFocus);
    drawn.text.clear();
    drawn.state.setFlag(QStyle::State_HasFocus, false); // the style's own frame is none of the theme's
    drawn.widget->style()->drawControl(QStyle::CE_ItemViewItem, &drawn, painter, drawn.widget);
    painter->save();
    const bool isSelected = drawn.state.testFlag(QStyle::State_Selected);
    if (hasFocus) {
        painter->setPen(drawn.palette.color(QPalette::Highlight));
        painter->drawRoundedRect(drawn.rect.adjusted(0, 0, -1, -1), 3, 3);
    }
    painter->setPen(drawn.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, drawn.rect.topLeft() + QPoint(sideMargin, lineMargin));
    painter->restore();
}

QSize WrappingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    if (!view)
        return QStyledItemDelegate::sizeHint(option, index);
    QStyleOptionViewItem drawn = option;
    initStyleOption(&drawn, index);
    QTextLayout layout(inLines(drawn.text), drawn.font);
    const qreal height = layOut(layout, textWidth(*view, index));
    return {view->columnWidth(index.column()), int(std::ceil(height)) + 2 * lineMargin};
}

} // namespace ui
