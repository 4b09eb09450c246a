// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// The ways a change takes from Eureka to the last request, in this order.
enum class HopKind { ServerCache, RegistryFetch, ListCache, LongestRequest };

/// How the length of a hop is known. Assumed ones are marked as such wherever they are shown.
enum class HopSource { Assumed, Set, Read, Observed };

struct Hop
{
    HopKind kind = HopKind::ServerCache;
    Millis length{0};
    HopSource source = HopSource::Assumed;
    std::string readFrom;            ///< for Read and Observed: the server or caller
    std::optional<TimePoint> seenAt; ///< the moment its proof was seen: it ticks off early (or late)

    bool operator==(const Hop &) const = default;
};

/// Lengths that the operator or the profile set; absent ones are assumed at Eureka's and Spring's defaults.
struct HopSettings
{
    std::optional<Millis> serverCache;
    std::optional<Millis> registryFetch;
    std::optional<Millis> listCache;
    std::optional<Millis> longestRequest;

    bool operator==(const HopSettings &) const = default;
};

/// The countdown: what has to pass before the last caller can have let go.
struct Budget
{
    std::vector<Hop> hops; ///< in the order of HopKind

    Millis total() const;
    /// The moment at which callers should have let go. A hop that was seen ends when it was seen; the rest is
    /// added.
    TimePoint deadline(TimePoint start) const;
    /// Never negative.
    Millis remaining(TimePoint start, TimePoint now) const;
    Millis lengthOf(HopKind kind) const; ///< zero where there is no such hop
    /// Marks the hop as seen at that moment; a hop that was seen already keeps its first moment.
    void markSeen(HopKind kind, TimePoint at);
    bool operator==(const Budget &) const = default;
};

/// Defaults: response cache 30 s, registry fetch 30 s, load-balancer list 35 s (eureka-core, Spring Cloud
/// LoadBalancer). The longest request is assumed at 30 s, the graceful shutdown's own limit, where none is
/// set.
Budget makeBudget(const HopSettings &settings);

} // namespace core
