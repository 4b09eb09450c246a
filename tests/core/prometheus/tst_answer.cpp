// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/answer.h"

#include <QTest>

#include <limits>

class AnswerTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAVector();
    void readsAMatrix();
    void whatIsNoNumberSaysNothing();
    void keepsTheWarnings();
    void countsWhatItLeavesOut();
    void refuses_data();
    void refuses();
    void tellsWhyTheServerCouldNot();
    void cutAnywhereIsRefused();
};

namespace {

constexpr const char *where = "http://prometheus:9090/api/v1/query";

std::string vector(const std::string &result, const std::string &more = {})
{
    return R"({"status":"success","data":{"resultType":"vector","result":[)" + result + "]}" + more + "}";
}

std::string matrix(const std::string &values)
{
    return R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":)" + values +
           "}]}}";
}

core::TimePoint at(std::int64_t milliseconds)
{
    return core::timeFromEpoch(milliseconds);
}

} // namespace

void AnswerTest::readsAVector()
{
    const auto answer = core::decodePrometheusAnswer(
        vector(R"({"metric":{"__name__":"up","job":"spring","instance":"a:1"},"value":[1435781451.781,"1"]},
                  {"metric":{},"value":[1435781452,"1.5e3"]})"),
        where);
    QVERIFY(answer);
    const core::PrometheusAnswer expected{
        {{"up", {{"instance", "a:1"}, {"job", "spring"}}, {{at(1435781451781), 1}}},
         {"", {}, {{at(1435781452000), 1500}}}},
        0,
        {}};
    QCOMPARE(*answer, expected);
}

void AnswerTest::readsAMatrix()
{
    const auto answer =
        core::decodePrometheusAnswer(matrix(R"([[1435781430.781,"1"],[1435781445.781,"-0.5"]])"), where);
    QVERIFY(answer);
    QCOMPARE(answer->series.at(0).points,
             (std::vector<core::PrometheusPoint>{{at(1435781430781), 1}, {at(1435781445781), -0.5}}));
    QVERIFY(core::decodePrometheusAnswer(matrix("[]"), where));
}

void AnswerTest::whatIsNoNumberSaysNothing()
{
    for (const char *word : {"NaN", "+Inf", "-Inf", "1e999"}) {
        const auto answer =
            core::decodePrometheusAnswer(matrix(std::string(R"([[1,")") + word + R"("],[2,"7"]])"), where);
        if (std::string_view(word) == "1e999") { // no double: refused, not rounded to something
            QVERIFY(!answer);
            continue;
        }
        QVERIFY2(answer, word);
        QCOMPARE(answer->series.at(0).points, (std::vector<core::PrometheusPoint>{{at(2000), 7}}));
    }
}

void AnswerTest::keepsTheWarnings()
{
    const auto answer =
        core::decodePrometheusAnswer(vector("", R"(,"warnings":["store-2 did not answer",7])"), where);
    QVERIFY(answer);
    QCOMPARE(answer->warnings, (std::vector<std::string>{"store-2 did not answer", "7"}));
}

void AnswerTest::countsWhatItLeavesOut()
{
    std::string many;
    for (std::size_t i = 0; i < core::mostSeries + 7; ++i)
        many += std::string(i ? "," : "") + R"({"metric":{},"value":[1,"1"]})";
    const auto answer = core::decodePrometheusAnswer(vector(many), where);
    QVERIFY(answer);
    QCOMPARE(answer->series.size(), core::mostSeries);
    QCOMPARE(answer->leftOut, std::size_t(7));
}

void AnswerTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<std::string>("what"); // the detail begins with it
    const auto malformed = [](const char *name, const std::string &body, const char *what) {
        QTest::newRow(name) << body << core::ErrorKind::Malformed << std::string(what);
    };
    QTest::newRow("login page") << std::string("<html/>") << core::ErrorKind::NotJson << std::string();
    QTest::newRow("empty") << std::string() << core::ErrorKind::Malformed << std::string();
    malformed("another program", R"({"status":"UP"})", "status");
    malformed("a list", "[]", "status");
    malformed("no data", R"({"status":"success"})", "data.resultType");
    malformed("a scalar", R"({"status":"success","data":{"resultType":"scalar","result":[1,"1"]}})",
              "data.resultType");
    malformed("result is no list", R"({"status":"success","data":{"resultType":"vector","result":{}}})",
              "data.result");
    malformed("no metric", vector(R"({"value":[1,"1"]})"), "metric");
    malformed("metric is no object", vector(R"({"metric":[],"value":[1,"1"]})"), "metric");
    malformed("a label is no text", vector(R"({"metric":{"a":{}},"value":[1,"1"]})"), "metric.a");
    malformed("no value", vector(R"({"metric":{}})"), "value");
    malformed("value is no pair", vector(R"({"metric":{},"value":[1]})"), "value");
    malformed("value is a number", vector(R"({"metric":{},"value":[1,1]})"), "value");
    malformed("value is a word", vector(R"({"metric":{},"value":[1,"many"]})"), "value");
    malformed("value has a tail", vector(R"({"metric":{},"value":[1,"1 "]})"), "value");
    malformed("value is empty", vector(R"({"metric":{},"value":[1,""]})"), "value");
    malformed("time is a text", vector(R"({"metric":{},"value":["1","1"]})"), "value");
    malformed("time is out of this world", vector(R"({"metric":{},"value":[1e300,"1"]})"), "value");
    malformed("points out of order", matrix(R"([[2,"1"],[1,"1"]])"), "values: not in order");
    malformed("one moment twice", matrix(R"([[2,"1"],[2,"1"]])"), "values: not in order");
    malformed("values are no list", matrix("7"), "values");
    QTest::newRow("its own error")
        << std::string(
               R"({"status":"error","errorType":"execution","error":"query processing would load too many samples"})")
        << core::ErrorKind::HttpStatus << std::string("query processing would load too many samples");
}

void AnswerTest::refuses()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    QFETCH(std::string, what);
    const auto answer = core::decodePrometheusAnswer(body, where);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, kind);
    QVERIFY2(answer.error().what.starts_with(what), answer.error().what.c_str());
    QCOMPARE(answer.error().where, std::string(where));
}

void AnswerTest::tellsWhyTheServerCouldNot()
{
    core::Response response;
    response.status = 400;
    response.body = R"({"status":"error","errorType":"bad_data","error":"parse error"})";
    auto answer = core::prometheusAnswerFrom(response, where);
    QVERIFY(!answer);
    QCOMPARE(answer.error().what, std::string("parse error"));
    QCOMPARE(answer.error().httpStatus, 400);
    response.status = 503;
    response.body = "Service Unavailable";
    answer = core::prometheusAnswerFrom(response, where);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, core::ErrorKind::HttpStatus);
    QCOMPARE(answer.error().httpStatus, 503);
    response.status = 401;
    answer = core::prometheusAnswerFrom(response, where);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, core::ErrorKind::Unauthorized);
    response.status = 200;
    response.body = vector("");
    QVERIFY(core::prometheusAnswerFrom(response, where));
}

void AnswerTest::cutAnywhereIsRefused()
{
    const std::string whole =
        vector(R"({"metric":{"__name__":"up","job":"a\"b"},"value":[1435781451.781,"1"]})");
    QVERIFY(core::decodePrometheusAnswer(whole, where));
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY(!core::decodePrometheusAnswer(whole.substr(0, length), where));
}

QTEST_APPLESS_MAIN(AnswerTest)
#include "tst_answer.moc"
