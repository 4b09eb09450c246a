// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profileoption.h"

#include <QTest>

using namespace std::chrono_literals;

class ProfileOptionTest : public QObject
{
    Q_OBJECT

private slots:
    void fillsInWhatWasNotGiven()
    {
        core::Profile profile;
        profile.name = "Production EU";
        profile.colour = {1, 2, 3};
        profile.peers = {"http://eureka-1:8761", "http://eureka-2:8761"};
        profile.hops.registryFetch = 10s;
        profile.hops.listCache = 20s;
        profile.requireProof = true;
        profile.links = {{"Logs", "https://logs.example/{host}", {}, true}};
        app::Arguments arguments;
        arguments.hops.listCache = 5s; // as if --list-cache 5s was given
        QVERIFY(app::addProfile(arguments, profile).has_value());
        QCOMPARE(arguments.environment, QStringLiteral("Production EU"));
        QVERIFY(arguments.colour == profile.colour);
        QCOMPARE(arguments.eureka.size(), std::size_t(2));
        QCOMPARE(arguments.eureka.back().url, std::string("http://eureka-2:8761/eureka"));
        QVERIFY(arguments.requireProof);
        QVERIFY(arguments.links == profile.links);
        core::HopSettings expected;
        expected.registryFetch = 10s;
        expected.listCache = 5s;
        QVERIFY(arguments.hops == expected);
    }

    void failsWithoutThePassword()
    {
        core::Profile profile;
        profile.name = "Production EU";
        profile.peers = {"http://eureka-1:8761"};
        profile.user = "drainboard";
        profile.passwordFile = "/nowhere/password";
        app::Arguments arguments;
        const auto added = app::addProfile(arguments, profile);
        QCOMPARE(added.error().kind, core::ErrorKind::Storage);
        QVERIFY(arguments.eureka.empty());
    }
};

QTEST_GUILESS_MAIN(ProfileOptionTest)
#include "tst_profileoption.moc"
