// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/fleetcounts.h"
#include "tests/core/support/builders.h"

#include <QTest>

class FleetCountsTest : public QObject
{
    Q_OBJECT

private slots:
    void sumsEachProcess();
    void callersToo();
    void twoJobsCountOnce();
    void anotherFleet();
    void aLabelThatTwoClaim();
    void whatWasLeftOutIsIncomplete();
    void restartIsAGapHereToo();
    void offsets_data();
    void offsets();
};

namespace {

using Labels = core::MeterTags;

const core::TimePoint asked = core::timeFromEpoch(1'800'000'000'000);
const double scraped = 1'799'999'990;
const double started = 1'799'990'000;

core::PrometheusSeries series(const char *name, const char *instance, Labels labels, double value)
{
    labels["instance"] = instance;
    labels.try_emplace("job", "spring");
    return {name, labels, {{asked, value}}};
}

core::PrometheusSeries requests(const char *instance, Labels labels, double value)
{
    return series("http_server_requests_seconds_count", instance, std::move(labels), value);
}

/// The start of a process and its scrape, as every process has them.
std::vector<core::PrometheusSeries> process(const char *instance, double scrapedAt = scraped,
                                            const char *job = "spring")
{
    return {series("process_start_time_seconds", instance, {{"job", job}}, started),
            series("", instance, {{"job", job}, {"drainboard_scraped_at", "1"}}, scrapedAt)};
}

core::PrometheusAnswer answer(std::vector<std::vector<core::PrometheusSeries>> parts)
{
    core::PrometheusAnswer all;
    for (auto &part : parts)
        all.series.insert(all.series.end(), part.begin(), part.end());
    return all;
}

core::Instance instance(const char *id, const char *host, const char *application = "ORDERS")
{
    core::Instance instance = build::instance(id, "UP", "UNKNOWN", application);
    instance.hostName = host;
    instance.ipAddress = "";
    return instance;
}

core::LabelledFleet fleet()
{
    core::LabelledFleet fleet({});
    fleet.add(instance("orders-1", "o1"), "http://o1:8080/actuator");
    fleet.add(instance("orders-2", "o2"), "http://o2:8080/actuator");
    fleet.add(instance("gateway-1", "g1", "GATEWAY"), "http://g1:8080/actuator");
    return fleet;
}

std::pair<core::ApplicationName, core::InstanceId> name(const char *id, const char *application = "ORDERS")
{
    return {build::app(application), build::id(id)};
}

} // namespace

void FleetCountsTest::sumsEachProcess()
{
    const auto counts = fleet().countsIn(
        answer({process("o1:8080"),
                {requests("o1:8080", {{"outcome", "SUCCESS"}, {"exception", "none"}}, 90),
                 requests("o1:8080", {{"outcome", "SUCCESS"}, {"exception", "IOException"}}, 1),
                 requests("o1:8080", {{"outcome", "SERVER_ERROR"}, {"exception", "X"}}, 7),
                 requests("o1:8080", {{"outcome", "CLIENT_ERROR"}}, 2),
                 series("http_server_requests_seconds_sum", "o1:8080",
                        {{"outcome", "SERVER_ERROR"}, {"exception", "X"}}, 0.35),
                 requests("o2:8080", {{"status", "500"}}, 4)}}));
    QCOMPARE(counts.processes.size(), std::size_t(2));
    const core::TrafficSample &one = counts.processes.at(name("orders-1")).own;
    QCOMPARE(one.requests, 100.0);
    QCOMPARE(one.serverErrors, 8.0);
    QCOMPARE(one.clientErrors, std::optional(2.0));
    QCOMPARE(one.totalTime, std::optional(core::Latency(350)));
    QCOMPARE(one.at, core::timeFromEpoch(1'799'999'990'000));
    QCOMPARE(one.startedAt, std::optional(core::timeFromEpoch(1'799'990'000'000)));
    QVERIFY(one.isComplete);
    QVERIFY(!one.inFlight);
    const core::TrafficSample &two = counts.processes.at(name("orders-2")).own;
    QCOMPARE(two.serverErrors, 4.0);
    QCOMPARE(two.at, asked); // not told when: as of the question
    QCOMPARE(counts.askedAt, std::optional(asked));
    QCOMPARE(counts.strangers, std::size_t(0));
}

