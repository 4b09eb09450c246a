// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/journal.h"
#include "app/store/runhistory.h"
#include "core/release/impact.h"
#include "core/release/past.h"
#include "core/release/record.h"

#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

namespace app {

/// An earlier operation of the same application, to compare with.
struct Earlier
{
    core::RecordedOperation operation;
    core::Impact impact;
};

/// An earlier release of the same application as a whole, to compare with.
struct EarlierRelease
{
    core::PastRelease release;
    core::PastCharts kept;
};

/// Everything that a report tells, as values. The formats only write it down.
struct Report
{
    QString id; ///< of the operation or the release
    QString environment;
    QString application;
    std::vector<core::RecordedOperation> operations; ///< in order of their first line
    std::vector<JournalEntry> lines;
    std::vector<core::CountSample> samples;
    std::vector<core::StatusChange> changes;
    core::Impact impact;
    std::vector<Earlier> earlier;                ///< newest first; of a release there is none
    std::vector<EarlierRelease> earlierReleases; ///< newest first; where this is one
    QString madeAt;                              ///< UTC, ISO 8601
};

/// An empty id: the newest. Errors: Storage; NotFound where the journal holds none of that id.
core::Result<Report> makeReport(const Journal &journal, const RunHistory &history, QString id,
                                core::TimePoint now);

// The formats. Everything in them that came from servers is escaped; none holds a credential or an address
// that is loaded.

QString htmlReport(const Report &report); ///< one file, with its charts
QString markdownReport(const Report &report);
QJsonObject jsonReport(const Report &report);
QString csvReport(const Report &report);

using ReportRow = std::pair<QString, QString>; ///< what, and its value

// What the formats have in common: texts without any markup.

/// The impact first of all; "not measured" where there is no data.
std::vector<ReportRow> impactRows(const core::Impact &impact);
std::vector<ReportRow> partRows(const core::Impact &impact);
/// Who, what, when and why, and how it ended.
std::vector<ReportRow> factRows(const core::RecordedOperation &operation);
/// What the countdown was made of, with sources, as it stood when the wait ended (or last).
std::vector<ReportRow> budgetRows(const Report &report, const core::RecordedOperation &operation);
/// Guards that were gone past: the guard, and the reason.
std::vector<ReportRow> overriddenRows(const Report &report);
/// Each change, its answer and when.
std::vector<ReportRow> requestRows(const core::RecordedOperation &operation);
/// Each earlier release: when, and what of it; see earlierColumns().
std::vector<std::vector<QString>> earlierReleaseRows(const Report &report);
std::vector<QString> earlierColumns();
/// How this one stands among them; empty where it cannot be held against any.
QString rankText(const Report &report);
/// Failed requests from each release's start, this one's and those of the two before it; empty where none can
/// be drawn.
std::vector<core::Series> failuresSideBySide(const Report &report);
QString proofText(const core::RecordedOperation &operation);
QString detailsText(const JournalEntry &entry);
QString reportTitle(const Report &report);

} // namespace app
