// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

struct InstanceCell;

/// "APPLICATION / id" or "id", cut to a width in pixels so that two instances still differ: the application
/// goes first, then the middle of the id.
QString elidedName(const QString &name, const QFontMetrics &metrics, int width);

/// The first row of a group is higher by this for its title, in pixels.
inline constexpr int groupTitleHeight = 24;

/// Paints one cell with little more than a rectangle and a text: it runs for every visible cell at every
/// beat.
class InstanceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QString &title) const;
    void paintPill(QPainter &painter, const QRect &area, const InstanceCell &cell) const;
    void paintText(QPainter &painter, const QRect &area, const InstanceCell &cell) const;
};

} // namespace ui
