// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace ui {

/// Sentences for profiles.
class ProfileText
{
    Q_DECLARE_TR_FUNCTIONS(ui::ProfileText)

public:
    /// What the member should be, beside the field in which it is typed.
    static QString sentence(const core::ProfileMistake &mistake);
    /// Where a text ceases to be a JSON object.
    static QString whereNoObject(const QByteArray &body);
};

} // namespace ui
