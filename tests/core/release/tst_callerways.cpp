// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/budget.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;
using core::HopKind;
using core::HopSource;
using core::LetGo;

namespace {

core::KnownLength read(core::Millis length)
{
    return {length, true, false, "http://x"};
}

core::KnownLength assumed(core::Millis length)
{
    return {length, false, false, {}};
}

/// A caller whose hops were read: fetch 4 s, list 6 s. The copy was read `copyAt` seconds after the start.
core::Caller caller(const char *name, std::optional<int> copy, double copyAt)
{
    core::Caller one;
    one.name = name;
    one.fetch = read(4s);
    one.listCache = read(6s);
    one.copyCount = copy;
    one.copyReadAt = build::at(copyAt);
    return one;
}

/// Two instances, one of them the target; the last change among them was a minute ago. Server cache 5 s.
core::HopsRead hops(std::vector<core::Caller> callers, int unknown = 0)
{
    core::HopsRead all;
    all.serverCache = read(5s);
    all.callers.callers = std::move(callers);
    all.callers.unknown = unknown;
    all.callers.othersMark = 7;
    all.callers.othersUp = 1;
    all.callers.changedAt = build::at(-60);
    return all;
}

core::Budget updated(const std::vector<core::HopsRead> &reads,
                     const core::HopSettings &settings = {{}, {}, {}, 2s})
{
    core::Budget budget = core::makeBudget(settings);
    for (const auto &one : reads)
        budget.update(one, build::at(0));
    return budget;
}

double secondsAt(core::TimePoint time)
{
    return static_cast<double>((time - build::at(0)).count()) / 1000;
}

double endOf(const core::Budget &budget)
{
    return secondsAt(budget.deadline(build::at(0)));
}

} // namespace

class CallerWaysTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutCallersEverythingCounts();
    void theSlowestCounts();
    void whatIsUnknownCountsInFull();
    void setGoesFirst();
    void aDeclaredOneCountsFromTheChange();
    void ticksOff_data();
    void ticksOff();
    void proves_data();
    void proves();
    void aCopyThatCannotBeReadKeepsWhatWasSeen();
    void aCopyThatStillHoldsItMovesTheEnd();
    void theServedListTicksOffForAll();
    void aRisingMeterStillSends();
    void theWayBack();
    void theGracefulLimit_data();
    void theGracefulLimit();
    void hopsAddUpToTheDeadline();
};

void CallerWaysTest::withoutCallersEverythingCounts()
{
    core::HopsRead nothing = hops({});
    nothing.serverCache = assumed(30s);
    const core::Budget budget = updated({nothing});
    QCOMPARE(endOf(budget), 97.0);
    QCOMPARE(budget.hops[1].source, HopSource::Assumed);
    // The server's own cache may still be known.
    QCOMPARE(endOf(updated({hops({})})), 72.0);
}

void CallerWaysTest::theSlowestCounts()
{
    core::Caller slow = caller("B/2", 2, -1);
    slow.listCache = read(9s);
    const core::Budget budget = updated({hops({caller("A/1", 2, -1), slow, caller("C/3", 2, -1)})});
    QCOMPARE(endOf(budget), 20.0); // 5 + 4 + 9 + 2
    QCOMPARE(budget.hops[2].caller, std::string("B/2"));
    QCOMPARE(budget.hops[2].source, HopSource::Read);
    QCOMPARE(budget.hops[0].source, HopSource::Read);
    QCOMPARE(budget.hops[0].readFrom, std::string("http://x"));
}

