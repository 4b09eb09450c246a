// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/findings.h"
#include "core/fleet/fleetview.h"

#include <QWidget>

#include <string>
#include <vector>

namespace ui {

class PeerChip;

/// One chip per Eureka server: does it answer, how quickly, or for how long not. Each is a button that asks
/// to compare that server with the others.
class PeerChips : public QWidget
{
    Q_OBJECT

public:
    explicit PeerChips(QWidget *parent = nullptr);

    /// `facts` may be null: then nothing is told of the servers' pages.
    void setFleet(const core::FleetView &fleet, const core::AdviceFacts *facts, core::TimePoint now);

signals:
    void peerAsked(std::string url);

private:
    void addChip();

    std::vector<PeerChip *> m_chips; ///< never fewer than there are peers; the rest is hidden
    std::vector<std::string> m_urls; ///< of the peers shown
};

} // namespace ui
