// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/ledger.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <limits>

using core::TrafficSide;

class LedgerTest : public QObject
{
    Q_OBJECT

private slots:
    void counts_data();
    void counts();
    void keepsWhatARateTells();
    void isBoundedInTime();
    void isBoundedInNumber();
    void aClockSetBackLeavesNoDisorder();
};

namespace {

core::RateKey key(const char *source, const char *version, TrafficSide side = TrafficSide::Own)
{
    return {side, build::app(), version, source};
}

core::TrafficRate rate(double requests, double failures, core::Millis over = std::chrono::seconds(2))
{
    core::TrafficRate rate;
    rate.requests = requests;
    rate.serverErrors = failures;
    rate.over = over;
    return rate;
}

core::RateQuery query(double from, double to)
{
    return {TrafficSide::Own, build::app(), std::nullopt, false, build::at(from), build::at(to)};
}

/// Two instances of the old version and one of the new, and a caller that sees failures of its own.
core::RateLedger usual()
{
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("a", "1"), build::at(2), rate(10, 1));
    ledger.add(key("a", "1"), build::at(4), rate(20, 2));
    ledger.add(key("b", "1"), build::at(4), rate(100, 0));
    ledger.add(key("c", "2"), build::at(6), rate(7, 7));
    ledger.add(key("GATEWAY/g", "", TrafficSide::Callers), build::at(4), rate(1000, 50));
    return ledger;
}

} // namespace

void LedgerTest::counts_data()
{
    QTest::addColumn<core::RateQuery>("query");
    QTest::addColumn<std::optional<core::RequestCounts>>("counts");
    using Counts = std::optional<core::RequestCounts>;
    const auto counted = [](double requests, double failures) { return Counts({requests, failures}); };
    core::RateQuery asked = query(0, 10);
    QTest::newRow("all") << asked << counted(137, 10);
    asked.version = "1";
    QTest::newRow("one version") << asked << counted(130, 3);
    asked.isOtherVersions = true;
    QTest::newRow("all others") << asked << counted(7, 7);
    asked.version = "3";
    QTest::newRow("others than an unknown one") << asked << counted(137, 10);
    asked.isOtherVersions = false;
    QTest::newRow("an unknown version") << asked << Counts();
    asked = query(0, 10);
    asked.side = TrafficSide::Callers;
    QTest::newRow("the callers' side") << asked << counted(1000, 50);
    asked.application = build::app("PAYMENTS");
    QTest::newRow("another application") << asked << Counts();
    QTest::newRow("only what lies wholly within") << query(1, 5) << counted(120, 2);
    QTest::newRow("bounds belong to it") << query(2, 4) << counted(120, 2);
    QTest::newRow("one that began before") << query(3, 4) << Counts();
    QTest::newRow("nothing then") << query(7, 9) << Counts();
}

void LedgerTest::counts()
{
    QFETCH(core::RateQuery, query);
    QTEST(usual().counts(query), "counts");
}

void LedgerTest::keepsWhatARateTells()
{
    core::TrafficRate full = rate(10, 2);
    full.clientErrors = 3;
    full.meanLatency = core::Latency(12.5);
    full.longest = core::Millis(90);
    full.buckets = {{core::Latency(100), 10}, {core::Latency(std::numeric_limits<double>::infinity()), 10}};
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("a", "1"), build::at(2), full);
    const core::RateEntry expected{build::at(2),       std::chrono::seconds(2), {10, 2},
                                   std::optional(3.0), core::Latency(12.5),     core::Latency(90),
                                   core::Latency(95)};
    QCOMPARE(ledger.entries().at(key("a", "1")).front(), expected);
}

void LedgerTest::isBoundedInTime()
{
    core::RateLedger ledger(std::chrono::seconds(10));
    ledger.add(key("a", "1"), build::at(0), rate(1, 0));
    ledger.add(key("b", "1"), build::at(0), rate(1, 0));
    ledger.add(key("a", "1"), build::at(9), rate(1, 0));
    ledger.trim(build::at(10));
    QCOMPARE(ledger.entries().size(), std::size_t(2));
    ledger.trim(build::at(11));
    QCOMPARE(ledger.entries().size(), std::size_t(1));
    QCOMPARE(ledger.entries().begin()->second.size(), std::size_t(1));
}

void LedgerTest::isBoundedInNumber()
{
    core::RateLedger ledger(std::chrono::hours(100), 3);
    for (int i = 0; i < 10; ++i)
        ledger.add(key("a", "1"), build::at(i), rate(i, 0));
    const auto &entries = ledger.entries().begin()->second;
    QCOMPARE(entries.size(), std::size_t(3));
    QCOMPARE(entries.front().counts.requests, 7.0);
}

void LedgerTest::aClockSetBackLeavesNoDisorder()
{
    core::RateLedger ledger(std::chrono::hours(1));
    for (const double at : {2.0, 4.0, 6.0, 3.0, 5.0})
        ledger.add(key("a", "1"), build::at(at), rate(at, 0));
    std::vector<core::TimePoint> times;
    for (const core::RateEntry &entry : ledger.entries().begin()->second)
        times.push_back(entry.at);
    QCOMPARE(times, (std::vector{build::at(2), build::at(3), build::at(5)}));
}

QTEST_APPLESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
