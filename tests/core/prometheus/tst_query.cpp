// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/query.h"
#include "tests/core/support/builders.h"

#include <QTest>

class QueryTest : public QObject
{
    Q_OBJECT

private slots:
    void asksForTheWholeFleet();
    void leavesOutWhatIsNotTraffic();
    void keepsToTheSelector();
    void quotes_data();
    void quotes();
    void requests();
};

namespace {

core::PrometheusSettings settings()
{
    core::PrometheusSettings settings;
    settings.url = "http://prometheus:9090";
    return settings;
}

bool has(const std::string &query, std::string_view part)
{
    return query.find(part) != std::string::npos;
}

} // namespace

void QueryTest::asksForTheWholeFleet()
{
    const std::string query = core::fleetQuery(settings(), {});
    QVERIFY(query.starts_with("sum by (__name__,job,instance,outcome,status,exception,"));
    for (const char *meter :
         {"http_server_requests", "spring_cloud_gateway_requests", "http_client_requests", "feign_Client",
          "feign_Client_exception", "feign_Client_http_response_code", "loadbalancer_requests_failed",
          "resilience4j_circuitbreaker_calls", "resilience4j_retry_calls"})
        QVERIFY2(has(query, meter), meter);
    QVERIFY(has(query, "_(seconds_count|seconds_sum|total)|process_start_time_seconds\""));
    QVERIFY(has(query, "max by (job,instance) (timestamp(process_start_time_seconds{}))"));
    // The two halves of an "or" are told apart by labels, never by their names.
    QVERIFY(has(query, R"(),"drainboard_scraped_at","1","",""))"));
    auto named = settings();
    named.instanceLabel = "pod";
    QVERIFY(core::fleetQuery(named, {}).starts_with("sum by (__name__,job,pod,outcome,"));
}

void QueryTest::leavesOutWhatIsNotTraffic()
{
    const std::string query =
        core::fleetQuery(settings(), {{"/actuator", "/manage", "/"}, {"/ping", "/probe/{kind}"}});
    QVERIFY2(has(query, R"(uri!~"/actuator(/.*)?|/manage(/.*)?|/ping|/probe/\\{kind\\}")"), query.c_str());
}

void QueryTest::keepsToTheSelector()
{
    auto chosen = settings();
    chosen.selector = R"(env="prod")";
    const std::string query = core::fleetQuery(chosen, {});
    QVERIFY2(has(query, R"(uri!~"/actuator(/.*)?",env="prod"}))"), query.c_str());
    QVERIFY2(has(query, R"(timestamp(process_start_time_seconds{env="prod"}))"), query.c_str());
}

void QueryTest::quotes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("quoted");
    QTest::addColumn<std::string>("pattern");
    const auto row = [](const char *text, const char *quoted, const char *pattern) {
        QTest::newRow(text) << std::string(text) << std::string(quoted) << std::string(pattern);
    };
    row("/ping", "/ping", "/ping");
    row("a\"b", R"(a\"b)", R"(a\"b)");
    row("a\\b", R"(a\\b)", R"(a\\\\b)");
    row("a\nb", R"(a\nb)", R"(a\nb)");
    row("/a.b", "/a.b", R"(/a\\.b)");
    row("/**", "/**", R"(/\\*\\*)");
    row("/{id}", "/{id}", R"(/\\{id\\})");
    row("a|b", "a|b", R"(a\\|b)");
    row("[x](y)^$+?", "[x](y)^$+?", R"(\\[x\\]\\(y\\)\\^\\$\\+\\?)");
}

void QueryTest::quotes()
{
    QFETCH(std::string, text);
    QTEST(core::quotedText(text), "quoted");
    QTEST(core::quotedPattern(text), "pattern");
}

void QueryTest::requests()
{
    const core::Request now = core::queryRequest(settings(), "up{a=\"b\"}");
    QCOMPARE(now.url, std::string("http://prometheus:9090/api/v1/query?query=up%7Ba%3D%22b%22%7D"));
    QCOMPARE(now.method, core::Method::Get);
    const core::Request range =
        core::rangeRequest(settings(), "up", core::timeFromEpoch(1'800'000'000'000),
                           core::timeFromEpoch(1'800'000'600'050), core::Millis(15'000));
    QCOMPARE(range.url, std::string("http://prometheus:9090/api/v1/query_range?query=up&start=1800000000.000"
                                    "&end=1800000600.050&step=15.000"));
}

QTEST_APPLESS_MAIN(QueryTest)
#include "tst_query.moc"
