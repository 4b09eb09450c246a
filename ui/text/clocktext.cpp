// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/clocktext.h"

#include "ui/text/text.h"

namespace ui {

namespace {

/// In whole seconds: the rest is not known, and would make the words change all the time.
QString lengthOf(core::Millis difference)
{
    return Text::length(std::chrono::round<core::Seconds>(std::chrono::abs(difference)));
}

} // namespace

QString ClockText::shortly(const core::PeerView &peer)
{
    const auto difference = core::clockDifference(peer);
    if (!difference)
        return {};
    const QString length = lengthOf(*difference);
    return *difference > core::Millis(0) ? tr("clock +%1").arg(length) : tr("clock −%1").arg(length);
}

QString ClockText::line(const core::PeerView &peer)
{
    const auto difference = core::clockDifference(peer);
    if (!difference)
        return {};
    const QString name = Text::plain(peer.name);
    const QString length = lengthOf(*difference);
    return *difference > core::Millis(0) ? tr("%1's clock is %2 ahead").arg(name, length)
                                         : tr("%1's clock is %2 behind").arg(name, length);
}

QString ClockText::sentence(const core::PeerView &peer)
{
    const auto difference = core::clockDifference(peer);
    if (!difference)
        return {};
    const QString length = lengthOf(*difference);
    return *difference > core::Millis(0)
               ? tr("Its clock is %1 ahead of this machine's. Times and ages are shown by this machine's.")
                     .arg(length)
               : tr("Its clock is %1 behind this machine's. Times and ages are shown by this machine's.")
                     .arg(length);
}

} // namespace ui
