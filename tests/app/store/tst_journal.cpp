// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/journal.h"
#include "tests/app/fulldisk.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

namespace {

const app::JournalContext context{QStringLiteral("prod-eu"), QStringLiteral("alice"), QStringLiteral("op-1"),
                                  QStringLiteral("ORDERS/orders-1:8080")};

/// The same as a part of a release.
app::JournalContext inRelease()
{
    app::JournalContext part = context;
    part.release = QStringLiteral("release-1");
    return part;
}

core::JournalLine line(const char *text)
{
    return {core::JournalKind::Moved, text, {{"peer", "eureka-1"}}};
}

/// Changes the file behind the journal's back, as a careless hand would.
void edit(const QString &path, const QString &statement)
{
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("editor"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(statement));
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("editor"));
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("deep/journal.sqlite"));
    }

    void tellsWhoWroteWhat()
    {
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        QCOMPARE(journal.newest().value(), 0);
        QVERIFY(journal.append(context, {core::JournalKind::WriteIntended, "PUT http://e/status", {}},
                               core::timeFromEpoch(1500)));
        QVERIFY(journal.append(context, line("moved"), core::timeFromEpoch(2000)));
        QVERIFY(
            journal.append(context, {core::JournalKind::Answer, "HTTP 200", {}}, core::timeFromEpoch(2500)));
        QCOMPARE(journal.newest().value(), 3);
        const auto writes = journal.writes(context.environment);
        QVERIFY(writes);
        QCOMPARE(writes->size(), std::size_t(2));
        QCOMPARE(writes->at(0).kind, core::JournalKind::WriteIntended);
        QCOMPARE(writes->at(0).text, std::string("PUT http://e/status"));
        QCOMPARE(writes->at(0).person, std::string("alice"));
        QCOMPARE(writes->at(0).instance, std::string("ORDERS/orders-1:8080"));
        QCOMPARE(core::toEpoch(writes->at(0).at), std::int64_t(1500));
        QCOMPARE(writes->at(1).kind, core::JournalKind::Answer);
        QCOMPARE(writes->at(1).operation, writes->at(0).operation);
        QVERIFY(journal.writes(QStringLiteral("staging"))->empty());
    }

    void keepsLinesInOrder()
    {
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        QVERIFY(journal.append(context, line("first"), core::timeFromEpoch(0)));
        QVERIFY(journal.append(context, line("second"), core::timeFromEpoch(1500)));
        const auto entries = journal.entries();
        QVERIFY(entries);
        QCOMPARE(entries->size(), std::size_t(2));
        QCOMPARE(entries->at(0).number, 1);
        QCOMPARE(entries->at(1).text, QStringLiteral("second"));
        QCOMPARE(entries->at(1).at, QStringLiteral("1970-01-01T00:00:01.500Z"));
        QCOMPARE(entries->at(1).operatorName, QStringLiteral("alice"));
        QCOMPARE(entries->at(1).details, QStringLiteral("{\"peer\":\"eureka-1\"}"));
        QCOMPARE(journal.verify().value_or(-1), 2);
    }

    void twoProgramsShareOneChain()
    {
        app::Journal one;
        app::Journal other;
        QVERIFY(one.open(m_path));
        QVERIFY(other.open(m_path));
        QVERIFY(one.append(context, line("one"), {}));
        QVERIFY(other.append(context, line("other"), {}));
        QVERIFY(one.append(context, line("one again"), {}));
        QCOMPARE(other.verify().value_or(-1), 3);
    }

    void isForItsOwnerOnly()
    {
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther;
        QCOMPARE(QFileInfo(m_path).permissions() & others, QFileDevice::Permissions());
    }

    void showsWhatWasDoneToIt_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("text edited") << QStringLiteral("UPDATE lines SET text='nothing' WHERE number=2");
        QTest::newRow("time edited") << QStringLiteral("UPDATE lines SET at='1999' WHERE number=2");
        QTest::newRow("operator edited") << QStringLiteral("UPDATE lines SET operator='bob' WHERE number=1");
        QTest::newRow("line lost") << QStringLiteral("DELETE FROM lines WHERE number=2");
        QTest::newRow("first line lost") << QStringLiteral("DELETE FROM lines WHERE number=1");
        QTest::newRow("words moved between fields") << QStringLiteral(
            "UPDATE lines SET kind=kind||substr(text,1,1), text=substr(text,2) WHERE number=3");
        QTest::newRow("given another release")
            << QStringLiteral("UPDATE lines SET release='release-2' WHERE number=2");
        QTest::newRow("taken out of its release")
            << QStringLiteral("UPDATE lines SET release='' WHERE number=2");
        QTest::newRow("put into a release")
            << QStringLiteral("UPDATE lines SET release='release-1' WHERE number=1");
    }

    void showsWhatWasDoneToIt()
    {
        QFETCH(QString, statement);
        {
            app::Journal journal;
            QVERIFY(journal.open(m_path));
            QVERIFY(journal.append(context, line("first"), {}));
            QVERIFY(journal.append(inRelease(), line("second"), {}));
            QVERIFY(journal.append(context, line("third"), {}));
            QVERIFY(journal.verify());
        }
        edit(m_path, statement);
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        const auto verified = journal.verify();
        QVERIFY(!verified);
        QCOMPARE(verified.error().kind, core::ErrorKind::Storage);
        QCOMPARE(verified.error().where, m_path.toStdString());
    }

    void keepsTheReleaseOfALine()
    {
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        QVERIFY(journal.append(inRelease(), line("part"), {}));
        QVERIFY(journal.append(context, line("not part"), {}));
        const auto entries = journal.entries();
        QVERIFY(entries);
        QCOMPARE(entries->at(0).release, QStringLiteral("release-1"));
        QCOMPARE(entries->at(1).release, QString());
        QCOMPARE(journal.verify().value_or(-1), 2);
    }

    /// Lines as version 1 wrote them, hashes included (computed apart from this program).
    void takesOverAJournalOfVersion1()
    {
        QDir().mkpath(QFileInfo(m_path).absolutePath());
        edit(m_path,
             QStringLiteral(
                 "CREATE TABLE lines (number INTEGER PRIMARY KEY, at TEXT NOT NULL, environment TEXT NOT "
                 "NULL, operator TEXT NOT NULL, operation TEXT NOT NULL, instance TEXT NOT NULL, kind "
                 "TEXT NOT NULL, text TEXT NOT NULL, details TEXT NOT NULL, hash TEXT NOT NULL)"));
        edit(m_path, QStringLiteral("INSERT INTO lines VALUES "
                                    "(1,'1970-01-01T00:00:00.000Z','prod-eu','alice','op-1','ORDERS/"
                                    "orders-1:8080','moved','first','{\"peer\":\"eureka-1\"}','"
                                    "3350ecdb8daae756a4c064eff95051e7915043925009e0c63c814d65e9bb6705')"));
        edit(m_path, QStringLiteral("INSERT INTO lines VALUES "
                                    "(2,'1970-01-01T00:00:01.500Z','prod-eu','alice','op-1','ORDERS/"
                                    "orders-1:8080','moved','second','{\"peer\":\"eureka-1\"}','"
                                    "b21888499004630422546fa3305cf58c52b50ff6ab9bfe59e3f3464bd7d08cf0')"));
        edit(m_path, QStringLiteral("PRAGMA user_version=1"));
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        QCOMPARE(journal.verify().value_or(-1), 2);
        QVERIFY(journal.append(inRelease(), line("third"), core::timeFromEpoch(3'000)));
        QCOMPARE(journal.verify().value_or(-1), 3);
        const auto entries = journal.entries();
        QVERIFY(entries);
        QCOMPARE(entries->at(0).text, QStringLiteral("first"));
        QCOMPARE(entries->at(0).release, QString());
        QCOMPARE(entries->at(2).release, QStringLiteral("release-1"));
    }

    void keepsADamagedOneAside()
    {
        const QByteArray rubbish(8192, 'x');
        QFile file(m_folder->filePath(QStringLiteral("broken")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(rubbish);
        file.close();
        app::Journal journal;
        QVERIFY(journal.open(file.fileName()));
        QVERIFY(!journal.keptAside().isEmpty());
        QFile kept(journal.keptAside());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), rubbish);
        const auto entries = journal.entries();
        QVERIFY(entries && entries->size() == 1);
        QVERIFY(entries->front().details.contains(QFileInfo(kept).fileName()));
        QCOMPARE(journal.verify().value_or(-1), 1);
        // The next one opens the new one, and has nothing to put aside.
        app::Journal again;
        QVERIFY(again.open(file.fileName()));
        QVERIFY(again.keptAside().isEmpty());
    }

    void aFullDiskIsToldAndNothingIsHalfWritten()
    {
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        QVERIFY(journal.append(context, line("before"), {}));
        QVERIFY(!journal.trouble());
        core::Result<void> written;
        {
            const tests::FullDisk full;
            QVERIFY(full.isSet());
            written = journal.append(context, line("lost"), {});
        }
        QVERIFY(!written);
        QCOMPARE(written.error().kind, core::ErrorKind::Storage);
        QCOMPARE(journal.trouble(), std::optional(written.error()));
        QVERIFY(journal.append(context, line("after"), {}));
        QVERIFY(!journal.trouble());
        QCOMPARE(journal.verify().value_or(-1), 2);
        app::Journal other;
        QVERIFY(other.open(m_path));
        QCOMPARE(other.verify().value_or(-1), 2);
    }

    void readsOneOperationAlone()
    {
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        app::JournalContext second = context;
        second.operation = QStringLiteral("op-2");
        QVERIFY(journal.append(context, line("one"), {}));
        QVERIFY(journal.append(second, line("two"), {}));
        QVERIFY(journal.append(context, line("one again"), {}));
        const auto lines = journal.entriesOf(context.operation);
        QVERIFY(lines && lines->size() == 2);
        QCOMPARE(lines->back().number, 3);
        QCOMPARE(journal.newestOperation().value(), context.operation);
        QVERIFY(journal.entriesOf(QStringLiteral("op-3")).value().empty());
    }

    void knowsWhatIsUnfinished_data()
    {
        QTest::addColumn<QList<QStringList>>("lines"); // operation, instance, kind
        QTest::addColumn<QStringList>("unfinished");
        const auto row = [](const char *name, const QList<QStringList> &lines,
                            const QStringList &unfinished) { QTest::newRow(name) << lines << unfinished; };
        const auto one = [](const char *operation, const char *kind, const char *instance = "ORDERS/a") {
            return QStringList{QString::fromLatin1(operation), QString::fromLatin1(instance),
                               QString::fromLatin1(kind)};
        };
        row("nothing", {}, {});
        row("started", {one("op-1", "started")}, {QStringLiteral("op-1")});
        row("a single write", {one("op-1", "intent"), one("op-1", "answer")}, {QStringLiteral("op-1")});
        row("finished", {one("op-1", "started"), one("op-1", "finished")}, {});
        row("closed", {one("op-1", "started"), one("op-1", "closed")}, {});
        row("gone on with", {one("op-1", "started"), one("op-2", "started"), one("op-2", "intent")},
            {QStringLiteral("op-2")});
        row("another that sent nothing",
            {one("op-1", "started"), one("op-2", "started"), one("op-2", "finished")},
            {QStringLiteral("op-1")});
        row("another instance",
            {one("op-1", "started"), one("op-2", "intent", "ORDERS/b"), one("op-2", "finished", "ORDERS/b")},
            {QStringLiteral("op-1")});
        row("a word alone is none", {one("op-1", "ignored")}, {});
    }

    void knowsWhatIsUnfinished()
    {
        QFETCH(QList<QStringList>, lines);
        QFETCH(QStringList, unfinished);
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        for (const QStringList &words : lines) {
            app::JournalContext of = context;
            of.operation = words.at(0);
            of.instance = words.at(1);
            const auto kind = core::journalKindFromName(words.at(2).toStdString());
            QVERIFY(kind);
            QVERIFY(journal.append(of, {*kind, "x", {}}, {}));
        }
        QStringList found;
        const auto recorded = journal.unfinished();
        QVERIFY(recorded);
        for (const core::RecordedOperation &operation : *recorded)
            found << QString::fromStdString(operation.id);
        QCOMPARE(found, unfinished);
    }

    void knowsWhichReleasesAreUnfinished()
    {
        app::Journal journal;
        QVERIFY(journal.open(m_path));
        core::ReleasePlan plan{"prod-eu", *core::ApplicationName::from("ORDERS")};
        plan.instances.push_back({{"prod-eu", plan.application, *core::InstanceId::from("orders-1:8080")}});
        const auto write = [&](const QString &release, const QString &operation, core::JournalKind kind,
                               const std::string &text, core::LineDetails details = {}) {
            const app::JournalContext of{
                context.environment, context.operatorName, operation,
                operation == release ? QString() : QStringLiteral("ORDERS/orders-1:8080"), release};
            QVERIFY(journal.append(of, {kind, text, std::move(details)}, core::timeFromEpoch(1000)));
        };
        const auto begin = [&](const QString &release, const std::string &text) {
            write(release, release, core::JournalKind::Started, text, {{"plan", core::planJson(plan)}});
        };
        begin(QStringLiteral("ended"), "release of STOCK");
        write(QStringLiteral("ended"), QStringLiteral("ended"), core::JournalKind::Finished, "done");
        begin(QStringLiteral("followed"), "release of ORDERS");
        begin(QStringLiteral("open"), "release of ORDERS");
        write(QStringLiteral("open"), QStringLiteral("op-2"), core::JournalKind::Started, "drain",
              {{"goal", "drain"}});
        begin(QStringLiteral("left"), "release of PAYMENTS");
        write(QStringLiteral("left"), QStringLiteral("left"), core::JournalKind::Closed, "left as it is");
        const auto releases = journal.unfinishedReleases(QStringLiteral("here"));
        QVERIFY(releases);
        QCOMPARE(releases->size(), std::size_t(1));
        QCOMPARE(releases->front().recorded.id, std::string("open"));
        QCOMPARE(releases->front().recorded.at->plan.environment, std::string("here"));
        QCOMPARE(releases->front().operations.size(), std::size_t(1));
        QCOMPARE(releases->front().operations.front().id, std::string("op-2"));
        // A release is none of the operations.
        const auto operations = journal.unfinished();
        QVERIFY(operations);
        QCOMPARE(operations->size(), std::size_t(1));
        QCOMPARE(operations->front().id, std::string("op-2"));
    }

    void refusesOneOfANewerProgram()
    {
        {
            app::Journal journal;
            QVERIFY(journal.open(m_path));
        }
        edit(m_path, QStringLiteral("PRAGMA user_version=99"));
        app::Journal journal;
        QVERIFY(!journal.open(m_path));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
