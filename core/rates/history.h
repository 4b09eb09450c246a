// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/ledger.h"
#include "core/rates/series.h"
#include "core/rates/traffic.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// Which lines of a large fleet are wanted; a picture with all of them would hold hours of copies.
struct WantedLines
{
    bool isAll = true;
    std::set<std::string> applications; ///< these, with both sides
    std::size_t highest = 0;            ///< and so many of the others; gateways always are

    bool operator==(const WantedLines &) const = default;
};

/// Rates over time, summed per application from the rates of its instances. Bounded in length.
class RateHistory
{
public:
    explicit RateHistory(Millis length)
        : m_length(length)
    {
    }

    /// Rates of all measured instances of one application at one beat, or of all its callers; an empty list
    /// is a gap, not zero.
    void add(const std::string &application, TimePoint at, const std::vector<TrafficRate> &rates,
             TrafficSide side = TrafficSide::Own);

    /// 0..1, only where requests were seen.
    std::vector<Series> errorShare(const WantedLines &wanted = {}) const;
    std::vector<Series> requestsPerSecond(const WantedLines &wanted = {}) const;
    /// Milliseconds, only where requests were seen.
    std::vector<Series> meanLatency(const WantedLines &wanted = {}) const;
    std::size_t lines() const { return m_lines.size(); }
    /// An application whose instances call others (a gateway) is measured on the callers' side.
    void setCallerSide(const std::string &application, bool isCaller)
    {
        m_lines[{application, TrafficSide::Own}].isCaller = isCaller;
    }

private:
    struct Line
    {
        bool isCaller = false;
        std::vector<SeriesPoint> errorShare;
        std::vector<SeriesPoint> requestsPerSecond;
        std::vector<SeriesPoint> meanLatency;
    };
    void trim(std::vector<SeriesPoint> &points, TimePoint now) const;
    std::set<std::string> highest(std::vector<SeriesPoint> Line::*points, std::size_t most) const;
    std::vector<Series> seriesOf(std::vector<SeriesPoint> Line::*points, const WantedLines &wanted) const;

    Millis m_length;
    std::map<std::pair<std::string, TrafficSide>, Line> m_lines;
};

} // namespace core
