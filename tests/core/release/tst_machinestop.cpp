// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "tests/core/support/driver.h"

#include <QTest>

using core::Goal;
using core::Outcome;
using core::Phase;
using core::PortState;
using core::Proof;

/// Shutting down: the one thing that cannot be taken back.
class MachineStopTest : public QObject
{
    Q_OBJECT

private slots:
    void stops_data();
    void stops();
    void sendsOnceHoweverManyTicks();
    void needsPortAndEveryPeer_data();
    void needsPortAndEveryPeer();
    void supervisorMayStartItAgain();
    void refusedWithoutAnAddress();
    void takingBackSendsNothing();
    void takingBackWithoutDrainEnds();
    void calledAgainEndsTheCountdown();
    void rebuildsProofFromStandingOverride();
    void aListThatChangedBeforeTheStartAddsNothing();
    void someoneElsesCancelEndsTheCountdown();
    void unknownOutcomeIsWatched();
    void refusedStopFails();
    void limitIsUnproven_data();
    void limitIsUnproven();
    void articleCancelsThenStopsBackToBack();
    void articleThatCannotCancelDoesNotStop();
    void articleWithoutADrainCancelsNothing();
};

namespace {

/// Drained, the stop asked for and sent at 210 s, answered at once.
Driver stopping(int peers = 1)
{
    Driver driver(Goal::Drain, peers);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.tick(210);
    driver.answer(200, 210);
    return driver;
}

} // namespace

void MachineStopTest::stops_data()
{
    QTest::addColumn<int>("peers");
    QTest::newRow("one peer") << 1;
    QTest::newRow("two peers") << 2;
}

void MachineStopTest::stops()
{
    QFETCH(int, peers);
    Driver driver = stopping(peers);
    QCOMPARE(driver.phase(), Phase::Stopping);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QCOMPARE(driver.sent[1].request.method, core::Method::Post);
    QCOMPARE(driver.sent[1].request.url, std::string("http://orders-1:8080/actuator/shutdown"));
    driver.feed(core::PortProbed{PortState::Closed}, 211);
    for (const std::string &peer : driver.peers) {
        QCOMPARE(driver.phase(), Phase::Stopping);
        driver.read(peer, "gone", 213);
    }
    QCOMPARE(driver.phase(), Phase::Stopped);
    QCOMPARE(driver.operation.outcome, Outcome::Done);
    QVERIFY(!driver.isIntentMissing);
}

void MachineStopTest::sendsOnceHoweverManyTicks()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.feed(core::StopAsked{}, 205);
    QCOMPARE(driver.operation.stopAt, std::optional(build::at(210)));
    for (int i = 0; i < 49; ++i)
        driver.tick(205 + i * 0.1);
    QCOMPARE(driver.sent.size(), std::size_t(1));
    for (int i = 0; i < 300; ++i)
        driver.tick(210 + i * 0.1);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QCOMPARE(driver.phase(), Phase::StopSending);
    driver.answer(200, 241);
    for (int i = 0; i < 300; ++i)
        driver.tick(241 + i * 0.1);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QVERIFY(!driver.isIntentMissing);
}

void MachineStopTest::needsPortAndEveryPeer_data()
{
    QTest::addColumn<PortState>("port");
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("second");
    QTest::addColumn<bool>("isStopped");
    const auto row = [](const char *name, PortState port, const char *first, const char *second,
                        bool isStopped) {
        QTest::newRow(name) << port << std::string(first) << std::string(second) << isStopped;
    };
    row("all proven", PortState::Closed, "gone", "gone", true);
    row("port open", PortState::Open, "gone", "gone", false);
    row("port cannot be told", PortState::Unknown, "gone", "gone", false);
    row("DOWN at one peer", PortState::Closed, "gone", "DOWN/OUT_OF_SERVICE", false);
    row("one peer is silent", PortState::Closed, "gone", "failed", false);
    row("first peer is silent", PortState::Closed, "failed", "gone", false);
}

