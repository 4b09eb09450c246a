// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/lines.h"

#include <algorithm>

namespace core {

namespace {

using Entries = RateLedger::Entries;

/// The sources whose sum is one line.
struct Group
{
    std::string name;
    bool isCallerSide = false;
    std::vector<const Entries *> sources;
};

/// Rates of one line at one moment, summed.
struct Sum
{
    double requests = 0; ///< per second
    double failures = 0; ///< per second
    double time = 0;     ///< of those with a known latency: milliseconds times requests per second
    double timed = 0;    ///< requests per second of those
    std::optional<Latency> longest;
    bool isKnown = false;

    void add(const RateEntry &entry)
    {
        const double perSecond = 1000.0 / static_cast<double>(std::max<std::int64_t>(1, entry.over.count()));
        isKnown = true;
        requests += entry.counts.requests * perSecond;
        failures += entry.counts.failures * perSecond;
        longest = std::max(longest, entry.longest); // absent is the least
        if (entry.mean) {
            time += entry.mean->count() * entry.counts.requests * perSecond;
            timed += entry.counts.requests * perSecond;
        }
    }
};

/// Walks along the entries of one source; moments are asked for in order.
class Walk
{
public:
    explicit Walk(const Entries &entries)
        : m_entries(entries)
    {
    }

    /// What covers that moment; the newest one serves for a while after it, as the next is not read yet.
    const RateEntry *at(TimePoint moment)
    {
        while (m_next < m_entries.size() && m_entries[m_next].at < moment)
            ++m_next;
        if (m_next < m_entries.size()) {
            const RateEntry &entry = m_entries[m_next];
            return entry.at - entry.over < moment ? &entry : nullptr;
        }
        return !m_entries.empty() && moment - m_entries.back().at <= keptFor(m_entries.back().over)
                   ? &m_entries.back()
                   : nullptr;
    }

private:
    const Entries &m_entries;
    std::size_t m_next = 0;
};

std::optional<double> shareOf(double part, double whole)
{
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

void addPoint(ChartSet &set, std::size_t line, TimePoint at, const Sum &sum, double allRequests)
{
    const auto known = [&](std::optional<double> value) { return sum.isKnown ? value : std::nullopt; };
    set.errorShare[line].points.push_back({at, known(shareOf(sum.failures, sum.requests))});
    set.requestsPerSecond[line].points.push_back({at, known(sum.requests)});
    set.meanLatency[line].points.push_back({at, known(shareOf(sum.time, sum.timed))});
    set.longestLatency[line].points.push_back(
        {at, sum.longest ? std::optional(sum.longest->count()) : std::nullopt});
    set.trafficShare[line].points.push_back({at, known(shareOf(sum.requests, allRequests))});
}

TimePoint firstOf(const std::vector<Group> &groups, TimePoint now)
{
    TimePoint first = now;
    for (const Group &group : groups) {
        for (const Entries *entries : group.sources)
            first = std::min(first, entries->front().at);
    }
    return first;
}

/// Beats lie at whole multiples, so that the lines do not shift with each poll.
TimePoint beatFrom(TimePoint time)
{
    const auto beats = (time.time_since_epoch() + chartBeat - Millis(1)) / chartBeat;
    return TimePoint(beats * chartBeat);
}

ChartSet emptySet(const std::vector<Group> &groups)
{
    ChartSet set;
    for (auto *lines : {&set.errorShare, &set.requestsPerSecond, &set.meanLatency, &set.longestLatency,
                        &set.trafficShare}) {
        for (const Group &group : groups)
            lines->push_back({group.name, group.isCallerSide, {}});
    }
    return set;
}

ChartSet chart(const std::vector<Group> &groups, TimePoint now)
{
    ChartSet set = emptySet(groups);
    std::vector<std::vector<Walk>> walks;
    for (const Group &group : groups) {
        auto &sources = walks.emplace_back();
        for (const Entries *entries : group.sources)
            sources.emplace_back(*entries);
    }
    std::vector<Sum> sums(groups.size());
    for (TimePoint moment = beatFrom(firstOf(groups, now)); moment <= now; moment += chartBeat) {
        double all = 0;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            sums[i] = {};
            for (Walk &walk : walks[i]) {
                if (const RateEntry *entry = walk.at(moment))
                    sums[i].add(*entry);
            }
            all += sums[i].requests;
        }
        for (std::size_t i = 0; i < groups.size(); ++i)
            addPoint(set, i, moment, sums[i], all);
    }
    return set;
}

/// Groups the application's entries of one side by what `nameOf` makes of their key.
template <typename NameOf>
std::vector<Group> grouped(const RateLedger &ledger, const ApplicationName &application, TrafficSide side,
                           NameOf nameOf)
{
    std::map<std::string, Group> groups;
    for (const auto &[key, entries] : ledger.entries()) {
        if (key.application != application || key.side != side || entries.empty())
            continue;
        Group &group = groups[nameOf(key)];
        group.name = nameOf(key);
        group.isCallerSide = side == TrafficSide::Callers;
        group.sources.push_back(&entries);
    }
    std::vector<Group> list;
    for (auto &[name, group] : groups)
        list.push_back(std::move(group));
    return list;
}

} // namespace

Millis keptFor(Millis over)
{
    // A little over the slowest beat of our own polls; a scrape may come once a minute.
    constexpr Millis least = std::chrono::seconds(13);
    constexpr Millis most = std::chrono::seconds(130);
    return std::clamp(over + over / 2, least, most);
}

ApplicationCharts chartsOf(const RateLedger &ledger, const ApplicationName &application, TimePoint now)
{
    const auto bySource = [](const RateKey &key) { return key.source; };
    const auto byVersion = [](const RateKey &key) { return key.version; };
    return {application, chart(grouped(ledger, application, TrafficSide::Own, bySource), now),
            chart(grouped(ledger, application, TrafficSide::Own, byVersion), now),
            chart(grouped(ledger, application, TrafficSide::Callers, bySource), now)};
}

} // namespace core
