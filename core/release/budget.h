// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/fleet/callers.h"

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
    std::string caller;              ///< whose it is, where callers are known: the one that takes longest
    /// When its proof is to be expected, by the server's clock. Never shortens the countdown.
    std::optional<TimePoint> expectedAt;
    bool isHidden = false; ///< of Assumed: its setting is there, and masked

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

/// Whether a caller has let go of the instance (on the way back: has it again), by its own copy.
enum class LetGo { Unknown, No, Yes };

/// One caller's own part of the way.
struct CallerWay
{
    std::string name;
    CallerEvidence evidence = CallerEvidence::HoldsCopy;
    Hop fetch;                    ///< seenAt: when its own copy was first seen without the instance
    Hop listCache;                ///< runs from there
    std::optional<Millis> whole;  ///< a declared caller's way from the change on; nothing proves it earlier
    std::optional<int> copyCount; ///< instances of the application in its copy, in the newest reading
    int copyExpected = 0;         ///< the count once it has let go
    TimePoint copyReadAt{};
    int missedFetches = 0;
    LetGo letGo = LetGo::Unknown;
    bool wasTold = false; ///< its copy was seen as it was before the change, so that the change can be told
    std::optional<double> sent;        ///< its balancer's counter of requests to the instance
    std::optional<TimePoint> lastSent; ///< when that counter was last seen to have risen

    bool operator==(const CallerWay &) const = default;
};

/// Everything that was read for a countdown at one moment.
struct HopsRead
{
    CallerPicture callers;
    KnownLength serverCache;           ///< the longest of all peers
    std::optional<TimePoint> nextTick; ///< see Hop::expectedAt
    /// How long the instance's own graceful shutdown lets a request run, where that was read.
    std::optional<KnownLength> gracefulLimit;

    bool operator==(const HopsRead &) const = default;
};

/// The countdown: what has to pass before the last caller can have let go.
///
/// Where callers are known, each goes its own way after the server's cache, and the hops of fetch and list
/// are those of the one that takes longest. Where none is known, or there are instances of which it cannot be
/// told whether they call, the full lengths that are set or assumed count.
struct Budget
{
    std::vector<Hop> hops;          ///< in the order of HopKind
    std::vector<CallerWay> callers; ///< in order of name
    int unknownCallers = 0;         ///< instances that may call or not: they count with the full lengths
    std::vector<Hop> assumed;       ///< fetch and list of a caller of which nothing is known
    bool isReturn = false;          ///< the way back: callers take the instance up again
    std::optional<std::uint64_t> othersMark; ///< see CallerPicture; of the first reading
    std::optional<TimePoint> othersSince;
    bool canTell = true; ///< the application's other instances stayed as they were: counts tell who let go

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
    /// Takes in what was read. Counts of copies prove only while the application's other instances stay as
    /// they are, and only for a caller whose copy was seen before the change. `start` as in deadline().
    void update(const HopsRead &read, TimePoint start);
    /// Makes the hops those of the caller that takes longest from `start` on.
    void settle(TimePoint start);
    /// Lengthens a hop to what was seen to take longer; false where it is long enough or was set.
    bool lengthen(HopKind kind, Millis observed, const std::string &readFrom);
    bool operator==(const Budget &) const = default;
};

std::string_view hopKindName(HopKind kind);       ///< for programs, for example "longest-request"
std::string_view hopSourceName(HopSource source); ///< "assumed", "set", "read" or "observed"

std::string_view letGoName(LetGo letGo); ///< "unknown", "no" or "yes"

/// The way back of the same change: the same hops but the longest request, nothing of them seen.
Budget wayBackOf(const Budget &budget);

/// How long callers may go on after Eureka let go, by its lengths: all hops but the longest request.
Millis cachesOf(const Budget &budget);

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
