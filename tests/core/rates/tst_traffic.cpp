// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/traffic.h"
#include "tests/core/support/builders.h"

#include <QTest>

class TrafficTest : public QObject
{
    Q_OBJECT

private slots:
    void rates();
    void noRequestsNoErrorShare();
    void errorShareIsBounded();
    void keepsTheLongestSeen();
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
    core::TrafficSample partial = build::sample(2, 110);
    partial.isComplete = false;
    QTest::newRow("newer is incomplete") << sample << partial;
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
