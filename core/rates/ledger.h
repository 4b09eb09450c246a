// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/rates/traffic.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace core {

/// Who counted. A refused connection is counted by callers only, a slow database often by the instance only:
/// the two are never added.
enum class TrafficSide { Own, Callers };

/// Where an entry of the ledger belongs.
struct RateKey
{
    TrafficSide side = TrafficSide::Own;
    ApplicationName application; ///< that was called
    std::string version;         ///< of the instance that was called; empty: not told
    std::string source;          ///< who counted: the instance's id, or "GATEWAY/gateway-1" of a caller

    bool operator==(const RateKey &) const = default;
    bool operator<(const RateKey &other) const
    {
        return std::tie(application, side, version, source) <
               std::tie(other.application, other.side, other.version, other.source);
    }
};

/// What one poll added. It covers the time from `at` - `over` to `at`.
struct RateEntry
{
    TimePoint at{};
    Millis over{0};
    RequestCounts counts;
    std::optional<double> clientErrors;
    std::optional<Latency> mean;
    std::optional<Latency> longest; ///< of the last minutes
    std::optional<Latency> high;    ///< 95 % took at most so long; only where a histogram is published

    bool operator==(const RateEntry &) const = default;
};

/// Which entries are meant.
struct RateQuery
{
    TrafficSide side = TrafficSide::Own;
    ApplicationName application;
    std::optional<std::string> version; ///< absent: all
    bool isOtherVersions = false;       ///< all versions but that one
    TimePoint from{};
    TimePoint to{};
};

/// What was counted, poll by poll, of each instance and each caller. Bounded in time and in number.
class RateLedger
{
public:
    using Entries = std::deque<RateEntry>;

    explicit RateLedger(Millis length, std::size_t mostOfEach = 2'000)
        : m_length(length)
        , m_mostOfEach(mostOfEach)
    {
    }

    void add(const RateKey &key, TimePoint at, const TrafficRate &rate);
    /// Entries too old at `now` go, and with their last one its key.
    void trim(TimePoint now);
    /// Of the polls that lie wholly within the time asked for: one that began before a change says nothing
    /// about what came of it. Nothing where there is none: not measured is not zero.
    std::optional<RequestCounts> counts(const RateQuery &query) const;
    const std::map<RateKey, Entries> &entries() const { return m_entries; }

private:
    Millis m_length;
    std::size_t m_mostOfEach;
    std::map<RateKey, Entries> m_entries;
};

} // namespace core
