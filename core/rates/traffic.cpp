// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/traffic.h"

#include <algorithm>

namespace core {

bool isSameProcess(const TrafficSample &a, const TrafficSample &b)
{
    constexpr Millis waver = std::chrono::seconds(2);
    return !a.startedAt || !b.startedAt || abs(*a.startedAt - *b.startedAt) <= waver;
}

TrafficSample withLongestOf(const TrafficSample &before, TrafficSample after)
{
    after.longestRequest = std::max(before.longestRequest, after.longestRequest); // absent is the least
    return after;
}

std::optional<TrafficRate> rateBetween(const TrafficSample &before, const TrafficSample &after)
{
    const Millis over = after.at - before.at;
    if (over <= Millis(0) || !before.isComplete || !after.isComplete || !isSameProcess(before, after))
        return std::nullopt;
    if (after.requests < before.requests || after.serverErrors < before.serverErrors)
        return std::nullopt;
    TrafficRate rate;
    rate.over = over;
    rate.requests = after.requests - before.requests;
    rate.serverErrors = after.serverErrors - before.serverErrors;
    rate.requestsPerSecond = rate.requests * 1000.0 / static_cast<double>(over.count());
    if (rate.requests > 0)
        rate.errorShare = std::min(1.0, rate.serverErrors / rate.requests);
    return rate;
}

} // namespace core
