// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/latency.h"

#include <QTest>

#include <limits>

using Buckets = std::vector<core::LatencyBucket>;

class LatencyTest : public QObject
{
    Q_OBJECT

private slots:
    void percentiles_data();
    void percentiles();
    void between_data();
    void between();
    void addsOnlyTheSameBounds();
};

namespace {

const double infinite = std::numeric_limits<double>::infinity();

core::LatencyBucket bucket(double most, double requests)
{
    return {core::Latency(most), requests};
}

/// Twenty took up to 50 ms, 60 more up to 100 ms, 15 more up to 500 ms, five longer.
const Buckets usual{bucket(50, 20), bucket(100, 80), bucket(500, 95), bucket(infinite, 100)};

} // namespace

// As histogram_quantile() is described in Prometheus' manual ("Query functions"): linear within a bucket, the
// lower bound of the first is 0, and the second highest bound where the quantile lies in the last one.
void LatencyTest::percentiles_data()
{
    QTest::addColumn<Buckets>("buckets");
    QTest::addColumn<double>("share");
    QTest::addColumn<std::optional<core::Latency>>("latency");
    const std::optional<core::Latency> none;
    const auto row = [](const char *name, const Buckets &buckets, double share,
                        std::optional<core::Latency> latency) {
        QTest::newRow(name) << buckets << share << latency;
    };
    row("half, within the second", usual, 0.5, core::Latency(75));
    row("a tenth, from nothing on", usual, 0.1, core::Latency(25));
    row("at a bound", usual, 0.8, core::Latency(100));
    row("nine tenths", usual, 0.875, core::Latency(300));
    row("beyond the last finite bound", usual, 0.99, core::Latency(500));
    row("all", usual, 1, core::Latency(500));
    row("an empty bucket is passed over", {bucket(10, 0), bucket(20, 4), bucket(infinite, 4)}, 0.5,
        core::Latency(15));
    row("no request", {bucket(10, 0), bucket(infinite, 0)}, 0.5, none);
    row("no histogram", {}, 0.5, none);
    row("only the sum", {bucket(infinite, 7)}, 0.5, none);
    row("cut off: no last bucket", {bucket(10, 3), bucket(20, 4)}, 0.5, none);
    row("no number", {bucket(10, 3), bucket(infinite, std::numeric_limits<double>::quiet_NaN())}, 0.5, none);
}

void LatencyTest::percentiles()
{
    QFETCH(Buckets, buckets);
    QFETCH(double, share);
    QTEST(core::percentile(buckets, share), "latency");
}

void LatencyTest::between_data()
{
    QTest::addColumn<Buckets>("before");
    QTest::addColumn<Buckets>("after");
    QTest::addColumn<Buckets>("grown");
    const Buckets later{bucket(50, 21), bucket(100, 82), bucket(500, 97), bucket(infinite, 103)};
    QTest::newRow("grew") << usual << later
                          << Buckets{bucket(50, 1), bucket(100, 2), bucket(500, 2), bucket(infinite, 3)};
    QTest::newRow("one fell") << later << usual << Buckets{};
    QTest::newRow("other bounds") << usual << Buckets{bucket(60, 21), bucket(infinite, 103)} << Buckets{};
    QTest::newRow("was not there") << Buckets{} << usual << Buckets{};
    QTest::newRow("no longer there") << usual << Buckets{} << Buckets{};
    Buckets torn = later;
    torn[1].requests = 80; // the first grew, the second, which holds the first, did not
    QTest::newRow("read in the middle of a change") << usual << torn << Buckets{};
    torn[1].requests = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("no number") << usual << torn << Buckets{};
}

void LatencyTest::between()
{
    QFETCH(Buckets, before);
    QFETCH(Buckets, after);
    QTEST(core::bucketsBetween(before, after), "grown");
}

void LatencyTest::addsOnlyTheSameBounds()
{
    Buckets all;
    QVERIFY(core::addBuckets(all, usual));
    QVERIFY(core::addBuckets(all, usual));
    QCOMPARE(all.back(), bucket(infinite, 200));
    QCOMPARE(core::percentile(all, 0.5), std::optional(core::Latency(75)));
    QVERIFY(!core::addBuckets(all, {bucket(60, 1), bucket(infinite, 1)}));
    QCOMPARE(all.back(), bucket(infinite, 200));
}

QTEST_APPLESS_MAIN(LatencyTest)
#include "tst_latency.moc"
