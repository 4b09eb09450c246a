// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/countsread.h"
#include "app/engine/instancepoll.h"
#include "core/http/url.h"
#include "tests/app/net/outcome.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using app::CountsSource;
using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

/// The two places of an instance's own counters over real HTTP: which one is asked, when it is changed, and
/// what the keeper says of it.
class CountsReadTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksNoPageWhereMetersAnswer();
    void meterlessIsNotZero();
    void pageWhereMetersAreMissing();
    void metersWhereThePageStops();
    void bothFailingNamesTheFirst();
    void nobodyThereIsAskedOnce();
    void aRefusedLoginIsTriedOnce();
    void firstGenerationHasItsPageAtTheRoot();
    void aMillionLinesAreRefused();
    void beginsByWhatWasDiscovered_data();
    void beginsByWhatWasDiscovered();
    void theKeeperKnowsTheSource();

private:
    void serveMeters();
    void servePage(double requests, double failed);
    void pollOnce(app::Polling &polling, app::InstancePoll &poll, const core::InstanceName &name);
    app::CountsRead::Reading read(CountsSource source, bool isFirstGeneration = false);
    int asked(const QByteArray &start) const;

    std::map<QByteArray, QByteArray> m_bodies; ///< by path
    int m_missing = 404;                       ///< the status of everything else
    QByteArrayList m_asked;                    ///< paths
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<app::Reader> m_reader;
};

namespace {

const core::TimePoint now{std::chrono::seconds(1'800'000'000)};
const QByteArray page = "/actuator/prometheus";
const QByteArray meter = "/actuator/metrics/http.server.requests";

QByteArray line(const QByteArray &labels, double count)
{
    return "http_server_requests_seconds_count{" + labels + "} " + QByteArray::number(count) + "\n";
}

} // namespace

void CountsReadTest::init()
{
    m_bodies.clear();
    m_missing = 404;
    m_asked.clear();
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &request, std::shared_ptr<Exchange> exchange) {
            const QByteArray path = request.target.split('?').first();
            m_asked.append(path);
            const auto found = m_bodies.find(path);
            if (found == m_bodies.end())
                exchange->respond({m_missing, "application/json", {}, {}});
            else
                exchange->respond({200, "text/plain;version=0.0.4;charset=utf-8", found->second, {}});
        });
    QVERIFY(m_server->listen());
    m_reader = std::make_unique<app::Reader>(std::make_shared<app::Credentials>());
}

void CountsReadTest::cleanup()
{
    m_reader.reset();
    m_server.reset();
}

void CountsReadTest::serveMeters()
{
    m_bodies[meter] = R"({"name":"m","baseUnit":"seconds","measurements":[{"statistic":"COUNT","value":40}],
                         "availableTags":[{"tag":"uri","values":["/work"]}]})";
}

void CountsReadTest::servePage(double requests, double failed)
{
    m_bodies[page] = "process_start_time_seconds 1.79999E9\n" +
                     line(R"(outcome="SUCCESS",uri="/work")", requests) +
                     line(R"(outcome="SERVER_ERROR",uri="/work")", failed) +
                     line(R"(outcome="SUCCESS",uri="/actuator/prometheus")", 7) +
                     "spring_cloud_gateway_requests_seconds_count{outcome=\"SUCCESSFUL\",routeUri=\"lb://"
                     "stock\"} " +
                     QByteArray::number(requests) + "\n";
}

int CountsReadTest::asked(const QByteArray &start) const
{
    return static_cast<int>(
        std::ranges::count_if(m_asked, [&](const QByteArray &path) { return path.startsWith(start); }));
}

app::CountsRead::Reading CountsReadTest::read(CountsSource source, bool isFirstGeneration)
{
    m_asked.clear();
    app::CountsRead::Target target;
    target.traffic.actuatorUrl = urlAt(m_server->port(), isFirstGeneration ? "" : "/actuator");
    target.traffic.servicePort = m_server->port();
    target.traffic.isFirstGeneration = isFirstGeneration;
    target.applications = {build::app("STOCK")};
    target.source = source;
    std::optional<app::CountsRead::Reading> result;
    auto *read = new app::CountsRead(
        std::move(target), *m_reader, [] { return now; },
        [&](app::CountsRead::Reading reading) { result = std::move(reading); }, this);
    read->start();
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
        return {core::fail(core::ErrorKind::Cancelled, "test"), {}, source};
    return *result;
}

