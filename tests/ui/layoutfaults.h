// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/elidedlabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QStringList>
#include <QToolButton>
#include <QWidget>

namespace tests {

/// Which widget, for a person who reads the failure.
inline QString nameOf(const QWidget &widget)
{
    QString text;
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        text = label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        text = button->text();
    return QStringLiteral("%1 %2 “%3” %4x%5")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), text.left(60))
        .arg(widget.width())
        .arg(widget.height());
}

/// What is within it is scrolled, or placed by it alone.
inline bool isPlacedByItself(const QWidget &parent)
{
    const QWidget *above = parent.parentWidget();
    const bool isViewport = qobject_cast<const QAbstractScrollArea *>(above) != nullptr;
    return isViewport || parent.inherits("QAbstractScrollArea") || parent.inherits("QTabBar") ||
           parent.inherits("QHeaderView") || parent.inherits("QAbstractSpinBox") ||
           parent.inherits("QLineEdit") || parent.inherits("QComboBox");
}

/// A text that gives way says so by an ellipsis and has its whole in the tooltip: that is no fault.
inline bool isCut(const QLabel &label)
{
    if (label.text().isEmpty() || qobject_cast<const ui::ElidedLabel *>(&label))
        return false;
    const QRect room = label.contentsRect();
    const int flags = (label.wordWrap() ? Qt::TextWordWrap : 0) | (label.buddy() ? Qt::TextShowMnemonic : 0);
    const QRect needed =
        label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 100'000), flags, label.text());
    return needed.width() > room.width() + 1 || needed.height() > room.height() + 1;
}

inline bool isCut(const QAbstractButton &button)
{
    const QSize needed = button.sizeHint();
    return !button.text().isEmpty() && !button.inherits("QLineEditIconButton") &&
           (button.width() < needed.width() || button.height() + 1 < needed.height());
}

inline bool isCut(const QComboBox &box)
{
    constexpr int arrow = 24;
    return box.fontMetrics().horizontalAdvance(box.currentText()) + arrow > box.width();
}

/// Of what is scrolled up and down alone: what is too wide for it cannot be seen by any means. Those that ask
/// for the most width first.
inline QStringList tooWide(const QScrollArea &area)
{
    const QWidget *content = area.widget();
    if (!content || area.horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff ||
        content->width() <= area.viewport()->width())
        return {};
    QStringList faults;
    for (const QWidget *part : content->findChildren<QWidget *>()) {
        if (part->isVisible() && part->minimumSizeHint().width() > 0 &&
            part->findChildren<QWidget *>().isEmpty() &&
            part->mapTo(content, QPoint(part->minimumSizeHint().width(), 0)).x() > area.viewport()->width())
            faults << QStringLiteral("too wide to be seen: ") + nameOf(*part);
    }
    if (faults.isEmpty())
        faults << QStringLiteral("too wide to be seen: ") + nameOf(*content);
    return faults;
}

/// Texts that are cut off and widgets that stand outside what holds them, one line each.
inline QStringList layoutFaults(QWidget *window)
{
    QStringList faults;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->window() != window->window() || !widget->isVisible())
            continue;
        const QWidget *parent = widget->parentWidget();
        if (parent && !isPlacedByItself(*parent) && !parent->rect().contains(widget->geometry()))
            faults << QStringLiteral("outside %1: %2").arg(nameOf(*parent), nameOf(*widget));
        if (const auto *area = qobject_cast<QScrollArea *>(widget))
            faults += tooWide(*area);
        const auto *label = qobject_cast<QLabel *>(widget);
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const auto *box = qobject_cast<QComboBox *>(widget);
        if ((label && isCut(*label)) || (button && isCut(*button)) || (box && isCut(*box)))
            faults << QStringLiteral("cut off: ") + nameOf(*widget);
    }
    return faults;
}

} // namespace tests
