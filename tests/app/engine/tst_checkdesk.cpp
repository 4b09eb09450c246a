// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/engine.h"
#include "core/advice/smoothcheck.h"

#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace {

QByteArray instanceRow(const QByteArray &application, const QByteArray &path, quint16 port)
{
    const QByteArray host = "http://localhost:" + QByteArray::number(port);
    return R"({"instanceId":")" + path + R"(","hostName":"localhost","app":")" + application +
           R"(","ipAddr":"127.0.0.1","status":"UP","overriddenStatus":"UNKNOWN","port":{"$":)" +
           QByteArray::number(port) + R"(,"@enabled":"true"},"healthCheckUrl":")" + host + "/" + path +
           R"(/actuator/health","lastUpdatedTimestamp":"1000"})";
}

QByteArray beansOf(const QByteArray &type)
{
    return R"({"contexts":{"a":{"beans":{"x":{"type":")" + type + R"("}}}}})";
}

/// configprops of one bean.
QByteArray boundTo(const QByteArray &prefix, const QByteArray &properties)
{
    return R"({"contexts":{"a":{"beans":{"x":{"prefix":")" + prefix + R"(","properties":)" + properties +
           "}}}}}";
}

} // namespace

/// The check over real HTTP: one server on loopback plays Eureka, an instance of ORDERS and one of SHOP,
/// which calls it. A finding appears and vanishes by the setting that it speaks of.
class CheckDeskTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aFindingVanishesWithItsSetting_data();
    void aFindingVanishesWithItsSetting();
    void eachProcessIsAskedOnce();
    void aRefusedProcessIsNotAskedOn();
    void nothingIsAskedWithoutACheck();
    void anotherEnvironmentsCheckIsNotMade();

private:
    void start();
    void check();
    const core::CheckFinding *find(core::CheckCode code) const;
    bool isOver() const
    {
        return m_snapshot && m_snapshot->check && !m_snapshot->check->isAwaited &&
               m_engine->isCheckComplete();
    }

    QMap<QByteArray, QByteArray> m_pages; ///< by path; 404 for all others
    QMap<QByteArray, int> m_asked;
    QMap<QByteArray, int> m_status; ///< of a path, where it is not 200
    int m_otherMethods = 0;
    std::unique_ptr<demofleet::HttpServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Engine> m_engine;
    core::SnapshotPointer m_snapshot;
};

void CheckDeskTest::init()
{
    m_asked.clear();
    m_status.clear();
    m_otherMethods = 0;
    m_server = std::make_unique<demofleet::HttpServer>(
        [this](const demofleet::HttpRequest &request, std::shared_ptr<demofleet::Exchange> exchange) {
            const QByteArray path = request.path();
            m_otherMethods += request.method == "GET" ? 0 : 1;
            ++m_asked[path];
            if (m_status.contains(path))
                exchange->respond({m_status[path], "application/json", "{}", {}});
            else if (m_pages.contains(path))
                exchange->respond({200, "application/json", m_pages[path], {}});
            else
                exchange->respond({404, "application/json", "{}", {}});
        });
    QVERIFY(m_server->listen());
    m_folder = std::make_unique<QTemporaryDir>();
    const quint16 port = m_server->port();
    m_pages = {
        {"/eureka/apps", R"({"applications":{"versions__delta":"1","apps__hashcode":"UP_2_","application":[
            {"name":"ORDERS","instance":[)" +
                             instanceRow("ORDERS", "orders-1", port) + R"(]},
            {"name":"SHOP","instance":[)" +
                             instanceRow("SHOP", "shop-1", port) + "]}]}}"},
        {"/orders-1/actuator/health", R"({"status":"UP","components":{"ping":{"status":"UP"}}})"},
        {"/shop-1/actuator/health", R"({"status":"UP","components":{"discoveryComposite":{"status":"UP",
            "components":{"eureka":{"status":"UP","details":{"applications":{"ORDERS":1}}}}}}})"},
        {"/orders-1/actuator/configprops", boundTo("server", R"({"shutdown":"GRACEFUL"})")},
        {"/orders-1/actuator/env", R"({"propertySources":[]})"},
        {"/shop-1/actuator/configprops",
         boundTo("spring.cloud.loadbalancer", R"({"retry":{"maxRetriesOnNextServiceInstance":1}})")},
        {"/shop-1/actuator/env", R"({"propertySources":[]})"},
        {"/shop-1/actuator/beans",
         beansOf("org.springframework.cloud.client.loadbalancer.RetryLoadBalancerInterceptor")},
        {"/shop-1/actuator/conditions", R"({"contexts":{}})"},
        {"/actuator/configprops", boundTo("eureka.server", R"({"responseCacheUpdateIntervalMs":5000})")},
        {"/actuator/env", R"({"propertySources":[]})"},
    };
}

void CheckDeskTest::cleanup()
{
    m_engine.reset();
    m_snapshot.reset();
    m_server.reset();
}

