// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/journal.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace app {

/// One line as it stood in the journal it comes from, with what its hash was made over.
struct HandedLine
{
    JournalEntry entry;
    QString previous; ///< hash of the line before it there
};

/// An operation or a release on its way from one person's journal to another's: all that is needed to go on
/// with it, and to see that nothing of it was changed.
struct Handover
{
    QString id; ///< of the operation or the release
    QString environment;
    std::vector<std::string> peers; ///< as the lines name them
    QString from;                   ///< who exported it
    QString at;                     ///< when; UTC, ISO 8601
    std::vector<HandedLine> lines;
};

/// Errors: Storage; NotFound where the journal holds none of that id (empty: the newest).
core::Result<Handover> handoverFrom(const Journal &journal, QString id, const QString &from,
                                    core::TimePoint now);
/// One JSON object that says itself what it is.
QByteArray handoverJson(const Handover &handover);
/// Errors: NotJson; Malformed where it is no hand-over, of a newer program, or where a line was changed, lost
/// or put in: `what` says which.
core::Result<Handover> readHandover(const QByteArray &json, const std::string &where);

/// The folds of its operations, in order of their first line.
std::vector<core::RecordedOperation> operationsOf(const Handover &handover);

/// Into this journal, under the names and times of those who wrote them, after a line that says who took it
/// over from whom. Errors: Storage; Malformed where the journal has one of its operations already.
core::Result<void> takeOver(Journal &journal, const Handover &handover, const QString &byWhom,
                            core::TimePoint now);

} // namespace app
