// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/authors.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/release/machine.h"
#include "core/release/record.h"
#include "core/release/releaserecord.h"

#include <QSqlDatabase>
#include <QString>
#include <QVariantList>

#include <optional>
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

/// A release that no line ends, and its operations, oldest first.
struct UnfinishedRelease
{
    core::RecordedRelease recorded;
    std::vector<core::RecordedOperation> operations;
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

    /// Opens or makes the file. Errors: Storage, with the file's path in `where`. A file that is no journal,
    /// or a damaged one, is never written to: it is kept aside, and a new one begins with a line that says
    /// so.
    core::Result<void> open(const QString &path);
    core::Result<void> append(const JournalContext &context, const core::JournalLine &line,
                              core::TimePoint at);
    /// Lines that another journal held, all or none: they keep their words and get their place in this chain.
    core::Result<void> appendAll(std::vector<JournalEntry> entries);
    core::Result<std::vector<JournalEntry>> entries() const;
    /// The hash of the line before that one; empty for the first.
    core::Result<QString> hashBefore(qint64 number) const;
    /// The lines of one operation, without reading the others.
    core::Result<std::vector<JournalEntry>> entriesOf(const QString &operation) const;
    /// The lines of one operation, or of a release with all its operations.
    core::Result<std::vector<JournalEntry>> entriesOfAll(const QString &id) const;
    /// Operations that no line ends, in order of their first one. One whose instance was changed by a later
    /// operation is not among them: that one goes on with it.
    core::Result<std::vector<core::RecordedOperation>> unfinished() const;
    /// Releases that no line ends, oldest first. One that a later release of the same application followed is
    /// not among them. `environment`: whose keys they get, see foldReleaseLines().
    core::Result<std::vector<UnfinishedRelease>> unfinishedReleases(const QString &environment) const;
    /// Earlier operations of an application, newest first, whose first line lies before that one.
    core::Result<std::vector<QString>>
    operationsBefore(const QString &environment, const QString &application, qint64 number, int most) const;
    /// Id of the operation with the newest line; empty where there is none.
    core::Result<QString> newestOperation() const;
    /// The number of the newest line; 0 where there is none.
    core::Result<qint64> newest() const;
    /// Writes and what was answered, of all instances of one environment, oldest first.
    core::Result<std::vector<core::WriteLine>> writes(const QString &environment) const;
    /// The number of lines, or a Storage error that names the first line whose hash does not fit.
    core::Result<qint64> verify() const;

    /// Where a damaged one was put when this was opened; empty where there was none.
    const QString &keptAside() const { return m_keptAside; }
    /// Why the newest line could not be written; nothing where it was.
    const std::optional<core::Error> &trouble() const { return m_trouble; }
    QString path() const { return m_path; }
    /// Where it lies when nothing else is asked for: the user's data folder.
    static QString standardPath();

private:
    core::Failure failure(const QString &what) const;
    core::Result<void> openFile();
    core::Result<void> beginAnew(); ///< the damaged one is put aside
    bool isDamaged() const;
    core::Result<void> prepareSchema();
    core::Result<void> migrate();
    core::Result<void> insertAlone(JournalEntry entry); ///< in a transaction of its own
    core::Result<void> insert(JournalEntry entry);
    /// What stands behind "FROM lines", with values for its question marks.
    core::Result<std::vector<JournalEntry>> select(const QString &condition,
                                                   const QVariantList &values) const;

    QString m_path;
    std::optional<core::Error> m_trouble;
    QString m_keptAside;
    QString m_connection;
    QSqlDatabase m_database;
};

/// What a line's own hash must be after a line with that one.
QString lineHash(const JournalEntry &entry, const QString &previous);
/// The line as the folds of core take it; nothing where its kind is none of this program's.
std::optional<core::RecordedLine> recordedLine(const JournalEntry &entry);
/// The fold of a release's lines and of those of its operations; all of them, and in order.
UnfinishedRelease unfinishedRelease(const QString &id, const std::vector<JournalEntry> &lines,
                                    const QString &environment);
/// The fold of one operation's lines; all of them, and in order.
core::RecordedOperation recordedOperation(const std::vector<JournalEntry> &lines);

} // namespace app
