// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <QTest>

using namespace std::chrono_literals;

class ArgumentsTest : public QObject
{
    Q_OBJECT

private slots:
    void helpTellsWhatTheProgramHas_data()
    {
        QTest::addColumn<app::Program>("program");
        QTest::addColumn<QString>("beginning");
        QTest::addColumn<bool>("hasWindow");
        QTest::newRow("with a window")
            << app::Program::WithWindow << QStringLiteral("Without a command it opens the window.") << true;
        QTest::newRow("without one") << app::Program::CommandLineOnly
                                     << QStringLiteral("This one has no window;") << false;
    }

    void helpTellsWhatTheProgramHas()
    {
        QFETCH(app::Program, program);
        QFETCH(QString, beginning);
        QFETCH(bool, hasWindow);
        const auto parsed = app::parseArguments({QStringLiteral("--help")}, program);
        QVERIFY2(parsed.arguments, qPrintable(parsed.mistake));
        const QString help = parsed.arguments->help;
        QVERIFY2(help.section(QLatin1Char('\n'), 0, 4).contains(beginning), qPrintable(help));
        QCOMPARE(help.contains(QLatin1String("opens the window")), hasWindow);
        for (const char *option : {"--demo", "--play", "--theme"}) {
            QCOMPARE(help.contains(QLatin1String(option)), hasWindow);
            // Both take it, so that the one without a window can say where that is.
            const auto taken = app::parseArguments({QLatin1String(option), QStringLiteral("dark")}, program);
            QVERIFY2(!taken.mistake.contains(QLatin1String("Unknown option")), qPrintable(taken.mistake));
        }
        QVERIFY(help.contains(QLatin1String("--eureka")) &&
                help.contains(QLatin1String("drain APP/INSTANCE")));
    }

    void statusIsTheJournalsOwn()
    {
        const auto journal = app::parseArguments({QStringLiteral("journal"), QStringLiteral("--status")});
        QVERIFY2(journal.arguments, qPrintable(journal.mistake));
        QVERIFY(journal.arguments->journal.isStatus);
        const auto report =
            app::parseArguments({QStringLiteral("report"), QStringLiteral("op-1"), QStringLiteral("--format"),
                                 QStringLiteral("csv"), QStringLiteral("-o"), QStringLiteral("out.csv")});
        QVERIFY2(report.arguments, qPrintable(report.mistake));
        QCOMPARE(report.arguments->journal.operation, QStringLiteral("op-1"));
        QCOMPARE(report.arguments->journal.format, app::ReportFormat::Csv);
        QCOMPARE(report.arguments->journal.output, QStringLiteral("out.csv"));
        const auto recover =
            app::parseArguments({QStringLiteral("recover"), QStringLiteral("A/b"), QStringLiteral("--undo"),
                                 QStringLiteral("--eureka"), QStringLiteral("http://h")});
        QVERIFY2(recover.arguments, qPrintable(recover.mistake));
        QCOMPARE(recover.arguments->journal.choice, std::optional(core::RecoveryChoice::Undo));
    }

