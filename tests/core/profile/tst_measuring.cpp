// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/measuring.h"
#include "core/profile/profile.h"
#include "tests/core/support/builders.h"

#include <QTest>

class MeasuringTest : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryMember();
    void hasUsualThresholds();
    void readsPrometheus();
    void refuses_data();
    void refuses();
};

namespace {

core::Result<core::Profile> decode(const std::string &member)
{
    return core::decodeProfile(R"({"name":"a","peers":["http://a:1"],)" + member + "}", "test.json");
}

} // namespace

void MeasuringTest::readsEveryMember()
{
    const auto profile = decode(R"("ignoredUris":["/ping","/probe/{kind}"],
        "verdict":{"applications":{"orders":{"most":2.5,"requests":400},"Payments":{}},
                   "increase":0.5,"most":5,"requests":50})");
    QVERIFY(profile);
    const core::MeasuringSettings &measuring = profile->measuring;
    QCOMPARE(measuring.ignoredUris, (std::vector<std::string>{"/ping", "/probe/{kind}"}));
    QCOMPARE(measuring.usual, (core::VerdictThresholds{0.005, 0.05, 50}));
    QCOMPARE(measuring.thresholdsOf(build::app("ORDERS")), (core::VerdictThresholds{0.005, 0.025, 400}));
    QCOMPARE(measuring.thresholdsOf(build::app("PAYMENTS")), measuring.usual);
    QCOMPARE(measuring.thresholdsOf(build::app("STOCK")), measuring.usual);
}

void MeasuringTest::hasUsualThresholds()
{
    const auto profile = decode(R"("requireProof":true)");
    QVERIFY(profile);
    QCOMPARE(profile->measuring.thresholdsOf(build::app()), core::VerdictThresholds());
    QVERIFY(profile->measuring.ignoredUris.empty());
}

void MeasuringTest::readsPrometheus()
{
    const auto profile = decode(R"("prometheus":{"url":"http://prometheus:9090/","credential":"metrics",
        "instanceLabel":"pod","instance":["{id}","{ip}:{port}"],"selector":"env=\"prod\""})");
    QVERIFY(profile);
    const core::PrometheusSettings &prometheus = profile->measuring.prometheus;
    QVERIFY(prometheus.isUsed());
    QCOMPARE(prometheus.url, std::string("http://prometheus:9090"));
    QCOMPARE(prometheus.credential, std::string("metrics"));
    QCOMPARE(prometheus.instanceLabel, std::string("pod"));
    QCOMPARE(prometheus.instanceForms, (std::vector<std::string>{"{id}", "{ip}:{port}"}));
    QCOMPARE(prometheus.selector, std::string(R"(env="prod")"));
    QVERIFY(!decode(R"("requireProof":true)")->measuring.prometheus.isUsed());
}

void MeasuringTest::refuses_data()
{
    QTest::addColumn<std::string>("member");
    QTest::addColumn<std::string>("what"); // the mistake begins with it
    const auto row = [](const char *member, const char *what) {
        QTest::newRow(member) << std::string(member) << std::string(what);
    };
    row(R"("ignoredUris":"/ping")", "ignoredUris is no list");
    row(R"("ignoredUris":["/ping","ping"])", "ignoredUris[1] is no URI");
    row(R"("ignoredUris":[7])", "ignoredUris[0] is no URI");
    row(R"("prometheus":"http://p:9090")", "prometheus");
    row(R"("prometheus":{})", "prometheus needs url");
    row(R"("prometheus":{"url":"p:9090"})", "prometheus.url is no address");
    row(R"("prometheus":{"url":"http://u:s3cret@p:9090"})", "prometheus.url holds a password");
    row(R"("prometheus":{"url":"http://p:9090","instanceLabel":"a b"})", "prometheus.instanceLabel cannot");
    row(R"("prometheus":{"url":"http://p:9090","selector":"env=\"a\"} or {x=\"b\""})",
        "prometheus.selector cannot");
    row(R"("prometheus":{"url":"http://p:9090","instance":[]})", "prometheus.instance is no list");
    row(R"("prometheus":{"url":"http://p:9090","instance":[""]})", "prometheus.instance is no list");
    row(R"("prometheus":{"url":"http://p:9090","password":"x"})", "prometheus.password cannot");
    row(R"("verdict":5)", "verdict");
    row(R"("verdict":{"increase":-0.1})", "verdict.increase is out of its range");
    row(R"("verdict":{"increase":101})", "verdict.increase is out of its range");
    row(R"("verdict":{"increase":"1%"})", "verdict.increase is out of its range");
    row(R"("verdict":{"most":"all"})", "verdict.most is out of its range");
    row(R"("verdict":{"requests":0})", "verdict.requests is out of its range");
    row(R"("verdict":{"requests":1.5})", "verdict.requests is out of its range");
    row(R"("verdict":{"requests":9999999999})", "verdict.requests is out of its range");
    row(R"("verdict":{"incraese":1})", "verdict.incraese is no member");
    row(R"("verdict":{"applications":[]})", "verdict.applications");
    row(R"("verdict":{"applications":{"":{}}})", "verdict.applications.");
    row(R"("verdict":{"applications":{"orders":3}})", "verdict.applications.orders");
    row(R"("verdict":{"applications":{"orders":{"applications":{}}}})",
        "verdict.applications.orders.applications is no member");
    row(R"("verdict":{"applications":{"orders":{"most":-1}}})",
        "verdict.applications.orders.most is out of its range");
}

void MeasuringTest::refuses()
{
    QFETCH(std::string, member);
    QFETCH(std::string, what);
    const auto profile = decode(member);
    QVERIFY(!profile);
    QCOMPARE(profile.error().kind, core::ErrorKind::Malformed);
    QVERIFY2(profile.error().what.starts_with(what), profile.error().what.c_str());
}

QTEST_APPLESS_MAIN(MeasuringTest)
#include "tst_measuring.moc"
