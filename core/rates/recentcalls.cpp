// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/recentcalls.h"

#include <algorithm>

namespace core {

namespace {

/// Readings so many windows apart still follow each other.
constexpr double furthestApart = 1.5;

/// The longest window of all commands: shorter ones are none that anybody sets by hand.
Millis windowOf(const Resilience &read)
{
    Millis longest{0};
    for (const Breaker &command : read.breakers) {
        if (command.recent)
            longest = std::max(longest, command.recent->window);
    }
    return longest;
}

std::optional<ApplicationName> targetOf(const Breaker &command, const std::set<ApplicationName> &known)
{
    const auto byName = targetNamed(command.name, known);
    return byName ? byName : targetNamed(command.recent->group, known);
}

} // namespace

std::vector<CallerCount> RecentCallCounts::add(const Resilience &read, const std::set<ApplicationName> &known,
                                               TimePoint at)
{
    const Millis window = windowOf(read);
    const Millis passed = m_countedAt ? std::chrono::duration_cast<Millis>(at - *m_countedAt) : Millis(0);
    if (window == Millis(0) || (m_countedAt && passed >= Millis(0) && passed < window))
        return {};
    const bool follows =
        m_countedAt && passed >= window && double(passed.count()) <= furthestApart * double(window.count());
    if (!follows) {
        m_totals.clear();
        m_begunAt = at;
    }
    m_countedAt = at;
    for (const Breaker &command : read.breakers) {
        const auto target = command.recent ? targetOf(command, known) : std::nullopt;
        if (!target)
            continue;
        TrafficSample &total = m_totals[*target];
        const RecentCalls &calls = *command.recent;
        // The first window was before the counters began.
        const double share = follows ? double(passed.count()) / double(calls.window.count()) : 0;
        total.requests += share * (calls.passed + calls.notPermitted);
        total.serverErrors += share * (calls.failed + calls.notPermitted);
    }
    std::vector<CallerCount> counts;
    for (auto &[target, total] : m_totals) {
        total.at = at;
        total.startedAt = m_begunAt;
        counts.push_back({CallerMeter::Hystrix, target, {}, total});
    }
    return counts;
}

} // namespace core
