// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace ui {

class ElidedLabel;

/// One chip per Eureka server: does it answer, how quickly, or for how long not.
class PeerChips : public QWidget
{
    Q_OBJECT

public:
    explicit PeerChips(QWidget *parent = nullptr);

    void setFleet(const core::FleetView &fleet, core::TimePoint now);

private:
    struct Chip
    {
        QLabel *glyph;
        QLabel *name;
        ElidedLabel *state;
    };
    Chip addChip();
    void fill(const Chip &chip, const core::PeerView &peer, core::TimePoint now) const;

    std::vector<Chip> m_chips;
};

} // namespace ui