void CountsReadTest::asksNoPageWhereMetersAnswer()
{
    serveMeters();
    servePage(90, 10);
    const auto reading = read(CountsSource::Metrics);
    QVERIFY(reading.own);
    QCOMPARE(reading.own->requests, 40.0);
    QCOMPARE(reading.source, CountsSource::Metrics);
    QVERIFY(!reading.calls);
    QCOMPARE(asked(page), 0);
}

void CountsReadTest::meterlessIsNotZero()
{
    // No meter answers and there is no list of them: an endpoint that is not exposed, not an idle instance.
    const auto hidden = read(CountsSource::Metrics);
    QVERIFY(!hidden.own);
    QCOMPARE(hidden.own.error().kind, core::ErrorKind::NotFound);
    m_bodies["/actuator/metrics"] = R"({"names":["jvm.memory.used"]})";
    const auto idle = read(CountsSource::Metrics);
    QVERIFY(idle.own);
    QCOMPARE(idle.own->requests, 0.0);
}

void CountsReadTest::pageWhereMetersAreMissing()
{
    servePage(90, 10);
    const auto reading = read(CountsSource::Metrics);
    QVERIFY(reading.own);
    QCOMPARE(reading.own->requests, 100.0);
    QCOMPARE(reading.own->serverErrors, 10.0);
    QCOMPARE(reading.own->at, now);
    QCOMPARE(reading.source, CountsSource::Page);
    QVERIFY(reading.calls);
    QCOMPARE(reading.calls->size(), std::size_t(1));
    QCOMPARE(reading.calls->front().target, build::app("STOCK"));
    // The next time it goes straight there.
    QVERIFY(read(CountsSource::Page).own);
    QCOMPARE(m_asked, QByteArrayList{page});
}

void CountsReadTest::metersWhereThePageStops()
{
    serveMeters();
    const auto reading = read(CountsSource::Page);
    QVERIFY(reading.own);
    QCOMPARE(reading.own->requests, 40.0);
    QCOMPARE(reading.source, CountsSource::Metrics);
    QCOMPARE(asked(page), 1);
}

void CountsReadTest::bothFailingNamesTheFirst()
{
    m_bodies[page] = "<html>log in</html>";
    const auto reading = read(CountsSource::Page);
    QVERIFY(!reading.own);
    QCOMPARE(reading.own.error().kind, core::ErrorKind::NotJson);
    QVERIFY(reading.own.error().where.ends_with("/actuator/prometheus")); // not the long question
    QCOMPARE(reading.source, CountsSource::Page);
}

void CountsReadTest::nobodyThereIsAskedOnce()
{
    const auto port = m_server->port();
    m_server.reset();
    app::CountsRead::Target target;
    target.traffic.actuatorUrl = urlAt(port, "/actuator");
    int requests = 0;
    connect(m_reader.get(), &app::Reader::asked, this, [&] { ++requests; });
    std::optional<app::CountsRead::Reading> result;
    target.source = CountsSource::Page;
    (new app::CountsRead(
         std::move(target), *m_reader, [] { return now; },
         [&](app::CountsRead::Reading reading) { result = std::move(reading); }, this))
        ->start();
    QTRY_VERIFY(result.has_value());
    QVERIFY(!result->own);
    QCOMPARE(result->own.error().kind, core::ErrorKind::Refused);
    QCOMPARE(result->source, CountsSource::Page);
    QCOMPARE(requests, 1);
}

void CountsReadTest::aRefusedLoginIsTriedOnce()
{
    m_missing = 401;
    const auto reading = read(CountsSource::Page);
    QVERIFY(!reading.own);
    QCOMPARE(reading.own.error().kind, core::ErrorKind::Unauthorized);
    QCOMPARE(m_asked, QByteArrayList{page});
}

void CountsReadTest::firstGenerationHasItsPageAtTheRoot()
{
    servePage(5, 1);
    m_bodies["/prometheus"] = m_bodies[page];
    const auto reading = read(CountsSource::Metrics, true);
    QVERIFY(reading.own);
    QCOMPARE(m_asked, (QByteArrayList{"/metrics", "/prometheus"}));
    QCOMPARE(reading.own->requests, 6.0);
    QCOMPARE(reading.source, CountsSource::Page);
}

void CountsReadTest::aMillionLinesAreRefused()
{
    m_bodies[page] = line(R"(outcome="SUCCESS",uri="/work")", 1).repeated(1'000'000);
    const auto reading = read(CountsSource::Page);
    QVERIFY(!reading.own);
    QCOMPARE(reading.own.error().kind, core::ErrorKind::TooLarge);
    QVERIFY(reading.own.error().where.ends_with("/actuator/prometheus"));
    // Where there are meters beside it, they tell.
    serveMeters();
    QCOMPARE(read(CountsSource::Page).own->requests, 40.0);
}

