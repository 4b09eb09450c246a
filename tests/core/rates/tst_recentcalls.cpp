// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/recentcalls.h"
#include "tests/core/support/builders.h"

#include <QTest>

namespace {

const std::set<core::ApplicationName> known{build::app("ORDERS"), build::app("STOCK")};

core::Breaker command(const std::string &name, const core::RecentCalls &recent)
{
    return {name, core::BreakerState::Closed, {}, core::BreakerSource::HystrixStream, recent};
}

core::RecentCalls calls(double passed, double failed, double notPermitted,
                        const char *group = "RibbonCommand")
{
    return {core::Millis(10'000), passed, failed, notPermitted, group};
}

core::Resilience of(std::vector<core::Breaker> commands)
{
    return {std::move(commands), {}, 0};
}

} // namespace

class RecentCallsTest : public QObject
{
    Q_OBJECT

private slots:
    void countsEachWindowOnce_data();
    void countsEachWindowOnce();
    void whatWasKeptBackHasFailed();
    void tellsTowardsWhom();
    void aGapBeginsAnew();
    void meters();
};

void RecentCallsTest::countsEachWindowOnce_data()
{
    QTest::addColumn<int>("secondReading"); // seconds after the first
    QTest::addColumn<double>("requests");   // counted by then; negative: nothing new
    QTest::newRow("within the window") << 9 << -1.0;
    QTest::newRow("a window later") << 10 << 20.0;
    QTest::newRow("somewhat later") << 12 << 24.0;
    QTest::newRow("much later") << 16 << 0.0;
    QTest::newRow("the clock was set back") << -5 << 0.0;
}

void RecentCallsTest::countsEachWindowOnce()
{
    QFETCH(int, secondReading);
    QFETCH(double, requests);
    core::RecentCallCounts counts;
    const auto first = counts.add(of({command("orders", calls(30, 3, 0))}), known, build::at(0));
    QCOMPARE(first.size(), std::size_t(1));
    QCOMPARE(first.front().sample.requests, 0.0); // what was before is not counted
    const auto second = counts.add(of({command("orders", calls(20, 2, 0))}), known, build::at(secondReading));
    QCOMPARE(second.empty(), requests < 0);
    if (second.empty())
        return;
    QCOMPARE(second.front().sample.requests, requests);
    QCOMPARE(second.front().sample.serverErrors, requests / 10);
    const auto rate = core::rateBetween(first.front().sample, second.front().sample);
    QCOMPARE(rate.has_value(), requests > 0);
    if (rate)
        QCOMPARE(rate->requestsPerSecond, 2.0);
}

void RecentCallsTest::whatWasKeptBackHasFailed()
{
    core::RecentCallCounts counts;
    counts.add(of({command("orders", calls(0, 0, 0))}), known, build::at(0));
    const auto read = counts.add(of({command("orders", calls(5, 4, 15))}), known, build::at(10));
    QCOMPARE(read.front().sample.requests, 20.0);
    QCOMPARE(read.front().sample.serverErrors, 19.0);
}

/// Zuul's commands bear the service's name, OpenFeign's groups do.
void RecentCallsTest::tellsTowardsWhom()
{
    core::RecentCallCounts counts;
    const auto read = counts.add(
        of({command("orders", calls(1, 0, 0)), command("StockClient#find(String)", calls(1, 0, 0, "stock")),
            command("OrdersClient#all()", calls(1, 0, 0, "orders")),
            command("weather", calls(1, 0, 0, "Weather"))}),
        known, build::at(0));
    QCOMPARE(read.size(), std::size_t(2));
    QCOMPARE(read[0].target, build::app("ORDERS"));
    QCOMPARE(read[1].target, build::app("STOCK"));
    const auto later = counts.add(
        of({command("orders", calls(3, 0, 0)), command("OrdersClient#all()", calls(4, 0, 0, "orders"))}),
        known, build::at(10));
    QCOMPARE(later.front().sample.requests, 7.0);
}

void RecentCallsTest::aGapBeginsAnew()
{
    core::RecentCallCounts counts;
    const auto read = of({command("orders", calls(10, 1, 0))});
    counts.add(read, known, build::at(0));
    const auto before = counts.add(read, known, build::at(10));
    const auto anew = counts.add(read, known, build::at(60));
    const auto after = counts.add(read, known, build::at(70));
    QVERIFY(!core::rateBetween(before.front().sample, anew.front().sample));
    QVERIFY(core::rateBetween(anew.front().sample, after.front().sample));
}

/// What a breaker's meters tell since the start is counted where those are read.
void RecentCallsTest::meters()
{
    core::RecentCallCounts counts;
    QVERIFY(counts.add(of({{"orders", core::BreakerState::Closed, 12}}), known, build::at(0)).empty());
    QVERIFY(counts.add({}, known, build::at(10)).empty());
}

QTEST_APPLESS_MAIN(RecentCallsTest)
#include "tst_recentcalls.moc"
