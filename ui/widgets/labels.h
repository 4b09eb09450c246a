// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QLabel;
class QWidget;

namespace ui {

/// A label that never takes text for markup: what a server sends is shown as it is.
QLabel *plainLabel(QWidget *parent, const QString &text = {});
/// Only touches the widget where the colour changes: the window repaints four times a second.
void tint(QWidget *widget, const QColor &colour);
void setBold(QWidget *widget, bool isBold);

} // namespace ui
