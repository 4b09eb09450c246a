// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/ledger.h"
#include "core/rates/series.h"
#include "core/rates/traffic.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace core {

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

    std::vector<Series> errorShare() const; ///< 0..1, only where requests were seen
    std::vector<Series> requestsPerSecond() const;
    std::vector<Series> meanLatency() const; ///< milliseconds, only where requests were seen
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
    std::vector<Series> seriesOf(std::vector<SeriesPoint> Line::*points) const;

    Millis m_length;
    std::map<std::pair<std::string, TrafficSide>, Line> m_lines;
};

} // namespace core
