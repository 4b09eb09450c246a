// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/serverclock.h"

#include <algorithm>

namespace core {

namespace {

/// What one answer may leave open and still be believed that both clocks are one.
constexpr Millis mostOpen = std::chrono::seconds(2);

} // namespace

void ServerClock::learn(TimePoint date, TimePoint askedAt, TimePoint answeredAt)
{
    const Millis least = date - answeredAt;
    const Millis most = date + Millis(999) - askedAt;
    if (most < least)
        return; // our own clock was set back meanwhile
    const Millis bothLeast = std::max(least, m_least);
    const Millis bothMost = std::min(most, m_most);
    // A clock that was set anew contradicts what was learned of it before.
    const bool agrees = m_isKnown && bothLeast <= bothMost;
    // A long list over a slow line: its Date is of the beginning, and would make a difference of the way.
    const bool saysNothing = most - least > mostOpen && least <= Millis(0) && most >= Millis(0);
    if (saysNothing && !agrees) {
        m_isKnown = false;
        return;
    }
    m_least = agrees ? bothLeast : least;
    m_most = agrees ? bothMost : most;
    m_isKnown = true;
}

std::optional<Millis> ServerClock::ahead() const
{
    return m_isKnown ? std::optional((m_least + m_most) / 2) : std::nullopt;
}

std::optional<TimePoint> nextCacheTick(TimePoint changedAt, Millis interval, Millis ahead)
{
    const std::int64_t onServer = toEpoch(changedAt + ahead);
    if (interval <= Millis(0) || onServer < 0)
        return std::nullopt;
    const std::int64_t ticks = onServer / interval.count() + 1;
    return timeFromEpoch(ticks * interval.count()) - ahead;
}

} // namespace core