void CallerWaysTest::whatIsUnknownCountsInFull()
{
    const core::Budget budget = updated({hops({caller("A/1", 2, -1)}, 1)});
    QCOMPARE(endOf(budget), 72.0); // 5 + 30 + 35 + 2
    QCOMPARE(budget.hops[1].source, HopSource::Assumed);
    QVERIFY(budget.hops[1].caller.empty());
    QCOMPARE(budget.unknownCallers, 1);
    // A caller whose lengths equal the assumed ones: what is shown is the assumption.
    core::Caller usual = caller("A/1", 2, -1);
    usual.fetch = read(30s);
    usual.listCache = read(35s);
    QCOMPARE(updated({hops({usual}, 1)}).hops[1].source, HopSource::Assumed);
    // A longer one that was read goes first.
    usual.listCache = read(40s);
    QCOMPARE(updated({hops({usual}, 1)}).hops[2].source, HopSource::Read);
    // Once it is known who calls, the rest no longer counts.
    QCOMPARE(endOf(updated({hops({caller("A/1", 2, -1)}, 1), hops({caller("A/1", 2, -1)})})), 17.0);
}

void CallerWaysTest::setGoesFirst()
{
    const core::Budget budget = updated({hops({caller("A/1", 2, -1)})}, {8s, 1s, 3s, 2s});
    QCOMPARE(endOf(budget), 14.0);
    for (const core::Hop &hop : budget.hops)
        QCOMPARE(hop.source, HopSource::Set);
}

void CallerWaysTest::aDeclaredOneCountsFromTheChange()
{
    core::Caller declared;
    declared.name = "batch";
    declared.evidence = core::CallerEvidence::Declared;
    declared.declared = 120s;
    core::Budget budget = updated({hops({caller("A/1", 2, -1), declared})});
    QCOMPARE(endOf(budget), 122.0);
    QCOMPARE(budget.hops[1].caller, std::string("batch"));
    budget.markSeen(HopKind::ServerCache, build::at(1));
    budget.settle(build::at(0));
    QCOMPARE(endOf(budget), 122.0); // nothing that Eureka shows makes it faster
}

void CallerWaysTest::ticksOff_data()
{
    QTest::addColumn<double>("droppedA"); // -1: not
    QTest::addColumn<double>("droppedB");
    QTest::addColumn<double>("expected");
    QTest::addColumn<std::string>("worst");
    QTest::newRow("none has let go") << -1.0 << -1.0 << 17.0 << std::string("A/1");
    QTest::newRow("one has") << 3.0 << -1.0 << 17.0 << std::string("B/2");
    QTest::newRow("the other has") << -1.0 << 3.0 << 17.0 << std::string("A/1");
    QTest::newRow("both have") << 3.0 << 5.0 << 13.0 << std::string("B/2"); // 5 + 6 + 2
    QTest::newRow("late") << 3.0 << 30.0 << 38.0 << std::string("B/2");
}

void CallerWaysTest::ticksOff()
{
    QFETCH(double, droppedA);
    QFETCH(double, droppedB);
    QFETCH(double, expected);
    QFETCH(std::string, worst);
    const auto after = [](const char *name, double dropped) {
        return dropped < 0 ? caller(name, 2, 2) : caller(name, 1, dropped);
    };
    const core::Budget budget = updated({hops({caller("A/1", 2, -1), caller("B/2", 2, -1)}),
                                         hops({after("A/1", droppedA), after("B/2", droppedB)})});
    QCOMPARE(endOf(budget), expected);
    QCOMPARE(budget.hops[1].caller, worst);
    QCOMPARE(budget.callers[0].letGo, droppedA < 0 ? LetGo::No : LetGo::Yes);
    QCOMPARE(budget.callers[1].letGo, droppedB < 0 ? LetGo::No : LetGo::Yes);
}

