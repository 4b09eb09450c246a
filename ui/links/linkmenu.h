// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/linksfor.h"

#include <QMenu>

#include <vector>

namespace ui {

/// The profile's links for what is chosen, each with its whole address as its tooltip. Not there where the
/// profile names none.
class LinkMenu : public QMenu
{
    Q_OBJECT

public:
    explicit LinkMenu(QWidget *parent = nullptr);

    /// In place, as the times in the addresses change while it is open.
    void setLinks(std::vector<core::Link> links);

signals:
    void asked(core::Link link);

private:
    std::vector<core::Link> m_links;
};

} // namespace ui
