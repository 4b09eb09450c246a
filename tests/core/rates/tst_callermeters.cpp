// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/callermeters.h"
#include "tests/core/support/builders.h"

#include <QSet>
#include <QTest>

#include <limits>

using core::CallerMeter;
using core::MeterRow;
using Rows = std::vector<core::MeterRow>;

class CallerMetersTest : public QObject
{
    Q_OBJECT

private slots:
    void targets_data();
    void targets();
    void counts_data();
    void counts();
    void keepsTimeAndLongest();
    void theBalancerTellsTheInstance();
    void prefersTheMeterThatSaysMost();
    void totalsGoByOneMeter();
    void formsAreInOrder();
};

namespace {

const std::set<core::ApplicationName> known{build::app("ORDERS"), build::app("PAYMENTS")};

MeterRow row(const char *meter, const core::MeterTags &tags, double count)
{
    return {meter, tags, count, {}, {}, {}};
}

/// "gateway ORDERS 10/2/1": meter, target, requests, failures, client errors.
QString text(const core::CallerCount &count)
{
    return QStringLiteral("%1 %2 %3/%4/%5")
        .arg(QString::fromUtf8(core::callerMeterName(count.meter).data()),
             QString::fromStdString(count.target.text()))
        .arg(count.sample.requests)
        .arg(count.sample.serverErrors)
        .arg(count.sample.clientErrors.value_or(-1));
}

QString text(const std::vector<core::CallerCount> &counts)
{
    QStringList all;
    for (const core::CallerCount &count : counts)
        all << text(count);
    return all.join(QStringLiteral(", "));
}

} // namespace

void CallerMetersTest::targets_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("target"); // empty: none
    const auto row = [](const char *value, const char *target) {
        QTest::newRow(value) << std::string(value) << std::string(target);
    };
    row("lb://orders", "ORDERS");
    row("lb://ORDERS/", "ORDERS");
    row("orders", "ORDERS");
    row("Orders", "ORDERS");
    row("https://orders", "");
    row("http://orders.example:8080", "");
    row("lb://", "");
    row("lb://stock", "");
    row("localhost", "");
    row("none", "");
    row("", "");
}

void CallerMetersTest::targets()
{
    QFETCH(std::string, value);
    QFETCH(std::string, target);
    const auto found = core::targetNamed(value, known);
    QCOMPARE(found ? found->text() : std::string(), target);
}