void FleetCountsTest::callersToo()
{
    const auto counts =
        fleet().countsIn(answer({process("g1:8080"),
                                 {series("spring_cloud_gateway_requests_seconds_count", "g1:8080",
                                         {{"routeUri", "lb://orders"}, {"outcome", "SUCCESSFUL"}}, 40),
                                  series("spring_cloud_gateway_requests_seconds_count", "g1:8080",
                                         {{"routeUri", "lb://orders"}, {"outcome", "SERVER_ERROR"}}, 3),
                                  series("resilience4j_circuitbreaker_not_permitted_calls_total", "g1:8080",
                                         {{"name", "orders"}, {"kind", "not_permitted"}}, 9)}}));
    const auto &callers = counts.processes.at(name("gateway-1", "GATEWAY")).callers;
    QCOMPARE(callers.size(), std::size_t(2));
    QCOMPARE(callers[0].meter, core::CallerMeter::Gateway);
    QCOMPARE(callers[0].sample.requests, 43.0);
    QCOMPARE(callers[0].sample.serverErrors, 3.0);
    QCOMPARE(callers[0].sample.at, core::timeFromEpoch(1'799'999'990'000));
    QCOMPARE(callers[1].meter, core::CallerMeter::CircuitBreaker);
    QCOMPARE(callers[1].sample.serverErrors, 9.0);
}

void FleetCountsTest::twoJobsCountOnce()
{
    const auto counts =
        fleet().countsIn(answer({process("o1:8080", scraped, "pods"),
                                 process("o1:8080", scraped + 5, "services"),
                                 {requests("o1:8080", {{"job", "pods"}, {"outcome", "SUCCESS"}}, 10),
                                  requests("o1:8080", {{"job", "services"}, {"outcome", "SUCCESS"}}, 12)}}));
    QCOMPARE(counts.processes.size(), std::size_t(1));
    QCOMPARE(counts.processes.at(name("orders-1")).own.requests, 12.0);
}

void FleetCountsTest::anotherFleet()
{
    const auto counts = fleet().countsIn(answer({process("elsewhere:8080"), process("elsewhere:8081")}));
    QVERIFY(counts.isOtherFleet());
    QCOMPARE(counts.strangers, std::size_t(2));
    QVERIFY(!fleet().countsIn({}).isOtherFleet()); // nothing at all is no other fleet
    QVERIFY(!fleet().countsIn({}).askedAt);
    QVERIFY(!fleet().countsIn(answer({process("elsewhere:1"), process("o1:8080")})).isOtherFleet());
}

void FleetCountsTest::aLabelThatTwoClaim()
{
    core::LabelledFleet fleet({});
    // Two containers with one host name, told apart by their ids only.
    fleet.add(instance("orders-1", "o1"), "");
    fleet.add(instance("orders-2", "o1"), "");
    const auto counts = fleet.countsIn(answer({process("o1:8080"), process("orders-2")}));
    QCOMPARE(counts.ambiguous, std::size_t(1));
    QCOMPARE(counts.processes.size(), std::size_t(1));
    QVERIFY(counts.processes.contains(name("orders-2")));
}

void FleetCountsTest::whatWasLeftOutIsIncomplete()
{
    core::PrometheusAnswer cut = answer({process("o1:8080")});
    cut.leftOut = 1;
    QVERIFY(!fleet().countsIn(cut).processes.at(name("orders-1")).own.isComplete);
}

void FleetCountsTest::restartIsAGapHereToo()
{
    const auto sampleOf = [](double count, double startedAt, double scrapedAt) {
        std::vector<core::PrometheusSeries> one = process("o1:8080", scrapedAt);
        one[0].points[0].value = startedAt;
        return fleet()
            .countsIn(answer({one, {requests("o1:8080", {{"outcome", "SUCCESS"}}, count)}}))
            .processes.at(name("orders-1"))
            .own;
    };
    const auto before = sampleOf(100, started, scraped);
    const auto rate = core::rateBetween(before, sampleOf(130, started, scraped + 15));
    QVERIFY(rate);
    QCOMPARE(rate->requestsPerSecond, 2.0); // by the time between the scrapes
    QVERIFY(!core::rateBetween(before, sampleOf(130, scraped + 1, scraped + 15)));
    QVERIFY(!core::rateBetween(before, sampleOf(130, started, scraped))); // not scraped again yet
}

void FleetCountsTest::offsets_data()
{
    QTest::addColumn<std::optional<core::Millis>>("known");
    QTest::addColumn<int>("seen");
    QTest::addColumn<int>("offset");
    using Known = std::optional<core::Millis>;
    QTest::newRow("first") << Known() << 180'000 << 180'000;
    QTest::newRow("a slow answer is no news") << Known(180'000) << 178'500 << 180'000;
    QTest::newRow("nor a quick one") << Known(180'000) << 182'000 << 180'000;
    QTest::newRow("a clock that was set") << Known(180'000) << 100 << 100;
    QTest::newRow("behind ours") << Known() << -240'000 << -240'000;
}

void FleetCountsTest::offsets()
{
    QFETCH(std::optional<core::Millis>, known);
    QFETCH(int, seen);
    QFETCH(int, offset);
    QCOMPARE(core::steadyOffset(known, asked + core::Millis(seen), asked), core::Millis(offset));
}

QTEST_APPLESS_MAIN(FleetCountsTest)
#include "tst_fleetcounts.moc"
