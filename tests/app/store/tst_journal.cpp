// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/journal.h"

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

    void refusesWhatItCannotRead()
    {
        QFile file(m_folder->filePath(QStringLiteral("broken")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        app::Journal journal;
        const auto opened = journal.open(file.fileName());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, core::ErrorKind::Storage);
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
