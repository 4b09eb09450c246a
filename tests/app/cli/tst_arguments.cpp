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
        QTest::newRow("unknown operation")
            << QStringLiteral("eureka frobnicate --eureka http://h") << QStringLiteral("out-of-service");
        QTest::newRow("operation without a target")
            << QStringLiteral("eureka deregister --eureka http://h") << QStringLiteral("deregister");
        QTest::newRow("operation with two targets")
            << QStringLiteral("eureka heartbeat A/b A/c --eureka http://h") << QStringLiteral("heartbeat");
        QTest::newRow("override without a status")
            << QStringLiteral("eureka override A/b --eureka http://h") << QStringLiteral("--value");
        QTest::newRow("no status") << QStringLiteral("eureka override A/b --value OOS --eureka http://h")
                                   << QStringLiteral("OOS");
        QTest::newRow("registration without a host")
            << QStringLiteral("eureka register A/b --ip 10.0.0.1 --port 1 --eureka http://h")
            << QStringLiteral("--host");
        QTest::newRow("port out of range")
            << QStringLiteral("eureka register A/b --host h --ip 10.0.0.1 --port 70000 --eureka http://h")
            << QStringLiteral("--port");
        QTest::newRow("metadata without a value")
            << QStringLiteral("eureka metadata A/b zone --eureka http://h") << QStringLiteral("zone");
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

    void readsAnOperation()
    {
        const auto parsed = app::parseArguments(
            {QStringLiteral("eureka"), QStringLiteral("register"), QStringLiteral("orders/a b/c"),
             QStringLiteral("--eureka"), QStringLiteral("http://a:8761"), QStringLiteral("--host"),
             QStringLiteral("web7"), QStringLiteral("--ip"), QStringLiteral("10.0.0.7"),
             QStringLiteral("--port"), QStringLiteral("8080"), QStringLiteral("--status"),
             QStringLiteral("starting"), QStringLiteral("--metadata"), QStringLiteral("a=b=c"),
             QStringLiteral("--metadata"), QStringLiteral("d=")});
        QVERIFY2(parsed.arguments, qPrintable(parsed.mistake));
        const app::EurekaArguments &asked = parsed.arguments->operation;
        QCOMPARE(parsed.arguments->command, app::Command::Eureka);
        QCOMPARE(asked.operation, app::EurekaOperation::Register);
        QVERIFY(app::isWrite(asked.operation));
        const core::Instance &instance = asked.registration->instance;
        QCOMPARE(instance.application.text(), std::string("ORDERS"));
        QCOMPARE(instance.id.text(), std::string("a b/c")); // only the first slash parts them
        QCOMPARE(instance.status.status, core::Status::Starting);
        QCOMPARE(instance.port, std::optional(8080));
        QVERIFY(!instance.securePort);
        QCOMPARE(instance.metadata,
                 (std::vector<std::pair<core::RowText, core::RowText>>{{"a", "b=c"}, {"d", ""}}));
        const auto byId = app::parseArguments({QStringLiteral("eureka"), QStringLiteral("instance"),
                                               QStringLiteral("orders-1:1"), QStringLiteral("--eureka"),
                                               QStringLiteral("http://a:8761")});
        QVERIFY(byId.arguments && !byId.arguments->operation.application);
        QCOMPARE(byId.arguments->operation.instance->text(), std::string("orders-1:1"));
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
