// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/verdict.h"

#include <QSet>
#include <QTest>

#include <limits>

using Counts = core::RequestCounts;
using Outcome = core::Verdict;
using Reason = core::VerdictReason;

class VerdictTest : public QObject
{
    Q_OBJECT

private slots:
    void outcomes_data();
    void outcomes();
    void neededIsTheFirstThatDecides_data();
    void neededIsTheFirstThatDecides();
    void neededBeforeIsTheLeastNumber();
    void noNumberOfRequestsWouldDo();
    void hugeCountsStayNumbers();
    void theWorstOfTheSides_data();
    void theWorstOfTheSides();
    void eachHasANameOfItsOwn();
};

void VerdictTest::outcomes_data()
{
    QTest::addColumn<std::optional<Counts>>("before");
    QTest::addColumn<std::optional<Counts>>("after");
    QTest::addColumn<core::VerdictThresholds>("thresholds");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Reason>("reason");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const core::VerdictThresholds usual;
    const core::VerdictThresholds limited{0.01, 0.05, 100};
    const std::optional<Counts> none;
    const auto some = [](double requests, double failures) {
        return std::optional<Counts>({requests, failures});
    };
    const auto row = [&](const char *name, std::optional<Counts> before, std::optional<Counts> after,
                         const core::VerdictThresholds &thresholds, Outcome outcome, Reason reason) {
        QTest::newRow(name) << before << after << thresholds << outcome << reason;
    };
    row("neither measured", none, none, usual, Outcome::NoData, Reason::NothingAfter);
    row("not measured since", some(900, 0), none, usual, Outcome::NoData, Reason::NothingAfter);
    row("no request since", some(900, 0), some(0, 0), usual, Outcome::NoData, Reason::NothingAfter);
    row("not measured before", none, some(900, 0), usual, Outcome::NoData, Reason::NothingBefore);
    row("no request before", some(0, 0), some(900, 900), usual, Outcome::NoData, Reason::NothingBefore);
    row("nothing before, but over the limit", none, some(900, 900), limited, Outcome::Fail,
        Reason::OverLimit);
    row("nothing before, one failed", none, some(1, 1), limited, Outcome::NoData, Reason::NothingBefore);
    row("no number", some(900, 0), some(nan, 0), usual, Outcome::NoData, Reason::Unusable);
    row("negative before", some(-3, 0), some(900, 0), usual, Outcome::NoData, Reason::Unusable);
    row("more failures than requests", some(900, 0), some(5, 6), usual, Outcome::NoData, Reason::Unusable);
    row("failures without requests", some(900, 0), some(0, 6), usual, Outcome::NoData, Reason::Unusable);

    // 0 of 380 and 0 of 380: up to 0.01001 worse; with 381, up to 0.00998 (3.8415 / (n + 3.8415)).
    row("none failed, enough to be sure", some(381, 0), some(381, 0), usual, Outcome::Pass,
        Reason::Tolerated);
    row("none failed, one too few", some(380, 0), some(380, 0), usual, Outcome::Doubtful, Reason::Undecided);
    row("none failed, far too few", some(5000, 0), some(99, 0), usual, Outcome::Doubtful, Reason::TooFew);
    row("too few before", some(99, 0), some(5000, 0), usual, Outcome::Doubtful, Reason::TooFew);
    row("as many as before, many", some(20000, 400), some(20000, 400), usual, Outcome::Pass,
        Reason::Tolerated);
    row("as many as before, few", some(400, 8), some(400, 8), usual, Outcome::Doubtful, Reason::Undecided);
    row("better", some(1000, 200), some(1000, 10), usual, Outcome::Pass, Reason::Tolerated);
    row("clearly worse", some(5000, 5), some(1000, 100), usual, Outcome::Fail, Reason::Worse);
    row("worse by about what is tolerated", some(5000, 0), some(1000, 10), usual, Outcome::Doubtful,
        Reason::Undecided);
    row("one of the first failed", some(5000, 5), some(1, 1), usual, Outcome::Doubtful, Reason::TooFew);
    row("four of the first four failed", some(5000, 5), some(4, 4), usual, Outcome::Doubtful, Reason::TooFew);
    row("five of the first five failed", some(5000, 5), some(5, 5), usual, Outcome::Fail, Reason::Worse);
    row("over the limit, though as before", some(5000, 1000), some(5000, 1000), limited, Outcome::Fail,
        Reason::OverLimit);
    row("as before, but not surely under the limit", some(5000, 250), some(5000, 250), limited,
        Outcome::Doubtful, Reason::Undecided);
    row("under the limit", some(5000, 50), some(5000, 50), limited, Outcome::Pass, Reason::Tolerated);
    row("nothing tolerated, as good as before", some(1e6, 0), some(1e6, 0), {0, {}, 100}, Outcome::Doubtful,
        Reason::Undecided);
}

