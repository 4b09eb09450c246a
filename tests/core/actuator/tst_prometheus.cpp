// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/prometheus.h"

#include <QTest>

#include <optional>

class PrometheusTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void labels();
    void passesOver_data();
    void passesOver();
    void refuses_data();
    void refuses();
    void keepsNoMoreThanItMay();
    void aMillionLines();
};

namespace {

constexpr const char *where = "http://h:8081/actuator/prometheus";
constexpr std::string_view counter = "http_server_requests_seconds_count";

core::Result<core::PrometheusPage> decoded(std::string_view page)
{
    return core::decodePrometheus(page, {counter, "process_start_time_seconds"}, where);
}

} // namespace

void PrometheusTest::reads_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::optional<double>>("value"); // nothing: not kept
    const auto row = [](const char *name, const char *line, std::optional<double> value) {
        QTest::newRow(name) << std::string(line) << value;
    };
    row("Boot 3.3: no comma, a whole number", R"(http_server_requests_seconds_count{uri="/work"} 12)", 12);
    row("Boot 2: trailing comma", R"(http_server_requests_seconds_count{uri="/work",} 12.0)", 12);
    row("no labels", "process_start_time_seconds 1.7E9", 1.7e9);
    row("empty labels", "process_start_time_seconds{} 3", 3);
    row("a time stamp", "process_start_time_seconds 3 1700000000000", 3);
    row("an exemplar", R"(http_server_requests_seconds_count{a="b"} 7 # {trace_id="x"} 1.0)", 7);
    row("line end of Windows", "process_start_time_seconds 3\r", 3);
    row("blanks everywhere", "  process_start_time_seconds  { a = \"b\" , c = \"d\" }\t4", 4);
    row("plus", "process_start_time_seconds +4", 4);
    row("negative is as sent", "process_start_time_seconds -4", -4);
    row("another metric", "jvm_threads_live 4", std::nullopt);
    row("a longer name", "process_start_time_seconds_more 4", std::nullopt);
    row("a shorter name", "process_start_time 4", std::nullopt);
}

void PrometheusTest::reads()
{
    QFETCH(std::string, line);
    QFETCH(std::optional<double>, value);
    const auto page = decoded("# HELP a b\n# TYPE a counter\n\n" + line + "\n# EOF\n");
    QVERIFY(page);
    QCOMPARE(page->samples.size(), value ? 1u : 0u);
    QVERIFY(page->isWhole());
    QCOMPARE(page->notFinite, 0u);
    if (value)
        QCOMPARE(page->samples.front().value, *value);
}

void PrometheusTest::labels()
{
    const auto page = decoded(
        R"(http_server_requests_seconds_count{outcome="SUCCESS",uri="/a{b},\"c\"\\d\ne\q",empty="",} 1)");
    QVERIFY(page);
    QCOMPARE(page->samples.size(), 1u);
    const core::PrometheusSample &sample = page->samples.front();
    QCOMPARE(sample.name, std::string(counter));
    QCOMPARE(sample.labels.size(), 3u);
    QCOMPARE(sample.label("outcome"), std::string_view("SUCCESS"));
    QCOMPARE(sample.label("uri"), std::string_view("/a{b},\"c\"\\d\ne\\q"));
    QCOMPARE(sample.label("empty"), std::string_view());
    QCOMPARE(sample.label("none"), std::string_view());
}

