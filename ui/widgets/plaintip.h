// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// Text for a tooltip that shows it as it is. Qt takes what looks like markup for markup, and what a server,
/// a file or a person wrote may look like it. Long lines are broken.
QString plainTip(const QString &text);

} // namespace ui