    void checks()
    {
        const auto check =
            app::parseArguments({QStringLiteral("check"), QStringLiteral("orders"), QStringLiteral("--yaml"),
                                 QStringLiteral("--eureka"), QStringLiteral("http://h")});
        QVERIFY2(check.arguments, qPrintable(check.mistake));
        QCOMPARE(check.arguments->command, app::Command::Check);
        QCOMPARE(check.arguments->application, QStringLiteral("orders"));
        QVERIFY(check.arguments->isYaml);
    }

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
        QTest::newRow("watch without an application")
            << QStringLiteral("watch --eureka http://h") << QStringLiteral("one APP");
        QTest::newRow("watch of an instance")
            << QStringLiteral("watch A/b --eureka http://h") << QStringLiteral("one APP");
        QTest::newRow("check without an application")
            << QStringLiteral("check --eureka http://h") << QStringLiteral("one APP");
        QTest::newRow("yaml of a list")
            << QStringLiteral("list --yaml --eureka http://h") << QStringLiteral("--yaml");
        QTest::newRow("yaml and JSON")
            << QStringLiteral("check A --yaml --json --eureka http://h") << QStringLiteral("--yaml");
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
        QTest::newRow("recover without a Eureka") << QStringLiteral("recover") << QStringLiteral("--eureka");
        QTest::newRow("choice without an instance")
            << QStringLiteral("recover --undo --eureka http://h") << QStringLiteral("APP/INSTANCE");
        QTest::newRow("two choices") << QStringLiteral("recover A/b --undo --leave --eureka http://h")
                                     << QStringLiteral("do not go together");
        QTest::newRow("choice elsewhere")
            << QStringLiteral("drain A/b --undo --eureka http://h") << QStringLiteral("--undo");
        QTest::newRow("verify elsewhere")
            << QStringLiteral("list --verify --eureka http://h") << QStringLiteral("--verify");
        QTest::newRow("takeover without a file")
            << QStringLiteral("takeover --eureka http://h") << QStringLiteral("file");
        QTest::newRow("no such format") << QStringLiteral("report --format pdf") << QStringLiteral("pdf");
        QTest::newRow("two reports") << QStringLiteral("report a b") << QStringLiteral("report");
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
        QTest::newRow("service registry without a word")
            << QStringLiteral("service-registry A/b --eureka http://h") << QStringLiteral("STATUS");
        QTest::newRow("service registry with a word that is no status")
            << QStringLiteral("service-registry A/b OUT_OF_SERVCE --eureka http://h")
            << QStringLiteral("OUT_OF_SERVCE");
        QTest::newRow("pause with a word")
            << QStringLiteral("pause A/b now --eureka http://h") << QStringLiteral("Usage");
        QTest::newRow("restart without an instance")
            << QStringLiteral("restart A --eureka http://h") << QStringLiteral("APP/INSTANCE");
        QTest::newRow("way on restore")
            << QStringLiteral("restore A/b --by eureka --eureka http://h") << QStringLiteral("--by");
        QTest::newRow("no way") << QStringLiteral("drain A/b --by magic --eureka http://h")
                                << QStringLiteral("magic");
        QTest::newRow("drain by pause")
            << QStringLiteral("drain A/b --by pause --eureka http://h") << QStringLiteral("drainboard pause");
        QTest::newRow("release of an instance")
            << QStringLiteral("release A/b --eureka http://h") << QStringLiteral("one APP");
        QTest::newRow("recipe that is none")
            << QStringLiteral("release A --recipe hope --eureka http://h") << QStringLiteral("hope");
        QTest::newRow("batch of none")
            << QStringLiteral("release A --batch 0 --eureka http://h") << QStringLiteral("--batch");
        QTest::newRow("command as a text for a shell")
            << QStringLiteral("release A --start-command reboot --eureka http://h")
            << QStringLiteral("JSON list");
        QTest::newRow("command with a number")
            << QStringLiteral("release A --start-command [\"a\",7] --eureka http://h")
            << QStringLiteral("JSON list");
        QTest::newRow("limit that is none") << QStringLiteral("release A --stop-limit soon --eureka http://h")
                                            << QStringLiteral("--stop-limit");
        QTest::newRow("version of a drain")
            << QStringLiteral("drain A/b --to 2 --eureka http://h") << QStringLiteral("release");
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

    void readsAnOrder_data()
    {
        using Kind = core::ActuatorOrder::Kind;
        QTest::addColumn<QString>("line");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<std::optional<core::Status>>("value");
        QTest::addColumn<bool>("takesAway");
        const std::optional<core::Status> none;
        QTest::newRow("out") << QStringLiteral("service-registry A/b out_of_service") << Kind::SetStatus
                             << std::optional(core::Status::OutOfService) << true;
        QTest::newRow("UP") << QStringLiteral("service-registry A/b UP") << Kind::SetStatus
                            << std::optional(core::Status::Up) << false;
        QTest::newRow("cancel") << QStringLiteral("service-registry A/b CANCEL_OVERRIDE")
                                << Kind::CancelOverride << none << false;
        QTest::newRow("pause") << QStringLiteral("pause A/b") << Kind::Pause << none << true;
        QTest::newRow("resume") << QStringLiteral("resume A/b") << Kind::Resume << none << false;
        QTest::newRow("restart") << QStringLiteral("restart A/b") << Kind::Restart << none << true;
    }

    void readsAnOrder()
    {
        QFETCH(QString, line);
        QFETCH(core::ActuatorOrder::Kind, kind);
        QFETCH(std::optional<core::Status>, value);
        QFETCH(bool, takesAway);
        const auto parsed =
            app::parseArguments((line + QStringLiteral(" --eureka http://h")).split(QLatin1Char(' ')));
        QVERIFY2(parsed.arguments, qPrintable(parsed.mistake));
        const app::EurekaArguments &operation = parsed.arguments->operation;
        QVERIFY(operation.order);
        QCOMPARE(operation.order->kind, kind);
        QVERIFY(operation.order->value == value);
        QVERIFY(app::isWrite(operation.operation));
        QCOMPARE(app::takesAway(operation.operation), takesAway);
        QCOMPARE(operation.instance->text(), std::string("b"));
    }

    void readsWhetherCommandsOfTheProfileAreWanted()
    {
        const auto parsed = app::parseArguments(
            QStringLiteral(
                "release orders --stop-by command --start-by command --approve-commands --eureka http://h")
                .split(QLatin1Char(' ')));
        QVERIFY2(parsed.arguments, qPrintable(parsed.mistake));
        QVERIFY(parsed.arguments->release.approvesCommands);
        QCOMPARE(parsed.arguments->release.plan.stopBy, core::StopBy::Command);
        QCOMPARE(parsed.arguments->release.plan.startBy, core::StartBy::Command);
        QVERIFY(!parsed.arguments->release.plan.stopCommand.isGiven()); // the profile's
        QVERIFY(parsed.arguments->release.hasExtraCommands);
        const auto without = app::parseArguments(
            QStringLiteral("release orders --no-extra-commands --eureka http://h").split(QLatin1Char(' ')));
        QVERIFY2(without.arguments, qPrintable(without.mistake));
        QVERIFY(!without.arguments->release.hasExtraCommands);
    }

