// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/ledger.h"

namespace core {

namespace {

bool isOfVersion(const RateKey &key, const RateQuery &query)
{
    return !query.version || (key.version == *query.version) != query.isOtherVersions;
}

} // namespace

void RateLedger::add(const RateKey &key, TimePoint at, const TrafficRate &rate)
{
    RateEntry entry;
    entry.at = at;
    entry.over = rate.over;
    entry.counts = countsOf({rate});
    entry.clientErrors = rate.clientErrors;
    entry.mean = rate.meanLatency;
    if (rate.longest)
        entry.longest = Latency(*rate.longest);
    entry.high = percentile(rate.buckets, 0.95);
    Entries &entries = m_entries[key];
    // A clock that was set back would leave entries out of order for good.
    while (!entries.empty() && entries.back().at >= at)
        entries.pop_back();
    entries.push_back(entry);
    while (entries.size() > m_mostOfEach)
        entries.pop_front();
}

void RateLedger::trim(TimePoint now)
{
    for (auto &[key, entries] : m_entries) {
        while (!entries.empty() && now - entries.front().at > m_length)
            entries.pop_front();
    }
    std::erase_if(m_entries, [](const auto &line) { return line.second.empty(); });
}

std::optional<RequestCounts> RateLedger::counts(const RateQuery &query) const
{
    std::optional<RequestCounts> sum;
    for (auto line = m_entries.lower_bound({query.side, query.application, {}, {}});
         line != m_entries.end() && line->first.application == query.application &&
         line->first.side == query.side;
         ++line) {
        if (!isOfVersion(line->first, query))
            continue;
        for (const RateEntry &entry : line->second) {
            if (entry.at - entry.over < query.from || entry.at > query.to)
                continue;
            sum = sum.value_or(RequestCounts());
            sum->requests += entry.counts.requests;
            sum->failures += entry.counts.failures;
        }
    }
    return sum;
}

} // namespace core
