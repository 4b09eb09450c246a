// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/release/impact.h"

#include <QSqlDatabase>
#include <QString>

#include <vector>

namespace app {

/// What was measured while an operation ran: counters and statuses, so that a report can be made of it weeks
/// later. SQLite beside the journal, readable by its owner only, and bounded: the oldest operations go first.
/// It proves nothing and is not chained; losing it loses charts, never the record. Use in one thread.
class RunHistory
{
public:
    /// Lengths of what is kept.
    struct Bounds
    {
        int operations = 500;
        int samplesEach = 50'000; ///< of one operation
    };

    RunHistory();
    ~RunHistory();
    RunHistory(const RunHistory &) = delete;
    RunHistory &operator=(const RunHistory &) = delete;

    /// Opens or makes the file. Errors: Storage.
    core::Result<void> open(const QString &path);
    void setBounds(Bounds bounds) { m_bounds = bounds; }

    /// All in one go; what is over the bounds is dropped.
    core::Result<void> add(const QString &operation, const std::vector<core::CountSample> &samples,
                           const std::vector<core::StatusChange> &changes);
    core::Result<std::vector<core::CountSample>> samplesOf(const QString &operation) const;
    core::Result<std::vector<core::StatusChange>> changesOf(const QString &operation) const;

    /// Beside the journal of that path.
    static QString pathBeside(const QString &journalPath);

private:
    core::Failure failure(const QString &what) const;
    core::Result<void> prepare();
    bool insert(const QString &operation, const std::vector<core::CountSample> &samples,
                const std::vector<core::StatusChange> &changes);
    bool trim();

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    Bounds m_bounds;
};

} // namespace app
