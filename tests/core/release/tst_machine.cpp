// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "tests/core/support/driver.h"

#include <QTest>

#include <algorithm>

using core::Goal;
using core::JournalKind;
using core::Outcome;
using core::Phase;
using core::Proof;

/// Draining and putting back; their limits are in tst_machinelimits, the stop in tst_machinestop.
class MachineTest : public QObject
{
    Q_OBJECT

private slots:
    void callersTickOff();
    void callersTakeItUpAgain();
    void drainsAndRestores_data();
    void drainsAndRestores();
    void endsRefusedWrite_data();
    void endsRefusedWrite();
    void readBackDecidesUnknownOutcome();
    void ignoresOtherNumbers();
    void guardRefusalSendsNothing();
    void waitsForReplication();
    void silentPeerIsNotProven();
    void servedListShortens();
    void stillCalledCountsUp();
    void unsureIsNotCalled();
    void calledAgainGoesBack();
    void unreadCounterIsNoCall();
    void requiresProof();
    void endsWhenTakenAway_data();
    void endsWhenTakenAway();
    void goesOnEarlyOnRecord();
    void longerRequestsLengthenTheWait();
    void abortSendsTheNewestPlan();
    void aborts_data();
    void aborts();
};

namespace {
constexpr const char *out = "OUT_OF_SERVICE/OUT_OF_SERVICE";
constexpr const char *up = "UP/UNKNOWN";
} // namespace

void MachineTest::drainsAndRestores_data()
{
    QTest::addColumn<int>("peers");
    QTest::newRow("one peer") << 1;
    QTest::newRow("two peers") << 2;
}

void MachineTest::drainsAndRestores()
{
    QFETCH(int, peers);
    Driver driver(Goal::Drain, peers);
    driver.begin();
    QCOMPARE(driver.phase(), Phase::TakingOut);
    QCOMPARE(driver.sent.size(), std::size_t(1));
    QCOMPARE(driver.sent[0].request.url,
             std::string(build::peerOne) + "/apps/ORDERS/orders-1%3A8080/status?value=OUT_OF_SERVICE");
    driver.answer(200, 0);
    QCOMPARE(driver.phase(), Phase::ReadingBack);
    for (const std::string &peer : driver.peers)
        driver.read(peer, out, 0);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QCOMPARE(core::peersOut(driver.operation), peers);
    driver.flat(100, 124);
    driver.tick(124.9);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.tick(125);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.proof, Proof::Traffic);
    QCOMPARE(driver.operation.outcome, Outcome::Done);
    QCOMPARE(driver.sent.size(), std::size_t(1));

    driver.feed(core::AbortAsked{}, 130);
    driver.answer(200, 131);
    QCOMPARE(driver.phase(), Phase::Restoring);
    for (const std::string &peer : driver.peers) {
        QCOMPARE(driver.phase(), Phase::Restoring);
        driver.read(peer, up, 132);
    }
    QCOMPARE(driver.phase(), Phase::Restored);
    QCOMPARE(driver.operation.outcome, Outcome::Done);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QVERIFY(!driver.isIntentMissing);
    QVERIFY(driver.hasJournal(JournalKind::Started));
    QVERIFY(driver.hasJournal(JournalKind::Finished));
}

