// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/contractplayer.h"

#include <QMap>

namespace live {

/// What was seen, row by row and server by server, as a table for people.
class ContractResults
{
public:
    void add(const QString &server, const ContractRow &row, const QList<PlayedStep> &played);
    bool isEmpty() const { return m_servers.isEmpty(); }

    /// Markdown: one row a line, the steps with what the last server answered, and the others where they
    /// differ. A step that was not as expected is marked with **!**.
    QString table(ContractRow::Client client) const;
    QString tableOf(const QList<ContractRow> &rows) const;

private:
    QStringList m_servers; ///< in the order they came
    QMap<const char *, QMap<QString, QList<PlayedStep>>> m_seen;
};

/// Empty where all was as expected; otherwise one line for each step that was not.
QString problemsOf(const QList<PlayedStep> &played);

} // namespace live
