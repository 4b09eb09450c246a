// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/actuatorprobe.h"
#include "tests/app/net/outcome.h"

#include <QTest>

#include <map>
#include <memory>

using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpResponse;
using demofleet::HttpServer;

/// The actuator of each generation over real HTTP: what is asked, and what is found.
class ActuatorProbeTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void findsGenerations_data();
    void findsGenerations();
    void followsNoLogin();
    void asksOnlyTheOverride();
    void isGivenUpWithItsParent();

private:
    void serve(const QByteArray &target, HttpResponse response) { m_answers[target] = std::move(response); }
    void serveLinks(const QByteArray &type, const QByteArrayList &ids);
    core::Instance instance(const char *healthPath) const;
    core::ActuatorPointer probe(const core::Instance &instance, std::string_view override = {});

    std::map<QByteArray, HttpResponse> m_answers; ///< by path; anything else is 404
    QByteArrayList m_asked;                       ///< method and target
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<app::Reader> m_reader;
};

namespace {

const core::TimePoint now{std::chrono::seconds(1'800'000'000)};
const QByteArray v1 = "application/vnd.spring-boot.actuator.v1+json;charset=UTF-8";
const QByteArray v2 = "application/vnd.spring-boot.actuator.v2+json;charset=UTF-8";
const QByteArray v3 = "application/vnd.spring-boot.actuator.v3+json";
const QByteArray up = R"({"status":"UP"})";

} // namespace

void ActuatorProbeTest::init()
{
    m_answers.clear();
    m_asked.clear();
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &request, std::shared_ptr<Exchange> exchange) {
            m_asked.append(request.method + ' ' + request.target);
            const auto found = m_answers.find(request.target);
            if (found == m_answers.end())
                exchange->respond({404, "application/json", "{}", {}});
            else
                exchange->respond(found->second);
        });
    QVERIFY(m_server->listen());
    m_reader = std::make_unique<app::Reader>(std::make_shared<app::Credentials>());
}

void ActuatorProbeTest::cleanup()
{
    m_reader.reset();
    m_server.reset();
}

void ActuatorProbeTest::serveLinks(const QByteArray &type, const QByteArrayList &ids)
{
    // As behind a proxy: the host in the document is not the one that answers.
    QByteArray body = R"({"_links":{"self":{"href":"http://inside:9/actuator","templated":false})";
    for (const QByteArray &id : ids)
        body += ",\"" + id + R"(":{"href":"http://inside:9/actuator/)" + id + R"(","templated":false})";
    serve("/actuator", {200, type, body + "}}", {}});
    serve("/actuator/health", {200, type, up, {}});
    serve("/actuator/shutdown", {405, "application/json", "{}", {{"Allow", "POST"}}});
}

core::Instance ActuatorProbeTest::instance(const char *healthPath) const
{
    core::Instance instance{*core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-1")};
    instance.hostName = "127.0.0.1";
    instance.port = m_server->port();
    instance.healthCheckUrl = urlAt(m_server->port(), healthPath);
    return instance;
}

core::ActuatorPointer ActuatorProbeTest::probe(const core::Instance &instance, std::string_view override)
{
    core::ActuatorPointer found;
    auto *probe = new app::ActuatorProbe(
        *m_reader, [] { return now; }, [&](core::ActuatorPointer facts) { found = std::move(facts); }, this);
    probe->start(instance, override, true);
    if (!QTest::qWaitFor([&] { return found != nullptr; }))
        return std::make_shared<const core::ActuatorFacts>();
    return found;
}

void ActuatorProbeTest::findsGenerations_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("answersSlash");
    QTest::addColumn<int>("oldest");
    QTest::addColumn<int>("newest");
    QTest::newRow("1.5") << v1 << false << 1 << 1;
    QTest::newRow("2.1") << v2 << true << 2 << 2;
    QTest::newRow("3") << v3 << false << 3 << 4;
}

void ActuatorProbeTest::findsGenerations()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, answersSlash);
    const bool isFirst = type == v1;
    if (isFirst) {
        serve("/health", {200, type, up, {}});
        serve("/shutdown", {405, type, "{}", {{"Allow", "POST"}}});
    } else {
        serveLinks(type, {"health", "shutdown"});
    }
    if (answersSlash)
        serve("/actuator/", m_answers["/actuator"]);
    const auto facts = probe(instance(isFirst ? "/health" : "/actuator/health"));
    QCOMPARE(facts->base, urlAt(m_server->port(), isFirst ? "" : "/actuator"));
    QTEST(facts->generation.oldest, "oldest");
    QTEST(facts->generation.newest, "newest");
    QCOMPARE(facts->stateOf(core::Endpoint::Shutdown), core::EndpointState::Answers);
    QCOMPARE(facts->stateOf(core::Endpoint::Metrics), core::EndpointState::NotExposed);
    QVERIFY(facts->probedAt == now);
    QVERIFY(!m_asked.isEmpty());
    for (const QByteArray &asked : m_asked)
        QVERIFY2(asked.startsWith("GET "), asked.constData());
    QVERIFY(m_asked.contains(isFirst ? "GET /shutdown" : "GET /actuator/shutdown"));
}

void ActuatorProbeTest::followsNoLogin()
{
    const QByteArray login = urlAt(m_server->port(), "/login").c_str();
    for (const char *path : {"/actuator", "/actuator/health", "/health"})
        serve(path, {302, {}, {}, {{"Location", login}}});
    serve("/login", {200, "text/html", "<html>Please sign in</html>", {}});
    const auto facts = probe(instance("/actuator/health"));
    QVERIFY(facts->base.empty());
    QCOMPARE(facts->attempts.front().verdict, core::AttemptVerdict::Redirected);
    QVERIFY(!m_asked.contains("GET /login"));
}

void ActuatorProbeTest::asksOnlyTheOverride()
{
    serveLinks(v3, {"health"});
    const auto facts = probe(instance("/actuator/health"), "/manage");
    QVERIFY(facts->base.empty());
    const QByteArrayList expected{"GET /manage", "GET /manage/health"};
    QCOMPARE(m_asked, expected);
}

void ActuatorProbeTest::isGivenUpWithItsParent()
{
    serveLinks(v3, {"health"});
    bool isDone = false;
    auto parent = std::make_unique<QObject>();
    (new app::ActuatorProbe(
         *m_reader, [] { return now; }, [&](const core::ActuatorPointer &) { isDone = true; }, parent.get()))
        ->start(instance("/actuator/health"), {}, true);
    parent.reset();
    probe(instance("/actuator/health")); // a whole other one later
    QVERIFY(!isDone);
}

QTEST_GUILESS_MAIN(ActuatorProbeTest)
#include "tst_actuatorprobe.moc"