void CallerMetersTest::counts_data()
{
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QString>("counts");
    const auto data = [](const char *name, const Rows &rows, const char *counts) {
        QTest::newRow(name) << rows << QString::fromUtf8(counts);
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const char *gateway = "spring_cloud_gateway_requests";
    data("nothing", {}, "");
    data("gateway, by route",
         {row(gateway, {{"routeUri", "lb://orders"}, {"outcome", "SUCCESSFUL"}}, 90),
          row(gateway, {{"routeUri", "lb://orders"}, {"outcome", "SERVER_ERROR"}}, 8),
          row(gateway, {{"routeUri", "lb://orders"}, {"outcome", "CLIENT_ERROR"}}, 2),
          row(gateway, {{"routeUri", "lb://payments"}, {"outcome", "SUCCESSFUL"}}, 7),
          row(gateway, {{"routeUri", "https://elsewhere"}, {"outcome", "SERVER_ERROR"}}, 50)},
         "gateway ORDERS 100/8/2, gateway PAYMENTS 7/0/0");
    data("gateway before 3.0", {row("gateway_requests", {{"routeUri", "lb://orders"}, {"outcome", "OK"}}, 5)},
         "gateway ORDERS 5/5/0"); // a word that nobody knows is no success
    data("clients of Boot 3, refused connections failed",
         {row("http_client_requests", {{"client_name", "orders"}, {"outcome", "SUCCESS"}}, 40),
          row("http_client_requests",
              {{"client_name", "orders"}, {"outcome", "UNKNOWN"}, {"status", "CLIENT_ERROR"}}, 3),
          row("http_client_requests", {{"client_name", "eureka-1"}, {"outcome", "SUCCESS"}}, 900)},
         "http-client ORDERS 43/3/0");
    data("clients of Boot 2.0",
         {row("http_client_requests", {{"clientName", "orders"}, {"status", "200"}}, 4),
          row("http_client_requests", {{"clientName", "orders"}, {"status", "IO_ERROR"}}, 1)},
         "http-client ORDERS 5/1/0");
    data("Feign's requests",
         {row("feign_Client", {{"host", "orders"}, {"uri", "/a"}}, 50),
          row("feign_Client_exception", {{"host", "orders"}, {"exception_name", "ConnectException"}}, 4),
          row("feign_Client_http_response_code", {{"host", "orders"}, {"status_group", "2xx"}}, 44),
          row("feign_Client_http_response_code", {{"host", "orders"}, {"status_group", "5xx"}}, 5),
          row("feign_Client_http_response_code", {{"host", "orders"}, {"status_group", "4xx"}}, 1)},
         "feign-client ORDERS 54/9/1");
    data("Feign's calls: every status but a good one is an exception",
         {row("feign_Feign_http_error", {{"host", "orders"}, {"error_group", "4xx"}}, 2),
          row("feign_Feign_http_error", {{"host", "orders"}, {"error_group", "5xx"}}, 3),
          row("feign_Feign", {{"host", "orders"}}, 50),
          row("feign_Feign_exception", {{"host", "orders"}, {"exception_name", "RetryableException"}}, 1),
          row("feign_Feign_exception", {{"host", "orders"}, {"exception_name", "InternalServerError"}}, 5)},
         "feign-call ORDERS 56/4/2");
    data("balancer",
         {row("loadbalancer_requests_success", {{"serviceId", "orders"}, {"outcome", "SUCCESS"}}, 30),
          row("loadbalancer_requests_success", {{"serviceId", "orders"}, {"outcome", "SERVER_ERROR"}}, 2),
          row("loadbalancer_requests_success", {{"serviceId", "orders"}, {"outcome", "UNKNOWN"}}, 6),
          row("loadbalancer_requests_failed", {{"serviceId", "orders"}, {"exception", "ConnectException"}},
              4)},
         "load-balancer ORDERS 42/6/0");
    data("circuit breaker named like its target",
         {row("resilience4j_circuitbreaker_calls", {{"name", "orders"}, {"kind", "successful"}}, 20),
          row("resilience4j_circuitbreaker_calls", {{"name", "orders"}, {"kind", "failed"}}, 3),
          row("resilience4j_circuitbreaker_not_permitted_calls",
              {{"name", "orders"}, {"kind", "not_permitted"}}, 7),
          row("resilience4j_circuitbreaker_calls", {{"name", "backendA"}, {"kind", "failed"}}, 3)},
         "circuit-breaker ORDERS 30/10/0");
    data("retries",
         {row("resilience4j_retry_calls", {{"name", "orders"}, {"kind", "successful_without_retry"}}, 9),
          row("resilience4j_retry_calls", {{"name", "orders"}, {"kind", "successful_with_retry"}}, 3),
          row("resilience4j_retry_calls", {{"name", "orders"}, {"kind", "failed_with_retry"}}, 1)},
         "retry ORDERS 13/1/0");
    data("not of a target", {row(gateway, {{"outcome", "SUCCESSFUL"}}, 5)}, "");
    data("negative and no number",
         {row(gateway, {{"routeUri", "lb://orders"}, {"outcome", "SUCCESSFUL"}}, -5),
          row(gateway, {{"routeUri", "lb://orders"}, {"outcome", "SUCCESSFUL"}}, nan)},
         "");
    data("other meters", {row("jvm_threads_live", {}, 30), row("http_server_requests", {{"uri", "/a"}}, 3)},
         "");
}

void CallerMetersTest::counts()
{
    QFETCH(Rows, rows);
    QFETCH(QString, counts);
    QCOMPARE(text(core::callerCounts(rows, known)), counts);
    std::ranges::reverse(rows); // the order on a page is nobody's promise
    QCOMPARE(text(core::callerCounts(rows, known)), counts);
}

void CallerMetersTest::keepsTimeAndLongest()
{
    MeterRow slow =
        row("spring_cloud_gateway_requests", {{"routeUri", "lb://orders"}, {"outcome", "SUCCESSFUL"}}, 4);
    slow.totalTime = core::Latency(800);
    slow.longest = core::Latency(300.2);
    MeterRow quick = slow;
    quick.totalTime = core::Latency(50);
    quick.longest = core::Latency(0);
    const auto counts = core::callerCounts({slow, quick}, known);
    QCOMPARE(counts.size(), std::size_t(1));
    QCOMPARE(counts[0].sample.totalTime, std::optional(core::Latency(850)));
    QCOMPARE(counts[0].sample.longestRequest, std::optional(core::Millis(301)));
}

void CallerMetersTest::theBalancerTellsTheInstance()
{
    const char *meter = "loadbalancer_requests_success";
    const auto counts = core::callerCounts(
        {row(meter, {{"serviceId", "orders"}, {"serviceInstance_instanceId", "b"}, {"outcome", "SUCCESS"}},
             2),
         row(meter, {{"serviceId", "orders"}, {"serviceInstance_instanceId", "a"}, {"outcome", "SUCCESS"}},
             1)},
        known);
    QCOMPARE(counts.size(), std::size_t(2));
    QCOMPARE(counts[0].instance, std::string("a"));
    QCOMPARE(counts[1].sample.requests, 2.0);
}

void CallerMetersTest::prefersTheMeterThatSaysMost()
{
    const auto counts = core::callerCounts(
        {row("loadbalancer_requests_success", {{"serviceId", "orders"}, {"outcome", "SUCCESS"}}, 30),
         row("loadbalancer_requests_success", {{"serviceId", "payments"}, {"outcome", "SUCCESS"}}, 4),
         row("spring_cloud_gateway_requests", {{"routeUri", "lb://orders"}, {"outcome", "SUCCESSFUL"}}, 29)},
        known);
    QCOMPARE(
        text(counts),
        QStringLiteral("gateway ORDERS 29/0/0, load-balancer ORDERS 30/0/0, load-balancer PAYMENTS 4/0/0"));
    QCOMPARE(text(core::preferred(counts)),
             QStringLiteral("gateway ORDERS 29/0/0, load-balancer PAYMENTS 4/0/0"));
}

void CallerMetersTest::totalsGoByOneMeter()
{
    const auto count = [](CallerMeter meter, const char *target, const char *instance, double requests,
                          double errors) {
        core::CallerCount one{meter, build::app(target), instance, {}};
        one.sample.requests = requests;
        one.sample.serverErrors = errors;
        return one;
    };
    std::vector<core::CallerCount> counts{count(CallerMeter::Gateway, "STOCK", "", 29, 2),
                                          count(CallerMeter::LoadBalancer, "STOCK", "", 30, 1),
                                          count(CallerMeter::LoadBalancer, "PAYMENTS", "payments-1", 4, 1),
                                          count(CallerMeter::LoadBalancer, "PAYMENTS", "payments-2", 6, 2)};
    QCOMPARE(core::totalTo(counts, build::app("STOCK"))->requests, 29.0);
    QCOMPARE(core::totalTo(counts, build::app("STOCK"))->serverErrors, 2.0);
    QCOMPARE(core::totalTo(counts, build::app("PAYMENTS"))->requests, 10.0);
    QCOMPARE(core::totalTo(counts, build::app("PAYMENTS"))->serverErrors, 3.0);
    QVERIFY(!core::totalTo(counts, build::app("GATEWAY")));
    counts.back().sample.isComplete = false;
    QVERIFY(!core::totalTo(counts, build::app("PAYMENTS")));
    counts.back().sample.isComplete = true;
    counts.back().sample.fault = core::CounterFault::NoNumber;
    QVERIFY(!core::totalTo(counts, build::app("PAYMENTS")));
}

void CallerMetersTest::formsAreInOrder()
{
    QSet<QByteArray> names;
    CallerMeter last = CallerMeter::Gateway;
    for (const core::CallerMeterForm &form : core::callerMeterForms()) {
        QVERIFY(form.meter >= last);
        QVERIFY(!form.answered.empty() && !form.targetTags.empty());
        QCOMPARE(form.statuses.empty(), form.statusGroupTag.empty());
        last = form.meter;
        names.insert(QByteArray(core::callerMeterName(form.meter).data()));
    }
    QCOMPARE(names.size(), int(CallerMeter::Retry) + 1);
}

QTEST_APPLESS_MAIN(CallerMetersTest)
#include "tst_callermeters.moc"
