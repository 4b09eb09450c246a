// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/net/portprobe.h"
#include "app/net/reader.h"
#include "app/net/writer.h"
#include "tests/app/net/outcome.h"
#include "tests/app/net/proxyservers.h"

#include <QTest>

#include <memory>

using core::ErrorKind;
using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

/// Reader and Writer through a real SOCKS5 and a real HTTP proxy, to names that no resolver here knows.
class RoutesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsThroughTheProxy_data() { bothProxies(); }
    void readsThroughTheProxy();
    void writesExactlyOnceThroughTheProxy_data() { bothProxies(); }
    void writesExactlyOnceThroughTheProxy();
    void sendsNoSecondTimeWhenTheServerCloses_data() { bothProxies(); }
    void sendsNoSecondTimeWhenTheServerCloses();
    void aDeadProxyMeansNothingWasSent_data() { bothProxies(); }
    void aDeadProxyMeansNothingWasSent();
    void honoursTheEnvironment_data() { bothProxies(); }
    void honoursTheEnvironment();
    void loopbackNeverGoesToAProxy();
    void targetsHaveTheirOwnProxies();
    void aRuleLeadsElsewhereAndCredentialsStayWithTheName();
    void theChosenHostIsConnectedTo();
    void withholdsWhatMeansThisMachine();
    void tellsWhatMayBeContacted_data();
    void tellsWhatMayBeContacted();
    void aForwardedPortIsNeverProvenClosed();

private:
    void bothProxies();
    ProxyServer &proxy(const QString &kind);
    core::Proxy proxyValue(const QString &kind);
    std::shared_ptr<const app::Routes> throughProxy(const QString &kind);
    void readAndWait(const std::string &url, std::shared_ptr<const app::Routes> routes);
    void writeAndWait(const std::string &url, std::shared_ptr<const app::Routes> routes);
    std::string farUrl(const std::string &host = "orders-1.far.invalid") const;

    HttpServer::Handler m_handler;
    std::vector<HttpRequest> m_arrived;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<Socks5Server> m_socks;
    std::unique_ptr<ConnectProxy> m_http;
    std::shared_ptr<app::Credentials> m_credentials;
    Outcome m_outcome;
};

void RoutesTest::init()
{
    m_arrived.clear();
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) { exchange->respond({}); };
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &arrived, std::shared_ptr<Exchange> exchange) {
            m_arrived.push_back(arrived);
            m_handler(arrived, std::move(exchange));
        });
    QVERIFY(m_server->listen());
    m_socks = std::make_unique<Socks5Server>();
    m_http = std::make_unique<ConnectProxy>();
    m_credentials = std::make_shared<app::Credentials>();
}

void RoutesTest::bothProxies()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("SOCKS5") << "socks5";
    QTest::newRow("HTTP") << "http";
}

ProxyServer &RoutesTest::proxy(const QString &kind)
{
    return kind == QLatin1String("socks5") ? static_cast<ProxyServer &>(*m_socks) : *m_http;
}

core::Proxy RoutesTest::proxyValue(const QString &kind)
{
    return *core::parseProxy(kind.toStdString() + "://127.0.0.1:" + std::to_string(proxy(kind).port()));
}

std::shared_ptr<const app::Routes> RoutesTest::throughProxy(const QString &kind)
{
    core::ReachSettings settings;
    settings.proxies.fill(proxyValue(kind));
    return std::make_shared<app::Routes>(settings, std::vector<std::string>{"http://eureka.far.invalid:8761"},
                                         std::vector<std::string>(), core::ProxyEnvironment());
}

std::string RoutesTest::farUrl(const std::string &host) const
{
    return urlAt(m_server->port(), "/x", host);
}

