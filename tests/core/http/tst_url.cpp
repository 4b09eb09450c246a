// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/url.h"

#include <QTest>

#include <string>

class UrlTest : public QObject
{
    Q_OBJECT

private slots:
    void encodes_data();
    void encodes();
    void parsesBaseAddress_data();
    void parsesBaseAddress();
    void refusesBaseAddress_data();
    void refusesBaseAddress();
    void takesApart_data();
    void takesApart();
    void hidesCredentials_data();
    void hidesCredentials();
    void knowsLoopback_data();
    void knowsLoopback();
};

void UrlTest::encodes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("encoded");
    QTest::newRow("unreserved") << std::string("aZ09-._~") << std::string("aZ09-._~");
    QTest::newRow("instance id") << std::string("host:orders/1 a") << std::string("host%3Aorders%2F1%20a");
    QTest::newRow("query signs") << std::string("a&b=c+d?#%") << std::string("a%26b%3Dc%2Bd%3F%23%25");
    QTest::newRow("utf-8") << std::string("\xc3\xa9") << std::string("%C3%A9");
    QTest::newRow("nul") << std::string("\0", 1) << std::string("%00");
    QTest::newRow("empty") << std::string() << std::string();
}

void UrlTest::encodes()
{
    QFETCH(std::string, text);
    QFETCH(std::string, encoded);
    QCOMPARE(core::encodePathSegment(text), encoded);
    QCOMPARE(core::encodeQueryValue(text), encoded);
}

void UrlTest::parsesBaseAddress_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("user");
    QTest::addColumn<std::string>("password");
    QTest::addColumn<bool>("hasCredentials");
    const auto row = [](const char *name, const char *text, const char *url, const char *user = "",
                        const char *password = "", bool has = false) {
        QTest::newRow(name) << std::string(text) << std::string(url) << std::string(user)
                            << std::string(password) << has;
    };
    row("plain", "http://eureka-1:8761/eureka", "http://eureka-1:8761/eureka");
    row("slash", "http://eureka-1:8761/eureka//", "http://eureka-1:8761/eureka");
    row("root", "https://eureka.example/", "https://eureka.example");
    row("case and blanks", "  HTTP://Eureka-1:8761/Eureka \n", "http://eureka-1:8761/Eureka");
    row("credentials", "http://ann:secret@h:1/e", "http://h:1/e", "ann", "secret", true);
    row("encoded", "http://a%40b:p%3A%2F%25@h", "http://h", "a@b", "p:/%", true);
    row("at in password", "http://a:b@c@h", "http://h", "a", "b@c", true);
    row("colon in password", "http://a:b:c@h", "http://h", "a", "b:c", true);
    row("user only", "http://a@h", "http://h", "a", "", true);
    row("empty user info", "http://@h", "http://h");
    row("IPv6", "http://[::1]:8761/eureka", "http://[::1]:8761/eureka");
    row("IPv6 with credentials", "http://a:b@[FE80::1]/", "http://[fe80::1]", "a", "b", true);
    row("underscore", "http://eureka_1:8761", "http://eureka_1:8761");
}

void UrlTest::parsesBaseAddress()
{
    QFETCH(std::string, text);
    QFETCH(std::string, url);
    QFETCH(std::string, user);
    QFETCH(std::string, password);
    QFETCH(bool, hasCredentials);
    const auto address = core::parseBaseAddress(text);
    QVERIFY(address.has_value());
    QCOMPARE(address->url, url);
    QCOMPARE(address->user, user);
    QCOMPARE(address->password, password);
    QCOMPARE(address->hasCredentials, hasCredentials);
}

void UrlTest::refusesBaseAddress_data()
{
    QTest::addColumn<std::string>("text");
    const char *const texts[] = {"",
                                 " ",
                                 "eureka:8761",
                                 "//h",
                                 "ftp://h",
                                 "file:///etc",
                                 "http://",
                                 "http:///x",
                                 "http://:80",
                                 "http://h:0",
                                 "http://h:65536",
                                 "http://h:x",
                                 "http://h:",
                                 "http://h:80:80",
                                 "http://h h",
                                 "http://h\r\nX: y",
                                 "http://[::1",
                                 "http://[]",
                                 "http://[::1]x",
                                 "http://[zz::]",
                                 "http://a..b",
                                 "http://h?q=1",
                                 "http://h/#f",
                                 "http://a:%zz@h",
                                 "http://a:%4@h",
                                 "http://user:se/cret@h"};
    for (const char *const text : texts)
        QTest::newRow(text) << std::string(text);
}

