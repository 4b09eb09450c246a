// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/peerchips.h"

#include "ui/window/peerchip.h"

#include <QHBoxLayout>

namespace ui {

PeerChips::PeerChips(QWidget *parent)
    : QWidget(parent)
{
    setWhatsThis(tr("The Eureka servers: whether each answers and how fast, or since when it does not. A "
                    "click compares what it says with the others."));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
}

void PeerChips::addChip()
{
    auto *chip = new PeerChip(this);
    const std::size_t at = m_chips.size();
    connect(chip, &PeerChip::clicked, this, [this, at] {
        if (at < m_urls.size())
            emit peerAsked(m_urls[at]);
    });
    layout()->addWidget(chip);
    m_chips.push_back(chip);
}

void PeerChips::setFleet(const core::FleetView &fleet, const core::AdviceFacts *facts, core::TimePoint now)
{
    const auto pageOf = [facts](const std::string &url) {
        const bool isKnown = facts && facts->pages.contains(url);
        return isKnown ? facts->pages.at(url) : core::ServerPage();
    };
    while (m_chips.size() < fleet.peers.size())
        addChip();
    m_urls.clear();
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const bool isUsed = i < fleet.peers.size();
        if (isUsed) // before it is shown: then it has its size
            m_chips[i]->setPeer(fleet.peers[i], pageOf(fleet.peers[i].url), now);
        m_chips[i]->setVisible(isUsed);
        if (!isUsed)
            continue;
        m_urls.push_back(fleet.peers[i].url);
    }
}

} // namespace ui
