// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/membertext.h"
#include "core/profile/profile.h"
#include "core/profile/profilefields.h"
#include "core/reach/proxy.h"

#include <QTest>

using core::ProfileFields;

Q_DECLARE_METATYPE(std::vector<core::ProfileMistake>)

namespace {

/// A file as people write them: their own order and spaces, members that the window does not show. Not a raw
/// literal: moc cannot read one that holds an address.
const char *const team = "{ \"name\": \"Test\",  \"peers\": [ \"http://a:1/eureka\" ],\n"
                         "  \"rules\": [ {\"from\": \"10.0.0.0/8\",   \"port\": 1} ],\n"
                         "  \"listCache\": 35,\n"
                         "  \"verdict\": { \"increase\": 1.50 }\n"
                         "}\n";

ProfileFields read(std::string_view body)
{
    const auto fields = core::profileFields(body, "a.json");
    return fields ? *fields : ProfileFields{};
}

} // namespace

class ProfileFieldsTest : public QObject
{
    Q_OBJECT

private slots:
    void setsOneMember_data();
    void setsOneMember();
    void whatIsNotShownStaysToTheByte();
    void aProxyForEachKindOfServerStays();
    void readsWhatItWrites();
    void aNewFileCanBeRead();
    void removesWhatIsEmptied();
    void tellsEveryMistake_data();
    void tellsEveryMistake();
};

void ProfileFieldsTest::setsOneMember_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("json"); ///< of the member "b"
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *title, const char *body, const char *json, const char *expected) {
        QTest::newRow(title) << std::string(body) << std::string(json) << std::string(expected);
    };
    row("replaced", R"({"a": 1, "b": 2 , "c":3})", "4", R"({"a": 1, "b": 4 , "c":3})");
    row("a text with brackets in it", R"({"a":"}\"]","b":{"x":"}"},"c":[1]})", "[]",
        R"({"a":"}\"]","b":[],"c":[1]})");
    row("added, set in as the one before", "{\n    \"a\": 1\n}\n", "2",
        "{\n    \"a\": 1,\n    \"b\": 2\n}\n");
    row("added to nothing", "{\n}\n", "2", "{\n  \"b\": 2\n}\n");
    row("added on one line", R"({ "a": 1 })", "2", R"({ "a": 1, "b": 2 })");
    row("removed at the front", R"({"b": [1, 2], "a": 1})", "", R"({"a": 1})");
    row("removed in the middle", R"({"a": 1, "b": "x", "c": 3})", "", R"({"a": 1, "c": 3})");
    row("removed at the end", R"({"a": 1, "b": 2 })", "", R"({"a": 1 })");
    row("removed alone", R"({ "b": 2 })", "", R"({  })");
    row("one that is not there", R"({"a": 1})", "", R"({"a": 1})");
    row("one of an inner object is another one", R"({"a": {"b": 1}})", "2", R"({"a": {"b": 1}, "b": 2})");
    row("written with an escape", R"({"\u0062": 1})", "2", R"({"\u0062": 2})");
    row("twice", R"({"b": 1, "a": 2, "b": 3})", "4", R"({"b": 4, "a": 2})");
}

void ProfileFieldsTest::setsOneMember()
{
    QFETCH(std::string, body);
    QFETCH(std::string, json);
    QFETCH(std::string, expected);
    QCOMPARE(core::withMember(body, "b", json), expected);
}

void ProfileFieldsTest::whatIsNotShownStaysToTheByte()
{
    QCOMPARE(core::withFields(team, read(team)), std::string(team));
    ProfileFields fields = read(team);
    fields.name = "Test 2";
    const std::string changed = core::withFields(team, fields);
    std::string expected(team);
    expected.replace(expected.find("\"Test\""), 6, "\"Test 2\"");
    QCOMPARE(changed, expected);
}

void ProfileFieldsTest::aProxyForEachKindOfServerStays()
{
    const std::string body = R"({"name":"a","proxy":{"eureka":"direct"},"noProxy":["x"]})";
    ProfileFields fields = read(body);
    QVERIFY(fields.proxy.empty());
    fields.noProxy.clear();
    QCOMPARE(core::withFields(body, fields), std::string(R"({"name":"a","proxy":{"eureka":"direct"}})"));
    fields.proxy = "proxy:3128";
    QCOMPARE(core::withFields(body, fields), std::string(R"({"name":"a","proxy":"proxy:3128"})"));
}

