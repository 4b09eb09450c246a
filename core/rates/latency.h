// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <vector>

namespace core {

/// Milliseconds with their fractions: many a request takes less than one.
using Latency = std::chrono::duration<double, std::milli>;

/// Requests that took at most so long; those of shorter ones are among them, as Prometheus counts.
struct LatencyBucket
{
    Latency most{0}; ///< the last one is infinite
    double requests = 0;

    bool operator==(const LatencyBucket &) const = default;
};

/// What fell into each bucket between two readings. Empty where the bounds differ, one fell or is no number:
/// half a histogram would tell a wrong percentile.
std::vector<LatencyBucket> bucketsBetween(const std::vector<LatencyBucket> &before,
                                          const std::vector<LatencyBucket> &after);

/// The sum of two histograms with the same bounds; `all` empty is no histogram yet. False, and `all` is left,
/// where the bounds differ.
bool addBuckets(std::vector<LatencyBucket> &all, const std::vector<LatencyBucket> &more);

/// The latency that this share (0..1) of the requests did not exceed, as histogram_quantile() of Prometheus
/// tells it: spread evenly within its bucket, the first of which begins at 0; the last finite bound where it
/// lies beyond it. Nothing where there was no request.
std::optional<Latency> percentile(const std::vector<LatencyBucket> &buckets, double share);

} // namespace core
