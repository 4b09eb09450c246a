// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/prometheus.h"
#include "core/actuator/requestpage.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <cmath>

class RequestPageTest : public QObject
{
    Q_OBJECT

private slots:
    void bothSidesOfEachGeneration_data();
    void bothSidesOfEachGeneration();
    void requestsInFlight_data();
    void requestsInFlight();
    void whenItIsIncomplete_data();
    void whenItIsIncomplete();
    void histogram();
    void theUriLimit();
    void refuses_data();
    void refuses();
    void asksForBothSpellings();
};

namespace {

constexpr const char *where = "http://o1:8080/actuator/prometheus";
const core::TimePoint now = core::timeFromEpoch(1'800'000'000'000);

core::PageReading reading(bool sharesPort = true)
{
    core::PageReading reading{{"http://o1:8080/actuator", {"/probe"}}, {}, sharesPort, 8080, now};
    reading.applications = {build::app("STOCK")};
    return reading;
}

core::Result<core::ProcessCounts> decoded(const std::string &page, bool sharesPort = true)
{
    return core::decodeRequestPage(page, where, reading(sharesPort));
}

std::string line(const std::string &name, const std::string &labels, const char *value)
{
    return name + "{" + labels + "} " + value + "\n";
}

std::string count(const std::string &outcome, const std::string &status, const std::string &uri,
                  const char *value)
{
    return line("http_server_requests_seconds_count",
                R"(exception="none",method="GET",outcome=")" + outcome + R"(",status=")" + status +
                    R"(",uri=")" + uri + R"(")",
                value);
}

const std::string start = "process_start_time_seconds 1.799990000E9\n";
const std::string work = count("SUCCESS", "200", "/work", "90");

} // namespace

void RequestPageTest::bothSidesOfEachGeneration_data()
{
    QTest::addColumn<std::string>("page");
    const std::string rest =
        start + work + count("SERVER_ERROR", "500", "/work", "7") +
        count("CLIENT_ERROR", "404", "/work/{id}", "3") + count("SUCCESS", "200", "/actuator/health", "900") +
        count("SERVER_ERROR", "503", "/actuator/health", "50") + count("SUCCESS", "200", "/probe", "400") +
        line("http_server_requests_seconds_sum",
             R"(exception="none",method="GET",outcome="SUCCESS",)"
             R"(status="200",uri="/work")",
             "1.8") +
        line("http_server_requests_seconds_max", R"(uri="/work")", "0.25") +
        line("http_client_requests_seconds_count", R"(client_name="stock",outcome="SUCCESS",uri="/x")",
             "11") +
        line("http_client_requests_seconds_count", R"(client_name="stock",outcome="UNKNOWN",uri="/x")", "4");
    QTest::newRow("text 0.0.4 of Boot 3.3 and later") << "# HELP a b\n# TYPE a summary\n" + rest;
    std::string commas = rest;
    for (auto at = commas.find("\"}"); at != std::string::npos; at = commas.find("\"}", at + 3))
        commas.insert(at + 1, ",");
    QTest::newRow("trailing commas of Boot 2.0 to 3.2") << commas;
    std::string exemplars = rest;
    const auto first = exemplars.find("} 90") + 4;
    exemplars.insert(first, R"( # {span_id="a",trace_id="b"} 0.02 1799999999.5)");
    QTest::newRow("OpenMetrics with exemplars") << exemplars + "# EOF\n";
}

