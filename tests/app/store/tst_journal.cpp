// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/journal.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

namespace {

const app::JournalContext context{QStringLiteral("prod-eu"), QStringLiteral("alice"), QStringLiteral("op-1"),
                                  QStringLiteral("ORDERS/orders-1:8080")};

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
    }

    void showsWhatWasDoneToIt()
    {
        QFETCH(QString, statement);
        {
            app::Journal journal;
            QVERIFY(journal.open(m_path));
            for (const char *text : {"first", "second", "third"})
                QVERIFY(journal.append(context, line(text), {}));
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
