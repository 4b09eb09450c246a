// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/metrics.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <limits>

class MetricsTest : public QObject
{
    Q_OBJECT

private slots:
    void decodesRecorded();
    void refuses_data();
    void refuses();
    void readsAnswers_data();
    void readsAnswers();
    void counts_data();
    void counts();
    void tellsTheLongest_data();
    void tellsTheLongest();
    void totalTime_data();
    void totalTime();
    void readsProperty_data();
    void readsProperty();
};

namespace {
constexpr const char *where = "http://h/actuator/metrics/m";
} // namespace

void MetricsTest::decodesRecorded()
{
    const auto metric = core::decodeMetric(build::readData("metric-boot-3.5.16.json"), where);
    QVERIFY(metric);
    QCOMPARE(metric->name, std::string("http.server.requests"));
    QCOMPARE(metric->value("COUNT"), std::optional(10332.0));
    QCOMPARE(metric->value("MAX"), std::optional(0.77));
    QCOMPARE(metric->value("VALUE"), std::optional<double>());
    QCOMPARE(metric->tags.at("outcome"), (std::vector<std::string>{"CLIENT_ERROR", "SUCCESS"}));
    QCOMPARE(metric->tags.at("uri").size(), std::size_t(6));
}

void MetricsTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("HTML") << std::string("<html/>") << core::ErrorKind::NotJson;
    QTest::newRow("no measurements") << std::string(R"({"name":"m"})") << core::ErrorKind::Malformed;
    QTest::newRow("measurements is an object")
        << std::string(R"({"measurements":{}})") << core::ErrorKind::Malformed;
    QTest::newRow("value is a word") << std::string(
                                            R"({"measurements":[{"statistic":"COUNT","value":"many"}]})")
                                     << core::ErrorKind::Malformed;
    QTest::newRow("value is missing")
        << std::string(R"({"measurements":[{"statistic":"COUNT"}]})") << core::ErrorKind::Malformed;
}

void MetricsTest::refuses()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    const auto metric = core::decodeMetric(body, where);
    QVERIFY(!metric);
    QCOMPARE(metric.error().kind, kind);
    QCOMPARE(metric.error().where, std::string(where));
}

void MetricsTest::readsAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<QString>("outcome");
    const std::string good = R"({"name":"m","measurements":[{"statistic":"COUNT","value":3.0}]})";
    QTest::newRow("counted") << 200 << good << QStringLiteral("3");
    QTest::newRow("nothing counted yet, empty body") << 404 << std::string() << QStringLiteral("none");
    QTest::newRow("nothing counted yet, page as body")
        << 404 << std::string("<html>") << QStringLiteral("none");
    QTest::newRow("bad tag") << 400 << std::string("{}") << QStringLiteral("error");
    QTest::newRow("not allowed") << 401 << std::string() << QStringLiteral("error");
    QTest::newRow("failing") << 503 << good << QStringLiteral("error");
    QTest::newRow("cut off") << 200 << good.substr(0, 20) << QStringLiteral("error");
}

void MetricsTest::readsAnswers()
{
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(QString, outcome);
    core::Response response;
    response.status = status;
    response.body = body;
    const auto metric = core::metricFrom(response, where);
    const QString seen = !metric    ? QStringLiteral("error")
                         : !*metric ? QStringLiteral("none")
                                    : QString::number((*metric)->value("COUNT").value_or(-1));
    QCOMPARE(seen, outcome);
}

void MetricsTest::counts_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<double>("count"); // -1: none
    QTest::newRow("a count") << std::string("3.0") << 3.0;
    QTest::newRow("none yet") << std::string("0.0") << 0.0;
    QTest::newRow("negative") << std::string("-3.0") << -1.0;
    QTest::newRow("no number") << std::string(R"("NaN")") << -1.0;
    QTest::newRow("endless") << std::string(R"("Infinity")") << -1.0;
}