void CallerWaysTest::proves_data()
{
    QTest::addColumn<core::HopsRead>("before");
    QTest::addColumn<core::HopsRead>("after");
    QTest::addColumn<LetGo>("letGo");
    const auto row = [](const char *name, const core::HopsRead &before, const core::HopsRead &after,
                        LetGo letGo) { QTest::newRow(name) << before << after << letGo; };
    const core::HopsRead before = hops({caller("A/1", 2, -1)});
    const core::HopsRead after = hops({caller("A/1", 1, 8)});
    row("two to one", before, after, LetGo::Yes);
    row("still two", before, hops({caller("A/1", 2, 8)}), LetGo::No);
    row("never seen with it", hops({caller("A/1", 1, -1)}), after, LetGo::Unknown);
    row("hidden before", hops({caller("A/1", {}, -1)}), after, LetGo::Unknown);
    row("three: a list that is not known here", before, hops({caller("A/1", 3, 8)}), LetGo::Unknown);
    row("none at all", before, hops({caller("A/1", 0, 8)}), LetGo::Unknown);
    core::HopsRead changed = after;
    changed.callers.othersMark = 8;
    row("another instance changed meanwhile", before, changed, LetGo::Unknown);
    core::HopsRead disputed = after;
    disputed.callers.isAgreed = false;
    row("peers differ", before, disputed, LetGo::Unknown);
    core::HopsRead fresh = before;
    fresh.callers.changedAt = build::at(-3);
    row("one of them came a moment ago", fresh, after, LetGo::Unknown);
    fresh.callers.changedAt = build::at(-10); // 5 s of cache and 4 s of fetch before the reading
    row("one of them came long enough ago", fresh, after, LetGo::Yes);
}

void CallerWaysTest::proves()
{
    QFETCH(core::HopsRead, before);
    QFETCH(core::HopsRead, after);
    QFETCH(LetGo, letGo);
    const core::Budget budget = updated({before, after});
    QCOMPARE(budget.callers[0].letGo, letGo);
    QCOMPARE(budget.callers[0].fetch.seenAt.has_value(), letGo == LetGo::Yes);
    QCOMPARE(budget.callers[0].copyExpected, 1);
    QCOMPARE(endOf(budget), letGo == LetGo::Yes ? 16.0 : 17.0); // 8 + 6 + 2, or the whole sum
}

void CallerWaysTest::aCopyThatCannotBeReadKeepsWhatWasSeen()
{
    const std::vector<core::HopsRead> seen{hops({caller("A/1", 2, -1)}), hops({caller("A/1", 1, 3)})};
    auto reads = seen;
    reads.push_back(hops({caller("A/1", {}, 0)}));
    QCOMPARE(endOf(updated(reads)), 11.0);
    QVERIFY(!updated(reads).callers[0].copyCount);
    // It is gone from the picture: what it keeps in its list is not known to be gone.
    reads.back() = hops({});
    QCOMPARE(updated(reads).callers.size(), std::size_t(1));
    // It has it again: from a peer that learned later.
    reads.back() = hops({caller("A/1", 2, 6)});
    QCOMPARE(endOf(updated(reads)), 17.0);
    QCOMPARE(updated(reads).callers[0].letGo, LetGo::No);
}

void CallerWaysTest::aCopyThatStillHoldsItMovesTheEnd()
{
    const core::HopsRead before = hops({caller("A/1", 2, -1)});
    // Its fetch should have come by 9 s; at 20 s its copy still holds the instance.
    const core::Budget budget = updated({before, hops({caller("A/1", 2, 20)})}, {{}, {}, {}, 2s});
    QCOMPARE(endOf(budget), 28.0); // 20 + 6 + 2
    QCOMPARE(budget.hops[1].source, HopSource::Observed);
    QCOMPARE(secondsAt(build::at(0) + budget.total()), 28.0);
    // Also where the lengths were set: what is seen is not overruled.
    QCOMPARE(endOf(updated({before, hops({caller("A/1", 2, 20)})}, {5s, 4s, 6s, 2s})), 28.0);
    QCOMPARE(endOf(updated({before, hops({caller("A/1", 2, 20)}), hops({caller("A/1", 1, 21)})})), 29.0);
}

void CallerWaysTest::theServedListTicksOffForAll()
{
    core::Budget budget = updated({hops({caller("A/1", 2, -1)})});
    budget.markSeen(HopKind::ServerCache, build::at(1));
    QCOMPARE(endOf(budget), 13.0); // 1 + 4 + 6 + 2
}