void RequestPageTest::bothSidesOfEachGeneration()
{
    QFETCH(std::string, page);
    const auto counts = decoded(page);
    QVERIFY(counts);
    const core::TrafficSample &own = counts->own;
    QVERIFY(own.isComplete);
    QCOMPARE(own.requests, 100.0); // management URIs and the ignored one left out
    QCOMPARE(own.serverErrors, 7.0);
    QCOMPARE(own.clientErrors, std::optional(3.0));
    QCOMPARE(own.totalTime, std::optional(core::Latency(1'800)));
    QCOMPARE(own.longestRequest, std::optional(core::Millis(250)));
    QCOMPARE(own.startedAt, std::optional(core::timeFromEpoch(1'799'990'000'000)));
    QCOMPARE(own.at, now);
    QCOMPARE(counts->callers.size(), std::size_t(1));
    const core::CallerCount &stock = counts->callers.front();
    QCOMPARE(stock.target, build::app("STOCK"));
    QCOMPARE(stock.sample.requests, 15.0);
    QCOMPARE(stock.sample.serverErrors, 4.0); // refused connections
    QCOMPARE(stock.sample.at, now);
}

void RequestPageTest::requestsInFlight_data()
{
    QTest::addColumn<std::string>("lines");
    QTest::addColumn<bool>("sharesPort");
    QTest::addColumn<std::optional<int>>("inFlight");
    const std::string active = "http_server_requests_active_seconds";
    const auto row = [](const char *name, const std::string &lines, bool shares, std::optional<int> count) {
        QTest::newRow(name) << lines << shares << count;
    };
    row("Boot 3.0 to 3.2", line(active + "_active_count", R"(uri="UNKNOWN",)", "3.0"), true, 2);
    row("since 3.3", line(active + "_count", R"(uri="UNKNOWN")", "3"), true, 2);
    row("with a histogram", line(active + "_gcount", R"(uri="UNKNOWN")", "3"), true, 2);
    row("a port of its own", line(active + "_count", R"(uri="UNKNOWN")", "3"), false, 3);
    row("several tag sets",
        line(active + "_count", R"(uri="UNKNOWN")", "3") + line(active + "_count", R"(method="PUT")", "2"),
        false, 5);
    row("busy threads of its port",
        line("tomcat_threads_busy_threads", R"(name="http-nio-9090")", "9") +
            line("tomcat_threads_busy_threads", R"(name="http-nio-8080")", "4"),
        true, 3);
    row("another port's threads", line("tomcat_threads_busy_threads", R"(name="http-nio-9090")", "9"), true,
        std::nullopt);
    row("neither is published", "", true, std::nullopt);
    row("a negative one is none", line(active + "_count", R"(uri="UNKNOWN")", "-1"), true, std::nullopt);
}

void RequestPageTest::requestsInFlight()
{
    QFETCH(std::string, lines);
    QFETCH(bool, sharesPort);
    QFETCH(std::optional<int>, inFlight);
    const auto counts = decoded(start + work + lines, sharesPort);
    QVERIFY(counts);
    QCOMPARE(counts->own.inFlight, inFlight);
    QCOMPARE(counts->own.requests, 90.0); // those that run are no requests that were answered
}

void RequestPageTest::whenItIsIncomplete_data()
{
    QTest::addColumn<std::string>("page");
    QTest::addColumn<bool>("sharesPort");
    QTest::addColumn<bool>("isComplete");
    std::string tooMany = start + work;
    for (std::size_t i = 0; i < core::mostPrometheusSamples; ++i)
        tooMany += count("SUCCESS", "200", "/" + std::to_string(i), "1");
    QTest::newRow("all is there") << start + work << true << true;
    QTest::newRow("more lines than are kept") << tooMany << true << false;
    QTest::newRow("an unreadable line") << start + work + count("SUCCESS", "200", "/b", "x") << true << false;
    QTest::newRow("a count that is no number")
        << start + work + count("SUCCESS", "200", "/b", "NaN") << true << false;
    QTest::newRow("a count that is negative")
        << start + work + count("SUCCESS", "200", "/b", "-3") << true << false;
    QTest::newRow("no request yet, own port") << start << false << true;
    QTest::newRow("no request yet, though it was asked at that port") << start << true << false;
}

void RequestPageTest::whenItIsIncomplete()
{
    QFETCH(std::string, page);
    QFETCH(bool, sharesPort);
    QFETCH(bool, isComplete);
    const auto counts = decoded(page, sharesPort);
    QVERIFY(counts);
    QCOMPARE(counts->own.isComplete, isComplete);
}

void RequestPageTest::histogram()
{
    const auto bucket = [](const std::string &uri, const char *most, const char *requests) {
        return line("http_server_requests_seconds_bucket", R"(uri=")" + uri + R"(",le=")" + most + R"(")",
                    requests);
    };
    const auto counted = [](const std::string &uri, const char *requests) {
        return line("http_server_requests_seconds_count", R"(uri=")" + uri + R"(")", requests);
    };
    const std::string a =
        bucket("/a", "0.1", "6") + bucket("/a", "+Inf", "8") + bucket("/a", "0.05", "2") + counted("/a", "8");
    const std::string management =
        bucket("/actuator/health", "0.05", "100") + counted("/actuator/health", "1");
    const auto one = decoded(start + a + management);
    QVERIFY(one);
    QCOMPARE(one->own.requests, 8.0);
    QCOMPARE(one->own.buckets.size(), std::size_t(3));
    QCOMPARE(one->own.buckets[0], (core::LatencyBucket{core::Latency(50), 2}));
    QCOMPARE(one->own.buckets[1], (core::LatencyBucket{core::Latency(100), 6}));
    QVERIFY(std::isinf(one->own.buckets[2].most.count()));
    QCOMPARE(one->own.buckets[2].requests, 8.0);
    const auto half = decoded(start + a + counted("/b", "3"));
    QVERIFY(half);
    QCOMPARE(half->own.requests, 11.0);
    QVERIFY(half->own.buckets.empty()); // of a part only would tell a wrong percentile
}

void RequestPageTest::theUriLimit()
{
    std::string page = start;
    for (int i = 0; i < 99; ++i)
        page += count("SUCCESS", "200", "/" + std::to_string(i), "1");
    QCOMPARE(decoded(page)->own.fault, core::CounterFault::None);
    page += count("SUCCESS", "200", "/actuator/health", "1");
    QCOMPARE(decoded(page)->own.fault, core::CounterFault::UriLimit);
}

void RequestPageTest::refuses_data()
{
    QTest::addColumn<std::string>("page");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("nothing") << std::string() << core::ErrorKind::Malformed;
    QTest::newRow("of something else") << std::string("node_load1 0.4\n") << core::ErrorKind::Malformed;
    QTest::newRow("HTML") << std::string("<html>log in</html>") << core::ErrorKind::NotJson;
    QTest::newRow("words") << std::string("no page here\n") << core::ErrorKind::Malformed;
}

void RequestPageTest::refuses()
{
    QFETCH(std::string, page);
    QFETCH(core::ErrorKind, kind);
    const auto counts = decoded(page);
    QVERIFY(!counts);
    QCOMPARE(counts.error().kind, kind);
    QCOMPARE(counts.error().where, std::string(where));
}

void RequestPageTest::asksForBothSpellings()
{
    const core::Request request = core::prometheusPageRequest("http://o1:8080/actuator");
    QVERIFY(request.url.starts_with("http://o1:8080/actuator/prometheus?includedNames="));
    const std::string names = "," + request.url.substr(request.url.find('=') + 1) + ",";
    for (const char *name : {"http_server_requests_seconds", "http_server_requests_seconds_count",
                             "feign_Client_http_response_code_total", "process_start_time_seconds"})
        QVERIFY2(names.find("," + std::string(name) + ",") != std::string::npos, name);
    QVERIFY2(request.url.size() < 6'000, "servers take 8 kB for all headers");
    QCOMPARE(request.bodyLimit, core::otherBodyLimit);
}

QTEST_APPLESS_MAIN(RequestPageTest)
#include "tst_requestpage.moc"