void ProfileFieldsTest::readsWhatItWrites()
{
    ProfileFields fields = read(team);
    QCOMPARE(fields.listCache, std::string("35"));
    fields.colour = "#102030";
    fields.peers = {"http://a:1/eureka", "http://b:1/eureka"};
    fields.user = "quote \" and back\\slash";
    fields.passwordFile = "~/x";
    fields.requireProof = true;
    fields.callers = {{"nightly batch", "120s", "ORDERS"}, {"proxy", "5", ""}};
    fields.credentials = {{"token", "bearer", "", "", "keychain", "", "", {"ORDERS", "STOCK"}},
                          {"card", "certificate", "", "", "ask", "c.pem", "k.pem", {}}};
    fields.actuators = {{"orders", "/manage"}};
    fields.links = {{"Grafana", "https://grafana.example/d/jvm?var={application}", {}},
                    {"Logs", "https://logs.example/{host}", {"ORDERS", "STOCK"}}};
    fields.prometheusUrl = "http://prometheus:9090";
    fields.prometheusCredential = "token";
    fields.prometheusLabel = "pod";
    fields.prometheusForms = {"{ip}:{port}", "{host}"};
    fields.prometheusSelector = "env=\"prod\"";
    fields.proxy = "socks5://127.0.0.1:1080";
    fields.noProxy = {"localhost", "*.corp.example"};
    fields.caFile = "~/ca.pem";
    fields.ignoredUris = {"/ping", "/probe/{kind:[a-z]{1,3}}"};
    const std::string body = core::withFields(team, fields);
    QVERIFY(read(body) == fields);
    const auto profile = core::decodeProfile(body, "a.json");
    QVERIFY2(profile.has_value(), profile ? "" : profile.error().what.c_str());
    QCOMPARE(profile->reach.rules.size(), std::size_t(1));
    QCOMPARE(profile->callers.size(), std::size_t(2));
    QCOMPARE(profile->credentials.size(), std::size_t(2));
    QCOMPARE(profile->hops.listCache, std::optional(core::Millis(35'000)));
    QCOMPARE(profile->links.size(), std::size_t(2));
    QCOMPARE(profile->links[1].applications.size(), std::size_t(2));
    QCOMPARE(profile->measuring.prometheus.instanceForms, fields.prometheusForms);
    QCOMPARE(profile->measuring.prometheus.selector, fields.prometheusSelector);
    QCOMPARE(profile->measuring.ignoredUris, fields.ignoredUris);
    QCOMPARE(profile->reach.noProxy, fields.noProxy);
    QCOMPARE(profile->trust.caFile, fields.caFile);
    QVERIFY(profile->reach.proxies[0].has_value());
    QCOMPARE(core::proxyText(*profile->reach.proxies[0]), fields.proxy);
}

void ProfileFieldsTest::aNewFileCanBeRead()
{
    ProfileFields fields;
    fields.name = "Staging";
    fields.peers = {"http://eureka-1:8761/eureka"};
    fields.fetch = "10s";
    const std::string expected = R"({
  "name": "Staging",
  "peers": ["http://eureka-1:8761/eureka"],
  "fetch": "10s"
}
)";
    QCOMPARE(core::withFields({}, fields), expected);
}

void ProfileFieldsTest::removesWhatIsEmptied()
{
    ProfileFields fields = read(team);
    fields.listCache.clear();
    fields.prometheusUrl = "http://prometheus:9090";
    const std::string full = core::withFields(team, fields);
    fields.prometheusUrl.clear();
    QCOMPARE(core::withFields(full, fields), core::withFields(team, fields));
    const auto profile = core::decodeProfile(core::withFields(team, fields), "a.json");
    QVERIFY(profile.has_value());
    QVERIFY(!profile->hops.listCache);
    QCOMPARE(profile->reach.rules.size(), std::size_t(1));
}

void ProfileFieldsTest::tellsEveryMistake_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::vector<core::ProfileMistake>>("expected");
    using Mistakes = std::vector<core::ProfileMistake>;
    QTest::newRow("none") << std::string(team) << Mistakes{};
    QTest::newRow("one for each member, then what is missing")
        << std::string(R"({"fetch":"1h","peers":["ftp://a","ftp://b"],"colour":"red"})")
        << Mistakes{{"fetch", "fetch is no length, for example 30s"},
                    {"peers", "peers[0] is no address of a Eureka server"},
                    {"colour", "colour is no colour, for example #8a1c1c"},
                    {"name", "name"}};
    QTest::newRow("half a login, the lacking half")
        << std::string(R"({"name":"a","peers":["http://a:1"],"passwordFile":"x"})")
        << Mistakes{{"user", "user and passwordFile go together"}};
    QTest::newRow("a member that is not known")
        << std::string(R"({"name":"a","peers":["http://a:1"],"color":"#000000"})")
        << Mistakes{{"color", "color is no member of a profile"}};
}

void ProfileFieldsTest::tellsEveryMistake()
{
    QFETCH(std::string, body);
    QFETCH(std::vector<core::ProfileMistake>, expected);
    const auto mistakes = core::mistakesIn(body, "a.json");
    QVERIFY(mistakes.has_value());
    QVERIFY(*mistakes == expected);
    QCOMPARE(core::decodeProfile(body, "a.json").has_value(), expected.empty());
    QVERIFY(!core::mistakesIn("<html>", "a.json"));
}

QTEST_APPLESS_MAIN(ProfileFieldsTest)
#include "tst_profilefields.moc"
