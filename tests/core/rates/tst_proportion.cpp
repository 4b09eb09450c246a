// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/proportion.h"

#include <QTest>

#include <cmath>
#include <limits>

class ProportionTest : public QObject
{
    Q_OBJECT

private slots:
    void wilsonAsPublished_data();
    void wilsonAsPublished();
    void differenceAsPublished_data();
    void differenceAsPublished();
    void turnsRoundWithItsSides();
    void narrowsWithMoreRequests();
    void usable_data();
    void usable();
};

namespace {

/// Published with four decimals.
void compareRounded(double value, double published)
{
    QVERIFY2(std::abs(value - published) < 0.00005 + 1e-9, qPrintable(QString::number(value, 'f', 6)));
}

} // namespace

// Newcombe 1998, "Two-sided confidence intervals for the single proportion: comparison of seven methods",
// Statistics in Medicine 17, 857-872: Table I, method 3 (score, no continuity correction), 95 %.
void ProportionTest::wilsonAsPublished_data()
{
    QTest::addColumn<double>("failures");
    QTest::addColumn<double>("requests");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("81 of 263") << 81.0 << 263.0 << 0.2553 << 0.3662;
    QTest::newRow("15 of 148") << 15.0 << 148.0 << 0.0624 << 0.1605;
    QTest::newRow("0 of 20") << 0.0 << 20.0 << 0.0000 << 0.1611;
    QTest::newRow("1 of 29") << 1.0 << 29.0 << 0.0061 << 0.1718;
}

void ProportionTest::wilsonAsPublished()
{
    QFETCH(double, failures);
    QFETCH(double, requests);
    QFETCH(double, low);
    QFETCH(double, high);
    const core::Interval interval = core::wilsonInterval({requests, failures});
    compareRounded(interval.low, low);
    compareRounded(interval.high, high);
}

// Newcombe 1998, "Interval estimation for the difference between independent proportions: comparison of
// eleven methods", Statistics in Medicine 17, 873-890: Table II, method 10 (score, no continuity correction),
// 95 %. The paper takes the second share from the first. Held against the formula worked out by hand apart
// from this program, and rows a and b against the tests of the R package "propint", which quote the same
// table.
void ProportionTest::differenceAsPublished_data()
{
    QTest::addColumn<core::RequestCounts>("first");
    QTest::addColumn<core::RequestCounts>("second");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    using Counts = core::RequestCounts;
    QTest::newRow("a: 56/70 - 48/80") << Counts{70, 56} << Counts{80, 48} << 0.0524 << 0.3339;
    QTest::newRow("b: 9/10 - 3/10") << Counts{10, 9} << Counts{10, 3} << 0.1705 << 0.8090;
    QTest::newRow("c: 6/7 - 2/7") << Counts{7, 6} << Counts{7, 2} << 0.0582 << 0.8062;
    QTest::newRow("d: 5/56 - 0/29") << Counts{56, 5} << Counts{29, 0} << -0.0381 << 0.1926;
    QTest::newRow("e: 0/10 - 0/20") << Counts{10, 0} << Counts{20, 0} << -0.1611 << 0.2775;
    QTest::newRow("f: 0/10 - 0/10") << Counts{10, 0} << Counts{10, 0} << -0.2775 << 0.2775;
    QTest::newRow("g: 10/10 - 0/20") << Counts{10, 10} << Counts{20, 0} << 0.6791 << 1.0000;
    QTest::newRow("h: 10/10 - 0/10") << Counts{10, 10} << Counts{10, 0} << 0.6075 << 1.0000;
}

void ProportionTest::differenceAsPublished()
{
    QFETCH(core::RequestCounts, first);
    QFETCH(core::RequestCounts, second);
    QFETCH(double, low);
    QFETCH(double, high);
    const core::Interval interval = core::differenceInterval(second, first);
    compareRounded(interval.low, low);
    compareRounded(interval.high, high);
}

void ProportionTest::turnsRoundWithItsSides()
{
    const core::RequestCounts before{812, 3};
    const core::RequestCounts after{95, 7};
    const core::Interval forth = core::differenceInterval(before, after);
    const core::Interval back = core::differenceInterval(after, before);
    QCOMPARE(forth.low, -back.high);
    QCOMPARE(forth.high, -back.low);
}

void ProportionTest::narrowsWithMoreRequests()
{
    double width = 2;
    for (const double requests : {1.0, 10.0, 100.0, 1e4, 1e6, 1e9}) {
        const auto interval = core::differenceInterval({requests, requests * 0.01}, {requests, 0});
        QVERIFY(interval.low >= -1 && interval.high <= 1 && interval.low <= -0.01);
        QVERIFY(interval.high - interval.low < width);
        width = interval.high - interval.low;
    }
}

void ProportionTest::usable_data()
{
    QTest::addColumn<double>("requests");
    QTest::addColumn<double>("failures");
    QTest::addColumn<bool>("isUsable");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    QTest::newRow("one of one") << 1.0 << 1.0 << true;
    QTest::newRow("part of a request, from a rate") << 0.5 << 0.25 << true;
    QTest::newRow("nothing counted") << 0.0 << 0.0 << false;
    QTest::newRow("negative requests") << -1.0 << 0.0 << false;
    QTest::newRow("negative failures") << 5.0 << -1.0 << false;
    QTest::newRow("more failures than requests") << 5.0 << 6.0 << false;
    QTest::newRow("requests no number") << nan << 0.0 << false;
    QTest::newRow("failures no number") << 5.0 << nan << false;
    QTest::newRow("infinite") << infinite << 5.0 << false;
}

void ProportionTest::usable()
{
    QFETCH(double, requests);
    QFETCH(double, failures);
    QTEST((core::RequestCounts{requests, failures}.isUsable()), "isUsable");
}

QTEST_APPLESS_MAIN(ProportionTest)
#include "tst_proportion.moc"
