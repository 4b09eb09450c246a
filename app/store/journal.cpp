// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/journal.h"

#include "app/store/isotime.h"
#include "app/store/sqlerror.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <array>

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
                   "details, hash, release FROM lines");

/// What a question about one operation, one release or what is unfinished goes by.
const std::array<QString, 4> indexes{
    QStringLiteral("CREATE INDEX IF NOT EXISTS lines_operation ON lines(operation)"),
    QStringLiteral("CREATE INDEX IF NOT EXISTS lines_release ON lines(release)"),
    QStringLiteral("CREATE INDEX IF NOT EXISTS lines_kind ON lines(kind, operation)"),
    QStringLiteral("CREATE INDEX IF NOT EXISTS lines_instance ON lines(instance, kind)")};

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
    auto opened = openFile();
    return !opened && isDamaged() ? beginAnew() : opened;
}

core::Result<void> Journal::openFile()
{
    // Made by us first, so that SQLite's own files inherit "owner only".
    if (!QFile::exists(m_path)) {
        QFile file(m_path);
        if (!file.open(QIODevice::WriteOnly))
            return failure(file.errorString());
        file.close();
        keepForOwner(m_path);
    }
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!m_database.open())
        return failure(wordsOf(m_database.lastError()));
    return prepareSchema();
}

/// By the file itself: trouble with the disk is not the file's, and nothing is put aside for it.
bool Journal::isDamaged() const
{
    if (!m_database.isOpen())
        return false;
    QSqlQuery query(m_database);
    if (query.exec(QStringLiteral("PRAGMA quick_check(1)")) && query.next())
        return query.value(0).toString() != QLatin1String("ok");
    // SQLITE_CORRUPT and SQLITE_NOTADB; what is above a byte refines them.
    constexpr int corrupt = 11;
    constexpr int noDatabase = 26;
    const int code = query.lastError().nativeErrorCode().toInt() & 0xff;
    return code == corrupt || code == noDatabase;
}

core::Result<void> Journal::beginAnew()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
    const QString kept =
        m_path + QStringLiteral(".damaged-%1")
                     .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'hhmmsszzz")));
    if (!QFile::rename(m_path, kept))
        return failure(QStringLiteral("it is damaged and cannot be put aside"));
    for (const char *part : {"-wal", "-shm"})
        QFile::rename(m_path + QLatin1String(part), kept + QLatin1String(part));
    auto opened = openFile();
    if (!opened)
        return opened;
    m_keptAside = kept;
    const core::TimePoint now = core::timeFromEpoch(QDateTime::currentMSecsSinceEpoch());
    return append({},
                  {core::JournalKind::Closed,
                   "the journal before this one was damaged",
                   {{"kept", kept.toStdString()}}},
                  now);
}

core::Result<void> Journal::prepareSchema()
{
    QSqlQuery query(m_database);
    const auto run = [&](const QString &statement) { return query.exec(statement); };
    if (!run(QStringLiteral("PRAGMA journal_mode=WAL")) || !run(QStringLiteral("PRAGMA synchronous=FULL")) ||
        !run(QStringLiteral("PRAGMA user_version")) || !query.next())
        return failure(wordsOf(query.lastError()));
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
        return failure(wordsOf(query.lastError()));
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
        std::ranges::all_of(indexes, run) &&
        run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion)) && run(QStringLiteral("COMMIT"));
    if (isDone)
        return {};
    const QString what = wordsOf(query.lastError());
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

    auto done = insertAlone(std::move(entry));
    m_trouble = done ? std::nullopt : std::optional(done.error());
    return done;
}

core::Result<void> Journal::insertAlone(JournalEntry entry)
{
    return appendAll({std::move(entry)});
}

