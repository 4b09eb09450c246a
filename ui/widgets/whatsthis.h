// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace ui {

/// Explains the panel in which the focus is, or nothing where none is explained.
void explain(QWidget *window);

} // namespace ui