    void readsARelease()
    {
        const auto parsed = app::parseArguments(
            QStringLiteral(
                "release orders --to 2.15.0 --instances b,a --batch 2 --recipe direct-stop "
                "--return-rule any-new --order start-then-drain --stop-command [\"stop\",\"-x\"] "
                "--start-command [\"start\"] --pause-after 1 --change CHG-7 --note night "
                "--smoke /ping --smoke-status 204 --return-limit 3m --stop-limit 4m --drain-limit 5m "
                "--by service-registry --eureka http://h")
                .split(QLatin1Char(' ')));
        QVERIFY2(parsed.arguments, qPrintable(parsed.mistake));
        const app::Arguments &arguments = *parsed.arguments;
        QCOMPARE(arguments.command, app::Command::Release);
        QCOMPARE(arguments.application, QStringLiteral("orders"));
        QCOMPARE(arguments.release.version, QStringLiteral("2.15.0"));
        QCOMPARE(arguments.release.instances, QStringList({QStringLiteral("b"), QStringLiteral("a")}));
        QCOMPARE(arguments.release.pauseAfter, 1);
        QCOMPARE(arguments.by, core::TakeOutBy::ServiceRegistry);
        const core::ReleasePlan &plan = arguments.release.plan;
        QCOMPARE(plan.batchSize, 2);
        QCOMPARE(plan.recipe, core::Recipe::DirectStop);
        QCOMPARE(plan.returnRule, core::ReturnRule::AnyNew);
        QCOMPARE(plan.order, core::StepOrder::StartThenDrain);
        QCOMPARE(plan.stopBy, core::StopBy::Command);
        QCOMPARE(plan.stopCommand.arguments, (std::vector<std::string>{"stop", "-x"}));
        QCOMPARE(plan.startBy, core::StartBy::Command);
        QCOMPARE(plan.startCommand.arguments, std::vector<std::string>{"start"});
        QVERIFY(!arguments.release.approvesCommands);
        QCOMPARE(plan.changeNumber, std::string("CHG-7"));
        QCOMPARE(plan.note, std::string("night"));
        QCOMPARE(plan.smoke.target, std::string("/ping"));
        QCOMPARE(plan.smoke.expectedStatus, 204);
        QCOMPARE(plan.limits.comeBack, core::Millis(180'000));
        QCOMPARE(plan.limits.stop, core::Millis(240'000));
        QCOMPARE(plan.limits.drain, core::Millis(300'000));
    }

    void readsADrain()
    {
        const auto parsed = app::parseArguments(
            QStringLiteral(
                "drain orders/host:orders:8080 --eureka http://a:8761,http://b:8761/eureka/v2 --json --yes "
                "--server-cache 2s --fetch 3s --list-cache 4s --require-proof --timeout 5m --by "
                "service-registry "
                "--override below-half --reason night")
                .split(QLatin1Char(' ')));
        QVERIFY2(parsed.arguments, qPrintable(parsed.mistake));
        const app::Arguments &arguments = *parsed.arguments;
        QCOMPARE(arguments.command, app::Command::Drain);
        QCOMPARE(arguments.by, core::TakeOutBy::ServiceRegistry);
        QCOMPARE(arguments.application, QStringLiteral("orders"));
        QCOMPARE(arguments.instance, QStringLiteral("host:orders:8080"));
        QCOMPARE(arguments.eureka.size(), std::size_t(2));
        QCOMPARE(arguments.eureka.at(0).url, std::string("http://a:8761/eureka"));
        QCOMPARE(arguments.eureka.at(1).url, std::string("http://b:8761/eureka/v2"));
        QCOMPARE(arguments.hops.registryFetch.value_or(0ms), core::Millis(3s));
        QCOMPARE(arguments.timeout, core::Millis(5min));
        QVERIFY(arguments.isJson && arguments.isYes && arguments.requireProof && !arguments.withoutDrain);
        QVERIFY(arguments.overridden == std::vector{core::Guard::BelowHalf});
        // Waiting for an answer of each would never end if one of them counted twice.
        const auto twice = app::parseArguments(
            QStringLiteral("list --eureka http://a:8761,http://b:8761,http://a:8761/eureka")
                .split(QLatin1Char(' ')));
        QVERIFY2(twice.arguments, qPrintable(twice.mistake));
        QCOMPARE(twice.arguments->eureka.size(), std::size_t(2));
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
