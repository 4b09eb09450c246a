// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/journal.h"

#include "app/store/isotime.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUuid>
#include <QVariant>

namespace app {

namespace {

constexpr int schemaVersion = 2; // 1: without the column "release"

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString detailsText(const core::JournalLine &line)
{
    QJsonObject object;
    for (const auto &[name, value] : line.details)
        object.insert(text(name), text(value));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Each field with its length before it: two different lines never give the same bytes. A line outside of a
/// release has no such field, as all lines had none in version 1: those keep their hashes.
QString hashOf(const JournalEntry &entry, const QString &previous)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString &field) {
        const QByteArray bytes = field.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    };
    for (const QString &field :
         {previous, QString::number(entry.number), entry.at, entry.environment, entry.operatorName,
          entry.operation, entry.instance, entry.kind, entry.text, entry.details})
        add(field);
    if (!entry.release.isEmpty())
        add(entry.release);
    return QString::fromLatin1(hash.result().toHex());
}

JournalEntry entryOf(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(),
            row.value(3).toString(),   row.value(4).toString(), row.value(5).toString(),
            row.value(6).toString(),   row.value(7).toString(), row.value(8).toString(),
            row.value(9).toString(),   row.value(10).toString()};
}

const QString selectAll =
    QStringLiteral("SELECT number, at, environment, operator, operation, instance, kind, text, "
                   "details, hash, release FROM lines ORDER BY number");

/// A null QString would be bound as NULL, which no column allows.
QString orEmpty(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

void keepForOwner(const QString &path)
{
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

Journal::Journal()
    : m_connection(QUuid::createUuid().toString())
{
}

Journal::~Journal()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

QString Journal::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/drainboard/journal.sqlite");
}

core::Failure Journal::failure(const QString &what) const
{
    return core::fail(core::ErrorKind::Storage, m_path.toStdString(), what.toStdString());
}

core::Result<void> Journal::open(const QString &path)
{
    m_path = path;
    const QDir folder = QFileInfo(path).absoluteDir();
    if (!folder.exists() && !QDir().mkpath(folder.absolutePath()))
        return failure(QStringLiteral("the folder cannot be made"));
    // Made by us first, so that SQLite's own files inherit "owner only".
    if (!QFile::exists(path)) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return failure(file.errorString());
        file.close();
        keepForOwner(path);
    }
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!m_database.open())
        return failure(m_database.lastError().text());
    return prepareSchema();
}

core::Result<void> Journal::prepareSchema()
{
    QSqlQuery query(m_database);
    const auto run = [&](const QString &statement) { return query.exec(statement); };
    if (!run(QStringLiteral("PRAGMA journal_mode=WAL")) || !run(QStringLiteral("PRAGMA synchronous=FULL")) ||
        !run(QStringLiteral("PRAGMA user_version")) || !query.next())
        return failure(query.lastError().text());
    const int version = query.value(0).toInt();
    query.finish();
    if (version > schemaVersion)
        return failure(QStringLiteral("made by a newer Drainboard (version %1)").arg(version));
    return migrate();
}

/// In one transaction: another copy of the program may be opening it at the same moment.
core::Result<void> Journal::migrate()
{
    QSqlQuery query(m_database);
    const auto run = [&](const QString &statement) { return query.exec(statement); };
    if (!run(QStringLiteral("BEGIN IMMEDIATE")))
        return failure(query.lastError().text());
    const bool isMade = run(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS lines (number INTEGER PRIMARY KEY, at TEXT NOT NULL, environment TEXT "
        "NOT NULL, "
        "operator TEXT NOT NULL, operation TEXT NOT NULL, instance TEXT NOT NULL, kind TEXT NOT NULL, "
        "text TEXT NOT NULL, details TEXT NOT NULL, hash TEXT NOT NULL)"));
    const bool isAsked =
        isMade && run(QStringLiteral("SELECT 1 FROM pragma_table_info('lines') WHERE name='release'"));
    const bool hasRelease = isAsked && query.next();
    query.finish();
    const bool isDone =
        isAsked &&
        (hasRelease ||
         run(QStringLiteral("ALTER TABLE lines ADD COLUMN release TEXT NOT NULL DEFAULT ''"))) &&
        run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion)) && run(QStringLiteral("COMMIT"));
    if (isDone)
        return {};
    const QString what = query.lastError().text();
    run(QStringLiteral("ROLLBACK"));
    return failure(what);
}

core::Result<void> Journal::append(const JournalContext &context, const core::JournalLine &line,
                                   core::TimePoint at)
{
    JournalEntry entry;
    entry.at = isoTime(at);
    entry.environment = orEmpty(context.environment);
    entry.operatorName = orEmpty(context.operatorName);
    entry.operation = orEmpty(context.operation);
    entry.instance = orEmpty(context.instance);
    entry.kind = text(core::journalKindName(line.kind));
    entry.text = text(line.text);
    entry.details = detailsText(line);
    entry.release = orEmpty(context.release);

    QSqlQuery query(m_database);
    // Taken at once for writing: the number and the hash before must still be the last when the line is put
    // in.
    if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return failure(query.lastError().text());
    auto inserted = insert(std::move(entry));
    if (!query.exec(inserted ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK")) && inserted)
        return failure(query.lastError().text());
    return inserted;
}

core::Result<void> Journal::insert(JournalEntry entry)
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("SELECT number, hash FROM lines ORDER BY number DESC LIMIT 1")))
        return failure(query.lastError().text());
    QString previous;
    entry.number = 1;
    if (query.next()) {
        entry.number = query.value(0).toLongLong() + 1;
        previous = query.value(1).toString();
    }
    query.finish();
    entry.hash = hashOf(entry, previous);
    query.prepare(QStringLiteral("INSERT INTO lines VALUES (?,?,?,?,?,?,?,?,?,?,?)"));
    for (const QVariant &value : {QVariant(entry.number), QVariant(entry.at), QVariant(entry.environment),
                                  QVariant(entry.operatorName), QVariant(entry.operation),
                                  QVariant(entry.instance), QVariant(entry.kind), QVariant(entry.text),
                                  QVariant(entry.details), QVariant(entry.hash), QVariant(entry.release)})
        query.addBindValue(value);
    if (!query.exec())
        return failure(query.lastError().text());
    return {};
}

core::Result<std::vector<JournalEntry>> Journal::entries() const
{
    QSqlQuery query(m_database);
    if (!query.exec(selectAll))
        return failure(query.lastError().text());
    std::vector<JournalEntry> all;
    while (query.next())
        all.push_back(entryOf(query));
    return all;
}

core::Result<qint64> Journal::verify() const
{
    const auto all = entries();
    if (!all)
        return core::Failure(all.error());
    QString previous;
    qint64 expected = 1;
    for (const JournalEntry &entry : *all) {
        if (entry.number != expected || entry.hash != hashOf(entry, previous))
            return failure(
                QStringLiteral("line %1 was changed, or one before it is missing").arg(entry.number));
        previous = entry.hash;
        ++expected;
    }
    return expected - 1;
}

} // namespace app