void PrometheusTest::passesOver_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::size_t>("unreadable");
    QTest::addColumn<std::size_t>("notFinite");
    const auto row = [](const char *name, const std::string &line, std::size_t unreadable,
                        std::size_t notFinite) { QTest::newRow(name) << line << unreadable << notFinite; };
    row("NaN", "process_start_time_seconds NaN", 0, 1);
    row("Inf", "process_start_time_seconds +Inf", 0, 1);
    row("minus Inf", "process_start_time_seconds -Inf", 0, 1);
    row("past a double", "process_start_time_seconds 1e999", 0, 1);
    row("no value", "process_start_time_seconds ", 1, 0);
    row("a word", "process_start_time_seconds many", 1, 0);
    row("a number and more", "process_start_time_seconds 4x", 1, 0);
    row("two signs", "process_start_time_seconds +-4", 1, 0);
    row("labels not closed", R"(process_start_time_seconds{a="b" 4)", 1, 0);
    row("labels cut", R"(process_start_time_seconds{a="b",)", 1, 0);
    row("a quote not closed", R"(process_start_time_seconds{a="b} 4)", 1, 0);
    row("a backslash at the end", R"(process_start_time_seconds{a="b\)", 1, 0);
    row("no quote", R"(process_start_time_seconds{a=b} 4)", 1, 0);
    row("no name of a label", R"(process_start_time_seconds{="b"} 4)", 1, 0);
    row("no equals sign", R"(process_start_time_seconds{a"b"} 4)", 1, 0);
    row("a line without an end", "process_start_time_seconds{a=\"" + std::string(20'000, 'x') + "\"} 4", 1,
        0);
    std::string many = "process_start_time_seconds{";
    for (int i = 0; i < 70; ++i)
        many += "a" + std::to_string(i) + "=\"b\",";
    row("too many labels", many + "} 4", 1, 0);
}

void PrometheusTest::passesOver()
{
    QFETCH(std::string, line);
    QFETCH(std::size_t, unreadable);
    QFETCH(std::size_t, notFinite);
    // What stands around it is read all the same.
    const auto page = decoded("process_start_time_seconds 1\n" + line + "\nprocess_start_time_seconds 2");
    QVERIFY(page);
    QCOMPARE(page->samples.size(), 2u);
    QCOMPARE(page->samples.back().value, 2.0);
    QCOMPARE(page->unreadable, unreadable);
    QCOMPARE(page->notFinite, notFinite);
    QCOMPARE(page->isWhole(), unreadable == 0);
}

void PrometheusTest::refuses_data()
{
    using core::ErrorKind;
    QTest::addColumn<std::string>("page");
    QTest::addColumn<std::optional<ErrorKind>>("kind");
    const auto row = [](const char *name, const std::string &page, std::optional<ErrorKind> kind) {
        QTest::newRow(name) << page << kind;
    };
    row("nothing", "", std::nullopt);
    row("comments only", "# HELP a b\n# EOF\n", std::nullopt);
    row("a login page", "\n<!DOCTYPE html><html><body>Log in</body></html>", ErrorKind::NotJson);
    row("JSON", R"({"names":["jvm.memory.used"]})", ErrorKind::NotJson);
    row("words", "Service Unavailable\nplease, come back\n", ErrorKind::Malformed);
    row("no sample at all", "404\n-\n", ErrorKind::Malformed);
    row("zeros", std::string(1000, '\0'), ErrorKind::Malformed);
}

void PrometheusTest::refuses()
{
    QFETCH(std::string, page);
    QFETCH(std::optional<core::ErrorKind>, kind);
    const auto read = decoded(page);
    QCOMPARE(read.has_value(), !kind);
    if (!kind)
        return;
    QCOMPARE(read.error().kind, *kind);
    QCOMPARE(read.error().where, std::string(where));
}

void PrometheusTest::keepsNoMoreThanItMay()
{
    std::string page;
    for (std::size_t i = 0; i < core::mostPrometheusSamples + 5; ++i)
        page += std::string(counter) + "{uri=\"/" + std::to_string(i) + "\"} 1\n";
    const auto read = decoded(page);
    QVERIFY(read);
    QCOMPARE(read->samples.size(), core::mostPrometheusSamples);
    QCOMPARE(read->leftOut, 5u);
    QVERIFY(!read->isWhole());
}

void PrometheusTest::aMillionLines()
{
    std::string page;
    for (int i = 0; i < 1'000'000; ++i)
        page += "jvm_buffer_count_bucket{le=\"0.05\"} " + std::to_string(i) + "\n";
    page += "process_start_time_seconds 5\n";
    const auto read = decoded(page);
    QVERIFY(read);
    QCOMPARE(read->samples.size(), 1u);
    QVERIFY(read->isWhole());
}

QTEST_APPLESS_MAIN(PrometheusTest)
#include "tst_prometheus.moc"