void MachineStopTest::needsPortAndEveryPeer()
{
    QFETCH(PortState, port);
    QFETCH(std::string, first);
    QFETCH(std::string, second);
    QFETCH(bool, isStopped);
    Driver driver = stopping(2);
    driver.read(build::peerOne, first, 212);
    driver.read(build::peerTwo, second, 212);
    driver.feed(core::PortProbed{port}, 213);
    QCOMPARE(driver.phase(), isStopped ? Phase::Stopped : Phase::Stopping);
}

void MachineStopTest::supervisorMayStartItAgain()
{
    Driver driver = stopping();
    driver.feed(core::PortProbed{PortState::Closed}, 211);
    driver.feed(core::PortProbed{PortState::Open}, 212);
    driver.read(build::peerOne, "gone", 213);
    QCOMPARE(driver.phase(), Phase::Stopped);
}

void MachineStopTest::refusedWithoutAnAddress()
{
    Driver driver(Goal::Drain);
    driver.operation.shutdownRequest = {};
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.goal, Goal::Drain);
    QVERIFY(driver.hasJournal(core::JournalKind::Ignored, "no address"));
    driver.tick(300);
    QCOMPARE(driver.sent.size(), std::size_t(1)); // the drain's own

    for (const bool withoutDrain : {false, true}) {
        core::OperationSettings settings;
        settings.withoutDrain = withoutDrain;
        Driver direct(Goal::Shutdown, 1, settings);
        direct.operation.shutdownRequest = {};
        direct.begin();
        QCOMPARE(direct.phase(), Phase::Failed);
        QCOMPARE(direct.operation.outcome, Outcome::Refused);
        QCOMPARE(direct.operation.refusedBy, std::vector<std::string>{"no-shutdown-address"});
        QVERIFY(direct.hasJournal(core::JournalKind::Finished));
        direct.tick(300);
        QVERIFY(direct.sent.empty());
    }
}

void MachineStopTest::takingBackSendsNothing()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.feed(core::StopTakenBack{}, 208);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.goal, Goal::Drain);
    QCOMPARE(driver.operation.proof, Proof::Traffic);
    QCOMPARE(driver.operation.outcome, Outcome::Done);
    for (int i = 0; i < 100; ++i)
        driver.tick(208 + i);
    QCOMPARE(driver.sent.size(), std::size_t(1));
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachineStopTest::takingBackWithoutDrainEnds()
{
    for (const bool isAbort : {false, true}) {
        core::OperationSettings settings;
        settings.withoutDrain = true;
        Driver driver(Goal::Shutdown, 1, settings);
        driver.begin();
        QCOMPARE(driver.phase(), Phase::StopCountdown);
        driver.feed(isAbort ? core::Event(core::AbortAsked{}) : core::Event(core::StopTakenBack{}), 2);
        QCOMPARE(driver.phase(), Phase::Failed);
        QCOMPARE(driver.operation.failure->kind, core::ErrorKind::Cancelled);
        driver.tick(60);
        QVERIFY(driver.sent.empty()); // nothing was taken out, so nothing is put back
    }
}

void MachineStopTest::calledAgainEndsTheCountdown()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.sample(102, 206);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.tick(211);
    QCOMPARE(driver.sent.size(), std::size_t(1));
}

