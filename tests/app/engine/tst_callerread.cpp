// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/callerread.h"
#include "tests/app/engine/meterserver.h"
#include "tests/app/net/outcome.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <memory>

/// A caller's meters over real HTTP: which addresses are asked, and what comes of the answers.
class CallerReadTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }
    void readsAGateway();
    void readsFeign();
    void readsTheBalancer();
    void asksNothingOfOthers();
    void leavesOutTheNamesOnceKnown();
    void failsWithItsAnswers();

private:
    void serve(const QByteArray &target, const QByteArray &body)
    {
        m_server->serve("/actuator/metrics" + target, body);
    }
    core::Result<app::CallerReading> read(const std::vector<std::string> &meters = {});

    std::unique_ptr<MeterServer> m_server;
};

namespace {

const core::TimePoint now{std::chrono::seconds(1'800'000'000)};

using Tags = std::vector<std::pair<QByteArray, QByteArrayList>>;

QByteArray meter(double count, const Tags &tags = {}, double seconds = 0)
{
    QByteArrayList entries;
    for (const auto &[name, values] : tags)
        entries << R"({"tag":")" + name + R"(","values":[")" + values.join(R"(",")") + R"("]})";
    return R"({"name":"m","baseUnit":"seconds","measurements":[{"statistic":"COUNT","value":)" +
           QByteArray::number(count) + R"(},{"statistic":"TOTAL_TIME","value":)" +
           QByteArray::number(seconds) + R"(}],"availableTags":[)" + entries.join(",") + "]}";
}

QString text(const core::CallerCount &count)
{
    return QStringLiteral("%1 %2 %3/%4/%5")
        .arg(QString::fromUtf8(core::callerMeterName(count.meter).data()),
             QString::fromStdString(count.target.text()))
        .arg(count.sample.requests)
        .arg(count.sample.serverErrors)
        .arg(count.sample.clientErrors.value_or(-1));
}

} // namespace

void CallerReadTest::init()
{
    m_server = std::make_unique<MeterServer>();
    QVERIFY(m_server->listen());
}

core::Result<app::CallerReading> CallerReadTest::read(const std::vector<std::string> &meters)
{
    std::optional<core::Result<app::CallerReading>> result;
    app::CallerRead::Target target{
        urlAt(m_server->port(), "/actuator"), {build::app("ORDERS"), build::app("PAYMENTS")}, meters};
    auto *read = new app::CallerRead(
        std::move(target), m_server->reader(), [] { return now; },
        [&](core::Result<app::CallerReading> reading) { result = std::move(reading); }, this);
    read->start();
    return MeterServer::await(result);
}

void CallerReadTest::readsAGateway()
{
    const QByteArray requests = "/spring.cloud.gateway.requests";
    const QByteArray orders = requests + "?tag=routeUri%3Alb%3A%2F%2FORDERS";
    const QByteArray payments = requests + "?tag=routeUri%3Alb%3A%2F%2FPAYMENTS";
    serve("", R"({"names":["spring.cloud.gateway.requests","jvm.threads.live"]})");
    serve(requests, meter(130, {{"routeUri", {"lb://ORDERS", "lb://PAYMENTS", "https://elsewhere"}}}));
    serve(orders, meter(100, {{"outcome", {"SUCCESSFUL", "SERVER_ERROR", "CLIENT_ERROR"}}}, 2.5));
    serve(orders + "&tag=outcome%3ASERVER_ERROR", meter(8));
    serve(orders + "&tag=outcome%3ACLIENT_ERROR", meter(2));
    serve(payments, meter(7, {{"outcome", {"SUCCESSFUL"}}}));
    serve("/process.start.time",
          R"({"name":"m","measurements":[{"statistic":"VALUE","value":1799999000}],"availableTags":[]})");
    const auto reading = read();
    QVERIFY(reading);
    QCOMPARE(reading->counts.size(), std::size_t(2));
    QCOMPARE(text(reading->counts[0]), QStringLiteral("gateway ORDERS 100/8/2"));
    QCOMPARE(text(reading->counts[1]), QStringLiteral("gateway PAYMENTS 7/0/0"));
    QCOMPARE(reading->counts[0].sample.totalTime, std::optional(core::Latency(2500)));
    QCOMPARE(reading->counts[0].sample.at, now);
    QCOMPARE(reading->counts[0].sample.startedAt, std::optional(now - core::Seconds(1000)));
    QCOMPARE(m_server->asked().size(), 7);
}

void CallerReadTest::readsFeign()
{
    const QByteArray host = "?tag=host%3Aorders";
    serve("", R"({"names":["feign.Client","feign.Client.exception","feign.Client.http_response_code"]})");
    serve("/feign.Client", meter(50, {{"host", {"orders"}}}));
    serve("/feign.Client" + host, meter(50));
    serve("/feign.Client.exception", meter(4, {{"host", {"orders"}}}));
    serve("/feign.Client.exception" + host, meter(4));
    serve("/feign.Client.http_response_code", meter(50, {{"host", {"orders"}}}));
    serve("/feign.Client.http_response_code" + host, meter(50, {{"status_group", {"2xx", "5xx"}}}));
    serve("/feign.Client.http_response_code" + host + "&tag=status_group%3A5xx", meter(5));
    const auto reading = read();
    QVERIFY(reading);
    QCOMPARE(reading->counts.size(), std::size_t(1));
    QCOMPARE(text(reading->counts[0]), QStringLiteral("feign-client ORDERS 54/9/0"));
}

void CallerReadTest::readsTheBalancer()
{
    // Nothing was answered well yet: the failures alone are there.
    serve("", R"({"names":["loadbalancer.requests.failed"]})");
    serve("/loadbalancer.requests.failed", meter(4, {{"serviceId", {"orders"}}}));
    serve("/loadbalancer.requests.failed?tag=serviceId%3Aorders", meter(4));
    const auto reading = read();
    QVERIFY(reading);
    QCOMPARE(reading->counts.size(), std::size_t(1));
    QCOMPARE(text(reading->counts[0]), QStringLiteral("load-balancer ORDERS 4/4/0"));
}

void CallerReadTest::asksNothingOfOthers()
{
    serve("", R"({"names":["http.server.requests","jvm.threads.live"]})");
    const auto reading = read();
    QVERIFY(reading);
    QVERIFY(reading->counts.empty());
    QCOMPARE(m_server->asked(), QByteArrayList{"/actuator/metrics"});
}

void CallerReadTest::leavesOutTheNamesOnceKnown()
{
    serve("/http.client.requests", meter(9, {{"client.name", {"eureka-1", "orders"}}}));
    serve("/http.client.requests?tag=client.name%3Aorders", meter(3, {{"outcome", {"UNKNOWN"}}}));
    serve("/http.client.requests?tag=client.name%3Aorders&tag=outcome%3AUNKNOWN", meter(3));
    const auto reading = read({"http.client.requests"});
    QVERIFY(reading);
    QCOMPARE(text(reading->counts.at(0)), QStringLiteral("http-client ORDERS 3/3/0"));
    QVERIFY(!m_server->asked().contains("/actuator/metrics"));
    QVERIFY(!m_server->asked().contains("/actuator/metrics/http.client.requests?tag=client.name%3Aeureka-1"));
}

void CallerReadTest::failsWithItsAnswers()
{
    const auto absent = read();
    QVERIFY(!absent); // 404: no metrics is not the same as no calls
    QCOMPARE(absent.error().kind, core::ErrorKind::NotFound);
    serve("", R"({"names":["http.client.requests"]})");
    serve("/http.client.requests", "<html>please log in</html>");
    const auto login = read();
    QVERIFY(!login);
    QCOMPARE(login.error().kind, core::ErrorKind::NotJson);
}

QTEST_GUILESS_MAIN(CallerReadTest)
#include "tst_callerread.moc"
