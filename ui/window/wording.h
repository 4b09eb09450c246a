// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QString>

namespace ui {

/// The window's longer lines, each made from one snapshot.
struct Wording
{
    static QString windowTitle(const core::Snapshot &snapshot, const core::Operation *operation,
                               core::TimePoint now);
    static QString access(const core::Access &access, core::TimePoint now);
    static QString timeZone(core::TimePoint now);
    static QString selectionTitle(const core::Snapshot &snapshot);
    /// "4 serving · 1 out · 2 overrides", over the rows of the chosen application.
    static QString sums(const core::Snapshot &snapshot);
    static QString statusLine(const core::Snapshot &snapshot, core::TimePoint now);
    /// Above the table where what it shows may no longer be true; empty where all is well.
    static QString banner(const core::Snapshot &snapshot, core::TimePoint now);
    /// In place of the table; empty where there are rows to show.
    static QString emptyState(const core::Snapshot &snapshot);
    static QString notWritten(const QString &path, const QString &why); ///< of a file
    static QString others(const core::Snapshot &snapshot, const core::Operation *shown);
};

} // namespace ui
