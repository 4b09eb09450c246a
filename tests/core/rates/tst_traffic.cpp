// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/traffic.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <limits>

class TrafficTest : public QObject
{
    Q_OBJECT

private slots:
    void rates();
    void noRequestsNoErrorShare();
    void errorShareIsBounded();
    void keepsTheLongestSeen();
    void clientErrorsStandApart();
    void latencyOfTheInterval();
    void clocksMinutesApart();
    void countsOfSeveral();
    void isAGap_data();
    void isAGap();
};

void TrafficTest::rates()
{
    core::TrafficSample before = build::sample(0, 100);
    core::TrafficSample after = build::sample(2, 140);
    before.serverErrors = 3;
    after.serverErrors = 13;
    const auto rate = core::rateBetween(before, after);
    QVERIFY(rate);
    QCOMPARE(rate->requestsPerSecond, 20.0);
    QCOMPARE(rate->requests, 40.0);
    QCOMPARE(rate->serverErrors, 10.0);
    QCOMPARE(rate->errorShare, std::optional(0.25));
    QCOMPARE(rate->over, core::Millis(2000));
}

void TrafficTest::noRequestsNoErrorShare()
{
    const auto rate = core::rateBetween(build::sample(0, 100), build::sample(2, 100));
    QVERIFY(rate);
    QCOMPARE(rate->requestsPerSecond, 0.0);
    QVERIFY(!rate->errorShare);
}

void TrafficTest::errorShareIsBounded()
{
    // The two counters are read one after the other: an error may be seen before its request.
    core::TrafficSample after = build::sample(2, 101);
    after.serverErrors = 2;
    const auto rate = core::rateBetween(build::sample(0, 100), after);
    QVERIFY(rate);
    QCOMPARE(rate->errorShare, std::optional(1.0));
}

void TrafficTest::keepsTheLongestSeen()
{
    const core::TrafficSample none = build::sample(0, 100);
    core::TrafficSample busy = build::sample(2, 110);
    busy.longestRequest = core::Millis(900);
    core::TrafficSample quiet = build::sample(4, 120);
    QVERIFY(!core::withLongestOf(none, quiet).longestRequest);
    QCOMPARE(core::withLongestOf(none, busy).longestRequest, std::optional(core::Millis(900)));
    const core::TrafficSample later = core::withLongestOf(busy, quiet);
    QCOMPARE(later.longestRequest, std::optional(core::Millis(900)));
    QCOMPARE(later.requests, 120.0);
}

void TrafficTest::clientErrorsStandApart()
{
    core::TrafficSample before = build::sample(0, 100);
    core::TrafficSample after = build::sample(2, 140);
    before.clientErrors = 5;
    after.clientErrors = 25;
    auto rate = core::rateBetween(before, after);
    QVERIFY(rate);
    QCOMPARE(rate->clientErrors, std::optional(20.0));
    QCOMPARE(rate->errorShare, std::optional(0.0));
    after.clientErrors.reset();
    rate = core::rateBetween(before, after);
    QVERIFY(rate);
    QVERIFY(!rate->clientErrors); // not read is not zero
    after.clientErrors = 4;
    rate = core::rateBetween(before, after);
    QVERIFY(rate); // asked for apart: it spoils nothing but itself
    QVERIFY(!rate->clientErrors);
}

