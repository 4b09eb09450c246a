// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace ui {

/// Tells someone who looks elsewhere: the window asks for attention, and where the system has a tray, a
/// message says what happened. Nothing happens while the window is looked at.
void tellNotice(QWidget &window, const QString &text);

} // namespace ui
