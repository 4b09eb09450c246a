// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace ui {

struct InstanceCell;

/// "APPLICATION / id" or "id", cut to a width in pixels so that two instances still differ: the application
/// goes first, then the middle of the id.
QString elidedName(const QString &name, const QFontMetrics &metrics, int width);

/// The first row of a group is higher by this for its title, in pixels.
inline constexpr int groupTitleHeight = 24;

/// Paints one cell with little more than a rectangle and a text: it runs for every visible cell at every
/// beat. Most of them show what they showed before, so texts are kept cut and shaped.
class InstanceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit InstanceDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Shown
    {
        QStaticText text;
        int width = 0; ///< pixels
    };

    /// The text as it is cut to that width in the painter's font.
    Shown shown(const QPainter &painter, const QString &text, int width) const;
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QString &title) const;
    void paintPill(QPainter &painter, const QRect &area, const InstanceCell &cell) const;
    void paintText(QPainter &painter, const QRect &area, const InstanceCell &cell) const;

    mutable QCache<std::pair<QString, int>, Shown> m_shown; ///< by text and the width it had
    mutable QFont m_font;                                   ///< that they are shaped in
};

} // namespace ui
