// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/judging.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::Comparison;
using core::TrafficSide;
using core::Verdict;

class JudgingTest : public QObject
{
    Q_OBJECT

private slots:
    void isArmedForTheRelease_data();
    void isArmedForTheRelease();
    void nothingMeasuredIsNoData();
    void beforeAndSince();
    void oldAndNewOverTheSameTime();
    void tooFewOldOnesReachBack();
    void whatIsJudgedBeginsWithTheReturn();
    void nothingIsJudgedAfterItsEnd();
    void theWorseSideDecides();
};

namespace {

core::RateKey key(const char *source, const char *version, TrafficSide side = TrafficSide::Own)
{
    return {side, build::app(), version, source};
}

core::TrafficRate rate(double requests, double failures)
{
    core::TrafficRate rate;
    rate.requests = requests;
    rate.serverErrors = failures;
    rate.over = std::chrono::seconds(10);
    return rate;
}

/// Armed at 600 s.
core::Judging usual(const char *newVersion = "")
{
    core::Judging judging{build::app()};
    judging.armedAt = build::at(600);
    judging.newVersion = newVersion;
    return judging;
}

core::ShareVerdict verdictOf(const std::vector<core::SideVerdict> &verdicts, TrafficSide side,
                             Comparison comparison)
{
    for (const core::SideVerdict &one : verdicts) {
        if (one.side == side && one.comparison == comparison)
            return one.verdict;
    }
    return {};
}

core::RateLedger ledger()
{
    return core::RateLedger(std::chrono::hours(2));
}

} // namespace

void JudgingTest::isArmedForTheRelease_data()
{
    QTest::addColumn<double>("now");
    QTest::addColumn<bool>("isArmed");
    QTest::newRow("before it") << 599.0 << false;
    QTest::newRow("at its start") << 600.0 << true;
    QTest::newRow("during it") << 700.0 << true;
    QTest::newRow("at its end") << 900.0 << false;
}

void JudgingTest::isArmedForTheRelease()
{
    QFETCH(double, now);
    core::Judging judging = usual();
    judging.disarmedAt = build::at(900);
    QTEST(judging.isArmed(build::at(now)), "isArmed");
}

void JudgingTest::nothingMeasuredIsNoData()
{
    const auto verdicts = core::judgeRelease(ledger(), usual("2"), build::at(700));
    QCOMPARE(verdicts.size(), std::size_t(2));
    for (const core::SideVerdict &one : verdicts) {
        QCOMPARE(one.comparison, Comparison::BeforeSince);
        QCOMPARE(one.verdict.outcome, Verdict::NoData);
    }
    QCOMPARE(core::decisive(verdicts).verdict.outcome, Verdict::NoData);
}

void JudgingTest::beforeAndSince()
{
    core::RateLedger book = ledger();
    book.add(key("a", "1"), build::at(-10), rate(9000, 9000)); // longer ago than "before" reaches
    book.add(key("a", "1"), build::at(500), rate(5000, 5));
    book.add(key("a", "1"), build::at(605), rate(700, 700)); // began before the release, ended in it
    book.add(key("a", "1"), build::at(620), rate(1000, 2));
    const auto verdicts = core::judgeRelease(book, usual(), build::at(700));
    const core::ShareVerdict own = verdictOf(verdicts, TrafficSide::Own, Comparison::BeforeSince);
    QCOMPARE(own.before, (core::RequestCounts{5000, 5}));
    QCOMPARE(own.after, (core::RequestCounts{1000, 2}));
    QCOMPARE(own.outcome, Verdict::Pass);
}

void JudgingTest::oldAndNewOverTheSameTime()
{
    core::RateLedger book = ledger();
    book.add(key("a", "1"), build::at(500), rate(5000, 5));
    book.add(key("a", "1"), build::at(650), rate(2000, 100)); // the whole fleet has a bad minute
    book.add(key("b", "2"), build::at(650), rate(1000, 50));
    const auto verdicts = core::judgeRelease(book, usual("2"), build::at(700));
    const core::ShareVerdict versions = verdictOf(verdicts, TrafficSide::Own, Comparison::OldNew);
    QCOMPARE(versions.before, (core::RequestCounts{2000, 100}));
    QCOMPARE(versions.after, (core::RequestCounts{1000, 50}));
    QCOMPARE(versions.outcome, Verdict::Doubtful);
}

void JudgingTest::tooFewOldOnesReachBack()
{
    core::RateLedger book = ledger();
    book.add(key("a", "1"), build::at(500), rate(5000, 5));
    book.add(key("a", "1"), build::at(650), rate(20, 0));
    book.add(key("b", "2"), build::at(650), rate(1000, 1));
    const auto verdicts = core::judgeRelease(book, usual("2"), build::at(700));
    QCOMPARE(verdictOf(verdicts, TrafficSide::Own, Comparison::OldNew).before,
             (core::RequestCounts{5020, 5}));
}

void JudgingTest::whatIsJudgedBeginsWithTheReturn()
{
    core::RateLedger book = ledger();
    book.add(key("a", "1"), build::at(500), rate(5000, 5));
    book.add(key("a", "1"), build::at(650), rate(300, 300)); // while it was drained
    book.add(key("a", "1"), build::at(720), rate(1000, 1));
    core::Judging judging = usual();
    judging.since = build::at(700);
    const auto verdicts = core::judgeRelease(book, judging, build::at(800));
    QCOMPARE(verdictOf(verdicts, TrafficSide::Own, Comparison::BeforeSince).after,
             (core::RequestCounts{1000, 1}));
}

void JudgingTest::nothingIsJudgedAfterItsEnd()
{
    core::RateLedger book = ledger();
    book.add(key("a", "1"), build::at(500), rate(5000, 5));
    book.add(key("a", "1"), build::at(650), rate(1000, 1));
    core::Judging judging = usual();
    judging.disarmedAt = build::at(660);
    const auto atItsEnd = core::judgeRelease(book, judging, build::at(660));
    book.add(key("a", "1"), build::at(680), rate(1000, 1000));
    QCOMPARE(core::judgeRelease(book, judging, build::at(900)), atItsEnd);
}

void JudgingTest::theWorseSideDecides()
{
    core::RateLedger book = ledger();
    book.add(key("a", "1"), build::at(500), rate(5000, 0));
    book.add(key("a", "1"), build::at(650), rate(5000, 0));
    // Refused connections never reach the instance that would count them.
    book.add(key("GATEWAY/g", "", TrafficSide::Callers), build::at(500), rate(5000, 0));
    book.add(key("GATEWAY/g", "", TrafficSide::Callers), build::at(650), rate(5000, 400));
    const auto verdicts = core::judgeRelease(book, usual("2"), build::at(700));
    QCOMPARE(verdictOf(verdicts, TrafficSide::Own, Comparison::BeforeSince).outcome, Verdict::Pass);
    QCOMPARE(core::decisive(verdicts).side, TrafficSide::Callers);
    QCOMPARE(core::decisive(verdicts).verdict.outcome, Verdict::Fail);
    // The callers' side knows no versions here: it is not held against any.
    for (const core::SideVerdict &one : verdicts)
        QVERIFY(one.side == TrafficSide::Own || one.comparison == Comparison::BeforeSince);
}

QTEST_APPLESS_MAIN(JudgingTest)
#include "tst_judging.moc"
