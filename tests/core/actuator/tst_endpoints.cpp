// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/endpoints.h"
#include "tests/core/support/builders.h"

#include <QTest>

class EndpointsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsActuator_data();
    void findsActuator();
    void takesTheSecureAddress();
    void tellsGeneration_data();
    void tellsGeneration();
    void knowsManagementUris_data();
    void knowsManagementUris();
    void makesRequests_data();
    void makesRequests();
};

void EndpointsTest::findsActuator_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("securePort");
    QTest::addColumn<QString>("healthUrl");
    QTest::addColumn<QString>("contextPath");
    QTest::addColumn<QString>("managementPort");
    QTest::addColumn<std::string>("url");
    const auto row = [](const char *name, const char *host, int port, int secure, const char *health,
                        const char *path, const char *management, const char *url) {
        QTest::newRow(name) << QString::fromUtf8(host) << port << secure << QString::fromUtf8(health)
                            << QString::fromUtf8(path) << QString::fromUtf8(management) << std::string(url);
    };
    row("modern health address", "h", 80, 0, "http://h:81/actuator/health", "", "81", "http://h:81/actuator");
    row("legacy health address", "h", 80, 0, "http://h:80/health", "", "", "http://h:80");
    row("context path of the service", "h", 80, 0, "http://h:80/app/actuator/health", "", "",
        "http://h:80/app/actuator");
    row("metadata goes first", "h", 80, 0, "http://h:81/actuator/health", "/manage", "81",
        "http://h:81/manage");
    row("metadata without slash, own port", "h", 80, 0, "", "manage/", "", "http://h:80/manage");
    row("nothing but host and port", "h", 80, 0, "", "", "", "http://h:80/actuator");
    row("management port from metadata", "h", 80, 0, "", "", "9081", "http://h:9081/actuator");
    row("management port is no port", "h", 80, 0, "", "", "99999", "http://h:80/actuator");
    row("secure port only", "h", 0, 443, "", "", "", "https://h:443/actuator");
    row("IPv6 address", "fd00::1", 80, 0, "", "", "", "http://[fd00::1]:80/actuator");
    row("health address is a path", "h", 80, 0, "/health", "", "", "http://h:80/actuator");
    row("health address of another scheme", "h", 80, 0, "file:///etc/passwd", "", "", "http://h:80/actuator");
    row("no port told", "h", 0, 0, "", "", "", "");
    row("no host told", "", 80, 0, "", "", "", "");
}

// As Spring Boot 3.5 registers where only https is spoken; with both ports the plain one is taken.
void EndpointsTest::takesTheSecureAddress()
{
    core::Instance instance{build::app(), build::id("a")};
    instance.hostName = std::string("h");
    instance.securePort = 8443;
    instance.healthCheckUrl = std::string("http://h:8443/actuator/health");
    instance.secureHealthCheckUrl = std::string("https://h:8443/actuator/health");
    QCOMPARE(core::actuatorUrl(instance), std::string("https://h:8443/actuator"));
    instance.port = 8080;
    QCOMPARE(core::actuatorUrl(instance), std::string("http://h:8443/actuator"));
}

void EndpointsTest::findsActuator()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(int, securePort);
    QFETCH(QString, healthUrl);
    QFETCH(QString, contextPath);
    QFETCH(QString, managementPort);
    QFETCH(std::string, url);
    core::Instance instance{build::app(), build::id("a")};
    instance.hostName = host.toStdString();
    if (port)
        instance.port = port;
    if (securePort)
        instance.securePort = securePort;
    instance.healthCheckUrl = healthUrl.toStdString();
    if (!contextPath.isEmpty())
        instance.metadata.emplace_back("management.context-path", contextPath.toStdString());
    if (!managementPort.isEmpty())
        instance.metadata.emplace_back("management.port", managementPort.toStdString());
    QCOMPARE(core::actuatorUrl(instance), url);
}

void EndpointsTest::tellsGeneration_data()
{
    QTest::addColumn<std::string>("healthUrl");
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("legacy") << std::string("http://h:80/health") << true;
    QTest::newRow("modern") << std::string("http://h:80/actuator/health") << false;
    QTest::newRow("legacy on a host called actuator") << std::string("http://actuator-1:80/health") << true;
    QTest::newRow("not told") << std::string() << false;
}

void EndpointsTest::tellsGeneration()
{
    QFETCH(std::string, healthUrl);
    QFETCH(bool, isFirst);
    core::Instance instance = build::instance();
    instance.healthCheckUrl = healthUrl;
    QCOMPARE(core::isFirstGeneration(instance), isFirst);
}

void EndpointsTest::knowsManagementUris_data()
{
    QTest::addColumn<std::string>("uri");
    QTest::addColumn<std::string>("base");
    QTest::addColumn<bool>("isManagement");
    const auto row = [](const char *name, const char *uri, const char *base, bool isManagement) {
        QTest::newRow(name) << std::string(uri) << std::string(base) << isManagement;
    };
    const char *usual = "http://h:8080/actuator";
    row("root", "/actuator", usual, true);
    row("health", "/actuator/health", usual, true);
    row("pattern", "/actuator/metrics/{requiredMetricName}", usual, true);
    row("business", "/work", usual, false);
    row("only begins alike", "/actuators", usual, false);
    row("routed at a gateway", "UNKNOWN", usual, false);
    row("unmapped", "/**", usual, false);
    row("other path", "/manage/health", "http://h:8080/manage", true);
    row("below a context path", "/manage/health", "http://h:8080/shop/manage", true);
    row("with the context path", "/shop/manage/health", "http://h:8080/shop/manage", true);
    row("the context's own", "/shop/work", "http://h:8080/shop/manage", false);
    row("at the root", "/health", "http://h:8080", true);
    row("at the root, with a name", "/metrics/{name}", "http://h:8080", true);
    row("business at the root", "/healthy", "http://h:8080", false);
    row("the root itself", "/", "http://h:8080", false);
    row("health is business elsewhere", "/health", usual, false);
}

void EndpointsTest::knowsManagementUris()
{
    QFETCH(std::string, uri);
    QFETCH(std::string, base);
    QFETCH(bool, isManagement);
    QCOMPARE(core::isManagementUri(uri, base), isManagement);
}

void EndpointsTest::makesRequests_data()
{
    QTest::addColumn<core::Request>("request");
    QTest::addColumn<core::Method>("method");
    QTest::addColumn<std::string>("url");
    const std::string base = "http://h:81/actuator";
    using core::Method;
    QTest::newRow("health") << core::healthRequest(base) << Method::Get << base + "/health";
    QTest::newRow("metric") << core::metricRequest(base, "http.server.requests") << Method::Get
                            << base + "/metrics/http.server.requests";
    QTest::newRow("metric with tags")
        << core::metricRequest(base, "m", {"uri:/a b", "outcome:SERVER_ERROR"}) << Method::Get
        << base + "/metrics/m?tag=uri%3A%2Fa%20b&tag=outcome%3ASERVER_ERROR";
    QTest::newRow("env") << core::environmentRequest(base, "eureka.instance.instance-id") << Method::Get
                         << base + "/env/eureka.instance.instance-id";
    QTest::newRow("shutdown") << core::shutdownRequest(base) << Method::Post << base + "/shutdown";
}

void EndpointsTest::makesRequests()
{
    QFETCH(core::Request, request);
    QFETCH(core::Method, method);
    QFETCH(std::string, url);
    QCOMPARE(request.method, method);
    QCOMPARE(request.url, url);
    QVERIFY(request.body.empty());
}

QTEST_APPLESS_MAIN(EndpointsTest)
#include "tst_endpoints.moc"
