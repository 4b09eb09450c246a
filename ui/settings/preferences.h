// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/savedfilter.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>

namespace ui {

/// How this user wants the window, whatever fleet it shows.
struct Preferences
{
    QString language; ///< "en" or "zh_CN"; empty: as the system's
    ThemeMode theme = ThemeMode::System;
    QStringList columns; ///< of the table of instances, see TableColumns::choice(); empty: all
    QString groupBy;     ///< how it is grouped, see core::groupingName(); empty: not at all
    QList<SavedFilter> filters;
    QList<ApplicationNote> notes;

    bool operator==(const Preferences &) const = default;
};

} // namespace ui
