// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/runhistory.h"

#include "app/store/sqlerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace app {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8.empty() ? std::string("") : utf8);
}

/// Null would be bound for an empty one.
QVariant textValue(const std::string &utf8)
{
    return utf8.empty() ? QVariant(QStringLiteral("")) : QVariant(text(utf8));
}

} // namespace

RunHistory::RunHistory()
    : m_connection(QUuid::createUuid().toString())
{
}

RunHistory::~RunHistory()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

QString RunHistory::pathBeside(const QString &journalPath)
{
    return QFileInfo(journalPath).absolutePath() + QStringLiteral("/history.sqlite");
}

core::Failure RunHistory::failure(const QString &what) const
{
    return core::fail(core::ErrorKind::Storage, m_path.toStdString(), what.toStdString());
}

core::Result<void> RunHistory::open(const QString &path)
{
    m_path = path;
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(QStringLiteral("the folder cannot be made"));
    if (!QFile::exists(path)) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return failure(file.errorString());
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    if (!m_database.open())
        return failure(wordsOf(m_database.lastError()));
    return prepare();
}

core::Result<void> RunHistory::prepare()
{
    QSqlQuery query(m_database);
    for (const char *statement :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL",
          "CREATE TABLE IF NOT EXISTS samples (operation TEXT NOT NULL, at INTEGER NOT NULL, side TEXT NOT "
          "NULL, "
          "name TEXT NOT NULL, requests REAL NOT NULL, errors REAL NOT NULL, started INTEGER)",
          "CREATE TABLE IF NOT EXISTS changes (operation TEXT NOT NULL, at INTEGER NOT NULL, name TEXT NOT "
          "NULL, "
          "status TEXT NOT NULL, overridden TEXT NOT NULL)",
          "CREATE INDEX IF NOT EXISTS samples_operation ON samples(operation, at)",
          "CREATE INDEX IF NOT EXISTS changes_operation ON changes(operation, at)"}) {
        if (!query.exec(QString::fromLatin1(statement)))
            return failure(wordsOf(query.lastError()));
        query.finish();
    }
    return {};
}

bool RunHistory::insert(const QString &operation, const std::vector<core::CountSample> &samples,
                        const std::vector<core::StatusChange> &changes)
{
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("INSERT INTO samples VALUES (?,?,?,?,?,?,?)"));
    for (const core::CountSample &sample : samples) {
        query.addBindValue(operation);
        query.addBindValue(static_cast<qint64>(core::toEpoch(sample.at)));
        query.addBindValue(text(std::string(core::sideName(sample.side))));
        query.addBindValue(textValue(sample.name));
        query.addBindValue(sample.requests);
        query.addBindValue(sample.errors);
        query.addBindValue(sample.processStart
                               ? QVariant(static_cast<qint64>(core::toEpoch(*sample.processStart)))
                               : QVariant());
        if (!query.exec())
            return false;
    }
    query.prepare(QStringLiteral("INSERT INTO changes VALUES (?,?,?,?,?)"));
    for (const core::StatusChange &change : changes) {
        query.addBindValue(operation);
        query.addBindValue(static_cast<qint64>(core::toEpoch(change.at)));
        for (const std::string &value : {change.name, change.status, change.overridden})
            query.addBindValue(textValue(value));
        if (!query.exec())
            return false;
    }
    query.prepare(QStringLiteral(
        "DELETE FROM samples WHERE operation=? AND at < (SELECT at FROM samples WHERE operation=? "
        "ORDER BY at DESC LIMIT 1 OFFSET ?)"));
    query.addBindValue(operation);
    query.addBindValue(operation);
    query.addBindValue(m_bounds.samplesEach - 1);
    return query.exec();
}

/// Whole operations, those whose newest sample is the oldest.
bool RunHistory::trim()
{
    QSqlQuery query(m_database);
    for (const char *table : {"samples", "changes"}) {
        const QString statement =
            QStringLiteral("DELETE FROM %1 WHERE operation IN (SELECT operation FROM %1 GROUP BY operation "
                           "ORDER BY max(at) DESC LIMIT -1 OFFSET %2)")
                .arg(QString::fromLatin1(table))
                .arg(m_bounds.operations);
        if (!query.exec(statement))
            return false;
    }
    return true;
}

core::Result<void> RunHistory::add(const QString &operation, const std::vector<core::CountSample> &samples,
                                   const std::vector<core::StatusChange> &changes)
{
    if (samples.empty() && changes.empty())
        return {};
    if (!m_database.transaction())
        return failure(wordsOf(m_database.lastError()));
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("SELECT 1 FROM changes WHERE operation=? LIMIT 1"));
    query.addBindValue(operation);
    const bool isNew = query.exec() && !query.next();
    query.finish();
    const bool isDone = insert(operation, samples, changes) && (!isNew || trim());
    if (isDone && m_database.commit())
        return {};
    const QString what = wordsOf(m_database.lastError());
    m_database.rollback();
    return failure(what);
}

core::Result<std::vector<core::CountSample>> RunHistory::samplesOf(const QString &operation) const
{
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral(
        "SELECT at, side, name, requests, errors, started FROM samples WHERE operation=? ORDER BY at"));
    query.addBindValue(operation);
    if (!query.exec())
        return failure(wordsOf(query.lastError()));
    std::vector<core::CountSample> samples;
    while (query.next()) {
        core::CountSample sample;
        sample.at = core::timeFromEpoch(query.value(0).toLongLong());
        sample.side =
            core::sideFromName(query.value(1).toString().toStdString()).value_or(core::Side::Server);
        sample.name = query.value(2).toString().toStdString();
        sample.requests = query.value(3).toDouble();
        sample.errors = query.value(4).toDouble();
        if (!query.value(5).isNull())
            sample.processStart = core::timeFromEpoch(query.value(5).toLongLong());
        samples.push_back(std::move(sample));
    }
    return samples;
}

core::Result<std::vector<core::StatusChange>> RunHistory::changesOf(const QString &operation) const
{
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral(
        "SELECT at, name, status, overridden FROM changes WHERE operation=? ORDER BY at, rowid"));
    query.addBindValue(operation);
    if (!query.exec())
        return failure(wordsOf(query.lastError()));
    std::vector<core::StatusChange> changes;
    while (query.next())
        changes.push_back({core::timeFromEpoch(query.value(0).toLongLong()),
                           query.value(1).toString().toStdString(), query.value(2).toString().toStdString(),
                           query.value(3).toString().toStdString()});
    return changes;
}

} // namespace app
