// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/clockdifference.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// How far the clock of a Eureka server is from this machine's; part of the catalogue, see Text.
class ClockText
{
    Q_DECLARE_TR_FUNCTIONS(ui::ClockText)

public:
    /// "clock +7 s"; empty where both are taken for one clock.
    static QString shortly(const core::PeerView &peer);
    /// "eureka-1's clock is 7 s ahead"; empty likewise.
    static QString line(const core::PeerView &peer);
    /// What that means for the times that are shown; empty likewise.
    static QString sentence(const core::PeerView &peer);
};

} // namespace ui