void TrafficTest::latencyOfTheInterval()
{
    const double infinite = std::numeric_limits<double>::infinity();
    core::TrafficSample before = build::sample(0, 100);
    core::TrafficSample after = build::sample(2, 140);
    before.totalTime = core::Latency(1000);
    after.totalTime = core::Latency(1500);
    after.longestRequest = core::Millis(90);
    before.buckets = {{core::Latency(10), 60}, {core::Latency(infinite), 100}};
    after.buckets = {{core::Latency(10), 80}, {core::Latency(infinite), 140}};
    auto rate = core::rateBetween(before, after);
    QVERIFY(rate);
    QCOMPARE(rate->meanLatency, std::optional(core::Latency(12.5)));
    QCOMPARE(rate->longest, std::optional(core::Millis(90)));
    QCOMPARE(core::percentile(rate->buckets, 0.25), std::optional(core::Latency(5)));
    after.totalTime = core::Latency(900);
    QVERIFY(!core::rateBetween(before, after)->meanLatency);
    after.totalTime = core::Latency(1000); // 40 requests cannot take no time
    QVERIFY(!core::rateBetween(before, after)->meanLatency);
    after = build::sample(2, 100);
    after.totalTime = core::Latency(1000);
    rate = core::rateBetween(before, after);
    QVERIFY(rate);
    QVERIFY(!rate->meanLatency); // no request, no latency
    QVERIFY(rate->buckets.empty());
}

void TrafficTest::clocksMinutesApart()
{
    core::TrafficSample before = build::sample(0, 100);
    core::TrafficSample after = build::sample(2, 110);
    // The process's clock is seven minutes ahead: it says to have started after it was read.
    before.startedAt = build::at(420);
    after.startedAt = build::at(420.5);
    QCOMPARE(core::rateBetween(before, after)->requests, 10.0);
}

void TrafficTest::countsOfSeveral()
{
    QCOMPARE(core::countsOf({}), core::RequestCounts());
    core::TrafficRate rate;
    rate.requests = 10;
    rate.serverErrors = 2;
    core::TrafficRate early; // its errors were read a little later than its requests
    early.requests = 1;
    early.serverErrors = 12;
    QCOMPARE(core::countsOf({rate, rate}), (core::RequestCounts{20, 4}));
    QCOMPARE(core::countsOf({rate, early}), (core::RequestCounts{11, 11}));
}

void TrafficTest::isAGap_data()
{
    QTest::addColumn<core::TrafficSample>("before");
    QTest::addColumn<core::TrafficSample>("after");
    const core::TrafficSample sample = build::sample(0, 100);
    QTest::newRow("no time passed") << sample << build::sample(0, 110);
    QTest::newRow("time went back") << sample << build::sample(-1, 110);
    QTest::newRow("counter fell: reset") << sample << build::sample(2, 5);
    core::TrafficSample erring = sample;
    erring.serverErrors = 4;
    QTest::newRow("errors fell: reset") << erring << build::sample(2, 110);
    core::TrafficSample first = sample;
    core::TrafficSample restarted = build::sample(2, 5000);
    first.startedAt = build::at(-100);
    restarted.startedAt = build::at(1);
    QTest::newRow("restarted, counter already higher") << first << restarted;
    core::TrafficSample blind = build::sample(2, 0);
    blind.fault = core::CounterFault::NoStatusCounters;
    QTest::newRow("nothing is counted: no rate of 0") << blind << [&] {
        core::TrafficSample later = blind;
        later.at = build::at(4);
        return later;
    }();
    core::TrafficSample partial = build::sample(2, 110);
    partial.isComplete = false;
    QTest::newRow("newer is incomplete") << sample << partial;
    for (const double wrong :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -1.0}) {
        const QByteArray name = QByteArray::number(wrong);
        core::TrafficSample spoilt = build::sample(2, 110);
        spoilt.serverErrors = wrong;
        QTest::addRow("errors newer %s", name.constData()) << sample << spoilt;
        QTest::addRow("errors older %s", name.constData())
            << spoilt << core::TrafficSample{build::sample(4, 120)};
        QTest::addRow("requests newer %s", name.constData()) << sample << build::sample(2, wrong);
        QTest::addRow("requests older %s", name.constData()) << build::sample(-2, wrong) << sample;
    }
    core::TrafficSample later = build::sample(4, 150);
    QTest::newRow("older is incomplete") << partial << later;
}

void TrafficTest::isAGap()
{
    QFETCH(core::TrafficSample, before);
    QFETCH(core::TrafficSample, after);
    QVERIFY(!core::rateBetween(before, after));
}

QTEST_APPLESS_MAIN(TrafficTest)
#include "tst_traffic.moc"
