// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/commandrun.h"

#include <QTest>

#include <optional>

using namespace std::chrono_literals;

/// Programs of a plan: arguments as they are, values by environment, a time limit, and what came of it.
class CommandRunTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowItEnded_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode"); // -1: none
        QTest::addColumn<QString>("output");
        const auto shell = [](const char *script) {
            return QStringList{QStringLiteral("/bin/sh"), QStringLiteral("-c"), QString::fromLatin1(script)};
        };
        QTest::newRow("well") << shell("echo done") << 0 << QStringLiteral("done\n");
        QTest::newRow("not well") << shell("echo bad >&2; exit 7") << 7 << QStringLiteral("bad\n");
        QTest::newRow("value by environment") << shell("echo $VERSION") << 0 << QStringLiteral("2.0 $(id)\n");
        QTest::newRow("killed") << shell("kill -9 $$") << -1 << QString();
        QTest::newRow("not there") << QStringList{QStringLiteral("/no/such/program")} << -1 << QString();
        QTest::newRow("nothing") << QStringList() << -1 << QString();
        // No shell looks at them.
        QTest::newRow("arguments as they are")
            << QStringList{QStringLiteral("/bin/echo"), QStringLiteral("a  b"), QStringLiteral("$HOME;ls"),
                           QStringLiteral("*")}
            << 0 << QStringLiteral("a  b $HOME;ls *\n");
    }

    void tellsHowItEnded()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, output);
        const app::CommandRun::Result result = run(arguments, 60s);
        QCOMPARE(result.exitCode.value_or(-1), exitCode);
        QCOMPARE(QString::fromUtf8(result.output), output);
        QCOMPARE(result.what.isEmpty(), exitCode >= 0);
    }

    void isEndedAtItsLimit()
    {
        const app::CommandRun::Result result =
            run({QStringLiteral("/bin/sh"), QStringLiteral("-c"), QStringLiteral("exec sleep 600")}, 100ms);
        QVERIFY(!result.exitCode);
        QVERIFY(result.what.contains(QStringLiteral("limit")));
    }

private:
    app::CommandRun::Result run(const QStringList &arguments, core::Millis limit)
    {
        std::vector<std::string> list;
        for (const QString &argument : arguments)
            list.push_back(argument.toStdString());
        std::optional<app::CommandRun::Result> result;
        int ended = 0;
        auto done = [&](const app::CommandRun::Result &told) {
            result = told;
            ++ended;
        };
        (new app::CommandRun(list, {{QStringLiteral("VERSION"), QStringLiteral("2.0 $(id)")}}, limit,
                             std::move(done), this))
            ->start();
        if (result) // never from inside start()
            return {};
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 30'000) || ended != 1)
            return {};
        return *result;
    }
};

QTEST_GUILESS_MAIN(CommandRunTest)
#include "tst_commandrun.moc"
