// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/proportion.h"

#include <algorithm>
#include <cmath>

namespace core {

bool RequestCounts::isUsable() const
{
    return std::isfinite(requests) && std::isfinite(failures) && requests > 0 && failures >= 0 &&
           failures <= requests;
}

Interval wilsonInterval(const RequestCounts &counts)
{
    constexpr double z = 1.959963984540054; // leaves 2.5 % of the standard normal distribution on each side
    const double share = counts.share();
    const double n = counts.requests;
    const double scale = 1 + z * z / n;
    const double centre = share + z * z / (2 * n);
    const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // What rounding leaves beside 0 and 1 would make "none failed" look like a little.
    return {counts.failures == 0 ? 0 : (centre - half) / scale,
            counts.failures == counts.requests ? 1 : (centre + half) / scale};
}

Interval differenceInterval(const RequestCounts &before, const RequestCounts &after)
{
    const Interval first = wilsonInterval(before);
    const Interval second = wilsonInterval(after);
    const double difference = after.share() - before.share();
    const double down = std::hypot(after.share() - second.low, first.high - before.share());
    const double up = std::hypot(second.high - after.share(), before.share() - first.low);
    return {std::max(-1.0, difference - down), std::min(1.0, difference + up)};
}

} // namespace core
