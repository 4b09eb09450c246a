// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/budget.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;
using core::HopKind;

class BudgetTest : public QObject
{
    Q_OBJECT

private slots:
    void assumesDefaults();
    void takesSettings();
    void zeroIsASetting();
    void countsDown_data();
    void countsDown();
    void keepsFirstMoment();
};

void BudgetTest::assumesDefaults()
{
    const core::Budget budget = core::makeBudget({});
    const std::vector<std::pair<HopKind, core::Millis>> expected{{HopKind::ServerCache, 30s},
                                                                 {HopKind::RegistryFetch, 30s},
                                                                 {HopKind::ListCache, 35s},
                                                                 {HopKind::LongestRequest, 30s}};
    QCOMPARE(budget.hops.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(budget.hops[i].kind, expected[i].first);
        QCOMPARE(budget.hops[i].length, expected[i].second);
        QCOMPARE(budget.hops[i].source, core::HopSource::Assumed);
    }
    QCOMPARE(budget.total(), core::Millis(125s));
    QCOMPARE(core::cachesOf(budget), core::Millis(95s)); // a request that runs is none of them
}

void BudgetTest::takesSettings()
{
    core::HopSettings settings;
    settings.serverCache = 2s;
    settings.longestRequest = 4s;
    const core::Budget budget = core::makeBudget(settings);
    QCOMPARE(budget.hops[0].source, core::HopSource::Set);
    QCOMPARE(budget.hops[1].source, core::HopSource::Assumed);
    QCOMPARE(budget.hops[2].source, core::HopSource::Assumed);
    QCOMPARE(budget.hops[3].source, core::HopSource::Set);
    QCOMPARE(budget.total(), core::Millis(71s));
}

void BudgetTest::zeroIsASetting()
{
    core::HopSettings settings;
    settings.listCache = 0s;
    QCOMPARE(core::makeBudget(settings).hops[2].source, core::HopSource::Set);
    QCOMPARE(core::makeBudget(settings).total(), core::Millis(90s));
}

void BudgetTest::countsDown_data()
{
    QTest::addColumn<double>("cacheSeen"); // negative: not seen
    QTest::addColumn<double>("fetchSeen");
    QTest::addColumn<double>("now");
    QTest::addColumn<double>("remaining");
    QTest::newRow("at the start") << -1. << -1. << 0. << 125.;
    QTest::newRow("half way") << -1. << -1. << 60. << 65.;
    QTest::newRow("at the end") << -1. << -1. << 125. << 0.;
    QTest::newRow("never negative") << -1. << -1. << 500. << 0.;
    QTest::newRow("before the start, clocks differ") << -1. << -1. << -5. << 130.;
    QTest::newRow("cache seen early: 95 s from that moment") << 4. << -1. << 4. << 95.;
    QTest::newRow("cache seen early, later on") << 4. << -1. << 50. << 49.;
    QTest::newRow("cache seen late: the end moves") << 50. << -1. << 50. << 95.;
    QTest::newRow("fetch seen: list and request are left") << 4. << 10. << 10. << 65.;
    QTest::newRow("fetch seen without the cache") << -1. << 10. << 20. << 55.;
}

void BudgetTest::countsDown()
{
    QFETCH(double, cacheSeen);
    QFETCH(double, fetchSeen);
    QFETCH(double, now);
    QFETCH(double, remaining);
    core::Budget budget = core::makeBudget({});
    if (cacheSeen >= 0)
        budget.markSeen(HopKind::ServerCache, build::at(cacheSeen));
    if (fetchSeen >= 0)
        budget.markSeen(HopKind::RegistryFetch, build::at(fetchSeen));
    QCOMPARE(static_cast<double>(budget.remaining(build::at(0), build::at(now)).count()) / 1000, remaining);
}

void BudgetTest::keepsFirstMoment()
{
    core::Budget budget = core::makeBudget({});
    budget.markSeen(HopKind::ServerCache, build::at(4));
    budget.markSeen(HopKind::ServerCache, build::at(20));
    QCOMPARE(budget.hops[0].seenAt, std::optional(build::at(4)));
    QCOMPARE(budget.deadline(build::at(0)), build::at(99));
}

QTEST_APPLESS_MAIN(BudgetTest)
#include "tst_budget.moc"
