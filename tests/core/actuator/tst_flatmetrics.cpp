// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/flatmetrics.h"
#include "tests/core/support/builders.h"

#include <QTest>

class FlatMetricsTest : public QObject
{
    Q_OBJECT

private slots:
    void counts_data();
    void counts();
    void clientErrorsStandApart();
    void leavesOutWhatTheOperatorNamed();
    void tellsTheStart();
    void refuses_data();
    void refuses();
};

namespace {
constexpr const char *where = "http://h:8080/metrics";
}

void FlatMetricsTest::counts_data()
{
    using core::CounterFault;
    QTest::addColumn<std::string>("body");
    QTest::addColumn<double>("requests");
    QTest::addColumn<double>("errors");
    QTest::addColumn<CounterFault>("fault");
    const auto row = [](const char *name, const char *body, double requests, double errors,
                        CounterFault fault = CounterFault::None) {
        QTest::newRow(name) << std::string(body) << requests << errors << fault;
    };
    row("counters", R"({"counter.status.200.work":3,"counter.status.500.boom":2,"gauge.response.work":11.0})",
        5, 2);
    row("paths with dots", R"({"counter.status.200.work.id.lines":4,"counter.status.404.star-star":3})", 7,
        0);
    row("its own endpoints", R"({"counter.status.200.health":9,"counter.status.200.metrics":8,
        "counter.status.401.env":1,"counter.status.200.service-registry.instance-status":2,
        "counter.status.200.work":1})",
        1, 0);
    row("endpoints below a path", R"({"counter.status.200.manage.health":9,"counter.status.200.work":1})", 1,
        0);
    row("no request yet", R"({"mem":1,"uptime":5000})", 0, 0);
    row("Servo has taken them", R"({"gauge.servo.response.work":3.0,"normalized.servo.rest.count":0.5})", 0,
        0, CounterFault::NoStatusCounters);
    row("Servo beside the counters", R"({"gauge.servo.response.work":3.0,"counter.status.200.work":6})", 6,
        0);
    row("negative, a word, cut", R"({"counter.status.200.a":-3,"counter.status.200.b":"many",
        "counter.status.":4,"counter.status.x.c":4,"counter.status.200":4,"counter.status.200.d":1})",
        1, 0, CounterFault::NoNumber);
    row("no number", R"({"counter.status.200.a":"NaN","counter.status.200.d":1})", 1, 0,
        CounterFault::NoNumber);
    row("nonsense of its own endpoints", R"({"counter.status.200.health":-9,"counter.status.200.d":1})", 1,
        0);
}

void FlatMetricsTest::counts()
{
    QFETCH(std::string, body);
    QFETCH(double, requests);
    QFETCH(double, errors);
    QFETCH(core::CounterFault, fault);
    const auto sample = core::decodeFlatMetrics(body, where, build::at(9));
    QVERIFY(sample);
    QCOMPARE(sample->requests, requests);
    QCOMPARE(sample->serverErrors, errors);
    QCOMPARE(sample->fault, fault);
    QCOMPARE(sample->isComplete, fault != core::CounterFault::NoNumber);
    QCOMPARE(sample->at, build::at(9));
    QCOMPARE(sample->inFlight, std::optional<int>());
}

void FlatMetricsTest::clientErrorsStandApart()
{
    const auto sample = core::decodeFlatMetrics(
        R"({"counter.status.200.a":8,"counter.status.404.star-star":3,"counter.status.503.a":2,
            "counter.status.401.env":5})",
        where, build::at(9));
    QVERIFY(sample);
    QCOMPARE(sample->requests, 13.0);
    QCOMPARE(sample->serverErrors, 2.0);
    QCOMPARE(sample->clientErrors, std::optional(3.0));
}

void FlatMetricsTest::leavesOutWhatTheOperatorNamed()
{
    const auto sample = core::decodeFlatMetrics(
        R"({"counter.status.200.ping":80,"counter.status.200.work.id":3,"counter.status.200.root":7,
            "counter.status.200.pings":1})",
        where, build::at(9), {"/ping", "/work/{id}", "/"});
    QVERIFY(sample);
    QCOMPARE(sample->requests, 1.0);
}

void FlatMetricsTest::tellsTheStart()
{
    const auto told =
        core::decodeFlatMetrics(R"({"uptime":63502,"instance.uptime":41799})", where, build::at(100));
    QVERIFY(told);
    QCOMPARE(told->startedAt, std::optional(build::at(100) - core::Millis(63502)));
    const auto untold = core::decodeFlatMetrics(R"({"uptime":-1})", where, build::at(100));
    QVERIFY(untold);
    QCOMPARE(untold->startedAt, std::optional<core::TimePoint>());
}

void FlatMetricsTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("login page") << std::string("<html/>") << core::ErrorKind::NotJson;
    QTest::newRow("a list") << std::string("[]") << core::ErrorKind::Malformed;
    QTest::newRow("cut off") << std::string(R"({"mem":1,)") << core::ErrorKind::Malformed;
}

void FlatMetricsTest::refuses()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    const auto sample = core::decodeFlatMetrics(body, where, build::at(0));
    QVERIFY(!sample);
    QCOMPARE(sample.error().kind, kind);
    QCOMPARE(sample.error().where, std::string(where));
}

QTEST_APPLESS_MAIN(FlatMetricsTest)
#include "tst_flatmetrics.moc"