void RoutesTest::readAndWait(const std::string &url, std::shared_ptr<const app::Routes> routes)
{
    app::Reader reader(m_credentials);
    reader.setRoutes(std::move(routes));
    core::Request request;
    request.url = url;
    m_outcome = {};
    reader.read(request, this, m_outcome.done());
    QTRY_COMPARE_WITH_TIMEOUT(m_outcome.count, 1, 15'000);
}

void RoutesTest::writeAndWait(const std::string &url, std::shared_ptr<const app::Routes> routes)
{
    app::Writer writer(m_credentials);
    writer.setRoutes(std::move(routes));
    core::Request request;
    request.method = core::Method::Post;
    request.url = url;
    m_outcome = {};
    writer.send(request, this, m_outcome.done());
    QTRY_COMPARE_WITH_TIMEOUT(m_outcome.count, 1, 15'000);
}

void RoutesTest::readsThroughTheProxy()
{
    QFETCH(QString, kind);
    readAndWait(farUrl(), throughProxy(kind));
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_arrived.size(), std::size_t(1));
    QCOMPARE(m_arrived.front().target, QByteArray("/x"));
    QCOMPARE(m_arrived.front().header("host"),
             "orders-1.far.invalid:" + QByteArray::number(m_server->port()));
    // The name went to the proxy as it is: resolving it here would have failed.
    QCOMPARE(proxy(kind).unresolved, {"orders-1.far.invalid:" + QByteArray::number(m_server->port())});
    QCOMPARE(proxy(kind).wrongGreeting, QByteArray());
}

void RoutesTest::writesExactlyOnceThroughTheProxy()
{
    QFETCH(QString, kind);
    writeAndWait(farUrl(), throughProxy(kind));
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_arrived.size(), std::size_t(1));
    QCOMPARE(m_arrived.front().method, QByteArray("POST"));
    QCOMPARE(m_arrived.front().target, QByteArray("/x"));
    QCOMPARE(proxy(kind).connections, 1);
    QCOMPARE(proxy(kind).unresolved, {"orders-1.far.invalid:" + QByteArray::number(m_server->port())});
}

void RoutesTest::sendsNoSecondTimeWhenTheServerCloses()
{
    QFETCH(QString, kind);
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->closeWithoutAnswer();
    };
    writeAndWait(farUrl(), throughProxy(kind));
    QCOMPARE(m_outcome.kind(), ErrorKind::OutcomeUnknown);
    // A second exchange makes sure that nothing of the first one is still to come.
    writeAndWait(farUrl(), throughProxy(kind));
    QCOMPARE(m_arrived.size(), std::size_t(2));
    QCOMPARE(proxy(kind).connections, 2);
}

void RoutesTest::aDeadProxyMeansNothingWasSent()
{
    QFETCH(QString, kind);
    const auto routes = throughProxy(kind);
    proxy(kind).stop();
    writeAndWait(farUrl(), routes);
    QCOMPARE(m_outcome.kind(), ErrorKind::Unreachable);
    readAndWait(farUrl(), routes);
    QCOMPARE(m_outcome.kind(), ErrorKind::Unreachable);
    QVERIFY(m_arrived.empty());
}

void RoutesTest::honoursTheEnvironment()
{
    QFETCH(QString, kind);
    const QByteArray text = QByteArray::fromStdString(core::proxyText(proxyValue(kind)));
    const auto restore = qScopeGuard([] {
        qunsetenv("all_proxy");
        qunsetenv("no_proxy");
    });
    for (const char *name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})
        qunsetenv(name);
    qputenv("all_proxy", text);
    qputenv("no_proxy", "near.invalid");
    readAndWait(farUrl(), std::make_shared<app::Routes>());
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    writeAndWait(farUrl(), std::make_shared<app::Routes>());
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(proxy(kind).unresolved.size(), 2);
    readAndWait(farUrl("a.near.invalid"), std::make_shared<app::Routes>());
    QCOMPARE(m_outcome.kind(), ErrorKind::UnknownHost);
    QCOMPARE(proxy(kind).unresolved.size(), 2);
}

void RoutesTest::loopbackNeverGoesToAProxy()
{
    core::ReachSettings settings;
    settings.proxies.fill(proxyValue(QStringLiteral("socks5")));
    const auto routes =
        std::make_shared<app::Routes>(settings, std::vector<std::string>{"http://localhost:1"});
    readAndWait(urlAt(m_server->port()), routes);
    writeAndWait(urlAt(m_server->port()), routes);
    QCOMPARE(m_arrived.size(), std::size_t(2));
    QCOMPARE(m_socks->connections, 0);
}

void RoutesTest::targetsHaveTheirOwnProxies()
{
    const std::string eureka = farUrl("eureka.far.invalid");
    const std::string prometheus = farUrl("prometheus.far.invalid");
    core::ReachSettings settings;
    settings.proxies = {proxyValue(QStringLiteral("http")), proxyValue(QStringLiteral("socks5")),
                        proxyValue(QStringLiteral("http"))};
    const auto routes = std::make_shared<app::Routes>(settings, std::vector{eureka}, std::vector{prometheus});
    readAndWait(eureka, routes);
    readAndWait(prometheus, routes);
    QCOMPARE(m_http->connections, 2);
    QCOMPARE(m_socks->connections, 0);
    readAndWait(farUrl(), routes);
    QCOMPARE(m_socks->connections, 1);
    QCOMPARE(m_arrived.size(), std::size_t(3));
}

