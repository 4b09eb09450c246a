// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/peerchips.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>

namespace ui {

PeerChips::PeerChips(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
}

PeerChips::Chip PeerChips::addChip()
{
    const Chip chip{plainLabel(this), plainLabel(this), new ElidedLabel(this)};
    auto *row = static_cast<QHBoxLayout *>(layout());
    if (!m_chips.empty())
        row->addSpacing(8);
    row->addWidget(chip.glyph);
    row->addWidget(chip.name);
    row->addWidget(chip.state);
    return chip;
}

void PeerChips::fill(const Chip &chip, const core::PeerView &peer, core::TimePoint now) const
{
    const Palette &palette = Theme::palette();
    const auto &served = peer.served;
    const bool isAnswering = served.isFresh();
    const bool isSilent = served.lastError.has_value();
    chip.glyph->setText(isAnswering ? QStringLiteral("●")
                        : isSilent  ? QStringLiteral("✕")
                                    : QStringLiteral("○"));
    tint(chip.glyph, isAnswering ? palette.up : isSilent ? palette.down : palette.mutedText);
    chip.name->setText(Text::plain(peer.name));
    if (isAnswering)
        chip.state->setText(tr("%1 ms").arg(peer.latency.count()));
    else if (served.isKnown())
        chip.state->setText(Text::notReadFor(served.ageAt(now)));
    else
        chip.state->setText(isSilent ? tr("never read") : tr("asked"));
    tint(chip.state, palette.mutedText);
    QString tip = Text::withoutCredentials(peer.url);
    if (served.isKnown())
        tip += QLatin1Char('\n') + Text::readAgo(served.ageAt(now));
    if (served.lastError)
        tip += QLatin1Char('\n') + Text::sentence(*served.lastError);
    tip = tip.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    for (QLabel *label : {chip.glyph, chip.name, static_cast<QLabel *>(chip.state)}) {
        label->setToolTip(tip);
        label->setVisible(true);
    }
}

void PeerChips::setFleet(const core::FleetView &fleet, core::TimePoint now)
{
    while (m_chips.size() < fleet.peers.size())
        m_chips.push_back(addChip());
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        if (i < fleet.peers.size()) {
            fill(m_chips[i], fleet.peers[i], now);
            continue;
        }
        m_chips[i].glyph->hide();
        m_chips[i].name->hide();
        m_chips[i].state->hide();
    }
}

} // namespace ui