void VerdictTest::outcomes()
{
    QFETCH(std::optional<Counts>, before);
    QFETCH(std::optional<Counts>, after);
    QFETCH(core::VerdictThresholds, thresholds);
    QFETCH(Outcome, outcome);
    QFETCH(Reason, reason);
    const core::ShareVerdict verdict = core::judge(before, after, thresholds);
    QCOMPARE(verdict.outcome, outcome);
    QCOMPARE(verdict.reason, reason);
    QCOMPARE(verdict.thresholds, thresholds);
    if (outcome == Outcome::Pass || outcome == Outcome::Fail) {
        QVERIFY(!verdict.neededBefore);
        QVERIFY(!verdict.neededAfter);
    }
}

void VerdictTest::neededIsTheFirstThatDecides_data()
{
    QTest::addColumn<double>("requests");
    QTest::addColumn<double>("failures");
    QTest::newRow("none failed, none asked for yet but one") << 1.0 << 0.0;
    QTest::newRow("none failed") << 150.0 << 0.0;
    QTest::newRow("as before") << 250.0 << 1.0;
    QTest::newRow("worse, not sure yet") << 200.0 << 5.0;
    QTest::newRow("one of the first failed: the least number") << 1.0 << 1.0;
}

void VerdictTest::neededIsTheFirstThatDecides()
{
    QFETCH(double, requests);
    QFETCH(double, failures);
    const Counts before{10'000, 40};
    const core::ShareVerdict verdict = core::judge(before, Counts{requests, failures}, {});
    QCOMPARE(verdict.outcome, Outcome::Doubtful);
    QVERIFY(verdict.neededAfter);
    const auto withMore = [&](std::int64_t more) {
        const double all = requests + double(more);
        return core::judge(before, Counts{all, failures / requests * all}, {}).outcome;
    };
    QVERIFY(withMore(*verdict.neededAfter) != Outcome::Doubtful);
    if (requests + double(*verdict.neededAfter) > 100)
        QCOMPARE(withMore(*verdict.neededAfter - 1), Outcome::Doubtful);
}

void VerdictTest::neededBeforeIsTheLeastNumber()
{
    const core::ShareVerdict verdict = core::judge(Counts{30, 0}, Counts{5000, 0}, {});
    QCOMPARE(verdict.reason, Reason::TooFew);
    QCOMPARE(verdict.neededBefore, std::optional<std::int64_t>(70));
    QVERIFY(!verdict.neededAfter);
}

void VerdictTest::noNumberOfRequestsWouldDo()
{
    // The failures before were seen in 200 requests only: they may as well have been half as many.
    const core::ShareVerdict verdict = core::judge(Counts{200, 4}, Counts{3000, 75}, {});
    QCOMPARE(verdict.reason, Reason::Undecided);
    QVERIFY(!verdict.neededAfter);
    QVERIFY(!verdict.neededBefore);
}

void VerdictTest::hugeCountsStayNumbers()
{
    QCOMPARE(core::judge(Counts{1e300, 2e298}, Counts{1e300, 2e298}, {}).outcome, Outcome::Pass);
    const core::ShareVerdict verdict = core::judge(Counts{200, 4}, Counts{1e300, 2.5e298}, {});
    QCOMPARE(verdict.outcome, Outcome::Doubtful);
    QVERIFY(!verdict.neededAfter);
}

void VerdictTest::theWorstOfTheSides_data()
{
    QTest::addColumn<std::vector<Outcome>>("sides");
    QTest::addColumn<int>("worst");
    QTest::newRow("none") << std::vector<Outcome>{} << -1;
    QTest::newRow("no data beside a pass") << std::vector{Outcome::NoData, Outcome::Pass} << 1;
    QTest::newRow("no data alone") << std::vector{Outcome::NoData, Outcome::NoData} << 0;
    QTest::newRow("doubtful beside a pass") << std::vector{Outcome::Pass, Outcome::Doubtful} << 1;
    QTest::newRow("fail beside a pass") << std::vector{Outcome::Fail, Outcome::Pass} << 0;
    QTest::newRow("the first of two alike") << std::vector{Outcome::Pass, Outcome::Pass} << 0;
}

void VerdictTest::theWorstOfTheSides()
{
    QFETCH(std::vector<Outcome>, sides);
    QFETCH(int, worst);
    std::vector<core::ShareVerdict> verdicts;
    for (const Outcome side : sides)
        verdicts.emplace_back().outcome = side;
    const core::ShareVerdict *found = core::worstOf(verdicts);
    QCOMPARE(found ? int(found - verdicts.data()) : -1, worst);
}

void VerdictTest::eachHasANameOfItsOwn()
{
    QSet<QByteArray> names;
    for (int reason = 0; reason <= int(Reason::OverLimit); ++reason)
        names.insert(QByteArray(core::verdictReasonName(Reason(reason)).data()));
    QCOMPARE(names.size(), int(Reason::OverLimit) + 1);
}

QTEST_APPLESS_MAIN(VerdictTest)
#include "tst_verdict.moc"
