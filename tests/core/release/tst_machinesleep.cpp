// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "tests/core/support/driver.h"

#include <QTest>

using core::Goal;
using core::Outcome;
using core::Phase;
using core::Proof;

/// The computer slept in the middle of an operation. The time is real; what was read before it is old.
class MachineSleepTest : public QObject
{
    Q_OBJECT

private slots:
    void aWaitThatIsOverNeedsNewReadings();
    void withoutACounterItWaitsForOneToBeRead();
    void theOverrideIsReadAnew();
    void aDrainStandsAndIsReadAnewBeforeAStop();
    void aDrainThatWasTakenBackMeanwhileIsNotStopped();
    void theArticleDoesNotStopWhatWasUpForLong();
    void aStopIsNotSentOnOldProof();
    void aStopWithoutADrainCountsItsSecondsAnew();
    void limitsBeginAnew_data();
    void limitsBeginAnew();
    void whatIsUnderWayIsLeft();
};

namespace {

constexpr double wokeAt = 4'000; // seconds

void sleep(Driver &driver)
{
    driver.feed(core::Woke{std::chrono::hours(1)}, wokeAt);
}

} // namespace

void MachineSleepTest::aWaitThatIsOverNeedsNewReadings()
{
    Driver driver(Goal::Drain);
    driver.driveToWaiting();
    driver.flat(100, 60); // quiet, and the countdown was not over
    sleep(driver);
    driver.tick(wokeAt);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QVERIFY(driver.hasJournal(core::JournalKind::Moved, "the computer slept for 3600 s"));
    driver.read(build::peerOne, "OUT_OF_SERVICE/OUT_OF_SERVICE", wokeAt + 1);
    driver.sample(130, wokeAt + 1);
    driver.sample(131, wokeAt + 3); // somebody found it meanwhile
    driver.tick(wokeAt + 3);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.flat(131, wokeAt + 12);
    driver.tick(wokeAt + 12);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.proof, Proof::Traffic);
}

void MachineSleepTest::withoutACounterItWaitsForOneToBeRead()
{
    Driver driver(Goal::Drain);
    driver.driveToWaiting();
    sleep(driver);
    driver.read(build::peerOne, "OUT_OF_SERVICE/OUT_OF_SERVICE", wokeAt + 1);
    driver.tick(wokeAt + 14);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.tick(wokeAt + 15);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.proof, Proof::Time);
}

void MachineSleepTest::theOverrideIsReadAnew()
{
    Driver driver(Goal::Drain);
    driver.driveToWaiting();
    driver.flat(100, 60);
    sleep(driver);
    driver.flat(100, wokeAt + 10);
    driver.tick(wokeAt + 10);
    QCOMPARE(driver.phase(), Phase::Waiting); // quiet, but nobody has said that it is still out
    driver.read(build::peerOne, "UP/UNKNOWN", wokeAt + 11);
    QCOMPARE(driver.phase(), Phase::Failed); // somebody put it back
}

void MachineSleepTest::aDrainStandsAndIsReadAnewBeforeAStop()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    sleep(driver);
    QCOMPARE(driver.phase(), Phase::Drained);
    QVERIFY(driver.operation.evidence.empty());
    const std::size_t sent = driver.sent.size();
    driver.feed(core::StopAsked{}, wokeAt + 1);
    driver.tick(wokeAt + 60); // nobody has answered yet
    QCOMPARE(driver.sent.size(), sent);
    QCOMPARE(driver.phase(), Phase::StopCountdown);
    driver.read(build::peerOne, "OUT_OF_SERVICE/OUT_OF_SERVICE", wokeAt + 61);
    driver.tick(wokeAt + 61);
    QCOMPARE(driver.sent.size(), sent + 1);
}

void MachineSleepTest::aDrainThatWasTakenBackMeanwhileIsNotStopped()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    sleep(driver);
    const std::size_t sent = driver.sent.size();
    driver.feed(core::StopAsked{}, wokeAt + 1);
    driver.read(build::peerOne, "UP/UNKNOWN", wokeAt + 2);
    driver.tick(wokeAt + 60);
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.sent.size(), sent);
}

void MachineSleepTest::theArticleDoesNotStopWhatWasUpForLong()
{
    core::OperationSettings settings;
    settings.cancelsBeforeStop = true;
    Driver driver(Goal::Drain, 1, settings);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.tick(210);
    QCOMPARE(driver.phase(), Phase::StopSending);
    const std::size_t sent = driver.sent.size();
    driver.answer(200, wokeAt); // of the cancel, which left before the sleep
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.sent.size(), sent);
}

void MachineSleepTest::aStopIsNotSentOnOldProof()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    QCOMPARE(driver.phase(), Phase::StopCountdown);
    const std::size_t sent = driver.sent.size();
    sleep(driver);
    driver.tick(wokeAt + 60);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QCOMPARE(driver.sent.size(), sent);
    driver.read(build::peerOne, "OUT_OF_SERVICE/OUT_OF_SERVICE", wokeAt + 61);
    driver.flat(100, wokeAt + 70);
    driver.tick(wokeAt + 70);
    QCOMPARE(driver.phase(), Phase::StopCountdown); // it was asked for, and its seconds begin anew
    driver.tick(wokeAt + 74);
    QCOMPARE(driver.sent.size(), sent);
    driver.tick(wokeAt + 75);
    QCOMPARE(driver.sent.size(), sent + 1);
}

void MachineSleepTest::aStopWithoutADrainCountsItsSecondsAnew()
{
    core::OperationSettings settings;
    settings.withoutDrain = true;
    Driver driver(Goal::Shutdown, 1, settings);
    driver.begin();
    QCOMPARE(driver.phase(), Phase::StopCountdown);
    sleep(driver);
    driver.tick(wokeAt + 4);
    QVERIFY(driver.sent.empty());
    driver.tick(wokeAt + 5);
    QCOMPARE(driver.sent.size(), std::size_t(1));
}

void MachineSleepTest::limitsBeginAnew_data()
{
    QTest::addColumn<core::Goal>("goal");
    QTest::addColumn<int>("limit"); // seconds
    QTest::newRow("reading back") << Goal::Drain << 15;
    QTest::newRow("restoring") << Goal::Restore << 120;
    QTest::newRow("stopping") << Goal::Shutdown << 120;
}

void MachineSleepTest::limitsBeginAnew()
{
    QFETCH(core::Goal, goal);
    QFETCH(int, limit);
    core::OperationSettings settings;
    settings.withoutDrain = goal == Goal::Shutdown;
    Driver driver(goal, 1, settings);
    driver.begin();
    driver.tick(6);
    driver.answer(200, 6);
    const Phase before = driver.phase();
    sleep(driver);
    driver.tick(wokeAt + limit - 1);
    QCOMPARE(driver.phase(), before);
    driver.tick(wokeAt + limit);
    QCOMPARE(driver.operation.outcome, Outcome::Unproven);
}

void MachineSleepTest::whatIsUnderWayIsLeft()
{
    Driver driver(Goal::Drain);
    driver.begin();
    const core::Operation before = driver.operation;
    sleep(driver);
    QVERIFY(driver.operation == before); // its answer, or that there is none, comes all the same
}

QTEST_APPLESS_MAIN(MachineSleepTest)
#include "tst_machinesleep.moc"