void RoutesTest::aRuleLeadsElsewhereAndCredentialsStayWithTheName()
{
    core::ReachSettings settings;
    settings.rules = {{"*.pods.invalid", {}, "127.0.0.1", int(m_server->port()), {}}};
    const auto routes =
        std::make_shared<app::Routes>(settings, std::vector<std::string>{"http://e.invalid:1"});
    m_credentials->set("http://orders.pods.invalid:8080", "u", "secret");
    for (const bool isWrite : {false, true}) {
        m_arrived.clear();
        const std::string url = "http://orders.pods.invalid:8080/actuator/health";
        isWrite ? writeAndWait(url, routes) : readAndWait(url, routes);
        QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
        QCOMPARE(m_arrived.size(), std::size_t(1));
        QCOMPARE(m_arrived.front().target, QByteArray("/actuator/health"));
        QVERIFY(m_arrived.front().header("authorization").startsWith("Basic "));
        // Another name behind the same forwarder gets none.
        const std::string other = "http://stock.pods.invalid:8080/";
        isWrite ? writeAndWait(other, routes) : readAndWait(other, routes);
        QVERIFY(m_arrived.back().header("authorization").isEmpty());
    }
}

void RoutesTest::theChosenHostIsConnectedTo()
{
    core::ReachSettings settings;
    settings.hostChoice = core::HostChoice::IpAddress;
    const auto routes =
        std::make_shared<app::Routes>(settings, std::vector<std::string>{"http://localhost:1"});
    routes->learn({"Orders-1.invalid", "127.0.0.1"});
    readAndWait(farUrl("orders-1.invalid"), routes);
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_arrived.size(), std::size_t(1));
}

void RoutesTest::withholdsWhatMeansThisMachine()
{
    const auto routes = std::make_shared<app::Routes>(core::ReachSettings(),
                                                      std::vector<std::string>{"http://far.invalid:8761"});
    for (const std::string host : {"127.0.0.1", "localhost", "127.1"}) {
        readAndWait(farUrl(host), routes);
        QCOMPARE(m_outcome.kind(), ErrorKind::Withheld);
        writeAndWait(farUrl(host), routes);
        QCOMPARE(m_outcome.kind(), ErrorKind::Withheld);
        QCOMPARE(m_outcome.result.error().what, std::string("loopback"));
    }
    QVERIFY(m_arrived.empty());
}

void RoutesTest::tellsWhatMayBeContacted_data()
{
    QTest::addColumn<std::string>("peer");
    QTest::addColumn<std::string>("url");
    QTest::addColumn<bool>("may");
    const std::string far = "http://eureka.far.invalid:8761/eureka";
    const std::string near = "http://localhost:8761/eureka";
    QTest::newRow("an instance far away") << far << std::string("http://orders-1:8080/actuator") << true;
    QTest::newRow("loopback of a registry far away")
        << far << std::string("http://localhost:8080/a") << false;
    QTest::newRow("its address") << far << std::string("http://127.0.0.1:8080/a") << false;
    QTest::newRow("every address") << far << std::string("http://0.0.0.0:8080/a") << false;
    QTest::newRow("loopback with a rule") << far << std::string("http://localhost:9090/a") << true;
    QTest::newRow("loopback of a registry here") << near << std::string("http://localhost:8080/a") << true;
    QTest::newRow("no address") << near << std::string() << false;
}

void RoutesTest::tellsWhatMayBeContacted()
{
    QFETCH(std::string, peer);
    QFETCH(std::string, url);
    QFETCH(bool, may);
    core::ReachSettings settings;
    core::RewriteRule rule;
    rule.from = "localhost";
    rule.fromPort = 9090;
    rule.port = 19090;
    settings.rules = {rule};
    const app::Routes routes(settings, {peer}, {}, {});
    QCOMPARE(routes.mayContact(url), may);
}

void RoutesTest::aForwardedPortIsNeverProvenClosed()
{
    const int closed = closedPort();
    core::ReachSettings settings;
    settings.rules = {{"forwarded.invalid", {}, "127.0.0.1", closed, {}}};
    app::PortProbe probe;
    probe.setRoutes(std::make_shared<app::Routes>(settings, std::vector<std::string>{"http://localhost:1"}));
    std::vector<app::PortState> states;
    const auto note = [&](app::PortState state) { states.push_back(state); };
    probe.probe("127.0.0.1", closed, core::Millis(5'000), this, note);
    QTRY_COMPARE(states.size(), std::size_t(1));
    QCOMPARE(states.back(), app::PortState::Closed);
    probe.probe("forwarded.invalid", 8080, core::Millis(5'000), this, note);
    QTRY_COMPARE(states.size(), std::size_t(2));
    QCOMPARE(states.back(), app::PortState::Unknown);
}

QTEST_GUILESS_MAIN(RoutesTest)
#include "tst_ways.moc"
