// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/runreport.h"
#include "app/store/isotime.h"
#include "ui/text/text.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t mostBeside = 2;

QString sideText(core::Side side)
{
    return side == core::Side::Caller ? QStringLiteral("at callers") : QStringLiteral("at the application");
}

/// Of the callers, or of the servers where no caller was measured; null where neither was.
const core::Series *failures(const std::vector<core::Series> &lines)
{
    const auto atCallers = std::ranges::find(lines, true, &core::Series::isCallerSide);
    if (atCallers != lines.end())
        return &*atCallers;
    return lines.empty() ? nullptr : &lines.front();
}

core::Series movedTo(const core::Series &line, core::TimePoint from, core::TimePoint to, const QString &name)
{
    core::Series moved = line;
    moved.name = name.toStdString();
    for (core::SeriesPoint &point : moved.points)
        point.at += to - from;
    return moved;
}

core::TimePoint startOf(const core::Series &line)
{
    return line.points.empty() ? core::TimePoint() : line.points.front().at;
}

} // namespace

std::vector<QString> earlierColumns()
{
    return {QStringLiteral("When"),
            QStringLiteral("Instances"),
            QStringLiteral("Minutes"),
            QStringLiteral("Who"),
            QStringLiteral("Failed at callers"),
            QStringLiteral("Failed at the application"),
            QStringLiteral("Seconds with failures"),
            QStringLiteral("Fewest in service")};
}

std::vector<std::vector<QString>> earlierReleaseRows(const Report &report)
{
    std::vector<std::vector<QString>> rows;
    for (const EarlierRelease &one : report.earlierReleases) {
        const auto impact = impactRows(one.kept.impact);
        const double minutes = double((one.release.to - one.release.from).count()) / 60'000.0;
        rows.push_back({isoTime(one.release.from), QString::number(one.release.instances),
                        QString::number(minutes, 'f', 1), ui::Text::plain(one.release.operators),
                        impact[0].second, impact[1].second, impact[4].second, impact[5].second});
    }
    return rows;
}

QString rankText(const Report &report)
{
    std::vector<core::Impact> impacts;
    for (const EarlierRelease &one : report.earlierReleases)
        impacts.push_back(one.kept.impact);
    const auto rank = core::rankOf(report.impact, impacts);
    if (!rank)
        return {};
    return QStringLiteral("%1 % of the requests failed %2 in this one; that is more than in %3 of %4 earlier "
                          "releases that were measured, less than in %5, and as much as in %6.")
        .arg(QString::number(rank->share * 100, 'f', 2), sideText(rank->side))
        .arg(rank->smaller)
        .arg(rank->smaller + rank->equal + rank->greater)
        .arg(rank->greater)
        .arg(rank->equal);
}

std::vector<core::Series> failuresSideBySide(const Report &report)
{
    const auto own = core::errorShareOf(report.samples);
    const core::Series *here = failures(own);
    std::vector<core::Series> lines;
    if (!here)
        return lines;
    lines.push_back(movedTo(*here, startOf(*here), startOf(*here), QStringLiteral("this one")));
    for (const EarlierRelease &one : report.earlierReleases) {
        const core::Series *line = failures(one.kept.errorShare);
        // Callers and servers see different failures.
        if (line && line->isCallerSide == here->isCallerSide && lines.size() <= mostBeside)
            lines.push_back(
                movedTo(*line, startOf(*line), startOf(*here), isoTime(one.release.from).left(10)));
    }
    return lines.size() > 1 ? lines : std::vector<core::Series>();
}

} // namespace app
