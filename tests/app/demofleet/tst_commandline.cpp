// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/commandline.h"

#include <QTest>

using namespace demofleet;
using namespace std::chrono_literals;

class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void readsDurations();
    void hasDefaults();
    void readsAll();
    void refuses_data();
    void refuses();
};

void CommandLineTest::readsDurations()
{
    QCOMPARE(durationFrom(QStringLiteral("8s")), 8000ms);
    QCOMPARE(durationFrom(QStringLiteral("8")), 8000ms);
    QCOMPARE(durationFrom(QStringLiteral("1.5s")), 1500ms);
    QCOMPARE(durationFrom(QStringLiteral("500ms")), 500ms);
    QVERIFY(!durationFrom(QStringLiteral("-1s")));
    QVERIFY(!durationFrom(QStringLiteral("s")));
    QVERIFY(!durationFrom(QStringLiteral("soon")));
    QVERIFY(!durationFrom(QStringLiteral("nan")));
}

void CommandLineTest::hasDefaults()
{
    const CommandLine line = readCommandLine({QStringLiteral("drainboard-demo")});
    QVERIFY(line.error.isEmpty());
    QCOMPARE(line.options.port, 0);
    QCOMPARE(line.options.peers, 2);
    QCOMPARE(line.options.flavour, Flavour::Modern);
    QVERIFY(!line.options.isSelfPreserving);
    QVERIFY(line.options.copyOnlyUp);
    QCOMPARE(line.options.serverCache, 5000ms);
    QCOMPARE(line.options.restartAfter, 8000ms);
    QCOMPARE(line.options.requestsPerSecond, 30.0);
    QCOMPARE(line.options.backgroundErrors, 0.001);
}

void CommandLineTest::readsAll()
{
    const CommandLine line =
        readCommandLine({QStringLiteral("drainboard-demo"), QStringLiteral("--port"), QStringLiteral("8761"),
                         QStringLiteral("--server-cache=1s"), QStringLiteral("--fetch=2s"),
                         QStringLiteral("--list-cache=3s"), QStringLiteral("--restart-after=0"),
                         QStringLiteral("--load=5"), QStringLiteral("--background-errors=0"),
                         QStringLiteral("--peers=3"), QStringLiteral("--flavour=legacy"),
                         QStringLiteral("--self-preservation"), QStringLiteral("--copy-all")});
    QVERIFY2(line.error.isEmpty(), qPrintable(line.error));
    QCOMPARE(line.options.port, 8761);
    QCOMPARE(line.options.serverCache, 1000ms);
    QCOMPARE(line.options.fetch, 2000ms);
    QCOMPARE(line.options.listCache, 3000ms);
    QCOMPARE(line.options.restartAfter, 0ms);
    QCOMPARE(line.options.requestsPerSecond, 5.0);
    QCOMPARE(line.options.backgroundErrors, 0.0);
    QCOMPARE(line.options.peers, 3);
    QCOMPARE(line.options.flavour, Flavour::Legacy);
    QVERIFY(line.options.isSelfPreserving);
    QVERIFY(!line.options.copyOnlyUp);
}

void CommandLineTest::refuses_data()
{
    QTest::addColumn<QString>("argument");
    QTest::newRow("port") << QStringLiteral("--port=70000");
    QTest::newRow("no interval") << QStringLiteral("--fetch=0");
    QTest::newRow("load") << QStringLiteral("--load=-1");
    QTest::newRow("percent") << QStringLiteral("--background-errors=101");
    QTest::newRow("no peer") << QStringLiteral("--peers=0");
    QTest::newRow("flavour") << QStringLiteral("--flavour=old");
    QTest::newRow("unknown") << QStringLiteral("--nosuch");
    QTest::newRow("word") << QStringLiteral("word");
}

void CommandLineTest::refuses()
{
    QFETCH(QString, argument);
    QVERIFY(!readCommandLine({QStringLiteral("drainboard-demo"), argument}).error.isEmpty());
}

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
