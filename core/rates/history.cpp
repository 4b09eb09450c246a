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

/// By the highest value of the last five minutes, so that a line does not come and go with every beat.
std::set<std::string> RateHistory::highest(std::vector<SeriesPoint> Line::*points, std::size_t most) const
{
    constexpr Millis looked = std::chrono::minutes(5);
    std::map<std::string, double> peaks;
    for (const auto &[key, line] : m_lines) {
        const std::vector<SeriesPoint> &all = line.*points;
        double &peak = peaks.try_emplace(key.first, -1).first->second; // nothing measured comes last
        for (auto point = all.rbegin(); point != all.rend() && all.back().at - point->at <= looked; ++point)
            peak = std::max(peak, point->value.value_or(-1));
    }
    std::vector<std::pair<double, std::string>> order;
    for (const auto &[name, peak] : peaks)
        order.emplace_back(-peak, name);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
    std::ranges::partial_sort(order, end);
    std::set<std::string> names;
    for (auto one = order.begin(); one != end; ++one)
        names.insert(one->second);
    return names;
}

std::vector<Series> RateHistory::seriesOf(std::vector<SeriesPoint> Line::*points,
                                          const WantedLines &wanted) const
{
    std::set<std::string> names = wanted.applications;
    if (wanted.highest > 0)
        names.merge(highest(points, wanted.highest));
    std::vector<Series> all;
    for (const auto &[key, line] : m_lines) {
        const bool isWanted = wanted.isAll || line.isCaller || names.contains(key.first);
        if (isWanted && !(line.*points).empty())
            all.push_back({key.first, line.isCaller || key.second == TrafficSide::Callers, line.*points});
    }
    return all;
}

std::vector<Series> RateHistory::errorShare(const WantedLines &wanted) const
{
    return seriesOf(&Line::errorShare, wanted);
}

std::vector<Series> RateHistory::meanLatency(const WantedLines &wanted) const
{
    return seriesOf(&Line::meanLatency, wanted);
}

std::vector<Series> RateHistory::requestsPerSecond(const WantedLines &wanted) const
{
    return seriesOf(&Line::requestsPerSecond, wanted);
}

} // namespace core
