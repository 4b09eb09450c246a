// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/pace.h"
#include "core/schedule/schedule.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;

class ScheduleTest : public QObject
{
    Q_OBJECT

private slots:
    void startsDue();
    void isNotDueWhileRunning();
    void keepsPeriodWithBoundedJitter();
    void backsOff_data();
    void backsOff();
    void recoversAtOnce();
    void isNeverDueBeforeItsEnd();
    void makesDueAndForgets();
    void paces_data();
    void paces();
};

namespace {

/// The first second at which the task is due again.
double dueAfter(const core::Schedule &schedule, const std::string &task, double from)
{
    double seconds = from;
    while (!schedule.isDue(task, build::at(seconds)) && seconds < from + 1000)
        seconds += 0.1;
    return seconds - from;
}

void run(core::Schedule &schedule, const std::string &task, double seconds, bool succeeded,
         core::Millis period = 10s)
{
    schedule.started(task, build::at(seconds));
    schedule.finished(task, build::at(seconds), period, succeeded);
}

} // namespace

void ScheduleTest::startsDue()
{
    QVERIFY(core::Schedule().isDue("list", build::at(0)));
}

void ScheduleTest::isNotDueWhileRunning()
{
    core::Schedule schedule;
    schedule.started("list", build::at(0));
    QVERIFY(!schedule.isDue("list", build::at(100'000)));
    QVERIFY(schedule.isDue("other", build::at(0)));
}

void ScheduleTest::keepsPeriodWithBoundedJitter()
{
    for (int i = 0; i < 50; ++i) {
        core::Schedule schedule;
        const std::string task = "task " + std::to_string(i);
        for (int turn = 0; turn < 10; ++turn) {
            run(schedule, task, turn * 100, true);
            const double after = dueAfter(schedule, task, turn * 100);
            QVERIFY2(after >= 9.9 && after <= 11.2, std::to_string(after).c_str());
        }
    }
}

void ScheduleTest::backsOff_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<double>("periods");
    QTest::newRow("none") << 0 << 1.0;
    QTest::newRow("one") << 1 << 2.0;
    QTest::newRow("two") << 2 << 4.0;
    QTest::newRow("three") << 3 << 8.0;
    QTest::newRow("at most eight periods") << 40 << 8.0;
}

void ScheduleTest::backsOff()
{
    QFETCH(int, failures);
    QFETCH(double, periods);
    core::Schedule schedule;
    double now = 0;
    for (int i = 0; i < failures; ++i, now += 200)
        run(schedule, "list", now, false);
    if (failures == 0)
        run(schedule, "list", now, true);
    else
        now -= 200;
    const double after = dueAfter(schedule, "list", now);
    QVERIFY2(after >= periods * 10 - 0.2 && after <= periods * 10 + 1.2, std::to_string(after).c_str());
}

void ScheduleTest::recoversAtOnce()
{
    core::Schedule schedule;
    run(schedule, "list", 0, false);
    run(schedule, "list", 100, false);
    run(schedule, "list", 200, true);
    QVERIFY(dueAfter(schedule, "list", 200) <= 11.2);
}

void ScheduleTest::isNeverDueBeforeItsEnd()
{
    core::Schedule schedule;
    schedule.started("list", build::at(0));
    schedule.finished("list", build::at(50), 10s, true);
    QVERIFY(!schedule.isDue("list", build::at(49)));
    QVERIFY(schedule.isDue("list", build::at(50)));
}

void ScheduleTest::makesDueAndForgets()
{
    core::Schedule schedule;
    run(schedule, "list", 0, true);
    QVERIFY(!schedule.isDue("list", build::at(1)));
    schedule.makeDue("list");
    QVERIFY(schedule.isDue("list", build::at(1)));
    schedule.started("list", build::at(1));
    schedule.makeDue("list");
    QVERIFY(!schedule.isDue("list", build::at(2)));
    schedule.forget("list");
    QVERIFY(schedule.isDue("list", build::at(2)));
}

void ScheduleTest::paces_data()
{
    QTest::addColumn<int>("many");
    QTest::addColumn<int>("mostPerSecond");
    QTest::addColumn<qint64>("milliseconds");

    QTest::newRow("nobody") << 0 << 100 << qint64(10'000);
    QTest::newRow("a few keep their period") << 200 << 100 << qint64(10'000);
    QTest::newRow("just as many as are done in it") << 1'000 << 100 << qint64(10'000);
    QTest::newRow("one more") << 1'001 << 100 << qint64(10'010);
    QTest::newRow("ten times as many wait ten times as long") << 10'000 << 100 << qint64(100'000);
    QTest::newRow("one a second") << 60 << 1 << qint64(60'000);
}

void ScheduleTest::paces()
{
    QFETCH(int, many);
    QFETCH(int, mostPerSecond);
    QFETCH(qint64, milliseconds);
    QCOMPARE(core::pacedPeriod(10s, static_cast<std::size_t>(many), mostPerSecond),
             core::Millis(milliseconds));
}

QTEST_APPLESS_MAIN(ScheduleTest)
#include "tst_schedule.moc"
