// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/routes.h"

#include <QTest>

class RoutesTest : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void refuses_data();
    void refuses();
    void tellsRetries_data();
    void tellsRetries();
    void isBounded();
    void asks();
};

namespace {

constexpr const char *where = "http://g/routes";

/// "id>APPLICATION id>APPLICATION".
std::string summed(const std::vector<core::GatewayRoute> &routes)
{
    std::string text;
    for (const auto &route : routes)
        text += (text.empty() ? "" : " ") + route.id + ">" + route.application.text();
    return text;
}

} // namespace

void RoutesTest::decodes_data()
{
    QTest::addColumn<bool>("isZuul");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("expected");
    const auto gateway = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << false << std::string(body) << std::string(expected);
    };
    gateway(
        "verbose",
        R"([{"predicate":"Paths: [/orders/**]","route_id":"orders","filters":[],"uri":"lb://ORDERS","order":0}])",
        "orders>ORDERS");
    gateway("definition", R"([{"route_id":"o","order":0,"route_definition":{"id":"o","uri":"lb://orders"}}])",
            "o>ORDERS");
    gateway("route object", R"([{"route_id":"o","route_object":{"uri":"lb://orders"}}])", "o>ORDERS");
    gateway("sockets and a path", R"([{"route_id":"o","uri":"lb:ws://orders/x"}])", "o>ORDERS");
    gateway("a fixed address", R"([{"route_id":"o","uri":"https://orders.example.com"}])", "");
    gateway("no service", R"([{"route_id":"o","uri":"lb://"},{"route_id":"p"},{"uri":5}])", "");
    gateway("none", "[]", "");
    const auto zuul = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << true << std::string(body) << std::string(expected);
    };
    zuul("path to service", R"({"/orders/**":"orders","/p/**":"payments"})",
         "/orders/**>ORDERS /p/**>PAYMENTS");
    zuul("with details", R"({"/orders/**":{"id":"orders","location":"orders","retryable":false}})",
         "/orders/**>ORDERS");
    zuul("an address", R"({"/x/**":"http://elsewhere/x"})", "");
    zuul("none so far", "{}", "");
}

void RoutesTest::decodes()
{
    QFETCH(bool, isZuul);
    QFETCH(std::string, body);
    QFETCH(std::string, expected);
    const auto routes = isZuul ? core::decodeZuulRoutes(body, where) : core::decodeGatewayRoutes(body, where);
    QVERIFY(routes);
    QCOMPARE(summed(*routes), expected);
}

void RoutesTest::refuses_data()
{
    QTest::addColumn<bool>("isZuul");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("HTML") << false << std::string("<html/>") << core::ErrorKind::NotJson;
    QTest::newRow("an object") << false << std::string("{}") << core::ErrorKind::Malformed;
    QTest::newRow("words") << false << std::string(R"(["a"])") << core::ErrorKind::Malformed;
    QTest::newRow("Zuul: HTML") << true << std::string("<html/>") << core::ErrorKind::NotJson;
    QTest::newRow("Zuul: a list") << true << std::string("[]") << core::ErrorKind::Malformed;
    QTest::newRow("Zuul: another document")
        << true << std::string(R"({"status":"UP"})") << core::ErrorKind::Malformed;
}

void RoutesTest::refuses()
{
    QFETCH(bool, isZuul);
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    const auto routes = isZuul ? core::decodeZuulRoutes(body, where) : core::decodeGatewayRoutes(body, where);
    QVERIFY(!routes);
    QCOMPARE(routes.error().kind, kind);
    QCOMPARE(routes.error().where, std::string(where));
}

void RoutesTest::tellsRetries_data()
{
    QTest::addColumn<std::string>("rest");
    QTest::addColumn<int>("retries"); // -1: not told
    QTest::newRow("its own")
        << std::string(R"("filters":["[[StripPrefix parts = 1], order = 1]","[[Retry retries = 3, )"
                       R"(series = list[SERVER_ERROR]], order = 2]"])")
        << 1;
    QTest::newRow("older form") << std::string(R"("filters":["[Retry retries = 3]"])") << 1;
    QTest::newRow("others") << std::string(R"("filters":["[[RetryAfter x = 'Retry '], order = 1]"])") << 0;
    QTest::newRow("none") << std::string(R"("filters":[])") << 0;
    QTest::newRow("a definition") << std::string(R"("route_definition":{"filters":[{"name":"Retry"}]})")
                                  << -1;
}

void RoutesTest::tellsRetries()
{
    QFETCH(std::string, rest);
    QFETCH(int, retries);
    const auto routes =
        core::decodeGatewayRoutes(R"([{"route_id":"o","uri":"lb://orders",)" + rest + "}]", where);
    QVERIFY(routes);
    QCOMPARE(routes->size(), std::size_t(1));
    QCOMPARE(routes->front().retries, retries < 0 ? std::nullopt : std::optional(retries == 1));
}

void RoutesTest::isBounded()
{
    std::string body = "[";
    for (std::size_t i = 0; i < core::mostRoutes + 10; ++i)
        body += std::string(i ? "," : "") + R"({"route_id":"r","uri":"lb://orders"})";
    const auto routes = core::decodeGatewayRoutes(body + "]", where);
    QVERIFY(routes);
    QCOMPARE(routes->size(), core::mostRoutes);
}

void RoutesTest::asks()
{
    QCOMPARE(core::gatewayRoutesRequest("http://g/actuator").url,
             std::string("http://g/actuator/gateway/routes"));
    QCOMPARE(core::zuulRoutesRequest("http://g").url, std::string("http://g/routes"));
    const core::Request sent =
        core::sentToRequest("http://g/actuator", *core::InstanceId::from("host:orders:1"));
    QCOMPARE(sent.method, core::Method::Get);
    QCOMPARE(sent.url, std::string("http://g/actuator/metrics/loadbalancer.requests.success?tag="
                                   "serviceInstance.instanceId%3Ahost%3Aorders%3A1"));
}

QTEST_APPLESS_MAIN(RoutesTest)
#include "tst_routes.moc"
