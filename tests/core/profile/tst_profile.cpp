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
    void readsHowToReach();
    void readsCredentials();
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
            "longestRequest":"2m","requireProof":true,"timeZone":"Europe/Berlin",
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
    expected.timeZone = "Europe/Berlin";
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

void ProfileTest::readsHowToReach()
{
    const auto profile = core::decodeProfile(
        R"({"name":"a","peers":["http://a:1"],"proxy":{"eureka":"direct","actuator":"socks5://jump:1081"},
            "noProxy":["*.corp","10.0.0.0/8"],"address":"ipAddr","caFile":"~/ca.pem","trustAnyCertificate":true,
            "rules":[{"from":"10.42.0.0/16","host":"gateway","port":8443,"scheme":"https"},
                     {"from":"orders","fromPort":8081,"port":18081}]})",
        "a.json");
    QVERIFY2(profile.has_value(), profile ? "" : profile.error().what.c_str());
    core::ReachSettings reach;
    reach.proxies[0] = core::Proxy{};
    reach.proxies[1] = core::Proxy{core::ProxyKind::Socks5, "jump", 1081, {}, {}};
    reach.noProxy = {"*.corp", "10.0.0.0/8"};
    reach.hostChoice = core::HostChoice::IpAddress;
    reach.rules = {{"10.42.0.0/16", {}, "gateway", 8443, "https"}, {"orders", 8081, {}, 18'081, {}}};
    QVERIFY(profile->reach == reach);
    QVERIFY(profile->trust == (core::TrustSettings{"~/ca.pem", true}));
    const auto one =
        core::decodeProfile(R"({"name":"a","peers":["http://a:1"],"proxy":"http://proxy:3128"})", "a.json");
    for (const auto &proxy : one->reach.proxies)
        QCOMPARE(proxy->port, 3128);
    QVERIFY(!one->trust.anyCertificate);
}

void ProfileTest::readsCredentials()
{
    const auto profile = core::decodeProfile(
        R"({"name":"a","peers":["http://a:1"],"credentials":[
            {"name":"eureka","kind":"basic","user":"drainboard","secret":"keychain"},
            {"name":"token","kind":"bearer","secret":"command:pass show token","applications":["ORDERS"]},
            {"name":"key","kind":"header","header":"X-Api-Key","secret":"fd:3"},
            {"name":"card","kind":"certificate","certificateFile":"c.pem","keyFile":"k.pem","secret":"file:~/p"}]})",
        "a.json");
    QVERIFY2(profile.has_value(), profile ? "" : profile.error().what.c_str());
    using core::CredentialKind;
    using core::SecretSource;
    const std::vector<core::CredentialSettings> expected{
        {"eureka", CredentialKind::Basic, "drainboard", {}, {SecretSource::Keychain, {}}, {}, {}, {}},
        {"token",
         CredentialKind::Bearer,
         {},
         {},
         {SecretSource::Command, "pass show token"},
         {},
         {},
         {"ORDERS"}},
        {"key", CredentialKind::Header, {}, "X-Api-Key", {SecretSource::Descriptor, "3"}, {}, {}, {}},
        {"card",
         CredentialKind::ClientCertificate,
         {},
         {},
         {SecretSource::File, "~/p"},
         "c.pem",
         "k.pem",
         {}}};
    QVERIFY(profile->credentials == expected);
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
    row("a time zone by an offset", R"({"name":"a","peers":["http://a:1"],"timeZone":"UTC +2"})",
        "timeZone is no time zone, for example Europe/Berlin");
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
    const auto with = [&](const char *title, const std::string &member, const char *what) {
        QTest::newRow(title) << R"({"name":"a","peers":["http://a:1"],)" + member + "}" << std::string(what);
    };
    with("a proxy of another kind", R"("proxy":"socks4://a:1")",
         "proxy is no proxy, for example socks5://127.0.0.1:1080 or direct");
    with("a password of a proxy", R"("proxy":{"actuator":"http://u:hidden@a:1"})",
         "proxy.actuator holds a password: profiles are shared");
    with("a proxy of an unknown target", R"("proxy":{"zuul":"direct"})",
         "proxy.zuul is none of eureka, actuator and prometheus");
    with("a rule from nowhere", R"("rules":[{"host":"b"}])", "rules[0] has no from");
    with("a rule with a wrong block", R"("rules":[{"from":"10.0.0.0/64"}])", "rules[0].from cannot be used");
    with("a rule to a path", R"("rules":[{"from":"a","host":"b/c"}])", "rules[0].host cannot be used");
    with("a rule to port 0", R"("rules":[{"from":"a","port":0}])", "rules[0].port cannot be used");
    with("a secret in the profile", R"("credentials":[{"name":"a","kind":"bearer","secret":"hidden"}])",
         "credentials[0].secret cannot be used");
    with("a password in the profile", R"("credentials":[{"name":"a","password":"hidden"}])",
         "credentials[0].password cannot be used");
    with("basic without a user", R"("credentials":[{"name":"a","kind":"basic"}])",
         "credentials[0].user does not fit its kind");
    with("a header that breaks out", R"("credentials":[{"name":"a","kind":"header","header":"a: b"}])",
         "credentials[0].header does not fit its kind");
    with("a certificate without a key",
         R"("credentials":[{"name":"a","kind":"certificate","certificateFile":"c"}])",
         "credentials[0].keyFile does not fit its kind");
    with("one name twice", R"("credentials":[{"name":"a","kind":"bearer"},{"name":"a","kind":"bearer"}])",
         "credentials[1].name is there twice");
    with("a choice of neither", R"("address":"both")", "address is neither hostName nor ipAddr");
    with("trust by word", R"("trustAnyCertificate":"yes")", "trustAnyCertificate");
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
