// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

struct Palette;

/// The one style sheet of the application. Properties a widget may set: "primary", "danger", "muted".
QString styleSheet(const Palette &palette);

} // namespace ui
