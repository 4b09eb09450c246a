// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/linksfor.h"

#include <QDialog>

namespace ui {

/// Shows the whole address of a link before anything opens it: what stands in it comes from the profile and
/// from what the instance tells of itself.
class LinkDialog : public QDialog
{
    Q_OBJECT

public:
    /// `link` has an address.
    explicit LinkDialog(const core::Link &link, QWidget *parent = nullptr);

signals:
    void openAsked(QString url);
};

} // namespace ui