void CheckDeskTest::start()
{
    app::EngineSettings settings;
    const QString url = QStringLiteral("http://localhost:%1/eureka").arg(m_server->port());
    settings.peers = {*core::parseBaseAddress(url.toStdString())};
    settings.environment = "test";
    settings.journalPath = m_folder->filePath(QStringLiteral("journal.sqlite"));
    settings.periods.list = core::Millis(200);
    settings.periods.tick = core::Millis(50);
    m_engine = std::make_unique<app::Engine>(std::move(settings));
    connect(m_engine.get(), &app::Engine::snapshotReady, this,
            [this](const core::SnapshotPointer &snapshot) { m_snapshot = snapshot; });
    m_engine->start();
    QTRY_VERIFY(m_engine->isFirstPictureComplete());
}

void CheckDeskTest::check()
{
    m_snapshot.reset();
    m_engine->handle(core::CheckSmoothness{*core::ApplicationName::from("orders"), "test"});
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 20'000);
}

const core::CheckFinding *CheckDeskTest::find(core::CheckCode code) const
{
    const auto &findings = m_snapshot->check->findings;
    const auto found = std::ranges::find(findings, code, &core::CheckFinding::code);
    return found == findings.end() ? nullptr : &*found;
}

void CheckDeskTest::aFindingVanishesWithItsSetting_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *code, const QByteArray &path, const QByteArray &wrong) {
        QTest::newRow(code) << path << wrong << QString::fromLatin1(code);
    };
    row("retry-next-instance", "/shop-1/actuator/configprops",
        boundTo("spring.cloud.loadbalancer", R"({"retry":{"maxRetriesOnNextServiceInstance":0}})"));
    row("retry-place", "/shop-1/actuator/env",
        R"({"propertySources":[{"name":"f","properties":{"spring.application.cloud.loadbalancer.retry.enabled":
            {"value":"true"}}}]})");
    row("spring-retry", "/shop-1/actuator/beans",
        beansOf("org.springframework.cloud.client.loadbalancer.LoadBalancerInterceptor"));
    row("graceful-shutdown", "/orders-1/actuator/configprops",
        boundTo("server", R"({"shutdown":"IMMEDIATE"})"));
    row("server-cache", "/actuator/configprops",
        boundTo("eureka.server", R"({"responseCacheUpdateIntervalMs":30000})"));
}

void CheckDeskTest::aFindingVanishesWithItsSetting()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, wrong);
    QFETCH(QString, code);
    const auto verdict = [&] {
        for (const core::CheckFinding &finding : m_snapshot->check->findings) {
            if (core::checkName(finding.code) == code.toStdString())
                return finding.verdict;
        }
        return core::CheckVerdict::NotRead;
    };
    start();
    check();
    QCOMPARE(verdict(), core::CheckVerdict::Good);
    const QByteArray right = std::exchange(m_pages[path], wrong);
    check();
    QVERIFY(verdict() == core::CheckVerdict::Fails || verdict() == core::CheckVerdict::Advice);
    m_pages[path] = right;
    check();
    QCOMPARE(verdict(), core::CheckVerdict::Good);
    QCOMPARE(m_otherMethods, 0);
}

void CheckDeskTest::eachProcessIsAskedOnce()
{
    start();
    QMap<QByteArray, int> before = m_asked;
    check();
    // Nothing asks for beans and conditions but the check; the app's own instance is no caller of itself.
    for (const char *path : {"/shop-1/actuator/beans", "/shop-1/actuator/conditions"})
        QCOMPARE(m_asked.value(path) - before.value(path), 1);
    QCOMPARE(m_asked.value("/orders-1/actuator/beans"), 0);
    QVERIFY(m_asked.value("/orders-1/actuator/configprops") > before.value("/orders-1/actuator/configprops"));
    QCOMPARE(find(core::CheckCode::SpringRetry)->processes, std::vector<std::string>{"SHOP/shop-1"});
    QCOMPARE(m_otherMethods, 0);
}

void CheckDeskTest::aRefusedProcessIsNotAskedOn()
{
    m_status["/shop-1/actuator/configprops"] = 403;
    start();
    check();
    const core::CheckFinding *finding = find(core::CheckCode::ProcessUnread);
    QVERIFY(finding && finding->error);
    QCOMPARE(finding->processes, std::vector<std::string>{"SHOP/shop-1"});
    QCOMPARE(finding->error->kind, core::ErrorKind::Forbidden);
    QCOMPARE(m_asked.value("/shop-1/actuator/beans"), 0);
}

void CheckDeskTest::nothingIsAskedWithoutACheck()
{
    start();
    check();
    m_engine->handle(core::CheckSmoothness{std::nullopt, "test"});
    m_snapshot.reset();
    QTRY_VERIFY(m_snapshot);
    QVERIFY(!m_snapshot->check);
}

void CheckDeskTest::anotherEnvironmentsCheckIsNotMade()
{
    start();
    m_engine->handle(core::CheckSmoothness{*core::ApplicationName::from("orders"), "staging"});
    m_snapshot.reset();
    QTRY_VERIFY(m_snapshot);
    QVERIFY(!m_snapshot->check);
    QCOMPARE(m_asked.value("/shop-1/actuator/beans"), 0);
}

QTEST_GUILESS_MAIN(CheckDeskTest)
#include "tst_checkdesk.moc"
