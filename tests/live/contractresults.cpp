// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/contractresults.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace live {

namespace {

QString cell(QString text)
{
    return text.replace(u'|', u"\\|"_s);
}

QString seenOf(const PlayedStep &played)
{
    return played.asExpected() ? played.seen : u"**!** "_s + played.seen;
}

/// "put UP **200**, state **UP/UNKNOWN**".
QString stepsText(const QList<PlayedStep> &played)
{
    QStringList steps;
    for (const PlayedStep &one : played)
        steps.append(u'`' + one.step.action + u"` "_s + seenOf(one));
    return cell(steps.join(u" · "_s));
}

/// "same", or the steps that another server answered otherwise.
QString differences(const QList<PlayedStep> &played, const QList<PlayedStep> &reference)
{
    QStringList steps;
    for (qsizetype i = 0; i < played.size(); ++i) {
        if (i >= reference.size() || played[i].seen != reference[i].seen)
            steps.append(u'`' + played[i].step.action + u"` "_s + seenOf(played[i]));
    }
    return steps.isEmpty() ? u"same"_s : cell(steps.join(u" · "_s));
}

} // namespace

void ContractResults::add(const QString &server, const ContractRow &row, const QList<PlayedStep> &played)
{
    if (!m_servers.contains(server))
        m_servers.append(server);
    m_seen[row.script][server] = played;
}

QString ContractResults::table(ContractRow::Client client) const
{
    QList<ContractRow> rows;
    std::ranges::copy_if(contractRows(), std::back_inserter(rows),
                         [client](const ContractRow &row) { return row.client == client; });
    return tableOf(rows);
}

QString ContractResults::tableOf(const QList<ContractRow> &rows) const
{
    if (m_servers.isEmpty())
        return {};
    const QString reference = m_servers.last();
    const QStringList others = m_servers.mid(0, m_servers.size() - 1);
    QString text = u"| row | from | "_s + reference;
    for (const QString &server : others)
        text += u" | "_s + server;
    text += u" |\n|"_s + u" --- |"_s.repeated(3 + others.size()) + u'\n';
    for (const ContractRow &row : rows) {
        const auto seen = m_seen.value(row.script);
        if (!seen.contains(reference))
            continue;
        text += u"| "_s + QString::fromUtf8(row.name) + u" | "_s + QString::fromUtf8(row.source) + u" | "_s +
                stepsText(seen[reference]);
        for (const QString &server : others) {
            text += u" | "_s;
            text += seen.contains(server) ? differences(seen[server], seen[reference]) : u"not run"_s;
        }
        text += u" |\n"_s;
    }
    return text;
}

QString problemsOf(const QList<PlayedStep> &played)
{
    QString text;
    for (const PlayedStep &one : played) {
        if (!one.asExpected())
            text += u"\n  "_s + one.step.action + u": expected "_s + one.step.expected + u", but saw "_s +
                    one.seen;
    }
    return text;
}

} // namespace live
