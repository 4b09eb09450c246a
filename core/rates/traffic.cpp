// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/traffic.h"

#include <algorithm>
#include <cmath>

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

namespace {

/// What a counter grew by; nothing where it fell, is negative or no number.
std::optional<double> growth(double before, double after)
{
    const bool isCounter = std::isfinite(before) && std::isfinite(after) && before >= 0 && after >= before;
    return isCounter ? std::optional(after - before) : std::nullopt;
}

std::optional<double> growth(std::optional<double> before, std::optional<double> after)
{
    return before && after ? growth(*before, *after) : std::nullopt;
}

std::optional<double> millisOf(std::optional<Latency> time)
{
    return time ? std::optional(time->count()) : std::nullopt;
}

} // namespace

std::optional<TrafficRate> rateBetween(const TrafficSample &before, const TrafficSample &after)
{
    const Millis over = after.at - before.at;
    if (over <= Millis(0) || !before.isComplete || !after.isComplete || !isSameProcess(before, after))
        return std::nullopt;
    // What counts nothing has no rate, not one of 0.
    const CounterFault blind = CounterFault::NoStatusCounters;
    if (before.fault == blind || after.fault == blind)
        return std::nullopt;
    const auto requests = growth(before.requests, after.requests);
    const auto errors = growth(before.serverErrors, after.serverErrors);
    if (!requests || !errors)
        return std::nullopt;
    TrafficRate rate;
    rate.over = over;
    rate.requests = *requests;
    rate.serverErrors = *errors;
    rate.requestsPerSecond = *requests * 1000.0 / static_cast<double>(over.count());
    if (*requests > 0)
        rate.errorShare = std::min(1.0, *errors / *requests);
    rate.clientErrors = growth(before.clientErrors, after.clientErrors);
    const auto time = growth(millisOf(before.totalTime), millisOf(after.totalTime));
    // Requests that took no time at all: their time was told before them, or is not kept.
    if (time && *time > 0 && *requests > 0)
        rate.meanLatency = Latency(*time / *requests);
    rate.longest = after.longestRequest;
    rate.buckets = bucketsBetween(before.buckets, after.buckets);
    return rate;
}

RequestCounts countsOf(const std::vector<TrafficRate> &rates)
{
    RequestCounts counts;
    for (const TrafficRate &rate : rates) {
        counts.requests += rate.requests;
        counts.failures += rate.serverErrors;
    }
    // The two counters are read one after the other: an error may be seen before its request.
    counts.failures = std::min(counts.failures, counts.requests);
    return counts;
}

} // namespace core
