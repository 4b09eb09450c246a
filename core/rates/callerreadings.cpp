// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/callerreadings.h"

#include "core/rates/lines.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

/// The rate of one meter's counts since the same were read before.
std::optional<TrafficRate> rateSince(const std::vector<CallerCount> &before, const CallerCount &now)
{
    for (const CallerCount &count : before) {
        if (count.meter == now.meter && count.target == now.target && count.instance == now.instance)
            return rateBetween(count.sample, now.sample);
    }
    return std::nullopt;
}

} // namespace

std::vector<CallerReadings::Rate> CallerReadings::read(const InstanceName &caller,
                                                       const std::vector<CallerCount> &counts)
{
    Reading &reading = m_readings[caller];
    reading.rates.clear();
    for (const CallerCount &count : preferred(counts)) {
        if (const auto rate = rateSince(reading.counts, count))
            reading.rates.push_back({count.target, count.instance, count.sample.at, *rate});
    }
    reading.counts = counts;
    return reading.rates;
}

std::set<InstanceName> CallerReadings::callersOf(const ApplicationName &target) const
{
    std::set<InstanceName> callers;
    for (const auto &[caller, reading] : m_readings) {
        if (std::ranges::find(reading.counts, target, &CallerCount::target) != reading.counts.end())
            callers.insert(caller);
    }
    return callers;
}

std::map<std::string, TrafficSample> CallerReadings::totalsTo(const ApplicationName &target) const
{
    std::map<std::string, TrafficSample> totals;
    for (const auto &[caller, reading] : m_readings) {
        if (const auto total = totalTo(reading.counts, target))
            totals.emplace(fullName(caller), *total);
    }
    return totals;
}

std::map<std::string, std::vector<TrafficRate>> CallerReadings::ratesAt(TimePoint at) const
{
    std::map<std::string, std::vector<TrafficRate>> rates;
    for (const auto &[caller, reading] : m_readings) {
        for (const CallerCount &count : reading.counts)
            rates[count.target.text()];
        for (const Rate &rate : reading.rates) {
            if (at - rate.at <= keptFor(rate.rate.over))
                rates[rate.target.text()].push_back(rate.rate);
        }
    }
    return rates;
}

} // namespace core
