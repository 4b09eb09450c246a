// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "core/release/plan.h"
#include "tests/core/support/driver.h"

#include <QTest>

using core::Goal;
using core::Phase;

/// A drain by the instance's own pause: it ends its lease, and nothing but a restart brings it back.
class MachinePauseTest : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatWasFound();
    void withoutAnEndpointNothingLeaves();
    void whatShowsIt_data();
    void whatShowsIt();
    void everyPeerHasToShowIt();
    void stillRegisteredIsNotPaused_data();
    void stillRegisteredIsNotPaused();
    void registeredAgainEndsIt();
    void callsKeepItWaiting();
    void abortSendsNothing_data();
    void abortSendsNothing();
    void stopIsProvenByItsPort();
    void stopRebuildsItsProof();

private:
    static Driver driverWith(const std::string &url, Goal goal = Goal::Drain);
    static Driver waiting();
};

namespace {

constexpr const char *up = "UP/UNKNOWN";
const std::string endpoint = "http://h/pause";

} // namespace

Driver MachinePauseTest::driverWith(const std::string &url, Goal goal)
{
    core::OperationSettings settings;
    settings.by = core::TakeOutBy::Pause;
    Driver driver(goal, 2, settings);
    driver.operation.takeOutRequest.method = core::Method::Post;
    driver.operation.takeOutRequest.url = url;
    driver.begin();
    return driver;
}

/// Paused, and gone from both peers after a second.
Driver MachinePauseTest::waiting()
{
    Driver driver = driverWith(endpoint);
    driver.answer(200, 0);
    driver.read(build::peerOne, "gone", 1);
    driver.read(build::peerTwo, "gone", 1);
    return driver;
}

void MachinePauseTest::sendsWhatWasFound()
{
    const Driver driver = driverWith(endpoint);
    QCOMPARE(driver.phase(), Phase::TakingOut);
    QCOMPARE(driver.sent.size(), std::size_t(1));
    QCOMPARE(driver.sent.front().request.method, core::Method::Post);
    QCOMPARE(driver.sent.front().request.url, endpoint);
    QVERIFY(!driver.isIntentMissing);
    QVERIFY(!driver.operation.isPaused); // nobody has answered it yet
}

void MachinePauseTest::withoutAnEndpointNothingLeaves()
{
    Driver driver = driverWith({});
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, core::Outcome::Refused);
    QCOMPARE(driver.operation.refusedBy, std::vector<std::string>{"no-pause-endpoint"});
    driver.tick(300);
    QVERIFY(driver.sent.empty());
    QVERIFY(!driver.operation.isPaused);
}

void MachinePauseTest::whatShowsIt_data()
{
    QTest::addColumn<std::string>("says");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("no such instance") << std::string("gone") << true;
    QTest::newRow("down") << std::string("DOWN/UNKNOWN") << true;
    QTest::newRow("up") << std::string(up) << false;
    QTest::newRow("starting") << std::string("STARTING/UNKNOWN") << false;
    QTest::newRow("unknown") << std::string("UNKNOWN/UNKNOWN") << false;
    QTest::newRow("not read") << std::string("failed") << false;
}

void MachinePauseTest::whatShowsIt()
{
    QFETCH(std::string, says);
    QFETCH(bool, isShown);
    Driver driver = driverWith(endpoint);
    driver.answer(200, 0);
    QVERIFY(driver.operation.isPaused);
    driver.read(build::peerOne, says, 1);
    driver.read(build::peerTwo, says, 1);
    QCOMPARE(driver.phase(), isShown ? Phase::Waiting : Phase::ReadingBack);
    QCOMPARE(core::peersOut(driver.operation), isShown ? 2 : 0);
}

void MachinePauseTest::everyPeerHasToShowIt()
{
    Driver driver = driverWith(endpoint);
    driver.answer(200, 0);
    driver.read(build::peerOne, "gone", 1);
    driver.read(build::peerTwo, up, 1); // has not heard of it yet
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.flat(100, 299);
    driver.read(build::peerTwo, "failed", 299);
    driver.tick(300);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.read(build::peerTwo, "gone", 301);
    QCOMPARE(driver.operation.drainedSince, build::at(301)); // its callers begin to let go now
    driver.flat(100, 599);
    driver.tick(600);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.proof, core::Proof::Traffic);
}