void CallerWaysTest::aRisingMeterStillSends()
{
    core::Caller one = caller("A/1", 2, -1);
    std::vector<core::HopsRead> reads;
    for (const double sent : {5.0, 5.0, 9.0, 9.0}) {
        one.sentToTarget = sent;
        one.sentReadAt = build::at(static_cast<double>(reads.size()));
        reads.push_back(hops({one}));
    }
    const core::Budget budget = updated(reads);
    QCOMPARE(budget.callers[0].lastSent, std::optional(build::at(2)));
    reads.resize(2);
    QVERIFY(!updated(reads).callers[0].lastSent);
}

void CallerWaysTest::theWayBack()
{
    core::Budget out = updated({hops({caller("A/1", 2, -1), caller("B/2", {}, -1)}),
                                hops({caller("A/1", 1, 3), caller("B/2", {}, 3)})});
    out.markSeen(HopKind::ServerCache, build::at(2));
    core::Budget back = core::wayBackOf(out);
    QCOMPARE(back.hops.size(), std::size_t(3)); // a request that runs stops no return
    QCOMPARE(endOf(back), 15.0);
    QCOMPARE(back.callers[0].letGo, LetGo::No);
    QCOMPARE(back.callers[1].letGo, LetGo::Unknown);
    back.update(hops({caller("A/1", 2, 4), caller("B/2", {}, 4)}), build::at(0));
    QCOMPARE(back.callers[0].letGo, LetGo::Yes);
    QCOMPARE(back.callers[0].copyExpected, 2);
    QCOMPARE(endOf(back), 15.0); // the other one cannot be read
    back.update(hops({caller("A/1", 2, 4), caller("B/2", 1, 4)}), build::at(0));
    back.update(hops({caller("A/1", 2, 4), caller("B/2", 2, 6)}), build::at(0));
    QCOMPARE(endOf(back), 12.0); // 6 + 6
}

void CallerWaysTest::theGracefulLimit_data()
{
    QTest::addColumn<std::optional<core::Millis>>("set");
    QTest::addColumn<int>("seen"); // 0: none
    QTest::addColumn<double>("expected");
    QTest::addColumn<HopSource>("source");
    QTest::newRow("in place of the default") << std::optional<core::Millis>() << 0 << 60.0 << HopSource::Read;
    QTest::newRow("never of what was set") << std::optional(core::Millis(2s)) << 0 << 2.0 << HopSource::Set;
    QTest::newRow("never of what was seen")
        << std::optional<core::Millis>() << 3 << 3.0 << HopSource::Observed;
}

void CallerWaysTest::theGracefulLimit()
{
    QFETCH(std::optional<core::Millis>, set);
    QFETCH(int, seen);
    QFETCH(double, expected);
    QFETCH(HopSource, source);
    const std::optional<core::LongestSeen> longest =
        seen ? std::optional(core::LongestSeen{core::Millis(seen * 1000), "o", true}) : std::nullopt;
    core::Budget budget = core::makeBudget({{}, {}, {}, set}, longest);
    core::HopsRead all = hops({});
    all.gracefulLimit = read(60s);
    budget.update(all, build::at(0));
    QCOMPARE(static_cast<double>(budget.hops[3].length.count()) / 1000, expected);
    QCOMPARE(budget.hops[3].source, source);
}

void CallerWaysTest::hopsAddUpToTheDeadline()
{
    core::Caller declared;
    declared.name = "batch";
    declared.declared = 40s;
    for (const int unknown : {0, 2}) {
        for (const bool hasDeclared : {false, true}) {
            std::vector<core::Caller> callers{caller("A/1", 2, -1), caller("B/2", 2, -1)};
            if (hasDeclared)
                callers.push_back(declared);
            core::Budget budget = updated({hops(callers, unknown)});
            QCOMPARE(secondsAt(build::at(0) + budget.total()), endOf(budget));
            budget.markSeen(HopKind::ServerCache, build::at(3));
            budget.settle(build::at(0));
            core::TimePoint end = build::at(0);
            for (const core::Hop &hop : budget.hops)
                end = hop.seenAt ? *hop.seenAt : end + hop.length;
            QCOMPARE(secondsAt(end), endOf(budget));
        }
    }
}

QTEST_APPLESS_MAIN(CallerWaysTest)
#include "tst_callerways.moc"