void MetricsTest::counts()
{
    QFETCH(std::string, value);
    QFETCH(double, count);
    const auto metric = core::decodeMetric(
        R"({"name":"m","measurements":[{"statistic":"COUNT","value":)" + value + "}]}", where);
    QCOMPARE(metric ? core::countOf(*metric).value_or(-1) : -1.0, count);
}

void MetricsTest::tellsTheLongest_data()
{
    QTest::addColumn<std::string>("unit");
    QTest::addColumn<std::string>("max");
    QTest::addColumn<int>("millis"); // -1: none
    const auto row = [](const char *name, const char *unit, const char *max, int millis) {
        QTest::newRow(name) << std::string(unit) << std::string(max) << millis;
    };
    row("recorded", "seconds", "0.77", 770);
    row("rounded up", "seconds", "0.0012", 2);
    row("milliseconds", "milliseconds", "770.0", 770);
    row("fallen back in quiet", "seconds", "0.0", -1);
    row("no unit told", "", "0.77", -1);
    row("another unit", "furlongs", "0.77", -1);
    row("negative", "seconds", "-1.0", -1);
    row("more than a day", "seconds", "86400.1", -1);
    row("far too large", "seconds", "1e300", -1);
}

void MetricsTest::tellsTheLongest()
{
    QFETCH(std::string, unit);
    QFETCH(std::string, max);
    QFETCH(int, millis);
    const std::string body = R"({"name":"m","baseUnit":")" + unit +
                             R"(","measurements":[{"statistic":"MAX","value":)" + max + "}]}";
    const auto metric = core::decodeMetric(body, where);
    QVERIFY(metric);
    const auto expected = millis < 0 ? std::nullopt : std::optional(core::Millis(millis));
    QCOMPARE(core::longestOf(*metric), expected);
}

void MetricsTest::totalTime_data()
{
    QTest::addColumn<core::Metric>("metric");
    QTest::addColumn<std::optional<core::Latency>>("time");
    const auto row = [](const char *name, const char *unit, std::map<std::string, double> measurements,
                        std::optional<core::Latency> time) {
        QTest::newRow(name) << core::Metric{"m", unit, std::move(measurements), {}} << time;
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    row("seconds", "seconds", {{"TOTAL_TIME", 1.5}}, core::Latency(1500));
    row("milliseconds", "milliseconds", {{"TOTAL_TIME", 1.5}}, core::Latency(1.5));
    row("nothing yet", "seconds", {{"TOTAL_TIME", 0}}, core::Latency(0));
    row("unit not told", "", {{"TOTAL_TIME", 1.5}}, {});
    row("not a timer", "seconds", {{"COUNT", 4}}, {});
    row("negative", "seconds", {{"TOTAL_TIME", -1}}, {});
    row("no number", "seconds", {{"TOTAL_TIME", nan}}, {});
}

void MetricsTest::totalTime()
{
    QFETCH(core::Metric, metric);
    QTEST(core::totalTimeOf(metric), "time");
}

void MetricsTest::readsProperty_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("value"); // empty: none
    const auto row = [](const char *name, const char *body, const char *value) {
        QTest::newRow(name) << std::string(body) << std::string(value);
    };
    row("text", R"({"property":{"source":"commandLineArgs","value":"2000"},"propertySources":[]})", "2000");
    row("number", R"({"property":{"value":2000}})", "2000");
    row("masked", R"({"property":{"value":"******"}})", "");
    row("empty", R"({"property":{"value":""}})", "");
    row("not set", R"({"propertySources":[]})", "");
    row("1.5", R"({"eureka.instance.instance-id":"localhost:orders:8080"})", "localhost:orders:8080");
    row("1.5, masked", R"({"spring.password":"******"})", "");
    row("1.5, a pattern matched more", R"({"a":"1","b":"2"})", "");
    row("an object in it", R"({"profiles":{"a":"b"}})", "");
}

void MetricsTest::readsProperty()
{
    QFETCH(std::string, body);
    QFETCH(std::string, value);
    const auto property = core::decodeEnvironmentProperty(body, where);
    QVERIFY(property);
    QCOMPARE(property->value_or(std::string()), value);
}

QTEST_APPLESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
