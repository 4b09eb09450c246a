// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/budgetbar.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {

const core::TimePoint start = core::timeFromEpoch(1'700'000'000'000);
const QRectF bounds(0, 0, 406, 8); // three gaps of two

core::Budget budgetOf(core::Millis longest)
{
    return core::makeBudget(
        {.serverCache = 30s, .registryFetch = 30s, .listCache = 30s, .longestRequest = longest});
}

} // namespace

class TestBudgetBar : public QObject
{
    Q_OBJECT

private slots:
    void widthsAreInProportion()
    {
        const auto geometry = ui::BudgetBarGeometry::of(budgetOf(10s), start, start, bounds);
        QCOMPARE(geometry.segments.size(), std::size_t(4));
        QCOMPARE(geometry.segments[0].rect.width(), 120.0);
        QCOMPARE(geometry.segments[3].rect.width(), 40.0);
        QCOMPARE(geometry.segments[3].rect.right(), bounds.right());
        QCOMPARE(geometry.segments[0].passed, 0.0);
    }

    void shortHopIsStillSeen()
    {
        const auto geometry = ui::BudgetBarGeometry::of(budgetOf(10ms), start, start, bounds);
        QCOMPARE(geometry.segments[3].rect.width(), 4.0);
        QVERIFY(qFuzzyCompare(geometry.segments[3].rect.right(), bounds.right()));
    }

    void fillsAsTimePasses()
    {
        const auto geometry = ui::BudgetBarGeometry::of(budgetOf(10s), start, start + 45s, bounds);
        QCOMPARE(geometry.segments[0].passed, 1.0);
        QCOMPARE(geometry.segments[1].passed, 0.5);
        QCOMPARE(geometry.segments[2].passed, 0.0);
        QVERIFY(!geometry.segments[0].isSeen); // passed, not seen
    }

    void seenHopTicksOffEarly()
    {
        core::Budget budget = budgetOf(10s);
        budget.markSeen(core::HopKind::ServerCache, start + 12s);
        const auto geometry = ui::BudgetBarGeometry::of(budget, start, start + 27s, bounds);
        QVERIFY(geometry.segments[0].isSeen);
        QCOMPARE(geometry.segments[0].passed, 1.0);
        QCOMPARE(geometry.segments[1].passed, 0.5);
    }

    void emptyOrZeroBudget()
    {
        QVERIFY(ui::BudgetBarGeometry::of({}, start, start, bounds).segments.empty());
        const core::Budget nothing = core::makeBudget({0ms, 0ms, 0ms, 0ms});
        QCOMPARE(ui::BudgetBarGeometry::of(nothing, start, start, bounds).segments.size(), std::size_t(4));
    }

    void saysItsParts()
    {
        ui::BudgetBar bar;
        bar.setBudget(budgetOf(10s), start, start);
        QCOMPARE(bar.accessibleDescription().count(QLatin1Char('\n')), 3);
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("Eureka cache")));
    }
};

QTEST_MAIN(TestBudgetBar)
#include "tst_budgetbar.moc"
