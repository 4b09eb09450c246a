// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.h"
#include "core/profile/profilecommands.h"
#include "tests/core/support/builders.h"

#include <QTest>

namespace {

core::Result<core::Profile> decoded(const QByteArray &commands)
{
    const QByteArray body = R"({"name":"a","peers":["http://a:1"],"commands":)" + commands + "}";
    return core::decodeProfile({body.constData(), std::size_t(body.size())}, "a.json");
}

} // namespace

/// Programs that a profile names: read as lists of words, and known again only as exactly these words.
class ProfileCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void reads()
    {
        const auto profile = decoded(
            R"({"orders":{"stop":["systemctl","stop","orders"],"start":["deploy","two words",""],"limit":"10m"},
                "PAYMENTS":{"start":["deploy"]}})");
        QVERIFY(profile);
        const core::ApplicationCommands orders = core::commandsFor(profile->commands, build::app("ORDERS"));
        QCOMPARE(orders.stop.arguments, (std::vector<std::string>{"systemctl", "stop", "orders"}));
        QCOMPARE(orders.start.arguments, (std::vector<std::string>{"deploy", "two words", ""}));
        QCOMPARE(orders.stop.limit, core::Millis(600'000));
        QCOMPARE(orders.start.limit, core::Millis(600'000));
        const core::ApplicationCommands payments =
            core::commandsFor(profile->commands, build::app("PAYMENTS"));
        QVERIFY(!payments.stop.isGiven() && payments.start.isGiven());
        QCOMPARE(payments.start.limit, core::ReleaseCommand().limit);
        QVERIFY(core::commandsFor(profile->commands, build::app("STOCK")) == core::ApplicationCommands());
    }

    void readsThoseBesideTheSteps()
    {
        const auto profile = decoded(
            R"({"orders":{"beforeDrain":["mute"],"afterReturn":["unmute"],"onEvent":["tell","it"],"limit":"7s"}})");
        QVERIFY(profile);
        const core::ApplicationCommands orders = core::commandsFor(profile->commands, build::app("ORDERS"));
        const core::Millis limit(7'000);
        QVERIFY(orders.beforeDrain == (core::ReleaseCommand{{"mute"}, limit}));
        QVERIFY(orders.afterReturn == (core::ReleaseCommand{{"unmute"}, limit}));
        QVERIFY(orders.onEvent == (core::ReleaseCommand{{"tell", "it"}, limit}));
        QVERIFY(!orders.stop.isGiven() && !orders.start.isGiven());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("commands");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const char *commands, const char *mistake) {
            QTest::newRow(name) << QByteArray(commands) << QString::fromLatin1(mistake);
        };
        row("a shell's text", R"({"orders":{"stop":"systemctl stop orders"}})",
            "commands.orders.stop is no list of a program and its arguments");
        row("an empty list", R"({"orders":{"stop":[]}})",
            "commands.orders.stop is no list of a program and its arguments");
        row("no program", R"({"orders":{"stop":["","x"]}})",
            "commands.orders.stop is no list of a program and its arguments");
        row("a number", R"({"orders":{"start":["sleep",5]}})",
            "commands.orders.start is no list of a program and its arguments");
        row("no words for an event", R"({"orders":{"onEvent":"tell"}})",
            "commands.orders.onEvent is no list of a program and its arguments");
        row("a hidden end", R"({"orders":{"start":["deploy","a\u0000b"]}})",
            "commands.orders.start is no list of a program and its arguments");
        row("a misspelt member", R"({"orders":{"stopp":["x"]}})",
            "commands.orders.stopp is no member of a profile");
        row("no length", R"({"orders":{"limit":"soon"}})",
            "commands.orders.limit is no length, for example 10m");
        row("no time", R"({"orders":{"limit":"0s"}})", "commands.orders.limit is no length, for example 10m");
        row("one application twice", R"({"orders":{"stop":["a"]},"ORDERS":{"stop":["b"]}})",
            "commands.ORDERS is there twice");
        row("no applications", "[]", "commands");
        row("no members", R"({"orders":["stop"]})", "commands.orders");
    }

    void refuses()
    {
        QFETCH(QByteArray, commands);
        QFETCH(QString, mistake);
        const auto profile = decoded(commands);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, core::ErrorKind::Malformed);
        QCOMPARE(QString::fromStdString(profile.error().what), mistake);
    }

    void textIsExact()
    {
        const auto text = [](std::vector<std::string> words) {
            core::ReleaseCommand command;
            command.arguments = std::move(words);
            return core::commandText(command);
        };
        QCOMPARE(text({"deploy", "a b"}), std::string(R"(["deploy","a b"])"));
        // Whatever the words hold, two lists are never one text.
        QVERIFY(text({"deploy", "a b"}) != text({"deploy", "a", "b"}));
        QVERIFY(text({"deploy", "a\",\"b"}) != text({"deploy", "a", "b"}));
        QVERIFY(text({"deploy\n"}).find('\n') == std::string::npos);
    }

    void whatAPlanRuns()
    {
        core::ReleasePlan plan{"test", build::app()};
        plan.stopCommand.arguments = {"stop"};
        plan.startCommand.arguments = {"start"};
        QVERIFY(core::commandsOf(plan).empty()); // named, and not chosen
        plan.stopBy = core::StopBy::Command;
        plan.startBy = core::StartBy::Command;
        QCOMPARE(core::commandsOf(plan).size(), std::size_t(2));
        plan.beforeDrainCommand.arguments = {"mute"};
        plan.afterReturnCommand.arguments = {"unmute"};
        plan.onEventCommand.arguments = {"tell"};
        QCOMPARE(core::commandsOf(plan).size(), std::size_t(5)); // each needs its approval
        std::set<std::string> approved;
        for (const core::ReleaseCommand &command : core::commandsOf(plan)) {
            if (!(command == plan.onEventCommand))
                approved.insert(core::commandText(command));
        }
        QCOMPARE(core::commandsToApprove(plan, approved),
                 std::vector<core::ReleaseCommand>{plan.onEventCommand});
        plan.recipe = core::Recipe::Observe;
        QVERIFY(core::commandsOf(plan).empty());
    }
};

QTEST_APPLESS_MAIN(ProfileCommandsTest)
#include "tst_profilecommands.moc"
