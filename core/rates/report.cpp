// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/report.h"

#include "core/rates/lines.h"

#include <map>
#include <set>
#include <utility>

namespace core {

namespace {

/// What the newest polls and all polls since the start add up to.
void addLine(VersionTraffic &traffic, double &time, double &timed, const RateLedger::Entries &entries,
             const Judging &judging, TimePoint now)
{
    for (const RateEntry &entry : entries) {
        if (entry.at - entry.over < judging.armedAt)
            continue;
        traffic.sinceArmed.requests += entry.counts.requests;
        traffic.sinceArmed.failures += entry.counts.failures;
    }
    const RateEntry &newest = entries.back();
    if (now - newest.at > keptFor(newest.over) || newest.over <= Millis(0))
        return;
    const double perSecond = 1000.0 / static_cast<double>(newest.over.count());
    ++traffic.sources;
    traffic.requests += newest.counts.requests * perSecond;
    traffic.failures += newest.counts.failures * perSecond;
    if (newest.mean) {
        time += newest.mean->count() * newest.counts.requests * perSecond;
        timed += newest.counts.requests * perSecond;
    }
}

} // namespace

std::string appearedSince(const RateLedger &ledger, const ApplicationName &application, TimePoint armedAt)
{
    std::set<std::string> before;
    std::set<std::string> since;
    for (const auto &[key, entries] : ledger.entries()) {
        if (key.application != application || key.version.empty() || entries.empty())
            continue;
        (entries.front().at <= armedAt ? before : since).insert(key.version);
    }
    for (const std::string &version : before)
        since.erase(version);
    return since.size() == 1 && !before.empty() ? *since.begin() : std::string();
}

TrafficReport reportOf(const RateLedger &ledger, Judging judging, TimePoint now)
{
    if (judging.newVersion.empty())
        judging.newVersion = appearedSince(ledger, judging.application, judging.armedAt);
    TrafficReport report{std::move(judging), now, {}, {}};
    struct Line
    {
        VersionTraffic traffic;
        double time = 0;
        double timed = 0;
    };
    std::map<std::pair<TrafficSide, std::string>, Line> lines;
    for (const auto &[key, entries] : ledger.entries()) {
        if (key.application != report.judging.application || entries.empty())
            continue;
        Line &line = lines[{key.side, key.version}];
        line.traffic.side = key.side;
        line.traffic.version = key.version;
        addLine(line.traffic, line.time, line.timed, entries, report.judging, now);
    }
    for (auto &[key, line] : lines) {
        if (line.timed > 0)
            line.traffic.mean = Latency(line.time / line.timed);
        report.versions.push_back(std::move(line.traffic));
    }
    report.verdicts = judgeRelease(ledger, report.judging, now);
    return report;
}

} // namespace core
