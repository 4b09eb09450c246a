// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/report.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::TrafficSide;

class ReportTest : public QObject
{
    Q_OBJECT

private slots:
    void sumsVersionsOnEachSide();
    void whatIsOldSaysNothingOfNow();
    void findsTheNewVersion_data();
    void findsTheNewVersion();
    void judgesWithTheVersionThatAppeared();
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
    rate.over = std::chrono::seconds(2);
    return rate;
}

core::Judging armedAt(double seconds)
{
    core::Judging judging{build::app()};
    judging.armedAt = build::at(seconds);
    return judging;
}

} // namespace

void ReportTest::sumsVersionsOnEachSide()
{
    core::RateLedger ledger(std::chrono::hours(1));
    core::TrafficRate slow = rate(10, 1);
    slow.meanLatency = core::Latency(100);
    core::TrafficRate quick = rate(30, 0);
    quick.meanLatency = core::Latency(20);
    ledger.add(key("a", "1"), build::at(98), rate(1000, 1000)); // before the start
    ledger.add(key("a", "1"), build::at(102), slow);
    ledger.add(key("b", "1"), build::at(104), quick);
    ledger.add(key("c", "2"), build::at(104), rate(0, 0));
    ledger.add(key("GATEWAY/g", "", TrafficSide::Callers), build::at(104), rate(50, 5));
    const auto report = core::reportOf(ledger, armedAt(100), build::at(105));
    QCOMPARE(report.versions.size(), std::size_t(3));
    const core::VersionTraffic one{TrafficSide::Own, "1", 2, 20, 0.5, core::Latency(40), {40, 1}};
    const core::VersionTraffic two{TrafficSide::Own, "2", 1, 0, 0, {}, {0, 0}};
    const core::VersionTraffic callers{TrafficSide::Callers, "", 1, 25, 2.5, {}, {50, 5}};
    QCOMPARE(report.versions[0], one);
    QCOMPARE(report.versions[1], two);
    QCOMPARE(report.versions[2], callers);
    QCOMPARE(one.errorShare(), std::optional(0.025));
    QVERIFY(!two.errorShare()); // no request is no share
}

void ReportTest::whatIsOldSaysNothingOfNow()
{
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("a", "1"), build::at(102), rate(10, 1));
    const auto report = core::reportOf(ledger, armedAt(100), build::at(120));
    QCOMPARE(report.versions.at(0).sources, 0);
    QCOMPARE(report.versions.at(0).requests, 0.0);
    QCOMPARE(report.versions.at(0).sinceArmed, (core::RequestCounts{10, 1}));
}

void ReportTest::findsTheNewVersion_data()
{
    QTest::addColumn<std::vector<std::pair<std::string, double>>>("counted"); // version and when
    QTest::addColumn<std::string>("version");
    using Counted = std::vector<std::pair<std::string, double>>;
    QTest::newRow("nothing") << Counted{} << std::string();
    QTest::newRow("one since") << Counted{{"1", 50}, {"2", 110}} << std::string("2");
    QTest::newRow("none since") << Counted{{"1", 50}, {"2", 60}} << std::string();
    QTest::newRow("nothing before") << Counted{{"2", 110}} << std::string();
    QTest::newRow("two since") << Counted{{"1", 50}, {"2", 110}, {"3", 110}} << std::string();
    QTest::newRow("not told") << Counted{{"1", 50}, {"", 110}} << std::string();
    QTest::newRow("a new instance of the old version") << Counted{{"1", 50}, {"1", 110}} << std::string();
}

void ReportTest::findsTheNewVersion()
{
    using Counted = std::vector<std::pair<std::string, double>>;
    QFETCH(Counted, counted);
    core::RateLedger ledger(std::chrono::hours(1));
    int source = 0;
    for (const auto &[version, at] : counted) {
        const core::RateKey where{TrafficSide::Own, build::app(), version, std::to_string(++source)};
        ledger.add(where, build::at(at), rate(10, 0));
    }
    ledger.add({TrafficSide::Own, build::app("PAYMENTS"), "9", "p"}, build::at(110), rate(10, 0));
    QTEST(core::appearedSince(ledger, build::app(), build::at(100)), "version");
}

void ReportTest::judgesWithTheVersionThatAppeared()
{
    core::RateLedger ledger(std::chrono::hours(1));
    ledger.add(key("a", "1"), build::at(50), rate(5000, 0));
    ledger.add(key("b", "2"), build::at(110), rate(1000, 100));
    const auto report = core::reportOf(ledger, armedAt(100), build::at(112));
    QCOMPARE(report.judging.newVersion, std::string("2"));
    QCOMPARE(report.verdicts, core::judgeRelease(ledger, report.judging, build::at(112)));
    QCOMPARE(core::decisive(report.verdicts).comparison, core::Comparison::BeforeSince);
    QCOMPARE(core::decisive(report.verdicts).verdict.outcome, core::Verdict::Fail);
}

QTEST_APPLESS_MAIN(ReportTest)
#include "tst_report.moc"
