// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeWidget;

namespace ui {

/// A finding's row: in the first column a bar and the word of its severity, in the second all its lines, the
/// first one bold, wrapped to the column's width with nothing cut off. A chosen row keeps its colours.
class FindingDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Makes it a list of findings: two columns with these names, the second as wide as there is room.
    static void setUp(QTreeWidget *list, const QStringList &names);

    /// Of the first column: a core::Severity as an int.
    static constexpr int severityRole = Qt::UserRole + 1;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// As high as the text is at the width that its column has now: the view must ask again when that
    /// changes.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
