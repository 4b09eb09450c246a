// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/prometheuspoll.h"
#include "tests/app/net/outcome.h"
#include "tests/core/support/builders.h"

#include <QTest>
#include <QUrlQuery>

#include <memory>

using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

/// One question for the whole fleet over real HTTP, and what the keeper knows afterwards.
class PrometheusPollTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void ratesFromScrapes();
    void sameScrapeIsNoNews();
    void theClockOfTheServerMayBeOff();
    void leavesAloneWhatIsInRelease();
    void anotherFleetIsSaid();
    void whenItStopsTheInstancesAreAskedAgain();
    void asksNothingWithoutAServer();

private:
    void poll();
    void answer(double askedAt, double scrapedAt, double good, double failed);
    const core::InstanceFacts &facts() const { return m_keeper->facts().instances.at(name); }

    const core::InstanceName name{build::app("ORDERS"), build::id("orders-1")};
    core::TimePoint m_now{std::chrono::seconds(1'800'000'000)};
    QByteArray m_body;
    int m_status = 200;
    QByteArrayList m_asked;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<app::Connections> m_connections;
    std::unique_ptr<app::FactKeeper> m_keeper;
    std::unique_ptr<app::Polling> m_polling;
    std::unique_ptr<app::PrometheusPoll> m_poll;
};

void PrometheusPollTest::init()
{
    m_now = core::TimePoint(std::chrono::seconds(1'800'000'000));
    m_status = 200;
    m_asked.clear();
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &request, std::shared_ptr<Exchange> exchange) {
            m_asked.append(request.target);
            exchange->respond({m_status, "application/json", m_body, {}});
        });
    QVERIFY(m_server->listen());
    m_connections =
        std::make_unique<app::Connections>(std::make_shared<app::Reach>(std::vector<core::BaseAddress>{}));
    m_keeper = std::make_unique<app::FactKeeper>("test", std::vector<std::string>{build::peerOne});
    core::Instance orders = build::instance("orders-1");
    orders.metadata = {{"version", "2.14.0"}};
    core::Instance gateway = build::instance("gateway-1", "UP", "UNKNOWN", "GATEWAY");
    gateway.hostName = "gateway-1";
    gateway.ipAddress = "10.0.0.9";
    core::Registry registry;
    registry.instances = {gateway, orders};
    m_keeper->listAnswered(build::peerOne, registry, m_now, core::Millis(1));
    m_polling.reset(
        new app::Polling{*m_connections, *m_keeper, [this] { return m_now; }, {}, {}, {}, {}, {}});
    m_polling->prometheus.url = urlAt(m_server->port(), "");
    m_poll = std::make_unique<app::PrometheusPoll>(*m_polling, nullptr);
}

void PrometheusPollTest::cleanup()
{
    m_poll.reset();
    m_polling.reset();
    m_keeper.reset();
    m_connections.reset();
    m_server.reset();
}

/// Waits for one question and its answer.
void PrometheusPollTest::poll()
{
    bool isAnswered = false;
    const auto connection =
        connect(m_poll.get(), &app::PrometheusPoll::changed, this, [&] { isAnswered = true; });
    m_polling->schedule.makeDue(app::task("prometheus", ""));
    m_poll->tick(m_now);
    QVERIFY(QTest::qWaitFor([&] { return isAnswered; }));
    disconnect(connection);
}

void PrometheusPollTest::answer(double askedAt, double scrapedAt, double good, double failed)
{
    const auto series = [&](const QByteArray &labels, double value) {
        return R"({"metric":{"job":"spring",)" + labels + R"(},"value":[)" +
               QByteArray::number(askedAt, 'f', 3) + R"(,")" + QByteArray::number(value, 'f', 3) + R"("]})";
    };
    const QByteArray orders = R"("instance":"orders-1:8080")";
    const QByteArray gateway = R"("instance":"gateway-1:8080")";
    const QByteArray requests = R"("__name__":"http_server_requests_seconds_count",)";
    const QByteArray routed =
        R"("__name__":"spring_cloud_gateway_requests_seconds_count","routeUri":"lb://orders",)";
    m_body = R"({"status":"success","data":{"resultType":"vector","result":[)" +
             QByteArrayList{series(requests + R"("outcome":"SUCCESS",)" + orders, good),
                            series(requests + R"("outcome":"SERVER_ERROR",)" + orders, failed),
                            series(R"("drainboard_scraped_at":"1",)" + orders, scrapedAt),
                            series(routed + R"("outcome":"SUCCESSFUL",)" + gateway, good),
                            series(routed + R"("outcome":"SERVER_ERROR",)" + gateway, failed + 10),
                            series(R"("drainboard_scraped_at":"1",)" + gateway, scrapedAt)}
                 .join(",") +
             "]}}";
}

void PrometheusPollTest::ratesFromScrapes()
{
    answer(1'800'000'000, 1'799'999'995, 100, 2);
    poll();
    QCOMPARE(m_asked.size(), 1);
    QVERIFY(m_asked[0].startsWith("/api/v1/query?query=sum%20by%20%28__name__"));
    QCOMPARE(facts().traffic.value->requests, 102.0);
    QCOMPARE(facts().traffic.source, m_polling->prometheus.url);
    QCOMPARE(facts().traffic.readAt, m_now - core::Seconds(5));
    QVERIFY(!facts().rate);
    m_now += core::Seconds(15);
    answer(1'800'000'015, 1'800'000'010, 127, 5);
    poll();
    QVERIFY(facts().rate);
    QCOMPARE(facts().rate->requestsPerSecond, 2.0);
    QCOMPARE(facts().rate->errorShare, std::optional(0.1));
    QVERIFY(m_poll->covers(name, m_now));
    // Both sides are in the ledger, the instance's own with its version.
    const core::TimePoint from = m_now - std::chrono::minutes(1);
    QCOMPARE(m_keeper->ledger().counts({core::TrafficSide::Own, name.first, "2.14.0", false, from, m_now}),
             std::optional(core::RequestCounts{30, 3}));
    QCOMPARE(m_keeper->ledger().counts({core::TrafficSide::Callers, name.first, {}, false, from, m_now}),
             std::optional(core::RequestCounts{30, 3}));
}

void PrometheusPollTest::sameScrapeIsNoNews()
{
    answer(1'800'000'000, 1'799'999'995, 100, 2);
    poll();
    m_now += core::Seconds(15);
    answer(1'800'000'015, 1'800'000'010, 130, 2);
    poll();
    const auto before = facts().rate;
    QVERIFY(before);
    m_now += core::Seconds(5);
    answer(1'800'000'020, 1'800'000'010, 130, 2);
    poll();
    QCOMPARE(facts().rate, before); // neither a rate of zero nor a gap
}

void PrometheusPollTest::theClockOfTheServerMayBeOff()
{
    answer(1'800'000'420, 1'800'000'415, 100, 2); // seven minutes ahead
    poll();
    QCOMPARE(facts().traffic.readAt, m_now - core::Seconds(5));
    QVERIFY(m_poll->covers(name, m_now));
}

void PrometheusPollTest::leavesAloneWhatIsInRelease()
{
    m_keeper->setInRelease({name});
    answer(1'800'000'000, 1'799'999'995, 100, 2);
    poll();
    const auto &instances = m_keeper->facts().instances;
    QVERIFY(!instances.contains(name) || !instances.at(name).traffic.isKnown());
}

void PrometheusPollTest::anotherFleetIsSaid()
{
    answer(1'800'000'000, 1'799'999'995, 100, 2);
    m_body.replace("orders-1:8080", "elsewhere:8080").replace("gateway-1:8080", "elsewhere:8081");
    poll();
    QVERIFY(m_keeper->prometheus().isFresh());
    QVERIFY(m_keeper->prometheus().value->isOtherFleet());
    QCOMPARE(m_keeper->prometheus().value->strangers, std::size_t(2));
    QVERIFY(!m_poll->covers(name, m_now));
}

void PrometheusPollTest::whenItStopsTheInstancesAreAskedAgain()
{
    answer(1'800'000'000, 1'799'999'995, 100, 2);
    poll();
    QVERIFY(m_poll->covers(name, m_now));
    m_status = 503;
    m_body = R"({"status":"error","errorType":"unavailable","error":"starting"})";
    poll();
    QVERIFY(!m_poll->covers(name, m_now));
    QVERIFY(m_keeper->prometheus().lastError);
    QCOMPARE(m_keeper->prometheus().lastError->what, std::string("starting"));
    // It answers again, but has not scraped for too long.
    m_status = 200;
    m_now += std::chrono::minutes(3);
    answer(1'800'000'180, 1'799'999'995, 100, 2);
    poll();
    QVERIFY(!m_poll->covers(name, m_now));
}

void PrometheusPollTest::asksNothingWithoutAServer()
{
    m_polling->prometheus.url.clear();
    m_poll->tick(m_now);
    QTest::qWait(0);
    QVERIFY(m_asked.isEmpty());
}

QTEST_GUILESS_MAIN(PrometheusPollTest)
#include "tst_prometheuspoll.moc"
