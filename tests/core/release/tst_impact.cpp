// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/impact.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <cmath>

using core::Side;
using namespace std::chrono_literals;

namespace {
core::CountSample sample(Side side, const char *name, double seconds, double requests, double errors)
{
    return {build::at(seconds), side, name, requests, errors, build::at(-100)};
}
} // namespace

class ImpactTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNotMeasuredIsAbsent_data()
    {
        QTest::addColumn<int>("samples");
        QTest::newRow("nothing") << 0;
        QTest::newRow("one sample says nothing") << 1;
    }
    void whatIsNotMeasuredIsAbsent()
    {
        QFETCH(int, samples);
        std::vector<core::CountSample> all(static_cast<std::size_t>(samples),
                                           sample(Side::Server, "orders-1", 0, 100, 0));
        const core::Impact impact = core::impactOf(all, {});
        QVERIFY(!impact.failedAtCallers && !impact.failedAtServers && !impact.requestsAtServers);
        QVERIFY(!impact.withFailures && !impact.firstFailure && !impact.fewestInService);
        QVERIFY(impact.parts.empty());
    }

    void countsEachSide()
    {
        const core::Impact impact = core::impactOf(
            {sample(Side::Server, "orders-1", 0, 100, 1), sample(Side::Server, "orders-1", 2, 140, 1),
             sample(Side::Caller, "gateway", 0, 1000, 5), sample(Side::Caller, "gateway", 2, 1060, 5),
             sample(Side::Caller, "gateway", 4, 1100, 12), sample(Side::Caller, "gateway", 6, 1140, 13)},
            {});
        QCOMPARE(impact.failedAtCallers, std::optional(8.0));
        QCOMPARE(impact.requestsAtCallers, std::optional(140.0));
        QCOMPARE(impact.failedAtServers, std::optional(0.0));
        QCOMPARE(impact.requestsAtServers, std::optional(40.0));
        QCOMPARE(impact.firstFailure, std::optional(build::at(2)));
        QCOMPARE(impact.lastFailure, std::optional(build::at(6)));
        QCOMPARE(impact.withFailures, std::optional(core::Millis(4s)));
        QCOMPARE(impact.parts.front().side, Side::Caller);
        QCOMPARE(impact.parts.front().failed, 8.0);
    }

    void noFailureIsMeasuredAsNone()
    {
        const core::Impact impact =
            core::impactOf({sample(Side::Server, "a", 0, 100, 1), sample(Side::Server, "a", 2, 140, 1)}, {});
        QCOMPARE(impact.withFailures, std::optional(core::Millis(0)));
        QVERIFY(!impact.firstFailure);
    }

    void aRestartIsAGap_data()
    {
        QTest::addColumn<double>("requests");
        QTest::addColumn<double>("start");
        QTest::addColumn<double>("at");
        QTest::newRow("counters fall") << 10.0 << -100.0 << 2.0;
        QTest::newRow("another process") << 500.0 << 1.0 << 2.0;
        QTest::newRow("a long pause") << 500.0 << -100.0 << 40.0;
    }
    void aRestartIsAGap()
    {
        QFETCH(double, requests);
        QFETCH(double, start);
        QFETCH(double, at);
        core::CountSample after = sample(Side::Server, "a", at, requests, 3);
        after.processStart = build::at(start);
        const core::Impact impact = core::impactOf({sample(Side::Server, "a", 0, 100, 0), after}, {});
        QVERIFY(!impact.failedAtServers);
        QCOMPARE(impact.parts.size(), std::size_t(1));
        QVERIFY(impact.parts.front().hasGap);
    }

    void overlappingIntervalsCountOnce()
    {
        const core::Impact impact =
            core::impactOf({sample(Side::Caller, "a", 0, 0, 0), sample(Side::Caller, "a", 2, 10, 1),
                            sample(Side::Caller, "b", 1, 0, 0), sample(Side::Caller, "b", 3, 10, 1)},
                           {});
        QCOMPARE(impact.withFailures, std::optional(core::Millis(3s)));
        QCOMPARE(impact.failedAtCallers, std::optional(2.0));
    }

    void fewestInService()
    {
        const std::vector<core::StatusChange> changes{{build::at(0), "a", "UP", "UNKNOWN"},
                                                      {build::at(0), "b", "UP", "UNKNOWN"},
                                                      {build::at(0), "c", "UP", "UNKNOWN"},
                                                      {build::at(5), "a", "OUT_OF_SERVICE", "OUT_OF_SERVICE"},
                                                      {build::at(90), "a", "", ""},
                                                      {build::at(120), "a", "UP", "UNKNOWN"},
                                                      {build::at(130), "b", "DOWN", "UNKNOWN"},
                                                      {build::at(131), "b", "UP", "UNKNOWN"}};
        const core::Impact impact = core::impactOf({}, changes);
        QCOMPARE(impact.fewestInService, std::optional(2));
        QCOMPARE(impact.instances, 3);
        // The first look is one picture, not one instance after the other.
        QCOMPARE(core::inServiceOf(changes).points.front().value, std::optional(3.0));
    }

    void chartsHaveGapsWhereNothingWasMeasured()
    {
        const auto lines =
            core::errorShareOf({sample(Side::Caller, "a", 0, 0, 0), sample(Side::Caller, "a", 2, 10, 1),
                                sample(Side::Caller, "a", 60, 20, 1), sample(Side::Caller, "a", 62, 30, 1)});
        QCOMPARE(lines.size(), std::size_t(1));
        QVERIFY(lines.front().isCallerSide);
        QCOMPARE(lines.front().points.front().value, std::optional(0.1));
        QVERIFY(std::ranges::any_of(lines.front().points,
                                    [](const core::SeriesPoint &point) { return !point.value; }));
        const auto rates = core::requestsPerSecondOf(
            {sample(Side::Server, "a", 0, 0, 0), sample(Side::Server, "a", 2, 10, 0)});
        QCOMPARE(rates.front().points.front().value, std::optional(2.0)); // 10 requests in a point of 5 s
    }

    void aLateSampleIsNoSpike()
    {
        // Ten a second all the time, but nobody looked for twenty seconds.
        std::vector<core::CountSample> samples;
        for (const double seconds : {0.0, 5.0, 10.0, 30.0, 35.0})
            samples.push_back(sample(Side::Server, "a", seconds, seconds * 10, seconds));
        const auto rates = core::requestsPerSecondOf(samples);
        QCOMPARE(rates.size(), std::size_t(1));
        QCOMPARE(rates.front().points.size(), std::size_t(7));
        for (const core::SeriesPoint &point : rates.front().points)
            QVERIFY(point.value && std::abs(*point.value - 10) < 0.001);
        const auto shares = core::errorShareOf(samples);
        for (const core::SeriesPoint &point : shares.front().points)
            QVERIFY(point.value && std::abs(*point.value - 0.1) < 0.001);
    }

    void standsAmongEarlierOnes_data()
    {
        QTest::addColumn<std::optional<double>>("atCallers"); // failed of 100, here and in three earlier ones
        QTest::addColumn<std::optional<double>>("atServers");
        QTest::addColumn<std::vector<std::optional<double>>>("earlierAtCallers");
        QTest::addColumn<std::optional<core::ImpactRank>>("rank");
        using All = std::vector<std::optional<double>>;
        const auto row = [](const char *name, std::optional<double> callers, std::optional<double> servers,
                            const All &earlier, std::optional<core::ImpactRank> rank) {
            QTest::newRow(name) << callers << servers << earlier << rank;
        };
        row("none before", 2, {}, {}, {});
        row("not measured", {}, {}, {1, 2}, {});
        row("among three", 2, 9, {1, 2, 5}, core::ImpactRank{Side::Caller, 0.02, 1, 1, 1});
        row("one was not measured", 2, {}, {{}, 5}, core::ImpactRank{Side::Caller, 0.02, 0, 0, 1});
        // Earlier ones were measured at the servers alone, where each had 4.
        row("other side", 2, 9, {{}, {}}, core::ImpactRank{Side::Server, 0.09, 2, 0, 0});
    }
    void standsAmongEarlierOnes()
    {
        QFETCH(std::optional<double>, atCallers);
        QFETCH(std::optional<double>, atServers);
        QFETCH(std::vector<std::optional<double>>, earlierAtCallers);
        const auto impact = [](std::optional<double> callers, std::optional<double> servers) {
            core::Impact made;
            made.failedAtCallers = callers;
            made.failedAtServers = servers;
            made.requestsAtCallers = made.requestsAtServers = 100;
            return made;
        };
        std::vector<core::Impact> earlier;
        for (const auto &failed : earlierAtCallers)
            earlier.push_back(impact(failed, 4));
        QTEST(core::rankOf(impact(atCallers, atServers), earlier), "rank");
    }

    void sidesLeadBack()
    {
        QCOMPARE(core::sideFromName("caller"), std::optional(Side::Caller));
        QCOMPARE(core::sideFromName(core::sideName(Side::Server)), std::optional(Side::Server));
        QVERIFY(!core::sideFromName("both"));
    }
};

QTEST_GUILESS_MAIN(ImpactTest)
#include "tst_impact.moc"