core::Result<void> Journal::appendAll(std::vector<JournalEntry> entries)
{
    QSqlQuery query(m_database);
    // Taken at once for writing: the number and the hash before must still be the last when the line is put
    // in.
    if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return failure(wordsOf(query.lastError()));
    core::Result<void> inserted;
    for (JournalEntry &entry : entries) {
        if (inserted)
            inserted = insert(std::move(entry));
    }
    if (inserted && !query.exec(QStringLiteral("COMMIT")))
        inserted = failure(wordsOf(query.lastError()));
    if (!inserted)
        query.exec(QStringLiteral("ROLLBACK")); // or the next line would stand inside of it, on no disk
    return inserted;
}

core::Result<void> Journal::insert(JournalEntry entry)
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("SELECT number, hash FROM lines ORDER BY number DESC LIMIT 1")))
        return failure(wordsOf(query.lastError()));
    QString previous;
    entry.number = 1;
    if (query.next()) {
        entry.number = query.value(0).toLongLong() + 1;
        previous = query.value(1).toString();
    }
    query.finish();
    entry.hash = hashOf(entry, previous);
    query.prepare(QStringLiteral("INSERT INTO lines VALUES (?,?,?,?,?,?,?,?,?,?,?)"));
    query.addBindValue(entry.number);
    for (const QString &value :
         {entry.at, entry.environment, entry.operatorName, entry.operation, entry.instance, entry.kind,
          entry.text, entry.details, entry.hash, entry.release})
        query.addBindValue(orEmpty(value));
    if (!query.exec())
        return failure(wordsOf(query.lastError()));
    return {};
}

core::Result<std::vector<JournalEntry>> Journal::select(const QString &condition,
                                                        const QVariantList &values) const
{
    QSqlQuery query(m_database);
    query.prepare(selectAll + condition + QStringLiteral(" ORDER BY number"));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failure(wordsOf(query.lastError()));
    std::vector<JournalEntry> all;
    while (query.next())
        all.push_back(entryOf(query));
    // What was read before a page that cannot be read is not all.
    if (query.lastError().isValid())
        return failure(wordsOf(query.lastError()));
    return all;
}

QString lineHash(const JournalEntry &entry, const QString &previous)
{
    return hashOf(entry, previous);
}

core::Result<QString> Journal::hashBefore(qint64 number) const
{
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("SELECT hash FROM lines WHERE number=?"));
    query.addBindValue(number - 1);
    if (!query.exec())
        return failure(wordsOf(query.lastError()));
    return query.next() ? query.value(0).toString() : QString();
}

core::Result<std::vector<JournalEntry>> Journal::entries() const
{
    return select({}, {});
}

core::Result<qint64> Journal::newest() const
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("SELECT MAX(number) FROM lines")) || !query.next())
        return failure(wordsOf(query.lastError()));
    return query.value(0).toLongLong();
}

core::Result<std::vector<core::WriteLine>> Journal::writes(const QString &environment) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral(
        "SELECT kind, operation, instance, at, operator, text FROM lines WHERE environment = ? "
        "AND kind IN (?, ?) ORDER BY number"));
    query.addBindValue(orEmpty(environment));
    query.addBindValue(text(core::journalKindName(core::JournalKind::WriteIntended)));
    query.addBindValue(text(core::journalKindName(core::JournalKind::Answer)));
    if (!query.exec())
        return failure(wordsOf(query.lastError()));
    std::vector<core::WriteLine> lines;
    while (query.next()) {
        const bool isAnswer =
            query.value(0).toString() == text(core::journalKindName(core::JournalKind::Answer));
        const QDateTime at = QDateTime::fromString(query.value(3).toString(), Qt::ISODateWithMs);
        lines.push_back({isAnswer ? core::JournalKind::Answer : core::JournalKind::WriteIntended,
                         query.value(1).toString().toStdString(), query.value(2).toString().toStdString(),
                         core::timeFromEpoch(at.toMSecsSinceEpoch()), query.value(4).toString().toStdString(),
                         query.value(5).toString().toStdString()});
    }
    return lines;
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
