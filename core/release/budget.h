// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>
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
    /// The hop has to pass again: what was seen of it no longer holds.
    void forgetSeen(HopKind kind);
    /// Lengthens a hop to what was seen to take longer; false where it is long enough or was set.
    bool lengthen(HopKind kind, Millis observed, const std::string &readFrom);
    bool operator==(const Budget &) const = default;
};

std::string_view hopKindName(HopKind kind);       ///< for programs, for example "longest-request"
std::string_view hopSourceName(HopSource source); ///< "assumed", "set", "read" or "observed"

/// The longest request that was seen in this run.
struct LongestSeen
{
    Millis length{0};
    std::string readFrom;
    /// A longer one that is still running would be seen too: every business URI is read and the requests in
    /// flight are told. Only then may a short length stand for the graceful shutdown's own limit.
    bool seesRunning = false;
};

/// Defaults: response cache 30 s, registry fetch 30 s, load-balancer list 35 s (eureka-core, Spring Cloud
/// LoadBalancer). The longest request is the longest one seen; where none was, or a longer one could run
/// unseen, it is at least 30 s, the graceful shutdown's own limit (Spring's default).
Budget makeBudget(const HopSettings &settings, const std::optional<LongestSeen> &longest = {});

} // namespace core