/// One caller with a fetch of 4 s and a list of 6 s; the server's cache has 5 s. Two instances in all.
core::HopsRead hopsRead(int copy, double seconds)
{
    core::Caller caller;
    caller.name = "GATEWAY/g1";
    caller.fetch = {core::Millis(4'000), true, false, "http://g"};
    caller.listCache = {core::Millis(6'000), true, false, "http://g"};
    caller.copyCount = copy;
    caller.copyReadAt = build::at(seconds);
    core::HopsRead read;
    read.callers.callers = {caller};
    read.callers.othersUp = 1;
    read.callers.changedAt = build::at(-60);
    read.serverCache = {core::Millis(5'000), true, false, "http://e"};
    return read;
}

void MachineTest::callersTickOff()
{
    core::OperationSettings settings;
    settings.hops.longestRequest = core::Millis(2'000);
    Driver driver(Goal::Drain, 1, settings);
    driver.operation.budget.update(hopsRead(2, -1), build::at(0));
    driver.begin();
    driver.answer(200, 0);
    driver.read(driver.peers[0], out, 0);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QCOMPARE(driver.operation.remaining(build::at(0)), core::Millis(17'000));
    driver.feed(core::ServedRead{driver.peers[0], true}, 1);
    driver.feed(core::ServedRead{driver.peers[0], false}, 2);
    QCOMPARE(driver.operation.remaining(build::at(2)), core::Millis(12'000)); // fetch, list, request
    driver.feed(hopsRead(2, 3), 3);
    QVERIFY(!driver.hasJournal(JournalKind::ReadBack, "its own copy"));
    driver.feed(hopsRead(1, 4), 4);
    QVERIFY(driver.hasJournal(JournalKind::ReadBack, "its own copy no longer holds it"));
    QCOMPARE(driver.operation.remaining(build::at(4)), core::Millis(8'000)); // list, request
    driver.flat(100, 11);
    driver.tick(11.9);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.tick(12);
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachineTest::callersTakeItUpAgain()
{
    Driver driver(Goal::Drain);
    driver.operation.budget.update(hopsRead(2, -1), build::at(0));
    driver.driveToDrained();
    driver.feed(hopsRead(1, 201), 201);
    driver.feed(core::AbortAsked{}, 210);
    driver.answer(200, 211);
    QCOMPARE(driver.operation.backSince, std::optional(build::at(211)));
    QCOMPARE(driver.operation.wayBack.remaining(build::at(211), build::at(211)), core::Millis(15'000));
    driver.read(driver.peers[0], up, 212);
    QCOMPARE(driver.phase(), Phase::Restored);
    // Eureka has it back; callers are still on their way.
    QVERIFY(core::isReturning(driver.operation, build::at(212)));
    QVERIFY(core::isReturning(driver.operation, build::at(280))); // one has not been seen to have it
    QVERIFY(!core::isReturning(driver.operation, build::at(287)));
    driver.feed(core::ServedRead{driver.peers[0], false}, 213);
    driver.feed(core::ServedRead{driver.peers[0], true}, 214);
    QCOMPARE(driver.operation.wayBack.remaining(build::at(211), build::at(214)), core::Millis(10'000));
    driver.feed(hopsRead(2, 216), 216);
    QCOMPARE(driver.operation.wayBack.callers[0].letGo, core::LetGo::Yes);
    QCOMPARE(driver.operation.wayBack.remaining(build::at(211), build::at(216)), core::Millis(6'000));
    QVERIFY(core::isReturning(driver.operation, build::at(221)));
    QVERIFY(!core::isReturning(driver.operation, build::at(222)));
    QCOMPARE(driver.phase(), Phase::Restored);
}

void MachineTest::endsRefusedWrite_data()
{
    QTest::addColumn<int>("httpStatus"); // 0: the failure instead
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<Outcome>("outcome");
    using core::ErrorKind;
    QTest::newRow("401") << 401 << ErrorKind::Unauthorized << Outcome::Denied;
    QTest::newRow("403") << 403 << ErrorKind::Forbidden << Outcome::Denied;
    QTest::newRow("404: no such instance") << 404 << ErrorKind::NotFound << Outcome::Failed;
    QTest::newRow("500: changed nothing") << 500 << ErrorKind::HttpStatus << Outcome::Failed;
    QTest::newRow("redirect is never followed") << 302 << ErrorKind::Redirected << Outcome::Failed;
    QTest::newRow("connection refused") << 0 << ErrorKind::Refused << Outcome::Unreachable;
    QTest::newRow("unknown host") << 0 << ErrorKind::UnknownHost << Outcome::Unreachable;
    QTest::newRow("not trusted") << 0 << ErrorKind::Tls << Outcome::Unreachable;
}

void MachineTest::endsRefusedWrite()
{
    QFETCH(int, httpStatus);
    QFETCH(core::ErrorKind, kind);
    QFETCH(Outcome, outcome);
    for (const Goal goal : {Goal::Drain, Goal::Restore}) {
        Driver driver(goal);
        driver.begin();
        if (httpStatus)
            driver.answer(httpStatus, 1);
        else
            driver.answerError(kind, 1);
        QCOMPARE(driver.phase(), Phase::Failed);
        QCOMPARE(driver.operation.outcome, outcome);
        QCOMPARE(driver.operation.failure->kind, kind);
        QCOMPARE(driver.sent.size(), std::size_t(1));
    }
}

void MachineTest::readBackDecidesUnknownOutcome()
{
    for (const int gatewayStatus : {0, 502, 504}) {
        Driver driver(Goal::Drain);
        driver.begin();
        if (gatewayStatus)
            driver.answer(gatewayStatus, 1);
        else
            driver.answerError(core::ErrorKind::OutcomeUnknown, 1);
        QCOMPARE(driver.phase(), Phase::ReadingBack);
        QVERIFY(driver.operation.isWriteUnknown);
        driver.read(build::peerOne, up, 2);
        QCOMPARE(driver.phase(), Phase::ReadingBack);
        Driver happened = driver;
        happened.read(build::peerOne, out, 3);
        QCOMPARE(happened.phase(), Phase::Waiting);
        driver.tick(1 + 15);
        QCOMPARE(driver.phase(), Phase::Failed);
        QCOMPARE(driver.operation.outcome, Outcome::Unproven);
        QCOMPARE(driver.sent.size(), std::size_t(1)); // never sent twice
    }
}

void MachineTest::ignoresOtherNumbers()
{
    Driver driver(Goal::Drain);
    driver.begin();
    driver.feed(core::WriteAnswered{9, core::Response{200}}, 1);
    QCOMPARE(driver.phase(), Phase::TakingOut);
    driver.feed(core::WriteAnswered{9, tl::unexpected(build::error())}, 1);
    QCOMPARE(driver.phase(), Phase::TakingOut);
    driver.feed(core::WriteRefused{9, {"read-only"}}, 1);
    QCOMPARE(driver.phase(), Phase::TakingOut);
    QVERIFY(driver.hasJournal(JournalKind::Ignored));
    driver.answer(200, 2);
    QCOMPARE(driver.phase(), Phase::ReadingBack);
}

void MachineTest::guardRefusalSendsNothing()
{
    Driver driver(Goal::Drain);
    driver.begin();
    driver.feed(core::WriteRefused{1, {"last-serving", "stale-data"}}, 1);
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, Outcome::Refused);
    QCOMPARE(driver.operation.refusedBy, (std::vector<std::string>{"last-serving", "stale-data"}));
    QVERIFY(driver.hasJournal(JournalKind::Answer, "last-serving, stale-data"));
}

void MachineTest::waitsForReplication()
{
    Driver driver(Goal::Drain, 2);
    driver.begin();
    driver.answer(200, 0);
    driver.read(build::peerOne, out, 0);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.read(build::peerTwo, up, 1);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.read(build::peerTwo, out, 8);
    // Callers of the second peer could first hear of it at 8 s.
    QCOMPARE(driver.operation.remaining(build::at(8)), core::Millis(125'000));
    driver.flat(100, 131);
    driver.tick(132);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.tick(133);
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachineTest::silentPeerIsNotProven()
{
    Driver driver(Goal::Drain, 2);
    driver.begin();
    driver.answer(200, 0);
    driver.read(build::peerOne, out, 0);
    driver.read(build::peerTwo, "failed", 1);
    driver.flat(100, 299);
    driver.tick(300);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QCOMPARE(core::peersUnproven(driver.operation), std::vector<std::string>{build::peerTwo});
    driver.read(build::peerTwo, out, 301);
    driver.tick(302);
    QCOMPARE(driver.phase(), Phase::Waiting); // its callers may have been told to call until now
    driver.flat(100, 301 + 124);
    driver.tick(301 + 125);
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachineTest::servedListShortens()
{
    Driver driver(Goal::Drain, 2);
    driver.driveToWaiting();
    driver.feed(core::ServedRead{build::peerOne, false}, 5);
    QVERIFY(!driver.operation.budget.hops[0].seenAt); // the other peer still serves it
    driver.feed(core::ServedRead{build::peerTwo, true}, 5);
    driver.feed(core::ServedRead{build::peerTwo, false}, 6);
    QCOMPARE(driver.operation.remaining(build::at(6)), core::Millis(95'000));
    driver.flat(100, 100);
    driver.tick(100.9);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.tick(101);
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachineTest::stillCalledCountsUp()
{
    Driver driver(Goal::Drain);
    driver.driveToWaiting();
    driver.sample(100, 128);
    driver.sample(101, 130);
    driver.tick(130);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QCOMPARE(driver.operation.stillCalledSince, std::optional(build::at(130)));
    driver.sample(105, 140);
    driver.tick(140);
    QCOMPARE(driver.operation.stillCalledSince, std::optional(build::at(130)));
    driver.flat(105, 146);
    driver.tick(147);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.proof, Proof::Traffic);
    QVERIFY(!driver.operation.stillCalledSince);
}

// After a restart of the program, for one: the time is long up, and three readings have yet to come.
void MachineTest::unsureIsNotCalled()
{
    Driver driver(Goal::Drain);
    driver.driveToWaiting();
    driver.sample(100, 129);
    driver.tick(130);
    QCOMPARE(driver.operation.quiet.reason, core::QuietReason::TooFewPolls);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QVERIFY(!driver.operation.stillCalledSince);
    driver.flat(100, 136);
    driver.tick(137);
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachineTest::calledAgainGoesBack()
{
    Driver driver(Goal::Drain);
    driver.driveToDrained();
    QCOMPARE(driver.phase(), Phase::Drained);
    driver.sample(100, 201);
    QCOMPARE(driver.phase(), Phase::Drained);
    driver.sample(101, 203);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QCOMPARE(driver.operation.proof, Proof::None);
    QCOMPARE(driver.operation.outcome, Outcome::Running);
    driver.flat(101, 211);
    driver.tick(212);
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachineTest::unreadCounterIsNoCall()
{
    Driver driver(Goal::Drain);
    driver.driveToWaiting();
    driver.tick(130);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.proof, Proof::Time);
    QCOMPARE(driver.operation.outcome, Outcome::Done);
    // The first sample that arrives later shows no call by itself; the next one does.
    driver.sample(500, 140);
    QCOMPARE(driver.phase(), Phase::Drained);
    driver.sample(501, 142);
    QCOMPARE(driver.phase(), Phase::Waiting);
}

void MachineTest::requiresProof()
{
    core::OperationSettings settings;
    settings.requireProof = true;
    Driver driver(Goal::Drain, 1, settings);
    driver.driveToWaiting();
    driver.tick(500);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.flat(100, 510);
    driver.tick(510);
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachineTest::endsWhenTakenAway_data()
{
    QTest::addColumn<bool>("isDrained");
    QTest::addColumn<std::string>("says");
    QTest::addColumn<Phase>("phase");
    QTest::newRow("waiting, put back by someone") << false << std::string(up) << Phase::Failed;
    QTest::newRow("waiting, override UP by someone") << false << std::string("UP/UP") << Phase::Failed;
    QTest::newRow("waiting, gone") << false << std::string("gone") << Phase::Failed;
    QTest::newRow("waiting, stopping by itself")
        << false << std::string("DOWN/OUT_OF_SERVICE") << Phase::Waiting;
    QTest::newRow("waiting, cannot be read") << false << std::string("failed") << Phase::Waiting;
    QTest::newRow("drained, put back by someone") << true << std::string(up) << Phase::Failed;
    QTest::newRow("drained, gone") << true << std::string("gone") << Phase::Failed;
    QTest::newRow("drained, cannot be read") << true << std::string("failed") << Phase::Drained;
}

void MachineTest::endsWhenTakenAway()
{
    QFETCH(bool, isDrained);
    QFETCH(std::string, says);
    QFETCH(Phase, phase);
    Driver driver(Goal::Drain);
    isDrained ? driver.driveToDrained() : driver.driveToWaiting();
    driver.read(build::peerOne, says, 205);
    QCOMPARE(driver.phase(), phase);
    QCOMPARE(driver.sent.size(), std::size_t(1)); // nothing is taken out again behind someone's back
    if (phase == Phase::Failed)
        QVERIFY(driver.operation.outcome == Outcome::Failed && driver.operation.failure);
}

void MachineTest::goesOnEarlyOnRecord()
{
    Driver driver(Goal::Drain);
    driver.driveToWaiting();
    driver.feed(core::GoOnAsked{"night, no callers"}, 10);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.proof, Proof::None);
    QCOMPARE(driver.operation.outcome, Outcome::Unproven);
    QCOMPARE(driver.operation.earlyReason, std::string("night, no callers"));
    const auto isRecord = [](const core::JournalLine &line) {
        return line.kind == JournalKind::Operator && !line.details.empty() &&
               line.details[0].second == "night, no callers";
    };
    QVERIFY(std::ranges::any_of(driver.journal, isRecord));
}

void MachineTest::longerRequestsLengthenTheWait()
{
    Driver driver(Goal::Drain);
    driver.driveToWaiting();
    const auto finished = [&](core::Millis length, double seconds) {
        core::TrafficSample sample = build::sample(seconds, 100);
        sample.longestRequest = length;
        driver.feed(core::Sampled{sample}, seconds);
        return driver.operation.remaining(build::at(seconds));
    };
    QCOMPARE(finished(core::Millis(800), 10),
             core::Millis(115'000)); // the assumed 30 s are not cut while waiting
    QCOMPARE(finished(core::Millis(70'000), 20), core::Millis(145'000));
    QCOMPARE(driver.operation.budget.hops[3].source, core::HopSource::Observed);
    QCOMPARE(driver.operation.budget.hops[3].readFrom, std::string("orders-1:8080"));
    QCOMPARE(finished(core::Millis(0), 30), core::Millis(135'000));
}

void MachineTest::abortSendsTheNewestPlan()
{
    Driver driver(Goal::Drain, 2);
    driver.driveToWaiting();
    core::Request request;
    request.method = core::Method::Delete;
    request.url = "http://newest/status";
    driver.feed(core::CancelPlanned{build::peerTwo, request}, 10);
    QCOMPARE(driver.sent.size(), std::size_t(1));
    driver.feed(core::AbortAsked{}, 11);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QCOMPARE(driver.sent[1].request, request);
    QCOMPARE(driver.operation.peers, (std::vector<std::string>{build::peerTwo, build::peerOne}));
    // Too late for another plan.
    driver.feed(core::CancelPlanned{build::peerOne, {}}, 12);
    QCOMPARE(driver.operation.cancelRequest, request);
}

void MachineTest::aborts_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("while reading back") << 0;
    QTest::newRow("while waiting") << 1;
    QTest::newRow("when drained") << 2;
    QTest::newRow("during the countdown") << 3;
}

void MachineTest::aborts()
{
    QFETCH(int, stage);
    Driver driver(Goal::Drain);
    if (stage == 0) {
        driver.begin();
        driver.answer(200, 0);
    } else {
        stage == 1 ? driver.driveToWaiting() : driver.driveToDrained();
    }
    if (stage == 3)
        driver.feed(core::StopAsked{}, 201);
    driver.feed(core::AbortAsked{}, 202);
    QCOMPARE(driver.phase(), Phase::Cancelling);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QCOMPARE(driver.sent[1].request, driver.operation.cancelRequest);
    QCOMPARE(driver.sent[1].number, std::uint64_t(2));
    driver.feed(core::AbortAsked{}, 203);
    for (int i = 0; i < 20; ++i)
        driver.tick(203 + i);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QVERIFY(!driver.isIntentMissing);
}

QTEST_APPLESS_MAIN(MachineTest)
#include "tst_machine.moc"
