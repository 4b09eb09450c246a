// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/verdicttext.h"

#include "ui/text/text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QString whole(double requests)
{
    return QLocale().toString(requests, 'f', 0);
}

/// Percentage points, with a second decimal where one would say 0.
QString points(double difference)
{
    const double value = std::abs(difference) * 100.0;
    return QLocale().toString(value, 'f', value < 0.95 && value > 0 ? 2 : 1);
}

QString shareOf(const core::RequestCounts &counts)
{
    return Text::percent(counts.isUsable() ? std::optional(counts.share()) : std::nullopt);
}

/// One of several versions that were not told is not said to be empty.
QString versionName(const std::string &version)
{
    return version.empty() ? VerdictText::tr("no version told") : Text::plain(version);
}

/// Both sides' numbers. All places are filled at once: a version may hold "%1".
QString numbers(const core::ShareVerdict &verdict, const std::string &oldVersion,
                const std::string &newVersion)
{
    const core::RequestCounts &before = verdict.before;
    const core::RequestCounts &after = verdict.after;
    if (oldVersion.empty() && newVersion.empty())
        return VerdictText::tr("%1 of %2 requests failed since then (%3), %4 of %5 before (%6)")
            .arg(whole(after.failures), whole(after.requests), shareOf(after), whole(before.failures),
                 whole(before.requests), shareOf(before));
    return VerdictText::tr("%1 of %2 requests failed with %3 (%4), %5 of %6 with %7 (%8)")
        .arg(whole(after.failures), whole(after.requests), versionName(newVersion), shareOf(after),
             whole(before.failures), whole(before.requests), versionName(oldVersion), shareOf(before));
}

QString neededSentence(const core::ShareVerdict &verdict)
{
    const auto count = [](std::int64_t needed) { return QLocale().toString(qlonglong(needed)); };
    if (verdict.neededBefore && verdict.neededAfter)
        return VerdictText::tr("about %1 more requests, and %2 more of those it is compared with, would tell")
            .arg(count(*verdict.neededAfter), count(*verdict.neededBefore));
    if (verdict.neededAfter)
        return VerdictText::tr("about %1 more requests would tell").arg(count(*verdict.neededAfter));
    if (verdict.neededBefore)
        return VerdictText::tr("%1 more requests of those it is compared with would tell")
            .arg(count(*verdict.neededBefore));
    return VerdictText::tr("more requests alone would hardly tell");
}

/// From where to where the difference lies.
QString range(const core::Interval &difference)
{
    if (difference.high < 0)
        return VerdictText::tr("between %1 and %2 percentage points fewer")
            .arg(points(difference.high), points(difference.low));
    if (difference.low > 0)
        return VerdictText::tr("between %1 and %2 percentage points more")
            .arg(points(difference.low), points(difference.high));
    return VerdictText::tr("between %1 percentage points fewer and %2 more")
        .arg(points(difference.low), points(difference.high));
}

QString noData(const core::ShareVerdict &verdict)
{
    if (verdict.reason == core::VerdictReason::Unusable)
        return VerdictText::tr("No data: the counts that were read contradict themselves.");
    if (verdict.reason == core::VerdictReason::NothingAfter)
        return VerdictText::tr("No data: no request was counted yet that could be judged.");
    return VerdictText::tr("No data to compare with: %1 of %2 requests failed (%3).")
        .arg(whole(verdict.after.failures), whole(verdict.after.requests), shareOf(verdict.after));
}

QString doubtful(const core::ShareVerdict &verdict, const QString &counts)
{
    if (verdict.reason == core::VerdictReason::TooFew || !verdict.difference)
        return VerdictText::tr("Doubtful: %1; too few for a fair answer, %2.")
            .arg(counts, neededSentence(verdict));
    return VerdictText::tr("Doubtful: %1; that is %2, and %3 more are tolerated; %4.")
        .arg(counts, range(*verdict.difference), points(verdict.thresholds.increase),
             neededSentence(verdict));
}

QString failed(const core::ShareVerdict &verdict, const QString &counts)
{
    if (verdict.reason == core::VerdictReason::OverLimit)
        return VerdictText::tr("Failed: %1; surely more than the %2 that are tolerated at most.")
            .arg(counts, Text::percent(verdict.thresholds.mostShare));
    return VerdictText::tr("Failed: %1; that is %2, and %3 more are tolerated.")
        .arg(counts, range(*verdict.difference), points(verdict.thresholds.increase));
}

} // namespace

QString VerdictText::otherVersions()
{
    return tr("the other versions");
}

QString VerdictText::name(core::Verdict outcome)
{
    switch (outcome) {
    case core::Verdict::NoData:
        return tr("no data");
    case core::Verdict::Pass:
        return tr("passed");
    case core::Verdict::Doubtful:
        return tr("doubtful");
    case core::Verdict::Fail:
        break;
    }
    return tr("failed");
}

QString VerdictText::sentence(const core::ShareVerdict &verdict, const std::string &oldVersion,
                              const std::string &newVersion)
{
    const QString counts = numbers(verdict, oldVersion, newVersion);
    switch (verdict.outcome) {
    case core::Verdict::NoData:
        return noData(verdict);
    case core::Verdict::Doubtful:
        return doubtful(verdict, counts);
    case core::Verdict::Fail:
        return failed(verdict, counts);
    case core::Verdict::Pass:
        break;
    }
    return tr("Passed: %1; that is %2, and %3 more are tolerated.")
        .arg(counts, range(*verdict.difference), points(verdict.thresholds.increase));
}

QString VerdictText::sentence(const core::SideVerdict &verdict, const std::string &newVersion)
{
    return verdict.comparison == core::Comparison::OldNew
               ? sentence(verdict.verdict, otherVersions().toStdString(), newVersion)
               : sentence(verdict.verdict);
}

} // namespace ui