void UrlTest::refusesBaseAddress()
{
    QFETCH(std::string, text);
    const auto address = core::parseBaseAddress(text);
    QVERIFY(!address.has_value());
    QCOMPARE(address.error().kind, core::ErrorKind::InvalidAddress);
    QVERIFY(address.error().where.find('@') == std::string::npos);
    QVERIFY(address.error().where.find("cret") == std::string::npos);
    QVERIFY(!address.error().what.empty());
}

void UrlTest::takesApart_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<std::string>("origin");
    QTest::addColumn<std::string>("target");
    const auto row = [](const char *url, const char *host, int port, const char *origin, const char *target) {
        QTest::newRow(url) << std::string(url) << std::string(host) << port << std::string(origin)
                           << std::string(target);
    };
    row("http://A.b/c?d=e#f", "a.b", 80, "http://a.b:80", "/c?d=e");
    row("https://a", "a", 443, "https://a:443", "/");
    row("https://a?x", "a", 443, "https://a:443", "/?x");
    row("http://u:p@a:81/%2F", "a", 81, "http://a:81", "/%2F");
    row("http://[::1]:82/", "::1", 82, "http://[::1]:82", "/");
    row("http://good/@evil:1/", "good", 80, "http://good:80", "/@evil:1/");
    row("http://good@evil:1/", "evil", 1, "http://evil:1", "/");
    row("nonsense", "", 0, "", "");
}

void UrlTest::takesApart()
{
    QFETCH(std::string, url);
    QFETCH(std::string, host);
    QFETCH(int, port);
    QFETCH(std::string, origin);
    QFETCH(std::string, target);
    QCOMPARE(core::hostOf(url), host);
    QCOMPARE(core::portOf(url), port);
    QCOMPARE(core::originOf(url), origin);
    QCOMPARE(core::targetOf(url), target);
    const std::size_t scheme = origin.find("://");
    QCOMPARE(core::hostPortOf(url), scheme == std::string::npos ? std::string() : origin.substr(scheme + 3));
}

void UrlTest::hidesCredentials_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("shown");
    QTest::newRow("none") << std::string("http://h/p@q") << std::string("http://h/p@q");
    QTest::newRow("some") << std::string("http://u:p@h/p@q") << std::string("http://h/p@q");
    QTest::newRow("two") << std::string("http://u:p@q@h/") << std::string("http://h/");
    QTest::newRow("slash in password") << std::string("http://u:p/q@h/") << std::string("http://h/");
    QTest::newRow("other scheme") << std::string("ftp://u:p@h/") << std::string("ftp://h/");
    QTest::newRow("no scheme") << std::string("u:p@h") << std::string("h");
    QTest::newRow("nothing") << std::string() << std::string();
}

void UrlTest::hidesCredentials()
{
    QFETCH(std::string, url);
    QFETCH(std::string, shown);
    QCOMPARE(core::withoutCredentials(url), shown);
}

void UrlTest::knowsLoopback_data()
{
    QTest::addColumn<std::string>("host");
    QTest::addColumn<bool>("loopback");
    for (const char *const host :
         {"127.0.0.1", "127.255.0.9", "::1", "[::1]", "localhost", "LocalHost", "localhost."})
        QTest::newRow(host) << std::string(host) << true;
    for (const char *const host :
         {"", "127", "127.0.0", "127.0.0.256", "127.0.0.1.evil.com", "128.0.0.1", "127.0.0.1.", "127.0.0.x",
          "localhost.evil.com", "mylocalhost", "::2", "10.127.0.0", "[]", "..."})
        QTest::newRow(host) << std::string(host) << false;
}

void UrlTest::knowsLoopback()
{
    QFETCH(std::string, host);
    QFETCH(bool, loopback);
    QCOMPARE(core::isLoopback(host), loopback);
}

QTEST_APPLESS_MAIN(UrlTest)
#include "tst_url.moc"
