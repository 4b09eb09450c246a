// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/journal.h"
#include "app/store/sqlerror.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>

#include <map>

// What the journal's lines tell of single operations.

namespace app {

namespace {

core::LineDetails detailsOf(const QString &json)
{
    core::LineDetails details;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto member = object.begin(); member != object.end(); ++member)
        details.emplace_back(member.key().toStdString(), member.value().toString().toStdString());
    return details;
}

core::TimePoint timeOf(const QString &iso)
{
    return core::timeFromEpoch(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch());
}

/// Releases are not among them. Without the one line that ends it, and without a later change of the same
/// instance by another operation.
const QString unfinishedOperations = QStringLiteral(
    "WITH open AS (SELECT operation FROM lines WHERE kind IN ('started','intent') AND operation<>'' "
    "AND operation<>release "
    "EXCEPT SELECT operation FROM lines WHERE kind IN ('finished','closed')), "
    "newest AS (SELECT operation, min(number) AS first, max(number) AS last FROM lines "
    "WHERE operation IN open GROUP BY operation) "
    "SELECT newest.operation FROM newest JOIN lines ON lines.number=newest.last WHERE NOT EXISTS "
    "(SELECT 1 FROM lines AS later WHERE later.kind='intent' AND later.number>newest.last "
    "AND later.instance=lines.instance AND later.environment=lines.environment) ORDER BY newest.first");

/// Without a line that ends it, and without a later release of the same application.
const QString unfinishedReleaseIds = QStringLiteral(
    "SELECT first.release FROM lines AS first WHERE first.kind='started' AND first.release<>'' "
    "AND first.operation=first.release AND NOT EXISTS (SELECT 1 FROM lines AS last WHERE "
    "last.operation=first.release AND last.kind IN ('finished','closed')) AND NOT EXISTS "
    "(SELECT 1 FROM lines AS later WHERE later.kind='started' AND later.number>first.number "
    "AND later.operation=later.release AND later.text=first.text AND later.environment=first.environment) "
    "ORDER BY first.number");

} // namespace

std::optional<core::RecordedLine> recordedLine(const JournalEntry &entry)
{
    const auto kind = core::journalKindFromName(entry.kind.toStdString());
    if (!kind)
        return std::nullopt;
    return core::RecordedLine{timeOf(entry.at),
                              entry.operatorName.toStdString(),
                              {*kind, entry.text.toStdString(), detailsOf(entry.details)}};
}

core::RecordedOperation recordedOperation(const std::vector<JournalEntry> &lines)
{
    std::vector<core::RecordedLine> recorded;
    for (const JournalEntry &entry : lines) {
        if (auto line = recordedLine(entry))
            recorded.push_back(std::move(*line));
    }
    if (lines.empty())
        return {};
    const JournalEntry &first = lines.front();
    return core::foldLines({first.operation.toStdString(), first.environment.toStdString(),
                            first.instance.toStdString(), first.release.toStdString()},
                           recorded);
}

UnfinishedRelease unfinishedRelease(const QString &id, const std::vector<JournalEntry> &lines,
                                    const QString &environment)
{
    std::vector<core::RecordedLine> own;
    std::vector<QString> order;
    std::map<QString, std::vector<JournalEntry>> ofOperations;
    for (const JournalEntry &entry : lines) {
        if (entry.operation == id) {
            if (auto line = recordedLine(entry))
                own.push_back(std::move(*line));
            continue;
        }
        if (!ofOperations.contains(entry.operation))
            order.push_back(entry.operation);
        ofOperations[entry.operation].push_back(entry);
    }
    UnfinishedRelease release{core::foldReleaseLines(id.toStdString(), own, environment.toStdString()), {}};
    for (const QString &operation : order)
        release.operations.push_back(recordedOperation(ofOperations[operation]));
    return release;
}

core::Result<std::vector<JournalEntry>> Journal::entriesOf(const QString &operation) const
{
    return select(QStringLiteral(" WHERE operation=?"), {operation});
}

core::Result<std::vector<JournalEntry>> Journal::entriesOfAll(const QString &id) const
{
    return select(QStringLiteral(" WHERE operation=? OR (release=? AND release<>'')"), {id, id});
}

core::Result<std::vector<core::RecordedOperation>> Journal::unfinished() const
{
    QSqlQuery query(m_database);
    if (!query.exec(unfinishedOperations))
        return failure(wordsOf(query.lastError()));
    std::vector<core::RecordedOperation> all;
    while (query.next()) {
        const auto lines = entriesOf(query.value(0).toString());
        if (!lines)
            return core::Failure(lines.error());
        all.push_back(recordedOperation(*lines));
    }
    return all;
}

core::Result<std::vector<UnfinishedRelease>> Journal::unfinishedReleases(const QString &environment) const
{
    QSqlQuery query(m_database);
    if (!query.exec(unfinishedReleaseIds))
        return failure(wordsOf(query.lastError()));
    std::vector<UnfinishedRelease> all;
    while (query.next()) {
        const QString id = query.value(0).toString();
        const auto lines = entriesOfAll(id);
        if (!lines)
            return core::Failure(lines.error());
        all.push_back(unfinishedRelease(id, *lines, environment));
    }
    return all;
}

core::Result<std::vector<QString>> Journal::operationsBefore(const QString &environment,
                                                             const QString &application, qint64 number,
                                                             int most) const
{
    QSqlQuery query(m_database);
    const QString start = application + QLatin1Char('/');
    query.prepare(
        QStringLiteral("SELECT operation FROM lines WHERE kind IN ('started','intent') AND environment=? "
                       "AND substr(instance,1,?)=? GROUP BY operation HAVING min(number)<? ORDER BY "
                       "min(number) DESC LIMIT ?"));
    for (const QVariant &value :
         {QVariant(environment), QVariant(start.size()), QVariant(start), QVariant(number), QVariant(most)})
        query.addBindValue(value);
    if (!query.exec())
        return failure(wordsOf(query.lastError()));
    std::vector<QString> all;
    while (query.next())
        all.push_back(query.value(0).toString());
    return all;
}

core::Result<QString> Journal::newestOperation() const
{
    QSqlQuery query(m_database);
    if (!query.exec(
            QStringLiteral("SELECT operation FROM lines WHERE operation<>'' ORDER BY number DESC LIMIT 1")))
        return failure(wordsOf(query.lastError()));
    return query.next() ? query.value(0).toString() : QString();
}

} // namespace app
