// SPDX-License-Identifier: GPL-3.0-or-later
// Plays every committed input through its reader, so that what fuzzing once found stays found without a
// fuzzer.
#include "tests/fuzz/target.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class TestCorpora : public QObject
{
    Q_OBJECT

private slots:
    void keepsItsPromises_data();
    void keepsItsPromises();
};

void TestCorpora::keepsItsPromises_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const fuzz::Target &target : fuzz::targets())
        QTest::newRow(std::string(target.name).c_str())
            << QByteArray(target.name.data(), qsizetype(target.name.size()));
}

void TestCorpora::keepsItsPromises()
{
    QFETCH(const QByteArray, target);
    const fuzz::Target *reader = fuzz::find(target.constData());
    QVERIFY(reader);
    const QDir folder(QStringLiteral(DRAINBOARD_CORPUS) + u'/' + QString::fromLatin1(target));
    const QStringList names = folder.entryList(QDir::Files);
    QVERIFY2(!names.isEmpty(), "a reader without a single input is not tried");
    reader->tryOne({});
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        const QByteArray input = file.readAll();
        try {
            reader->tryOne({input.constData(), std::size_t(input.size())});
            // Cut off in the middle, as a lost connection leaves it.
            reader->tryOne({input.constData(), std::size_t(input.size() / 2)});
        } catch (const fuzz::Broken &broken) {
            QFAIL(qPrintable(name + u": "_s + QString::fromLatin1(broken.what())));
        }
    }
}

QTEST_GUILESS_MAIN(TestCorpora)
#include "tst_corpora.moc"
