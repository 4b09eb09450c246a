// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/lines.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <cmath>

using core::TrafficSide;

class LinesTest : public QObject
{
    Q_OBJECT

private slots:
    void ofEachInstance();
    void versionsAreSummed();
    void aRestartIsAGap();
    void theNewestServesForAWhile();
    void latencyIsWeighedByRequests();
    void sharesOfTrafficSumToOne();
    void callersStandApart();
    void nothingMeasured();
};

namespace {

core::RateKey key(const char *source, const char *version, TrafficSide side = TrafficSide::Own)
{
    return {side, build::app(), version, source};
}

core::TrafficRate rate(double requests, double failures, double seconds = 2)
{
    core::TrafficRate rate;
    rate.requests = requests;
    rate.serverErrors = failures;
    rate.over = core::Millis(static_cast<std::int64_t>(seconds * 1000));
    return rate;
}

/// The line's value at that second; a gap is "no value", a missing point too.
std::optional<double> valueAt(const core::Series &line, double seconds)
{
    for (const core::SeriesPoint &point : line.points) {
        if (point.at == build::at(seconds))
            return point.value;
    }
    return std::nullopt;
}

std::vector<std::string> names(const std::vector<core::Series> &lines)
{
    std::vector<std::string> all;
    for (const core::Series &line : lines)
        all.push_back(line.name);
    return all;
}

} // namespace

void LinesTest::ofEachInstance()
{
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("b", "1"), build::at(2), rate(10, 1));
    ledger.add(key("a", "1"), build::at(2), rate(0, 0));
    ledger.add(key("a", "1"), build::at(4), rate(40, 0));
    const core::ChartSet set = core::chartsOf(ledger, build::app(), build::at(4)).byInstance;
    QCOMPARE(names(set.errorShare), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(names(set.requestsPerSecond), names(set.errorShare));
    QCOMPARE(names(set.meanLatency), names(set.errorShare));
    QVERIFY(!valueAt(set.errorShare[0], 2)); // no request: no share, and not 0 %
    QCOMPARE(valueAt(set.requestsPerSecond[0], 2), std::optional(0.0));
    QCOMPARE(valueAt(set.requestsPerSecond[0], 4), std::optional(20.0));
    QCOMPARE(valueAt(set.errorShare[1], 2), std::optional(0.1));
    QVERIFY(!set.errorShare[0].isCallerSide);
}

void LinesTest::versionsAreSummed()
{
    core::RateLedger ledger(std::chrono::hours(1));
    // Read at other moments and over other lengths: what counts is what covers the moment.
    ledger.add(key("a", "1"), build::at(3), rate(30, 3, 3));
    ledger.add(key("b", "1"), build::at(10), rate(100, 0, 10));
    ledger.add(key("c", "2"), build::at(2), rate(5, 5, 1));
    const core::ChartSet set = core::chartsOf(ledger, build::app(), build::at(10)).byVersion;
    QCOMPARE(names(set.errorShare), (std::vector<std::string>{"1", "2"}));
    QCOMPARE(valueAt(set.requestsPerSecond[0], 2), std::optional(20.0));
    QCOMPARE(valueAt(set.errorShare[0], 2), std::optional(0.05));
    QCOMPARE(valueAt(set.requestsPerSecond[1], 2), std::optional(5.0));
    QCOMPARE(valueAt(set.errorShare[1], 2), std::optional(1.0));
}

void LinesTest::aRestartIsAGap()
{
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("a", "1"), build::at(2), rate(10, 0));
    ledger.add(key("a", "1"), build::at(4), rate(10, 0));
    // From 4 to 10 it was away, and its first reading after that says nothing about a rate.
    ledger.add(key("a", "1"), build::at(12), rate(10, 0));
    const core::Series line =
        core::chartsOf(ledger, build::app(), build::at(12)).byInstance.requestsPerSecond[0];
    QCOMPARE(valueAt(line, 4), std::optional(5.0));
    for (const double gap : {6.0, 8.0, 10.0})
        QVERIFY(!valueAt(line, gap));
    QCOMPARE(valueAt(line, 12), std::optional(5.0));
    QCOMPARE(line.points.size(), std::size_t(6));
}

