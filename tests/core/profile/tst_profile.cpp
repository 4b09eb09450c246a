// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.h"

#include <QTest>

class ProfileTest : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryMember();
    void leavesTheRestUnset();
    void declaresCallers();
    void refuses_data();
    void refuses();
    void namesNoPassword();
    void boundsTheSize();
};

void ProfileTest::readsEveryMember()
{
    const auto profile = core::decodeProfile(
        R"({"name":"Production EU","colour":"#8a1cff","peers":["http://eureka-1:8761/eureka","https://eureka-2/eureka"],
            "user":"drainboard","passwordFile":"~/secret","serverCache":"10s","fetch":"1500ms","listCache":35,
            "longestRequest":"2m","requireProof":true,
            "actuators":{"orders":"/manage","Payments":"https://{host}:9443/actuator"}})",
        "production.json");
    QVERIFY(profile.has_value());
    core::Profile expected;
    expected.name = "Production EU";
    expected.colour = {0x8a, 0x1c, 0xff};
    expected.peers = {"http://eureka-1:8761/eureka", "https://eureka-2/eureka"};
    expected.user = "drainboard";
    expected.passwordFile = "~/secret";
    expected.hops.serverCache = core::Millis(10'000);
    expected.hops.registryFetch = core::Millis(1'500);
    expected.hops.listCache = core::Millis(35'000);
    expected.hops.longestRequest = core::Millis(120'000);
    expected.requireProof = true;
    expected.actuators = {{"ORDERS", "/manage"}, {"PAYMENTS", "https://{host}:9443/actuator"}};
    QVERIFY(*profile == expected);
}

void ProfileTest::leavesTheRestUnset()
{
    const auto profile =
        core::decodeProfile(R"({"name":"Test","peers":["http://localhost:8761"]})", "test.json");
    QVERIFY(profile.has_value());
    QVERIFY(!profile->colour);
    QVERIFY(profile->hops == core::HopSettings{});
    QVERIFY(!profile->requireProof);
}

void ProfileTest::declaresCallers()
{
    const auto profile = core::decodeProfile(
        R"({"name":"a","peers":["http://a:1"],"callers":[{"name":"nightly batch","after":"120s"},
            {"name":"proxy","after":5,"calls":"orders"}]})",
        "test.json");
    QVERIFY(profile.has_value());
    const std::vector<core::DeclaredCaller> expected{
        {"nightly batch", core::Millis(120'000), {}},
        {"proxy", core::Millis(5'000), core::ApplicationName::from("ORDERS")}};
    QVERIFY(profile->callers == expected);
}

void ProfileTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("what");
    const auto row = [](const char *title, const char *body, const char *what) {
        QTest::newRow(title) << std::string(body) << std::string(what);
    };
    const char *peers = "peers";
    row("no name", R"({"peers":["http://a:1"]})", "name");
    row("empty name", R"({"name":"","peers":["http://a:1"]})", "name");
    row("a number as name", R"({"name":7,"peers":["http://a:1"]})", "name");
    row("no peers", R"({"name":"a"})", peers);
    row("an empty list of peers", R"({"name":"a","peers":[]})", peers);
    row("one peer without a list", R"({"name":"a","peers":"http://a:1"})", peers);
    row("a peer that is no address", R"({"name":"a","peers":["http://a:1","ftp://b"]})",
        "peers[1] is no address of a Eureka server");
    row("a password in an address", R"({"name":"a","peers":["http://u:hidden@a:1"]})",
        "peers[0] holds a password: profiles are shared, use user and passwordFile");
    row("a misspelt member", R"({"name":"a","peers":["http://a:1"],"color":"#000000"})",
        "color is no member of a profile");
    row("a colour by name", R"({"name":"a","peers":["http://a:1"],"colour":"red"})",
        "colour is no colour, for example #8a1c1c");
    row("a colour with a letter too far", R"({"name":"a","peers":["http://a:1"],"colour":"#00000g"})",
        "colour is no colour, for example #8a1c1c");
    row("a length in hours", R"({"name":"a","peers":["http://a:1"],"fetch":"1h"})",
        "fetch is no length, for example 30s");
    row("a user without a password", R"({"name":"a","peers":["http://a:1"],"user":"u"})",
        "user and passwordFile go together");
    row("callers without a list", R"({"name":"a","peers":["http://a:1"],"callers":{}})", "callers");
    row("a caller without a length", R"({"name":"a","peers":["http://a:1"],"callers":[{"name":"b"}]})",
        "callers[0] needs name and after");
    row("a caller with a length in hours",
        R"({"name":"a","peers":["http://a:1"],"callers":[{"name":"b","after":"1h"}]})",
        "callers[0].after is no length, for example 30s");
    row("a caller with another member",
        R"({"name":"a","peers":["http://a:1"],"callers":[{"name":"b","after":"1s","of":"x"}]})",
        "callers[0].of is no member of a profile");
    row("actuators as a list", R"({"name":"a","peers":["http://a:1"],"actuators":[]})", "actuators");
    row("an actuator that is no address", R"({"name":"a","peers":["http://a:1"],"actuators":{"x":"manage"}})",
        "actuators.x is no path or address of an actuator, for example /manage");
    row("a password in an actuator's address",
        R"({"name":"a","peers":["http://a:1"],"actuators":{"x":"http://u:hidden@{host}/m"}})",
        "actuators.x is no path or address of an actuator, for example /manage");
    row("a list", "[]", "a profile is an object");
}

void ProfileTest::refuses()
{
    QFETCH(std::string, body);
    QFETCH(std::string, what);
    const auto profile = core::decodeProfile(body, "team.json");
    QVERIFY(!profile.has_value());
    QCOMPARE(profile.error().kind, core::ErrorKind::Malformed);
    QCOMPARE(profile.error().where, std::string("team.json"));
    QCOMPARE(profile.error().what, what);
}

void ProfileTest::namesNoPassword()
{
    const auto profile = core::decodeProfile(R"({"name":"a","peers":["http://u:hidden@a:1"]})", "team.json");
    QVERIFY(profile.error().what.find("hidden") == std::string::npos);
}

void ProfileTest::boundsTheSize()
{
    const std::string body = R"({"name":")" + std::string(core::profileLimit, 'a') + R"("})";
    QCOMPARE(core::decodeProfile(body, "big.json").error().kind, core::ErrorKind::TooLarge);
}

QTEST_APPLESS_MAIN(ProfileTest)
#include "tst_profile.moc"
