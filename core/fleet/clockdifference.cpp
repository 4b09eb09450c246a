// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/clockdifference.h"

namespace core {

std::optional<Millis> clockDifference(const PeerView &peer)
{
    const auto ahead = peer.clock.ahead();
    return ahead && std::chrono::abs(*ahead) > sameClock ? ahead : std::nullopt;
}

TimePoint byOurClock(TimePoint written, const PeerView &peer)
{
    return written == TimePoint{} ? written : written - clockDifference(peer).value_or(Millis(0));
}

} // namespace core
