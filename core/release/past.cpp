// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/past.h"

#include "core/release/linedetails.h"
#include "core/release/machine.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

void reach(PastCharts &charts, bool &isFirst, TimePoint at)
{
    charts.from = isFirst ? at : std::min(charts.from, at);
    charts.to = isFirst ? at : std::max(charts.to, at);
    isFirst = false;
}

/// A number of instances holds until it changes: points as close as those of the other lines.
Series held(Series steps, TimePoint until)
{
    constexpr Millis beat = std::chrono::seconds(5);
    Series line{steps.name, steps.isCallerSide, {}};
    for (std::size_t i = 0; i < steps.points.size(); ++i) {
        const TimePoint end = i + 1 < steps.points.size() ? steps.points[i + 1].at : until + Millis(1);
        for (TimePoint at = steps.points[i].at; at < end; at += beat)
            line.points.push_back({at, steps.points[i].value});
        // The last moment before the step, so that the line does not slope.
        if (line.points.back().at < end - Millis(1))
            line.points.push_back({end - Millis(1), steps.points[i].value});
    }
    return line;
}

} // namespace

std::optional<MarkKind> markFor(Phase before, Phase after)
{
    if (before == after)
        return std::nullopt;
    switch (after) {
    case Phase::ReadingBack:
        return MarkKind::Drain;
    case Phase::Drained:
        return MarkKind::Drained;
    case Phase::Stopping:
        return MarkKind::Shutdown;
    case Phase::Stopped:
        return MarkKind::Stopped;
    case Phase::Restoring:
        return MarkKind::Restore;
    case Phase::Restored:
        return MarkKind::Back;
    case Phase::Failed:
        return MarkKind::Failed;
    default:
        return std::nullopt;
    }
}

std::vector<ChartMark> marksOf(const std::string &instanceId, const std::vector<RecordedLine> &lines)
{
    std::vector<ChartMark> marks;
    for (const RecordedLine &line : lines) {
        if (line.line.kind != JournalKind::Moved)
            continue;
        const auto from = detailOf(line.line.details, "from");
        const auto to = detailOf(line.line.details, "to");
        const auto before = from ? phaseFromName(*from) : std::nullopt;
        const auto after = to ? phaseFromName(*to) : std::nullopt;
        const auto kind = before && after ? markFor(*before, *after) : std::nullopt;
        if (kind)
            marks.push_back({line.at, *kind, instanceId});
    }
    return marks;
}

PastCharts pastCharts(std::string id, std::vector<CountSample> samples, std::vector<StatusChange> changes,
                      std::vector<ChartMark> marks)
{
    PastCharts charts;
    charts.id = std::move(id);
    std::ranges::stable_sort(changes, {}, &StatusChange::at);
    std::ranges::stable_sort(marks, {}, &ChartMark::at);
    bool isFirst = true;
    for (const CountSample &sample : samples)
        reach(charts, isFirst, sample.at);
    for (const StatusChange &change : changes)
        reach(charts, isFirst, change.at);
    for (const ChartMark &mark : marks)
        reach(charts, isFirst, mark.at);
    charts.errorShare = errorShareOf(samples);
    charts.requestsPerSecond = requestsPerSecondOf(samples);
    charts.inService = held(inServiceOf(changes), charts.to);
    charts.impact = impactOf(std::move(samples), changes);
    charts.changes = std::move(changes);
    charts.marks = std::move(marks);
    return charts;
}

std::vector<StatusChange> statusesAt(const std::vector<StatusChange> &changes, TimePoint moment)
{
    std::map<std::string, const StatusChange *> newest;
    for (const StatusChange &change : changes) {
        if (change.at > moment)
            break;
        newest[change.name] = &change;
    }
    std::vector<StatusChange> statuses;
    for (const auto &[name, change] : newest)
        statuses.push_back(*change);
    return statuses;
}

} // namespace core
