// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.h"
#include "core/profile/profilelinks.h"
#include "tests/core/support/builders.h"

#include <QTest>

class ProfileLinksTest : public QObject
{
    Q_OBJECT

private slots:
    void reads();
    void refuses_data();
    void refuses();
};

namespace {

core::Result<core::Profile> decode(const std::string &links)
{
    return core::decodeProfile(R"({"name":"a","peers":["http://a:1"],"links":)" + links + "}", "test.json");
}

} // namespace

void ProfileLinksTest::reads()
{
    const auto profile = decode(R"([{"name":"Grafana","url":"HTTPS://g.example/d?var={host}:{port}&f={from}"},
        {"url":"http://logs/{lowerCaseApplication}?q=%7Bx%7D","name":"Logs","applications":["orders","Stock"]}])");
    QVERIFY(profile);
    QCOMPARE(profile->links.size(), std::size_t(2));
    const core::LinkTemplate grafana{"Grafana", "HTTPS://g.example/d?var={host}:{port}&f={from}", {}, true};
    QVERIFY(profile->links[0] == grafana);
    const core::LinkTemplate logs{"Logs",
                                  "http://logs/{lowerCaseApplication}?q=%7Bx%7D",
                                  {build::app("ORDERS"), build::app("STOCK")},
                                  false};
    QVERIFY(profile->links[1] == logs);
    QVERIFY(decode("[]")->links.empty());
}

void ProfileLinksTest::refuses_data()
{
    QTest::addColumn<std::string>("links");
    QTest::addColumn<std::string>("what"); // the mistake begins with it
    const auto whole = [](const char *name, const std::string &links, const char *what) {
        QTest::newRow(name) << links << std::string(what);
    };
    const auto url = [&](const char *name, const std::string &text, const char *what) {
        whole(name, R"([{"name":"a","url":")" + text + R"("}])", what);
    };
    whole("no list", R"({"a":"http://b"})", "links is no list");
    whole("no object", R"([{"name":"a","url":"http://b"},"http://b"])", "links[1]");
    whole("no name", R"([{"url":"http://b"}])", "links[0] needs name and url");
    whole("empty name", R"([{"name":"","url":"http://b"}])", "links[0].name is no name");
    whole("no url", R"([{"name":"a"}])", "links[0] needs name and url");
    whole("misspelt", R"([{"name":"a","uri":"http://b"}])", "links[0].uri is no member");
    whole("twice", R"([{"name":"a","url":"http://b"},{"name":"a","url":"http://c"}])",
          "links[1].name is there twice");
    whole("applications", R"([{"name":"a","url":"http://b","applications":"orders"}])",
          "links[0].applications is no list");
    whole(
        "too many",
        "[" +
            [] {
                std::string all;
                for (int i = 0; i < 51; ++i)
                    all += (i > 0 ? "," : "") + std::string(R"({"name":"l)") + std::to_string(i) +
                           R"(","url":"http://b"})";
                return all;
            }() +
            "]",
        "links is no list of 50");
    url("file", "file:///etc/passwd", "links[0].url is no http or https");
    url("script", "javascript:alert(1)", "links[0].url is no http or https");
    url("scheme from a placeholder", "{host}://x/", "links[0].url is no http or https");
    url("no host", "http:///x", "links[0].url is no http or https");
    url("unknown placeholder", "http://b/{hostname}", "links[0].url has {hostname}, which is no placeholder");
    url("metadata without key", "http://b/{metadata.}", "links[0].url has {metadata.}");
    url("open brace", "http://b/{host", "links[0].url has a brace without");
    url("lone brace", "http://b/x}", "links[0].url has a brace without");
    url("login", "http://u:p@b/", "links[0].url holds a login");
    url("login by placeholder", "http://{host}@b/", "links[0].url holds a login");
    url("backslash", R"(http://b\\x)", "links[0].url is too long, or holds");
    url("space", "http://b/a b", "links[0].url is too long, or holds");
    url("long", "http://b/" + std::string(2000, 'x'), "links[0].url is too long, or holds");
}

void ProfileLinksTest::refuses()
{
    QFETCH(std::string, links);
    QFETCH(std::string, what);
    const auto profile = decode(links);
    QVERIFY(!profile);
    QCOMPARE(profile.error().what.substr(0, what.size()), what);
}

QTEST_APPLESS_MAIN(ProfileLinksTest)
#include "tst_profilelinks.moc"
