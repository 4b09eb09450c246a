// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

class QAbstractButton;

namespace ui {

/// A key that presses the button, or opens its menu; a closed button stays closed for it. Unlike the button's
/// own shortcut it is not lost with a new text, and the list of keys knows it.
void giveKey(QAbstractButton *button, const QKeySequence &keys);
/// Empty where it has none.
QKeySequence keyOf(const QAbstractButton *button);

} // namespace ui
