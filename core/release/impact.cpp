// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/impact.h"

#include <algorithm>
#include <map>
#include <utility>

namespace core {

namespace {

/// Samples of one instance lie two seconds apart; after so long something was missed.
constexpr Millis longestStep = std::chrono::seconds(30);
/// Points of a chart are summed over so long, as the samples of several instances do not fall together.
constexpr Millis pointLength = std::chrono::seconds(5);

/// What was counted from one sample to the next.
struct Counted
{
    Side side = Side::Server;
    std::string name;
    TimePoint from{};
    TimePoint to{};
    double requests = 0;
    double errors = 0;
    bool isGap = false;
};

bool isSameProcess(const CountSample &a, const CountSample &b)
{
    constexpr Millis waver = std::chrono::seconds(2);
    const bool hasMoved = a.processStart && b.processStart && abs(*a.processStart - *b.processStart) > waver;
    return !hasMoved && b.requests >= a.requests && b.errors >= a.errors;
}

std::vector<Counted> countedIn(std::vector<CountSample> samples)
{
    std::ranges::stable_sort(samples, {}, &CountSample::at);
    std::map<std::pair<Side, std::string>, CountSample> newest;
    std::vector<Counted> all;
    for (CountSample &sample : samples) {
        const std::pair key{sample.side, sample.name};
        const auto before = newest.find(key);
        if (before != newest.end() && sample.at > before->second.at) {
            const CountSample &last = before->second;
            const bool isGap = !isSameProcess(last, sample) || sample.at - last.at > longestStep;
            all.push_back({sample.side, sample.name, last.at, sample.at,
                           isGap ? 0 : sample.requests - last.requests,
                           isGap ? 0 : sample.errors - last.errors, isGap});
        }
        newest.insert_or_assign(key, std::move(sample));
    }
    return all;
}

void add(std::optional<double> &sum, double value)
{
    sum = sum.value_or(0) + value;
}

ImpactPart &partOf(Impact &impact, const Counted &counted)
{
    const auto found = std::ranges::find_if(impact.parts, [&](const ImpactPart &part) {
        return part.side == counted.side && part.name == counted.name;
    });
    if (found != impact.parts.end())
        return *found;
    return impact.parts.emplace_back(ImpactPart{counted.name, counted.side});
}

/// The length that the spans cover together.
Millis covered(std::vector<std::pair<TimePoint, TimePoint>> spans)
{
    std::ranges::sort(spans);
    Millis length{0};
    std::optional<TimePoint> end;
    for (const auto &[from, to] : spans) {
        const TimePoint start = end ? std::max(*end, from) : from;
        if (to > start)
            length += to - start;
        end = end ? std::max(*end, to) : to;
    }
    return length;
}

void addFailures(Impact &impact, const std::vector<Counted> &counted)
{
    std::vector<std::pair<TimePoint, TimePoint>> spans;
    bool isMeasured = false;
    for (const Counted &one : counted) {
        isMeasured = isMeasured || !one.isGap;
        if (one.errors <= 0)
            continue;
        spans.emplace_back(one.from, one.to);
        impact.firstFailure = std::min(impact.firstFailure.value_or(one.from), one.from);
        impact.lastFailure = std::max(impact.lastFailure.value_or(one.to), one.to);
    }
    if (isMeasured)
        impact.withFailures = covered(std::move(spans));
}

struct Point
{
    double requests = 0;
    double errors = 0;
    bool isMeasured = false;
};

TimePoint pointOf(TimePoint at)
{
    return TimePoint(at.time_since_epoch() / pointLength * pointLength);
}

/// By side and by the beginning of the point.
std::map<Side, std::map<TimePoint, Point>> pointsOf(std::vector<CountSample> samples)
{
    std::map<Side, std::map<TimePoint, Point>> points;
    for (const Counted &one : countedIn(std::move(samples))) {
        if (one.isGap) {
            points[one.side][pointOf(one.to)];
            continue;
        }
        // Spread over the points that it covers: all in the last one would be a spike that never was.
        const double length = double((one.to - one.from).count());
        for (TimePoint start = pointOf(one.from); start < one.to; start += pointLength) {
            const TimePoint from = std::max(start, one.from);
            const TimePoint to = std::min(start + pointLength, one.to);
            const double share = double((to - from).count()) / length;
            Point &point = points[one.side][start];
            point.requests += one.requests * share;
            point.errors += one.errors * share;
            point.isMeasured = true;
        }
    }
    return points;
}

std::vector<Series> seriesOf(std::vector<CountSample> samples,
                             std::optional<double> (*valueOf)(const Point &))
{
    std::vector<Series> all;
    for (const auto &[side, points] : pointsOf(std::move(samples))) {
        Series series{std::string(sideName(side)), side == Side::Caller, {}};
        std::optional<TimePoint> before;
        for (const auto &[at, point] : points) {
            if (before && at - *before > longestStep)
                series.points.push_back({*before + pointLength, std::nullopt});
            series.points.push_back({at, point.isMeasured ? valueOf(point) : std::nullopt});
            before = at;
        }
        all.push_back(std::move(series));
    }
    return all;
}

} // namespace

std::string_view sideName(Side side)
{
    return side == Side::Caller ? "caller" : "server";
}

std::optional<Side> sideFromName(std::string_view name)
{
    if (name == "caller")
        return Side::Caller;
    return name == "server" ? std::optional(Side::Server) : std::nullopt;
}

Impact impactOf(std::vector<CountSample> samples, std::vector<StatusChange> changes)
{
    Impact impact;
    const std::vector<Counted> counted = countedIn(std::move(samples));
    for (const Counted &one : counted) {
        ImpactPart &part = partOf(impact, one);
        part.hasGap = part.hasGap || one.isGap;
        part.requests += one.requests;
        part.failed += one.errors;
        if (one.isGap)
            continue;
        const bool isCaller = one.side == Side::Caller;
        add(isCaller ? impact.failedAtCallers : impact.failedAtServers, one.errors);
        add(isCaller ? impact.requestsAtCallers : impact.requestsAtServers, one.requests);
    }
    std::ranges::sort(impact.parts, [](const ImpactPart &a, const ImpactPart &b) {
        return a.side != b.side ? a.side == Side::Caller : a.name < b.name;
    });
    addFailures(impact, counted);
    const Series inService = inServiceOf(changes);
    for (const SeriesPoint &point : inService.points) {
        const int up = static_cast<int>(point.value.value_or(0));
        impact.fewestInService = std::min(impact.fewestInService.value_or(up), up);
    }
    std::ranges::sort(changes, {}, &StatusChange::name);
    const auto [first, last] = std::ranges::unique(changes, {}, &StatusChange::name);
    impact.instances = static_cast<int>(std::distance(changes.begin(), first));
    return impact;
}

std::vector<Series> errorShareOf(std::vector<CountSample> samples)
{
    return seriesOf(std::move(samples), [](const Point &point) {
        return point.requests > 0 ? std::optional(std::min(1.0, point.errors / point.requests))
                                  : std::nullopt;
    });
}

std::vector<Series> requestsPerSecondOf(std::vector<CountSample> samples)
{
    return seriesOf(std::move(samples), [](const Point &point) {
        return std::optional(point.requests * 1000.0 / static_cast<double>(pointLength.count()));
    });
}

Series inServiceOf(std::vector<StatusChange> changes)
{
    std::ranges::stable_sort(changes, {}, &StatusChange::at);
    Series series{"in service", false, {}};
    std::map<std::string, bool> isUp;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        isUp[changes[i].name] = changes[i].status == "UP";
        // All of one moment count together: the first look is one picture.
        if (i + 1 < changes.size() && changes[i + 1].at == changes[i].at)
            continue;
        const auto up = std::ranges::count_if(isUp, [](const auto &entry) { return entry.second; });
        series.points.push_back({changes[i].at, static_cast<double>(up)});
    }
    return series;
}

std::optional<double> failedShareOf(const Impact &impact, Side side)
{
    const auto &failed = side == Side::Caller ? impact.failedAtCallers : impact.failedAtServers;
    const auto &requests = side == Side::Caller ? impact.requestsAtCallers : impact.requestsAtServers;
    return failed && requests && *requests > 0 ? std::optional(*failed / *requests) : std::nullopt;
}

std::optional<ImpactRank> rankOf(const Impact &impact, const std::vector<Impact> &earlier)
{
    for (const Side side : {Side::Caller, Side::Server}) {
        const auto own = failedShareOf(impact, side);
        if (!own)
            continue;
        ImpactRank rank{side, *own};
        for (const Impact &one : earlier) {
            const auto share = failedShareOf(one, side);
            if (share)
                ++(*share < *own ? rank.smaller : *share > *own ? rank.greater : rank.equal);
        }
        if (rank.smaller + rank.equal + rank.greater > 0)
            return rank;
    }
    return std::nullopt;
}

} // namespace core
