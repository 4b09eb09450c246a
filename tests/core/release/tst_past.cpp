// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/past.h"
#include "tests/core/support/builders.h"

#include <QTest>

class PastTest : public QObject
{
    Q_OBJECT

private slots:
    void marksOfSteps_data();
    void marksOfSteps();
    void marksOfAJournal();
    void reachesFromTheFirstToTheLast();
    void instancesHoldUntilTheyChange();
    void statusesOfAMoment();
    void nothingKeptIsNotMeasured();
};

namespace {

core::RecordedLine moved(double seconds, const char *from, const char *to)
{
    return {build::at(seconds), "anna", {core::JournalKind::Moved, "", {{"from", from}, {"to", to}}}};
}

core::CountSample sample(double seconds, double requests, double errors)
{
    return {build::at(seconds), core::Side::Server, "orders-1", requests, errors, build::at(-100)};
}

} // namespace

void PastTest::marksOfSteps_data()
{
    QTest::addColumn<core::Phase>("before");
    QTest::addColumn<core::Phase>("after");
    QTest::addColumn<std::optional<core::MarkKind>>("kind");
    using Phase = core::Phase;
    using Kind = core::MarkKind;
    const auto row = [](const char *name, Phase before, Phase after, std::optional<Kind> kind) {
        QTest::newRow(name) << before << after << kind;
    };
    row("out", Phase::TakingOut, Phase::ReadingBack, Kind::Drain);
    row("drained", Phase::Waiting, Phase::Drained, Kind::Drained);
    row("shutdown sent", Phase::StopSending, Phase::Stopping, Kind::Shutdown);
    row("stopped", Phase::Stopping, Phase::Stopped, Kind::Stopped);
    row("cancelled", Phase::Cancelling, Phase::Restoring, Kind::Restore);
    row("back", Phase::Restoring, Phase::Restored, Kind::Back);
    row("failed", Phase::TakingOut, Phase::Failed, Kind::Failed);
    row("no step", Phase::Failed, Phase::Failed, std::nullopt);
    row("only waiting", Phase::ReadingBack, Phase::Waiting, std::nullopt);
}

void PastTest::marksOfSteps()
{
    QFETCH(core::Phase, before);
    QFETCH(core::Phase, after);
    QTEST(core::markFor(before, after), "kind");
}

void PastTest::marksOfAJournal()
{
    const std::string takingOut(core::phaseName(core::Phase::TakingOut));
    const std::string readingBack(core::phaseName(core::Phase::ReadingBack));
    const std::vector<core::RecordedLine> lines{
        {build::at(0), "anna", {core::JournalKind::Started, "", {}}},
        moved(1, takingOut.c_str(), readingBack.c_str()),
        moved(2, "a phase of another program", readingBack.c_str()),
        {build::at(3), "anna", {core::JournalKind::Finished, "", {}}}};
    const std::vector<core::ChartMark> marks{{build::at(1), core::MarkKind::Drain, "orders-1"}};
    QCOMPARE(core::marksOf("orders-1", lines), marks);
}

void PastTest::reachesFromTheFirstToTheLast()
{
    const core::PastCharts charts =
        core::pastCharts("op", {sample(10, 100, 0), sample(4, 40, 0), sample(16, 160, 6)},
                         {{build::at(2), "orders-1", "UP", "UNKNOWN"}},
                         {{build::at(30), core::MarkKind::Back, "orders-1"},
                          {build::at(5), core::MarkKind::Drain, "orders-1"}});
    QCOMPARE(charts.from, build::at(2));
    QCOMPARE(charts.to, build::at(30));
    QVERIFY(charts.isMeasured());
    QCOMPARE(charts.marks.front().at, build::at(5)); // in order of time
    QCOMPARE(charts.impact.failedAtServers, std::optional(6.0));
    QCOMPARE(charts.requestsPerSecond.size(), std::size_t(1));
}

void PastTest::instancesHoldUntilTheyChange()
{
    const core::PastCharts charts = core::pastCharts("op", {},
                                                     {{build::at(0), "orders-1", "UP", "UNKNOWN"},
                                                      {build::at(0), "orders-2", "UP", "UNKNOWN"},
                                                      {build::at(12), "orders-1", "OUT_OF_SERVICE", ""},
                                                      {build::at(20), "orders-1", "", ""}},
                                                     {});
    core::TimePoint last = build::at(-1);
    for (const core::SeriesPoint &point : charts.inService.points) {
        QVERIFY(point.at > last);
        QVERIFY(last < build::at(0) || point.at - last <= core::Seconds(5));
        QCOMPARE(point.value, std::optional(point.at < build::at(12) ? 2.0 : 1.0));
        last = point.at;
    }
    QCOMPARE(last, build::at(20));
}

void PastTest::statusesOfAMoment()
{
    const std::vector<core::StatusChange> changes{{build::at(0), "b", "UP", "UNKNOWN"},
                                                  {build::at(0), "a", "UP", "UNKNOWN"},
                                                  {build::at(5), "b", "OUT_OF_SERVICE", "OUT_OF_SERVICE"},
                                                  {build::at(9), "c", "STARTING", "UNKNOWN"}};
    QVERIFY(core::statusesAt(changes, build::at(-1)).empty());
    QCOMPARE(core::statusesAt(changes, build::at(4)), (std::vector{changes[1], changes[0]}));
    QCOMPARE(core::statusesAt(changes, build::at(5)), (std::vector{changes[1], changes[2]}));
    QCOMPARE(core::statusesAt(changes, build::at(100)).size(), std::size_t(3));
}

void PastTest::nothingKeptIsNotMeasured()
{
    const core::PastCharts charts =
        core::pastCharts("op", {}, {}, {{build::at(5), core::MarkKind::Drain, "orders-1"}});
    QVERIFY(!charts.isMeasured());
    QVERIFY(charts.errorShare.empty());
    QVERIFY(!charts.impact.failedAtCallers);
    QCOMPARE(charts.from, charts.to);
}

QTEST_APPLESS_MAIN(PastTest)
#include "tst_past.moc"