void MachinePauseTest::stillRegisteredIsNotPaused_data()
{
    QTest::addColumn<std::string>("says");
    QTest::addColumn<bool>("isPaused");
    QTest::newRow("every peer has it") << std::string(up) << false;
    QTest::newRow("one cannot be read") << std::string("failed") << true;
}

/// An answer of true is worth nothing: it is paused only where a peer shows it, or where none can say no.
void MachinePauseTest::stillRegisteredIsNotPaused()
{
    QFETCH(std::string, says);
    QFETCH(bool, isPaused);
    Driver driver = driverWith(endpoint);
    driver.answer(200, 0);
    driver.read(build::peerOne, up, 14);
    driver.read(build::peerTwo, says, 14);
    driver.tick(16);
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, core::Outcome::Unproven);
    QCOMPARE(driver.operation.isPaused, isPaused);
}

void MachinePauseTest::registeredAgainEndsIt()
{
    Driver driver = waiting();
    driver.read(build::peerOne, up, 20);
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.failure->kind, core::ErrorKind::Cancelled);
    QCOMPARE(driver.sent.size(), std::size_t(1));
}

void MachinePauseTest::callsKeepItWaiting()
{
    Driver driver = waiting();
    for (int second = 100; second <= 300; second += 2)
        driver.sample(second, second); // it goes on serving whoever still holds it
    driver.tick(300);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QVERIFY(driver.operation.stillCalledSince);
}

void MachinePauseTest::abortSendsNothing_data()
{
    QTest::addColumn<int>("phase");
    for (const Phase phase : {Phase::ReadingBack, Phase::Waiting, Phase::Drained, Phase::StopCountdown})
        QTest::newRow(std::string(core::phaseName(phase)).c_str()) << static_cast<int>(phase);
}

void MachinePauseTest::abortSendsNothing()
{
    QFETCH(int, phase);
    Driver driver = driverWith(endpoint);
    driver.answer(200, 0);
    if (static_cast<Phase>(phase) != Phase::ReadingBack) {
        driver.read(build::peerOne, "gone", 1);
        driver.read(build::peerTwo, "gone", 1);
    }
    if (static_cast<Phase>(phase) >= Phase::Drained) {
        driver.flat(100, 199);
        driver.tick(200);
    }
    if (static_cast<Phase>(phase) == Phase::StopCountdown)
        driver.feed(core::StopAsked{}, 201);
    QCOMPARE(driver.phase(), static_cast<Phase>(phase));
    QVERIFY(core::unwindOf(driver.operation).empty());
    driver.feed(core::AbortAsked{}, 202);
    QCOMPARE(driver.phase(), Phase::Failed);
    QVERIFY(driver.operation.isPaused);
    QCOMPARE(driver.sent.size(), std::size_t(1)); // no override, no resume
    QVERIFY(driver.hasJournal(core::JournalKind::Operator, "only a restart registers it again"));
}

void MachinePauseTest::stopIsProvenByItsPort()
{
    Driver driver = waiting();
    driver.flat(100, 199);
    driver.tick(200);
    driver.feed(core::StopAsked{}, 201);
    driver.tick(207);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QVERIFY(driver.sent.back().request.url.ends_with("/shutdown"));
    driver.answer(200, 208);
    driver.read(build::peerOne, "gone", 209);
    driver.read(build::peerTwo, "gone", 209);
    QCOMPARE(driver.phase(), Phase::Stopping); // it was gone before
    driver.feed(core::PortProbed{core::PortState::Closed}, 210);
    QCOMPARE(driver.phase(), Phase::Stopped);
    QCOMPARE(driver.operation.outcome, core::Outcome::Done);
}

/// Tried again after a stop that failed: the whole time is waited once more, as no override tells since when.
void MachinePauseTest::stopRebuildsItsProof()
{
    Driver driver = driverWith({}, Goal::Shutdown);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QVERIFY(driver.operation.isPaused);
    driver.read(build::peerOne, "gone", 1);
    driver.read(build::peerTwo, "gone", 1);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.flat(100, 199);
    driver.tick(200);
    QCOMPARE(driver.phase(), Phase::StopCountdown);
    driver.tick(206);
    QCOMPARE(driver.sent.size(), std::size_t(1));
    QVERIFY(driver.sent.back().request.url.ends_with("/shutdown"));
}

QTEST_APPLESS_MAIN(MachinePauseTest)
#include "tst_machinepause.moc"
