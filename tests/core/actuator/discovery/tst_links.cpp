// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/links.h"

#include <QTest>

class LinksTest : public QObject
{
    Q_OBJECT

private slots:
    void readsKeysAndTails();
    void distrustsHosts();
    void refusesBadLinks_data();
    void refusesBadLinks();
    void boundsEntries();
    void refusesBadDocuments_data();
    void refusesBadDocuments();
};

namespace {

const std::string base = "http://h:81/actuator";

std::string document(const std::string &entries, const std::string &self = "http://h:81/actuator")
{
    return R"({"_links":{"self":{"href":")" + self + R"(","templated":false})" + entries + "}}";
}

std::string linkTo(const std::string &key, const std::string &href)
{
    return ",\"" + key + R"(":{"href":")" + href + R"(","templated":false})";
}

} // namespace

void LinksTest::readsKeysAndTails()
{
    const auto links = core::decodeLinks(
        document(linkTo("health", base + "/health") + linkTo("health-path", base + "/health/{*path}") +
                 linkTo("env-toMatch", base + "/env/{toMatch}") + linkTo("shutdown", base + "/shutdown") +
                 linkTo("health-component-instance", base + "/health/{component}/{instance}") +
                 linkTo("my-own", base + "/my-own") + linkTo("metrics", base + "/ops/counters")),
        base);
    QVERIFY(links.has_value());
    const std::map<std::string, std::string> expected{{"env", "env"},
                                                      {"health", "health"},
                                                      {"metrics", "ops/counters"},
                                                      {"my-own", "my-own"},
                                                      {"shutdown", "shutdown"}};
    QCOMPARE(links->endpoints, expected);
    QCOMPARE(links->refused, std::size_t(0));
}

void LinksTest::distrustsHosts()
{
    const std::string elsewhere = "https://evil.example:1/proxied/actuator";
    const auto links = core::decodeLinks(document(linkTo("info", elsewhere + "/info"), elsewhere), base);
    QVERIFY(links.has_value());
    QCOMPARE(links->endpoints.at("info"), std::string("info"));
}

void LinksTest::refusesBadLinks_data()
{
    QTest::addColumn<std::string>("entry");
    QTest::newRow("outside of the base") << linkTo("info", "http://h:81/other/info");
    QTest::newRow("climbs") << linkTo("info", base + "/../admin");
    QTest::newRow("query") << linkTo("info", base + "/info?x=1");
    QTest::newRow("the base itself") << linkTo("info", base);
    QTest::newRow("href is no text") << std::string(R"(,"info":{"href":7})");
    QTest::newRow("no href") << std::string(R"(,"info":{})");
    QTest::newRow("link is no object") << std::string(R"(,"info":"x")");
    QTest::newRow("long href") << linkTo("info", base + "/" + std::string(3000, 'x'));
    QTest::newRow("long key") << linkTo(std::string(300, 'k'), base + "/info");
    QTest::newRow("line break") << linkTo("info", base + "/in\\nfo");
}

void LinksTest::refusesBadLinks()
{
    QFETCH(std::string, entry);
    const auto links = core::decodeLinks(document(entry), base);
    QVERIFY(links.has_value());
    QVERIFY(links->endpoints.empty());
    QCOMPARE(links->refused, std::size_t(1));
}

void LinksTest::boundsEntries()
{
    std::string entries;
    for (int i = 0; i < 10'000; ++i)
        entries += linkTo("e" + std::to_string(i), base + "/e" + std::to_string(i));
    const auto links = core::decodeLinks(document(entries), base);
    QVERIFY(links.has_value());
    QCOMPARE(links->endpoints.size(), core::mostLinks);
    QCOMPARE(links->refused, 10'000 - core::mostLinks);
}

void LinksTest::refusesBadDocuments_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("page") << std::string("<html>Please log in</html>") << core::ErrorKind::NotJson;
    QTest::newRow("no links") << std::string("{}") << core::ErrorKind::Malformed;
    QTest::newRow("links are a list") << std::string(R"({"_links":[]})") << core::ErrorKind::Malformed;
    QTest::newRow("cut off") << std::string(R"({"_links":{"self")") << core::ErrorKind::Malformed;
    QTest::newRow("deep") << std::string(100'000, '[') << core::ErrorKind::Malformed;
}

void LinksTest::refusesBadDocuments()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    const auto links = core::decodeLinks(body, base);
    QVERIFY(!links.has_value());
    QCOMPARE(links.error().kind, kind);
    QCOMPARE(links.error().where, base);
}

QTEST_APPLESS_MAIN(LinksTest)
#include "tst_links.moc"
