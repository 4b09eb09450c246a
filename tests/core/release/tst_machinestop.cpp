// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "tests/core/support/driver.h"

#include <QTest>

using namespace Qt::StringLiterals;

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
    void aNewProcessOnTheOldLeaseEndsTheStop();
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
    void signs_data();
    void signs();
    void aDrainedReadinessIsNoSign();
    void aNewStartIsSeenAfterTheEnd_data();
    void aNewStartIsSeenAfterTheEnd();
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

void MachineStopTest::aNewProcessOnTheOldLeaseEndsTheStop()
{
    // Started again before its lease had ended, it registers under it and inherits the override.
    Driver driver = stopping();
    driver.operation.processStartedAt = build::at(-900);
    core::TrafficSample sample = build::sample(220, 3);
    sample.startedAt = build::at(215);
    driver.read(build::peerOne, "OUT_OF_SERVICE/OUT_OF_SERVICE", 212);
    driver.feed(core::Sampled{build::sample(212, 3)}, 212);
    QCOMPARE(driver.phase(), Phase::Stopping);
    driver.feed(core::PortProbed{PortState::Closed}, 213);
    QCOMPARE(driver.phase(), Phase::Stopping);
    driver.feed(core::Sampled{sample}, 220);
    QCOMPARE(driver.phase(), Phase::Stopped);
    QCOMPARE(driver.operation.outcome, Outcome::Done);
    QVERIFY(!driver.operation.signs.leaseGone);
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

void MachineStopTest::signs_data()
{
    QTest::addColumn<QStringList>("seen"); ///< in this order, a second apart
    QTest::addColumn<QString>("notReady"); ///< "by, second"; empty: not seen
    QTest::newRow("readiness first") << QStringList{u"unready"_s, u"DOWN/OUT_OF_SERVICE"_s, u"closed"_s,
                                                    u"gone"_s}
                                     << u"readiness, 211"_s;
    QTest::newRow("Eureka's DOWN first")
        << QStringList{u"DOWN/OUT_OF_SERVICE"_s, u"unready"_s, u"closed"_s, u"gone"_s} << u"registry, 211"_s;
    QTest::newRow("still ready") << QStringList{u"ready"_s, u"closed"_s, u"gone"_s} << QString();
    QTest::newRow("gone at once") << QStringList{u"closed"_s, u"gone"_s} << QString();
}

void MachineStopTest::signs()
{
    QFETCH(QStringList, seen);
    QFETCH(QString, notReady);
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.tick(210);
    driver.feed(core::ReadinessRead{true}, 210); // asked before the request has left
    driver.answer(200, 210);
    int at = 210;
    for (const QString &one : seen) {
        ++at;
        if (one == u"closed"_s)
            driver.feed(core::PortProbed{PortState::Closed}, at);
        else if (one.endsWith(u"ready"_s))
            driver.feed(core::ReadinessRead{one == u"ready"_s}, at);
        else
            driver.read(build::peerOne, one.toStdString(), at);
    }
    const core::StopSigns &signs = driver.operation.signs;
    QCOMPARE(driver.phase(), Phase::Stopped);
    QCOMPARE(signs.notReady.has_value(), !notReady.isEmpty());
    if (signs.notReady) {
        QCOMPARE(QString::fromStdString(std::string(core::notReadyByName(signs.notReadyBy))),
                 notReady.section(u", "_s, 0, 0));
        QCOMPARE(*signs.notReady, build::at(notReady.section(u", "_s, 1).toInt()));
    }
    QCOMPARE(driver.hasJournal(core::JournalKind::ReadBack, "takes no more requests"), !notReady.isEmpty());
    QCOMPARE(signs.portClosed, std::optional(build::at(at - 1)));
    QCOMPARE(signs.leaseGone, std::optional(build::at(at)));
    QVERIFY(!signs.newStart);
}

void MachineStopTest::aDrainedReadinessIsNoSign()
{
    // Its readiness counts Eureka's word in, so that it was not ready long before.
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 205);
    driver.tick(210);
    driver.feed(core::ReadinessRead{false}, 210);
    driver.answer(200, 210);
    driver.feed(core::ReadinessRead{false}, 211);
    QCOMPARE(driver.phase(), Phase::Stopping);
    QVERIFY(!driver.operation.signs.notReady);
}

void MachineStopTest::aNewStartIsSeenAfterTheEnd_data()
{
    QTest::addColumn<std::optional<core::TimePoint>>("before");
    QTest::addColumn<std::optional<core::TimePoint>>("after");
    QTest::addColumn<bool>("isNew");
    const auto at = [](double seconds) { return std::optional(build::at(seconds)); };
    const std::optional<core::TimePoint> notTold;
    QTest::newRow("another process") << at(-900) << at(230) << true;
    QTest::newRow("the same, told from its uptime") << at(-900) << at(-898.5) << false;
    QTest::newRow("an older one") << at(-900) << at(-2000) << false;
    QTest::newRow("not told now") << at(-900) << notTold << false;
    QTest::newRow("not told before") << notTold << at(230) << false;
}

void MachineStopTest::aNewStartIsSeenAfterTheEnd()
{
    QFETCH(std::optional<core::TimePoint>, before);
    QFETCH(std::optional<core::TimePoint>, after);
    QFETCH(bool, isNew);
    Driver driver = stopping();
    driver.operation.processStartedAt = before;
    driver.feed(core::PortProbed{PortState::Closed}, 211);
    driver.read(build::peerOne, "gone", 212);
    QCOMPARE(driver.phase(), Phase::Stopped);
    core::TrafficSample sample = build::sample(260, 3);
    sample.startedAt = after;
    driver.feed(core::Sampled{sample}, 260);
    QCOMPARE(driver.operation.signs.newStart, isNew ? after : std::nullopt);
    QCOMPARE(driver.hasJournal(core::JournalKind::ReadBack, "a new start time"), isNew);
    driver.feed(core::Sampled{sample}, 262);
    QCOMPARE(driver.phase(), Phase::Stopped);
    QCOMPARE(driver.sent.size(), std::size_t(2));
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
