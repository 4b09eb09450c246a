// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tests {

/// What was seen, a line for each trial, as Markdown.
class TrialTable
{
public:
    explicit TrialTable(const QStringList &heads);

    void add(const QStringList &cells);
    bool write(const QString &path) const;

private:
    QString m_text;
};

} // namespace tests
