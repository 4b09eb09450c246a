// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/instance.h"

#include <optional>
#include <string_view>

namespace core {

/// Eureka's own eviction timer, by default (evictionIntervalTimerInMs).
inline constexpr Millis evictionInterval = Seconds(60);

/// A lease as a live read tells it. A list's lease is up to 210 s old and says nothing of the last heartbeat:
/// make none from it. Times are the server's clock; they may lie in the future of ours.
struct LeaseState
{
    TimePoint lastHeartbeat{}; ///< or the registration, before the first heartbeat
    bool hasRenewed = false;   ///< a heartbeat arrived since the registration
    /// Once after a registration, twice after a heartbeat: the duration is added in the stamp and again in
    /// the comparison (Lease.renew, Lease.isExpired; Netflix #531, never to be changed).
    TimePoint expiresAt{};
    Millis age{0}; ///< since the last heartbeat, never negative
    bool operator==(const LeaseState &) const = default;
};

/// `serverNow` is the Date header of the very answer. Nothing where the server told no times.
std::optional<LeaseState> leaseOf(const Instance &live, TimePoint serverNow);

/// The time until the lease expires; zero once it has. Nothing while heartbeats come as agreed: two missed
/// ones make it worth a word.
std::optional<Millis> aboutToExpireIn(const Instance &live, TimePoint serverNow);

/// After the expiry it is evicted by a timer, or never while the server preserves itself.
struct Range
{
    Millis earliest{0};
    Millis latest{0};
    bool operator==(const Range &) const = default;
};

/// How long after its last heartbeat callers stop calling a crashed instance: the lease, then the timer (none
/// to a whole interval), then the caches (none to all of them). `caches` is the sum of a fleet's budget.
Range callersStopAfterCrash(const Lease &lease, bool hasRenewed, Millis caches);

/// The same as moments of the server's clock, counted from its last heartbeat. Nothing where the server told
/// no times.
struct Period
{
    TimePoint earliest{};
    TimePoint latest{};
    bool operator==(const Period &) const = default;
};
std::optional<Period> callersStopAt(const Instance &live, TimePoint serverNow, Millis caches);

/// No heartbeat for over a lease's duration, while nothing listens at its port: what is left can be removed.
bool isDeadLease(const Instance &live, TimePoint serverNow, bool isPortClosed);

/// A DOWN that a late registration left behind after the instance's de-registration (Dalston; scn #1543):
/// never renewed, and nobody there.
bool isDownGhost(const Instance &live, TimePoint serverNow, bool isPortClosed);

/// What the dashboard page of a server tells of itself; absent: not on the page.
struct ServerPage
{
    std::optional<bool> isExpirationEnabled; ///< false: it preserves itself
    std::optional<int> renewsThreshold;
    std::optional<int> renewsLastMinute;
    bool isEmergencyShown = false; ///< its banner; comes only 5 minutes after its start, the row at once
    bool isProtectionOff = false;  ///< the banner that self-preservation is turned off
    std::optional<Millis> uptime;  ///< of its process, in whole minutes
    bool operator==(const ServerPage &) const = default;
};
/// From the HTML of GET / (navbar.ftlh). Takes any text; numbers may be grouped, as in "1,193" or "1.193".
ServerPage readServerPage(std::string_view html);

enum class Preservation { NotKnown, Off, On };
Preservation preservationOf(const ServerPage &page);

/// By inference, without the page: a live read still answers 200 although the lease expired over two eviction
/// intervals ago, so that the server is not evicting.
bool isKeptBeyondExpiry(const Instance &live, TimePoint serverNow);

/// So few instances that Eureka never evicts with its defaults: the expected heartbeats count a client that
/// does not exist (scn #1312, #4101). Explains a standing alarm of a small lab.
bool isTooSmallToEvict(int instances);

} // namespace core