void MachineStopTest::rebuildsProofFromStandingOverride()
{
    // Taken out 600 s ago by an earlier run: time has passed, quiet and the live override are still asked
    // for.
    Driver driver(Goal::Shutdown, 1, {},
                  build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    driver.begin();
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.flat(100, 8);
    driver.tick(8);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.read(build::peerOne, "OUT_OF_SERVICE/OUT_OF_SERVICE", 9);
    driver.tick(9);
    QCOMPARE(driver.phase(), Phase::StopCountdown);
    QCOMPARE(driver.operation.proof, Proof::Traffic);
    QVERIFY(driver.sent.empty());
    driver.tick(14);
    QCOMPARE(driver.sent.size(), std::size_t(1));
}

void MachineStopTest::aListThatChangedBeforeTheStartAddsNothing()
{
    // Its drain lies 600 s back, so every hop has passed; the first list of this run shows what was long so.
    Driver driver(Goal::Shutdown, 1, {},
                  build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    driver.begin();
    driver.feed(core::ServedRead{build::peerOne, false}, 1);
    QCOMPARE(driver.operation.remaining(build::at(1)), core::Millis(0));
}

void MachineStopTest::someoneElsesCancelEndsTheCountdown()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    QCOMPARE(driver.phase(), Phase::StopCountdown);
    driver.read(build::peerOne, "UP/UNKNOWN", 207);
    QCOMPARE(driver.phase(), Phase::Failed);
    driver.tick(211);
    QCOMPARE(driver.sent.size(), std::size_t(1)); // the drain's own; no shutdown under load
}

void MachineStopTest::unknownOutcomeIsWatched()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.tick(210);
    // The process may close the connection before it answers.
    driver.answerError(core::ErrorKind::OutcomeUnknown, 211);
    QCOMPARE(driver.phase(), Phase::Stopping);
    QCOMPARE(driver.sent.size(), std::size_t(2));
}

void MachineStopTest::refusedStopFails()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.tick(210);
    driver.answer(404, 211); // not exposed
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, Outcome::Failed);
}

void MachineStopTest::limitIsUnproven_data()
{
    QTest::addColumn<bool>("isPortClosed");
    QTest::addColumn<std::string>("what");
    QTest::newRow("port still open") << false << std::string("the port is still open");
    QTest::newRow("lease still there") << true << std::string("the lease is still there");
}

void MachineStopTest::limitIsUnproven()
{
    QFETCH(bool, isPortClosed);
    QFETCH(std::string, what);
    Driver driver = stopping();
    if (isPortClosed)
        driver.feed(core::PortProbed{PortState::Closed}, 212);
    driver.tick(210 + 119);
    QCOMPARE(driver.phase(), Phase::Stopping);
    driver.tick(210 + 120);
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, Outcome::Unproven);
    QCOMPARE(driver.operation.failure->what, what);
}

namespace {

/// Drained by the article's order, the stop asked for and its countdown over.
Driver articleAtItsStop()
{
    core::OperationSettings settings;
    settings.cancelsBeforeStop = true;
    Driver driver(Goal::Drain, 1, settings);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.tick(210);
    return driver;
}

} // namespace

void MachineStopTest::articleCancelsThenStopsBackToBack()
{
    Driver driver = articleAtItsStop();
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QCOMPARE(driver.sent[1].request.method, core::Method::Delete);
    QCOMPARE(driver.phase(), Phase::StopSending);
    driver.read(build::peerOne, "UP/UNKNOWN", 210.1); // as it has to be: no surprise
    QCOMPARE(driver.phase(), Phase::StopSending);
    driver.answer(200, 210.2);
    QCOMPARE(driver.sent.size(), std::size_t(3));
    QCOMPARE(driver.sent[2].request.method, core::Method::Post);
    QCOMPARE(driver.phase(), Phase::StopSending);
    driver.answer(200, 210.4);
    QCOMPARE(driver.phase(), Phase::Stopping);
    QCOMPARE(driver.sent.size(), std::size_t(3));
    QVERIFY(!driver.isIntentMissing);
}

void MachineStopTest::articleThatCannotCancelDoesNotStop()
{
    Driver driver = articleAtItsStop();
    driver.answer(403, 210.2);
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, Outcome::Denied);
    QCOMPARE(driver.sent.size(), std::size_t(2)); // no shutdown
}

void MachineStopTest::articleWithoutADrainCancelsNothing()
{
    core::OperationSettings settings;
    settings.cancelsBeforeStop = true;
    settings.withoutDrain = true;
    Driver driver(Goal::Shutdown, 1, settings);
    driver.begin();
    driver.tick(5);
    QCOMPARE(driver.sent.size(), std::size_t(1));
    QCOMPARE(driver.sent[0].request.method, core::Method::Post);
}

QTEST_APPLESS_MAIN(MachineStopTest)
#include "tst_machinestop.moc"
