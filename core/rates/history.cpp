// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/history.h"

#include <algorithm>

namespace core {

void RateHistory::trim(std::vector<SeriesPoint> &points, TimePoint now) const
{
    const auto keepFrom =
        std::ranges::find_if(points, [&](const SeriesPoint &point) { return now - point.at <= m_length; });
    points.erase(points.begin(), keepFrom);
}

void RateHistory::add(const std::string &application, TimePoint at, const std::vector<TrafficRate> &rates,
                      TrafficSide side)
{
    double perSecond = 0;
    double requests = 0;
    double errors = 0;
    double time = 0;
    double timed = 0;
    for (const TrafficRate &rate : rates) {
        perSecond += rate.requestsPerSecond;
        requests += rate.requests;
        errors += rate.serverErrors;
        if (rate.meanLatency) {
            time += rate.meanLatency->count() * rate.requests;
            timed += rate.requests;
        }
    }
    Line &line = m_lines[{application, side}];
    line.requestsPerSecond.push_back({at, rates.empty() ? std::nullopt : std::optional(perSecond)});
    line.errorShare.push_back(
        {at, requests > 0 ? std::optional(std::min(1.0, errors / requests)) : std::nullopt});
    line.meanLatency.push_back({at, timed > 0 ? std::optional(time / timed) : std::nullopt});
    trim(line.requestsPerSecond, at);
    trim(line.meanLatency, at);
    trim(line.errorShare, at);
}

std::vector<Series> RateHistory::seriesOf(std::vector<SeriesPoint> Line::*points) const
{
    std::vector<Series> all;
    for (const auto &[key, line] : m_lines) {
        if (!(line.*points).empty())
            all.push_back({key.first, line.isCaller || key.second == TrafficSide::Callers, line.*points});
    }
    return all;
}

std::vector<Series> RateHistory::errorShare() const
{
    return seriesOf(&Line::errorShare);
}

std::vector<Series> RateHistory::meanLatency() const
{
    return seriesOf(&Line::meanLatency);
}

std::vector<Series> RateHistory::requestsPerSecond() const
{
    return seriesOf(&Line::requestsPerSecond);
}

} // namespace core
