// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/latency.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

bool haveSameBounds(const std::vector<LatencyBucket> &a, const std::vector<LatencyBucket> &b)
{
    return std::ranges::equal(a, b, {}, &LatencyBucket::most, &LatencyBucket::most);
}

} // namespace

std::vector<LatencyBucket> bucketsBetween(const std::vector<LatencyBucket> &before,
                                          const std::vector<LatencyBucket> &after)
{
    if (!haveSameBounds(before, after))
        return {};
    std::vector<LatencyBucket> grown = after;
    for (std::size_t i = 0; i < grown.size(); ++i) {
        grown[i].requests -= before[i].requests;
        const double below = i == 0 ? 0 : grown[i - 1].requests;
        if (!std::isfinite(grown[i].requests) || grown[i].requests < below)
            return {};
    }
    return grown;
}

bool addBuckets(std::vector<LatencyBucket> &all, const std::vector<LatencyBucket> &more)
{
    if (all.empty()) {
        all = more;
        return true;
    }
    if (!haveSameBounds(all, more))
        return false;
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].requests += more[i].requests;
    return true;
}

std::optional<Latency> percentile(const std::vector<LatencyBucket> &buckets, double share)
{
    if (buckets.size() < 2 || !std::isinf(buckets.back().most.count()) || !(buckets.back().requests > 0))
        return std::nullopt;
    const double rank = std::clamp(share, 0.0, 1.0) * buckets.back().requests;
    const auto found =
        std::ranges::find_if(buckets, [&](const LatencyBucket &bucket) { return bucket.requests >= rank; });
    if (found == buckets.end() - 1 || found == buckets.end())
        return buckets[buckets.size() - 2].most;
    const bool isFirst = found == buckets.begin();
    const Latency from = isFirst ? Latency(0) : (found - 1)->most;
    const double below = isFirst ? 0 : (found - 1)->requests;
    const double inside = found->requests - below;
    return inside > 0 ? from + (found->most - from) * ((rank - below) / inside) : from;
}

} // namespace core
