// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/release/machine.h"

#include <QSqlDatabase>
#include <QString>

#include <string>
#include <vector>

namespace app {

/// One line as it stands in the journal.
struct JournalEntry
{
    qint64 number = 0; ///< from 1, without gaps
    QString at;        ///< UTC, ISO 8601 with milliseconds
    QString environment;
    QString operatorName;
    QString operation; ///< one id for all lines of an operation
    QString instance;  ///< "APPLICATION/instance"
    QString kind;
    QString text;
    QString details; ///< a JSON object
    QString hash;    ///< over this line and the hash before it
    QString release; ///< one id for all lines of a release and of its operations; empty outside of one
};

/// What each line of an operation has in common.
struct JournalContext
{
    QString environment;
    QString operatorName;
    QString operation;
    QString instance;
    QString release; ///< empty: not part of one
};

/// The record of everything Drainboard did: SQLite, on disk before append() returns (WAL, synchronous=FULL),
/// readable by its owner only. Each line's hash covers the one before, so that an edited or lost line shows.
/// Several copies of the program may append to one journal. Use in one thread.
class Journal
{
public:
    Journal();
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    /// Opens or makes the file. Errors: Storage, with the file's path in `where`.
    core::Result<void> open(const QString &path);
    core::Result<void> append(const JournalContext &context, const core::JournalLine &line,
                              core::TimePoint at);
    core::Result<std::vector<JournalEntry>> entries() const;
    /// The number of lines, or a Storage error that names the first line whose hash does not fit.
    core::Result<qint64> verify() const;

    QString path() const { return m_path; }
    /// Where it lies when nothing else is asked for: the user's data folder.
    static QString standardPath();

private:
    core::Failure failure(const QString &what) const;
    core::Result<void> prepareSchema();
    core::Result<void> migrate();
    core::Result<void> insert(JournalEntry entry);

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
};

} // namespace app
