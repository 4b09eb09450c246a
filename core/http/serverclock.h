// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>

namespace core {

/// How far a server's clock is ahead of ours, from the Date headers of its answers. Each header, cut to whole
/// seconds, leaves a second and the time of the answer open; what several leave open together is narrower.
class ServerClock
{
public:
    /// An answer with that Date, asked for and received by our clock.
    void learn(TimePoint date, TimePoint askedAt, TimePoint answeredAt);
    /// The middle of what is possible; nothing before the first header.
    std::optional<Millis> ahead() const;

    bool operator==(const ServerClock &) const = default;

private:
    Millis m_least{0};
    Millis m_most{0};
    bool m_isKnown = false;
};

/// When Eureka makes its served list anew, by our clock: the first whole multiple of the interval by the
/// server's own clock that lies after `changedAt` (ResponseCacheImpl's timer). Nothing for an interval of 0.
std::optional<TimePoint> nextCacheTick(TimePoint changedAt, Millis interval, Millis ahead);

} // namespace core
