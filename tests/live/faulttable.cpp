// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/faulttable.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace live {

namespace {

/// The found words of those names that the row expects something of: "exit 4, stage draining".
QString cellOf(const FaultRow &row, const FaultFacts &found, const QStringList &names, bool isNamed)
{
    const FaultFacts expected = expectedOf(row);
    QStringList parts;
    for (const QString &name : names) {
        if (!expected.contains(name))
            continue;
        const bool isGood = expected.value(name).split(u'|').contains(found.value(name));
        parts.append((isGood ? QString() : u"**!** "_s) + (isNamed ? name + u' ' : QString()) +
                     found.value(name));
    }
    return parts.join(u" · "_s).replace(u'|', u"\\|"_s);
}

} // namespace

void FaultTable::add(const FaultRow &row, const FaultFacts &found)
{
    const QString remains = cellOf(row, found, {u"remains"_s, u"remains-then"_s}, false);
    const QString left = cellOf(row, found, {u"others"_s, u"overrides"_s}, true);
    const QString said =
        cellOf(row, found,
               {u"exit"_s, u"outcome"_s, u"stage"_s, u"awaited"_s, u"surprise"_s, u"outside"_s,
                u"still-called"_s, u"unwind"_s, u"returned"_s, u"drain-proof"_s, u"return-proof"_s,
                u"unfinished"_s, u"next"_s, u"next-start"_s, u"recovered"_s, u"journal"_s},
               true);
    m_lines.append(u"| "_s + QString::fromUtf8(row.name) + u" | "_s + remains +
                   (remains.isEmpty() ? QString() : u" · "_s) + left + u" | "_s + said + u" | "_s +
                   cellOf(row, found, {u"failed"_s}, false) + u" | "_s +
                   cellOf(row, found, {u"fewest"_s}, false) + u" |\n"_s);
}

QString FaultTable::text() const
{
    return u"| fault | what remained in its place | what was said | failed requests | fewest in service |\n"
           u"| --- | --- | --- | --- | --- |\n"_s +
           m_lines.join(QString());
}

} // namespace live
