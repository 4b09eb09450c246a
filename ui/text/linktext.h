// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/linksfor.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// The profile's links to pages elsewhere; part of the catalogue, see Text.
class LinkText
{
    Q_DECLARE_TR_FUNCTIONS(ui::LinkText)

public:
    /// The whole address, or why there is none.
    static QString address(const core::Link &link);
};

} // namespace ui
