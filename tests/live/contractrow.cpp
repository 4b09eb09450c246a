// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/contractrow.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace live {

namespace {

/// "UP | 1.5: DOWN" as `generation` has it.
QString expectedOf(const QString &text, Generation generation)
{
    const QStringList words = text.split(u" | "_s);
    const QString prefix = folderOf(generation).section(u'-', 1) + u": "_s;
    for (const QString &word : words) {
        if (word.trimmed().startsWith(prefix))
            return word.trimmed().mid(prefix.size()).trimmed();
    }
    return words.first().trimmed();
}

} // namespace

QList<ContractStep> stepsOf(const ContractRow &row, Generation generation)
{
    QList<ContractStep> steps;
    for (const QString &line : QString::fromUtf8(row.script).split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype arrow = line.indexOf(u"=>"_s);
        if (arrow < 0)
            continue;
        steps.append({line.left(arrow).simplified(), expectedOf(line.mid(arrow + 2), generation)});
    }
    return steps;
}

const QList<ContractRow> &contractRows()
{
    static const QList<ContractRow> all = writeRows() + leaseRows() + readRows() + nameRows() + clientRows();
    return all;
}

} // namespace live
