// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace ui {

/// A profile's file as it was read.
struct ProfileFile
{
    QString id;      ///< its path; empty: one that is to be made
    QString place;   ///< where it lies, or the folder in which it will lie
    QByteArray body; ///< empty where it is to be made
};

} // namespace ui
