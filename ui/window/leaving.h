// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QString>
#include <QStringList>

namespace ui {

/// What stays behind when the window is closed now, as a value: the dialog only shows it.
struct Leaving
{
    QStringList staysBehind; ///< one sentence per operation or change under way or failed half-way; empty:
                             ///< nothing to ask about

    bool asks() const { return !staysBehind.isEmpty(); }
};

Leaving leavingOf(const core::Snapshot &snapshot);

/// What one operation leaves where nobody watches it any more: its state at Eureka, and what is not proven.
QString leftBehind(const core::Operation &operation);

} // namespace ui
