// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/history.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;

class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void sumsInstances();
    void noDataIsAGap();
    void noRequestsIsAGapInErrors();
    void isBounded();
    void marksCallers();
};

namespace {

core::TrafficRate rate(double perSecond, double requests, double errors)
{
    core::TrafficRate result;
    result.requestsPerSecond = perSecond;
    result.requests = requests;
    result.serverErrors = errors;
    return result;
}

} // namespace

void HistoryTest::sumsInstances()
{
    core::RateHistory history(60s);
    // The share is of all requests, not the mean of the instances' shares.
    history.add("ORDERS", build::at(0), {rate(1, 10, 5), rate(9, 90, 5)});
    QCOMPARE(history.requestsPerSecond().size(), std::size_t(1));
    QCOMPARE(history.requestsPerSecond()[0].name, std::string("ORDERS"));
    QCOMPARE(history.requestsPerSecond()[0].points, (std::vector<core::SeriesPoint>{{build::at(0), 10.0}}));
    QCOMPARE(history.errorShare()[0].points, (std::vector<core::SeriesPoint>{{build::at(0), 0.1}}));
}

void HistoryTest::noDataIsAGap()
{
    core::RateHistory history(60s);
    history.add("ORDERS", build::at(0), {rate(1, 10, 0)});
    history.add("ORDERS", build::at(2), {});
    const auto points = history.requestsPerSecond()[0].points;
    QCOMPARE(points.size(), std::size_t(2));
    QVERIFY(!points[1].value);
    QVERIFY(!history.errorShare()[0].points[1].value);
}

void HistoryTest::noRequestsIsAGapInErrors()
{
    core::RateHistory history(60s);
    history.add("ORDERS", build::at(0), {rate(0, 0, 0)});
    QCOMPARE(history.requestsPerSecond()[0].points[0].value, std::optional(0.0));
    QVERIFY(!history.errorShare()[0].points[0].value);
}

void HistoryTest::isBounded()
{
    core::RateHistory history(60s);
    for (int i = 0; i < 1000; ++i)
        history.add("ORDERS", build::at(2 * i), {rate(1, 2, 0)});
    const auto points = history.requestsPerSecond()[0].points;
    QCOMPARE(points.size(), std::size_t(31));
    QCOMPARE(points.front().at, build::at(1998 - 60));
    QCOMPARE(points.back().at, build::at(1998));
    QCOMPARE(history.errorShare()[0].points.size(), points.size());
}

void HistoryTest::marksCallers()
{
    core::RateHistory history(60s);
    history.setCallerSide("GATEWAY", true);
    QVERIFY(history.requestsPerSecond().empty());
    history.add("GATEWAY", build::at(0), {rate(1, 2, 0)});
    history.add("ORDERS", build::at(0), {rate(1, 2, 0)});
    QVERIFY(history.errorShare()[0].isCallerSide);
    QVERIFY(!history.errorShare()[1].isCallerSide);
}

QTEST_APPLESS_MAIN(HistoryTest)
#include "tst_history.moc"
