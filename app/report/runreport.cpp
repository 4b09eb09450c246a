// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/runreport.h"

#include "app/store/isotime.h"
#include "app/store/pastcharts.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t earlierShown = 5;

QString applicationOf(const core::RecordedOperation &operation)
{
    return QString::fromStdString(operation.instance).section(QLatin1Char('/'), 0, 0);
}

/// One sample may have been kept for two operations of one release.
template <typename Value> void addAll(std::vector<Value> &all, const core::Result<std::vector<Value>> &more)
{
    if (!more)
        return;
    for (const Value &value : *more) {
        if (std::ranges::find(all, value) == all.end())
            all.push_back(value);
    }
}

void addOperations(Report &report)
{
    std::vector<QString> ids;
    for (const JournalEntry &entry : report.lines) {
        const bool isKnown = std::ranges::find(ids, entry.operation) != ids.end();
        if (!isKnown && !entry.operation.isEmpty() && entry.instance.contains(QLatin1Char('/')))
            ids.push_back(entry.operation);
    }
    for (const QString &id : ids) {
        std::vector<JournalEntry> lines;
        std::ranges::copy_if(report.lines, std::back_inserter(lines),
                             [&](const JournalEntry &entry) { return entry.operation == id; });
        report.operations.push_back(recordedOperation(lines));
    }
}

void addHistory(Report &report, const RunHistory &history)
{
    for (const core::RecordedOperation &operation : report.operations) {
        const QString id = QString::fromStdString(operation.id);
        addAll(report.samples, history.samplesOf(id));
        addAll(report.changes, history.changesOf(id));
    }
    report.impact = core::impactOf(report.samples, report.changes);
}

/// False where this is no release.
core::Result<bool> addEarlierReleases(Report &report, const Journal &journal, const RunHistory &history)
{
    constexpr int mostSearched = 500;
    const auto past = readPastReleases(journal.path(), report.environment, mostSearched);
    if (!past)
        return core::Failure(past.error());
    auto one = std::ranges::find(*past, report.id.toStdString(), &core::PastRelease::id);
    if (one == past->end() || !one->isRelease)
        return false;
    const std::string application = one->application;
    for (++one; one != past->end() && report.earlierReleases.size() < earlierShown; ++one) {
        if (!one->isRelease || one->application != application)
            continue;
        auto kept = readPastCharts(journal, history, QString::fromStdString(one->id));
        if (kept)
            report.earlierReleases.push_back({*one, std::move(*kept)});
    }
    return true;
}

core::Result<void> addEarlier(Report &report, const Journal &journal, const RunHistory &history)
{
    const auto ids = journal.operationsBefore(report.environment, report.application,
                                              report.lines.front().number, static_cast<int>(earlierShown));
    if (!ids)
        return core::Failure(ids.error());
    for (const QString &id : *ids) {
        const auto lines = journal.entriesOf(id);
        const auto samples = history.samplesOf(id);
        const auto changes = history.changesOf(id);
        if (lines && samples && changes)
            report.earlier.push_back({recordedOperation(*lines), core::impactOf(*samples, *changes)});
    }
    return {};
}

} // namespace

core::Result<Report> makeReport(const Journal &journal, const RunHistory &history, QString id,
                                core::TimePoint now)
{
    if (id.isEmpty()) {
        const auto newest = journal.newestOperation();
        if (!newest)
            return core::Failure(newest.error());
        id = *newest;
    }
    const auto lines = journal.entriesOfAll(id);
    if (!lines)
        return core::Failure(lines.error());
    if (lines->empty())
        return core::fail(core::ErrorKind::NotFound, journal.path().toStdString(), id.toStdString());
    Report report;
    report.id = id;
    report.lines = *lines;
    report.environment = lines->front().environment;
    report.madeAt = isoTime(now);
    addOperations(report);
    if (!report.operations.empty())
        report.application = applicationOf(report.operations.front());
    addHistory(report, history);
    const auto isRelease = addEarlierReleases(report, journal, history);
    if (!isRelease)
        return core::Failure(isRelease.error());
    // Steps of other releases are nothing that a whole one could be held against.
    const auto added = *isRelease ? core::Result<void>() : addEarlier(report, journal, history);
    if (!added)
        return core::Failure(added.error());
    return report;
}

} // namespace app