void CountsReadTest::beginsByWhatWasDiscovered_data()
{
    QTest::addColumn<core::EndpointState>("metrics");
    QTest::addColumn<core::EndpointState>("prometheus");
    QTest::addColumn<CountsSource>("source");
    using State = core::EndpointState;
    QTest::newRow("both") << State::Answers << State::Answers << CountsSource::Metrics;
    QTest::newRow("page only") << State::NotExposed << State::Answers << CountsSource::Page;
    QTest::newRow("page allowed") << State::Forbidden << State::Answers << CountsSource::Page;
    QTest::newRow("neither") << State::NotExposed << State::NotExposed << CountsSource::Metrics;
    QTest::newRow("not asked") << State::NotAsked << State::NotAsked << CountsSource::Metrics;
}

void CountsReadTest::beginsByWhatWasDiscovered()
{
    QFETCH(core::EndpointState, metrics);
    QFETCH(core::EndpointState, prometheus);
    QFETCH(CountsSource, source);
    core::ActuatorFacts facts;
    facts.endpoints[core::Endpoint::Metrics].state = metrics;
    facts.endpoints[core::Endpoint::Prometheus].state = prometheus;
    QCOMPARE(app::firstSource(&facts), source);
    QCOMPARE(app::firstSource(nullptr), CountsSource::Metrics);
}

void CountsReadTest::pollOnce(app::Polling &polling, app::InstancePoll &poll, const core::InstanceName &name)
{
    bool isRead = false;
    const auto connection = connect(&poll, &app::InstancePoll::trafficRead, this, [&] { isRead = true; });
    // Whatever else is due is asked first or after, one question at a time.
    QVERIFY(QTest::qWaitFor([&] {
        if (!isRead) {
            polling.schedule.makeDue(app::task("traffic", name));
            poll.tick(polling.clock());
        }
        return isRead;
    }));
    disconnect(connection);
}

void CountsReadTest::theKeeperKnowsTheSource()
{
    const core::InstanceName name{build::app("GATEWAY"), build::id("gateway-1")};
    core::Instance gateway = build::instance("gateway-1", "UP", "UNKNOWN", "GATEWAY");
    gateway.hostName = "127.0.0.1";
    gateway.port = m_server->port();
    gateway.healthCheckUrl = urlAt(m_server->port(), "/actuator/health");
    core::Instance stock = build::instance("stock-1", "DOWN", "UNKNOWN", "STOCK"); // known by name only
    stock.healthCheckUrl = "";
    stock.hostName = "";
    stock.ipAddress = "";
    core::Registry registry;
    registry.instances = {gateway, stock};
    // Of a registry on this machine, so that what it names here may be asked.
    app::Connections connections(std::make_shared<app::Reach>(
        std::vector<core::BaseAddress>{*core::parseBaseAddress("http://127.0.0.1:1/eureka")}));
    app::FactKeeper keeper("test", {build::peerOne});
    core::TimePoint time = now;
    keeper.listAnswered(build::peerOne, registry, time, core::Millis(1));
    app::Polling polling{connections, keeper, [&] { return time; }, {}, {}, {}, {}, {}};
    app::InstancePoll poll(polling, nullptr);

    servePage(100, 0);
    pollOnce(polling, poll, name);
    const core::InstanceFacts &facts = keeper.facts().instances.at(name);
    QVERIFY(QByteArray::fromStdString(facts.traffic.source).endsWith("/actuator/prometheus"));
    time += core::Seconds(2);
    servePage(115, 5);
    pollOnce(polling, poll, name);
    QVERIFY(facts.rate);
    QCOMPARE(facts.rate->errorShare, std::optional(0.25));
    // What it sent to others was on the same page.
    QCOMPARE(keeper.ledger().counts({core::TrafficSide::Callers, build::app("STOCK"), {}, false, now, time}),
             std::optional(core::RequestCounts{15, 0}));

    m_bodies.erase(page);
    serveMeters();
    time += core::Seconds(2);
    pollOnce(polling, poll, name);
    QVERIFY(QByteArray::fromStdString(facts.traffic.source).endsWith("/actuator/metrics"));
    QVERIFY(!facts.rate); // from one source to the other there is a gap, not a rate
}

QTEST_GUILESS_MAIN(CountsReadTest)
#include "tst_countsread.moc"