void LinesTest::theNewestServesForAWhile()
{
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("a", "1"), build::at(2), rate(10, 0));
    const core::Series line =
        core::chartsOf(ledger, build::app(), build::at(20)).byInstance.requestsPerSecond[0];
    QCOMPARE(valueAt(line, 14), std::optional(5.0)); // 12 s old
    QVERIFY(!valueAt(line, 16));
    QCOMPARE(line.points.back().at, build::at(20));
}

void LinesTest::latencyIsWeighedByRequests()
{
    core::RateLedger ledger(std::chrono::hours(1));
    core::TrafficRate slow = rate(10, 0);
    slow.meanLatency = core::Latency(100);
    slow.longest = core::Millis(700);
    core::TrafficRate quick = rate(30, 0);
    quick.meanLatency = core::Latency(20);
    ledger.add(key("a", "1"), build::at(2), slow);
    ledger.add(key("b", "1"), build::at(2), quick);
    ledger.add(key("c", "1"), build::at(2), rate(500, 0)); // its time is not told
    const core::ChartSet set = core::chartsOf(ledger, build::app(), build::at(2)).byVersion;
    QCOMPARE(valueAt(set.meanLatency[0], 2), std::optional(40.0));
    QCOMPARE(valueAt(set.longestLatency[0], 2), std::optional(700.0));
    const core::ChartSet each = core::chartsOf(ledger, build::app(), build::at(2)).byInstance;
    QVERIFY(!valueAt(each.meanLatency[2], 2));
    QVERIFY(!valueAt(each.longestLatency[1], 2));
}

void LinesTest::sharesOfTrafficSumToOne()
{
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("a", "1"), build::at(2), rate(10, 0));
    ledger.add(key("b", "1"), build::at(2), rate(30, 0));
    ledger.add(key("c", "2"), build::at(2), rate(0, 0));
    const core::ChartSet set = core::chartsOf(ledger, build::app(), build::at(2)).byInstance;
    QCOMPARE(valueAt(set.trafficShare[0], 2), std::optional(0.25));
    QCOMPARE(valueAt(set.trafficShare[1], 2), std::optional(0.75));
    QCOMPARE(valueAt(set.trafficShare[2], 2), std::optional(0.0));
    double sum = 0;
    for (const core::Series &line : set.trafficShare)
        sum += valueAt(line, 2).value_or(0);
    QCOMPARE(sum, 1.0);
}

void LinesTest::callersStandApart()
{
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("a", "1"), build::at(2), rate(10, 0));
    ledger.add(key("GATEWAY/g", "", TrafficSide::Callers), build::at(2), rate(20, 5));
    ledger.add({TrafficSide::Callers, build::app("PAYMENTS"), "", "GATEWAY/g"}, build::at(2), rate(9, 9));
    const core::ApplicationCharts charts = core::chartsOf(ledger, build::app(), build::at(2));
    QCOMPARE(names(charts.byInstance.errorShare), (std::vector<std::string>{"a"}));
    QCOMPARE(names(charts.byCaller.errorShare), (std::vector<std::string>{"GATEWAY/g"}));
    QVERIFY(charts.byCaller.errorShare[0].isCallerSide);
    QCOMPARE(valueAt(charts.byCaller.errorShare[0], 2), std::optional(0.25));
}

void LinesTest::nothingMeasured()
{
    const auto charts = core::chartsOf(core::RateLedger(std::chrono::hours(1)), build::app(), build::at(2));
    QCOMPARE(charts.application, build::app());
    QVERIFY(charts.byInstance.errorShare.empty());
    QVERIFY(charts.byVersion.trafficShare.empty());
}

QTEST_APPLESS_MAIN(LinesTest)
#include "tst_lines.moc"
