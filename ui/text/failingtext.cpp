// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/failingtext.h"

#include "ui/text/text.h"

#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

QString joined(const std::vector<std::string> &values)
{
    QStringList words;
    for (const std::string &value : values)
        words << Text::plain(value);
    return words.join(QStringLiteral(", "));
}

QString count(double requests)
{
    return Text::number(int(std::min(requests, 2e9)));
}

} // namespace

QString FailingText::sentence(const core::FailingPath &path)
{
    QStringList parts{path.newOnes ? tr("%1, %2 of them new").arg(count(path.requests), count(*path.newOnes))
                                   : count(path.requests)};
    if (!path.statuses.empty())
        parts << tr("status %1").arg(joined(path.statuses));
    if (!path.exceptions.empty())
        parts << joined(path.exceptions);
    return parts.join(QStringLiteral(" · "));
}

std::vector<std::pair<QString, QString>> FailingText::lines(const core::Sourced<core::FailingRequests> &read,
                                                            core::TimePoint now)
{
    std::vector<std::pair<QString, QString>> lines;
    if (read.lastError)
        lines.emplace_back(QString(), tr("not read: %1").arg(Text::sentence(*read.lastError)));
    if (!read.isKnown())
        return lines;
    for (const core::FailingPath &path : read.value->paths)
        lines.emplace_back(Text::plain(path.uri), sentence(path));
    if (read.value->paths.empty() && read.value->leftOut == 0)
        lines.emplace_back(QString(), tr("none since its process started"));
    if (read.value->leftOut > 0)
        lines.emplace_back(QString(),
                           tr("%1 more paths fail, which were not asked for").arg(read.value->leftOut));
    lines.emplace_back(QString(), tr("since its process started; %1").arg(Text::readAgo(read.ageAt(now))));
    return lines;
}

QString FailingText::sums(const core::VersionFailures &version)
{
    QStringList parts{tr("instances: %1").arg(Text::number(version.instances))};
    if (version.requests)
        parts << tr("%1 requests, %2 of them failed (%3)")
                     .arg(count(*version.requests), count(version.failures.value_or(0)),
                          Text::percent(version.share()));
    if (version.counted < version.instances)
        parts << (version.counted == 0 ? tr("requests not counted")
                                       : tr("counted at %1 of them").arg(version.counted));
    if (version.asked < version.instances)
        parts << (version.asked == 0 ? tr("paths not read")
                                     : tr("paths read at %1 of them").arg(version.asked));
    return parts.join(QStringLiteral(" · "));
}

QString FailingText::ofPath(const core::VersionFailures &version, const std::string &path)
{
    const auto found = std::ranges::find(version.failing.paths, path, &core::FailingPath::uri);
    if (found != version.failing.paths.end())
        return sentence(*found);
    if (version.asked == 0)
        return tr("not read");
    return version.failing.leftOut > 0 ? tr("not asked for") : tr("none");
}

std::vector<std::pair<QString, QString>>
FailingText::versionLines(const std::vector<core::VersionFailures> &versions)
{
    std::vector<std::pair<QString, QString>> lines;
    for (const core::VersionFailures &version : versions)
        lines.emplace_back(Text::plain(version.version), sums(version));
    for (const std::string &path : core::failingPathsOf(versions)) {
        for (const core::VersionFailures &version : versions)
            lines.emplace_back(Text::plain(path) + QStringLiteral(" · ") + Text::plain(version.version),
                               ofPath(version, path));
    }
    if (!lines.empty())
        lines.emplace_back(QString(), tr("since their processes started"));
    return lines;
}

} // namespace ui
