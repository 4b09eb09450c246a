// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/journal.h"
#include "app/window/pastreader.h"

#include <QTemporaryDir>
#include <QTest>

class PastReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void answersInOrder()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("journal.sqlite"));
        {
            app::Journal journal;
            QVERIFY(journal.open(path));
            const app::JournalContext context{QStringLiteral("demo"),
                                              QStringLiteral("anna"),
                                              QStringLiteral("op-1"),
                                              QStringLiteral("ORDERS/orders-1"),
                                              {}};
            QVERIFY(
                journal.append(context, {core::JournalKind::Started, "", {}}, core::timeFromEpoch(5'000)));
        }
        app::PastReader reader(path, QStringLiteral("demo"), nullptr);
        std::vector<core::PastPointer> answers;
        connect(&reader, &app::PastReader::read, this,
                [&](const core::PastPointer &past) { answers.push_back(past); });
        reader.ask({});
        reader.ask(QStringLiteral("op-1"));
        QVERIFY(answers.empty()); // whoever asks does not wait
        QTRY_COMPARE(answers.size(), std::size_t(2));
        QCOMPARE(answers[0]->releases.size(), std::size_t(1));
        QVERIFY(!answers[0]->opened);
        QVERIFY(answers[1]->opened);
        QCOMPARE(answers[1]->opened->id, std::string("op-1"));
    }

    void mayEndWhileItReads()
    {
        QTemporaryDir folder;
        app::PastReader reader(folder.filePath(QStringLiteral("none.sqlite")), QStringLiteral("demo"),
                               nullptr);
        for (int i = 0; i < 20; ++i)
            reader.ask(QStringLiteral("op-1"));
    }
};

QTEST_GUILESS_MAIN(PastReaderTest)
#include "tst_pastreader.moc"
