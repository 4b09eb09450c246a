// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <QTest>

using namespace std::chrono_literals;

class ArgumentsTest : public QObject
{
    Q_OBJECT

private slots:
    void refusesMistakes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown command")
            << QStringLiteral("drian A/b --eureka http://h") << QStringLiteral("drian");
        QTest::newRow("no target") << QStringLiteral("drain --eureka http://h")
                                   << QStringLiteral("APP/INSTANCE");
        QTest::newRow("target without slash")
            << QStringLiteral("drain orders --eureka http://h") << QStringLiteral("orders");
        QTest::newRow("two targets") << QStringLiteral("drain A/b A/c --eureka http://h")
                                     << QStringLiteral("drain");
        QTest::newRow("no Eureka") << QStringLiteral("list") << QStringLiteral("--eureka");
        QTest::newRow("no address") << QStringLiteral("list --eureka ftp://h") << QStringLiteral("ftp://h");
        QTest::newRow("unknown guard")
            << QStringLiteral("drain A/b --eureka http://h --override all --reason x")
            << QStringLiteral("all");
        QTest::newRow("override without reason")
            << QStringLiteral("drain A/b --eureka http://h --override below-half")
            << QStringLiteral("--reason");
        QTest::newRow("no length") << QStringLiteral("drain A/b --eureka http://h --fetch soon")
                                   << QStringLiteral("soon");
        QTest::newRow("without-drain on drain")
            << QStringLiteral("drain A/b --eureka http://h --without-drain")
            << QStringLiteral("--without-drain");
        QTest::newRow("demo and Eureka")
            << QStringLiteral("--demo --eureka http://h") << QStringLiteral("--demo");
        QTest::newRow("profile and Eureka")
            << QStringLiteral("list --profile eu --eureka http://h") << QStringLiteral("--profile");
        QTest::newRow("profile and demo")
            << QStringLiteral("--profile eu --demo") << QStringLiteral("--profile");
        QTest::newRow("profile and environment")
            << QStringLiteral("list --profile eu --environment eu") << QStringLiteral("--environment");
        QTest::newRow("unknown option")
            << QStringLiteral("list --eureka http://h --force") << QStringLiteral("force");
    }

    void refusesMistakes()
    {
        QFETCH(QString, line);
        QFETCH(QString, named);
        const auto parsed = app::parseArguments(line.split(QLatin1Char(' ')));
        QVERIFY(!parsed.arguments);
        QVERIFY2(parsed.mistake.contains(named), qPrintable(parsed.mistake));
    }

    void readsADrain()
    {
        const auto parsed = app::parseArguments(
            QStringLiteral(
                "drain orders/host:orders:8080 --eureka http://a:8761,http://b:8761/eureka/v2 --json --yes "
                "--server-cache 2s --fetch 3s --list-cache 4s --require-proof --timeout 5m "
                "--override below-half --reason night")
                .split(QLatin1Char(' ')));
        QVERIFY2(parsed.arguments, qPrintable(parsed.mistake));
        const app::Arguments &arguments = *parsed.arguments;
        QCOMPARE(arguments.command, app::Command::Drain);
        QCOMPARE(arguments.application, QStringLiteral("orders"));
        QCOMPARE(arguments.instance, QStringLiteral("host:orders:8080"));
        QCOMPARE(arguments.eureka.size(), std::size_t(2));
        QCOMPARE(arguments.eureka.at(0).url, std::string("http://a:8761/eureka"));
        QCOMPARE(arguments.eureka.at(1).url, std::string("http://b:8761/eureka/v2"));
        QCOMPARE(arguments.hops.registryFetch.value_or(0ms), core::Millis(3s));
        QCOMPARE(arguments.timeout, core::Millis(5min));
        QVERIFY(arguments.isJson && arguments.isYes && arguments.requireProof && !arguments.withoutDrain);
        QVERIFY(arguments.overridden == std::vector{core::Guard::BelowHalf});
    }

    void movesCredentialsAway()
    {
        const auto parsed = app::parseArguments({QStringLiteral("list"), QStringLiteral("--eureka"),
                                                 QStringLiteral("http://bob:s3cret@h:8761/eureka")});
        QVERIFY(parsed.arguments);
        QCOMPARE(parsed.arguments->eureka.front().url, std::string("http://h:8761/eureka"));
        QCOMPARE(parsed.arguments->eureka.front().user, std::string("bob"));
        const auto wrong = app::parseArguments(
            {QStringLiteral("list"), QStringLiteral("--eureka"), QStringLiteral("ftp://bob:s3cret@h")});
        QVERIFY(!wrong.arguments);
        QVERIFY(!wrong.mistake.contains(QStringLiteral("s3cret")));
    }
};

QTEST_GUILESS_MAIN(ArgumentsTest)
#include "tst_arguments.moc"
