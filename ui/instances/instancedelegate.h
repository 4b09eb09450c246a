// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

struct InstanceCell;

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
    void paintPill(QPainter &painter, const QRect &area, const InstanceCell &cell) const;
    void paintText(QPainter &painter, const QRect &area, const InstanceCell &cell) const;
};

} // namespace ui
