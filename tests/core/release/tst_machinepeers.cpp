// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "tests/core/support/driver.h"

#include <QTest>

using core::Goal;
using core::HopKind;
using core::JournalKind;
using core::Outcome;
using core::Phase;
using core::Proof;

/// Peers that learn late, are silent for a while, or come back without the override.
class MachinePeersTest : public QObject
{
    Q_OBJECT

private slots:
    void latePeerRestartsTheCountdown_data();
    void latePeerRestartsTheCountdown();
    void standingOverrideCountsFromItsOwnTime();
    void missedWriteIsUnprovenAndNamed();
    void missedWriteIsRepaired();
    void someoneElsesCancelIsStillSeen_data();
    void someoneElsesCancelIsStillSeen();
    void provenDrainIsTakenBackByAPeerThatForgot_data();
    void provenDrainIsTakenBackByAPeerThatForgot();
    void acceptedEarlyStaysDrained();
    void aListThatServesItAgainIsNotSeenAnyMore();
};

namespace {

constexpr const char *out = "OUT_OF_SERVICE/OUT_OF_SERVICE";
constexpr const char *up = "UP/UNKNOWN";
constexpr double whole = 125; // the budget at its defaults

double remainingAt(const Driver &driver, double seconds)
{
    return static_cast<double>(driver.operation.remaining(build::at(seconds)).count()) / 1000;
}

/// Taken out at 0 s and seen at the first of two peers; the other was never read.
Driver firstPeerOut()
{
    Driver driver(Goal::Drain, 2);
    driver.begin();
    driver.answer(200, 0);
    driver.read(build::peerOne, out, 0);
    return driver;
}

} // namespace

void MachinePeersTest::latePeerRestartsTheCountdown_data()
{
    QTest::addColumn<std::string>("before"); // what the second peer says at 4 s; empty: nothing
    QTest::addColumn<double>("outAt");
    QTest::newRow("UP, then out") << std::string(up) << 8.;
    QTest::newRow("not read before") << std::string() << 8.;
    QTest::newRow("silent, back with the override") << std::string("failed") << 60.;
    QTest::newRow("silent until the time was up") << std::string("failed") << 300.;
}

void MachinePeersTest::latePeerRestartsTheCountdown()
{
    QFETCH(std::string, before);
    QFETCH(double, outAt);
    for (const bool isReadingBack : {false, true}) {
        Driver driver(Goal::Drain, 2);
        driver.begin();
        driver.answer(200, 0);
        if (!isReadingBack)
            driver.read(build::peerOne, out, 0);
        if (!before.empty())
            driver.read(build::peerTwo, before, 4);
        driver.read(build::peerTwo, out, outAt);
        QCOMPARE(driver.phase(), isReadingBack ? Phase::ReadingBack : Phase::Waiting);
        QCOMPARE(remainingAt(driver, outAt), whole);
        driver.read(build::peerTwo, out, outAt + 2); // only the first sight counts
        if (isReadingBack)
            driver.read(build::peerOne, out, outAt + 2); // its own answer said so
        QCOMPARE(remainingAt(driver, outAt + 2), whole - 2);
        QVERIFY(driver.hasJournal(JournalKind::ReadBack, "begins now"));
    }
}

void MachinePeersTest::standingOverrideCountsFromItsOwnTime()
{
    Driver driver(Goal::Shutdown, 2, {},
                  build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    driver.begin();
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.read(build::peerOne, out, 1);
    driver.read(build::peerTwo, out, 1);
    QCOMPARE(remainingAt(driver, 1), 0.);
}

void MachinePeersTest::missedWriteIsUnprovenAndNamed()
{
    Driver driver = firstPeerOut();
    driver.read(build::peerTwo, "failed", 1);
    driver.read(build::peerTwo, up, 30);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QVERIFY(!driver.operation.failure);
    QCOMPARE(core::peersUnproven(driver.operation), std::vector<std::string>{build::peerTwo});
    QVERIFY(driver.hasJournal(JournalKind::ReadBack, "missed the change"));
    driver.read(build::peerTwo, up, 32);
    driver.flat(100, 499);
    driver.tick(500);
    QCOMPARE(driver.phase(), Phase::Waiting); // never called proven
    QCOMPARE(driver.sent.size(), std::size_t(1));
}

void MachinePeersTest::missedWriteIsRepaired()
{
    Driver driver = firstPeerOut();
    driver.read(build::peerTwo, up, 30);
    driver.read(build::peerTwo, "failed", 32);
    driver.read(build::peerTwo, out, 200);
    QVERIFY(core::peersUnproven(driver.operation).empty());
    driver.flat(100, 200 + whole - 1);
    driver.tick(200 + whole - 0.1);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.tick(200 + whole);
    QCOMPARE(driver.phase(), Phase::Drained);
}

void MachinePeersTest::someoneElsesCancelIsStillSeen_data()
{
    QTest::addColumn<bool>("atSecond");
    QTest::addColumn<bool>("wasSilent");
    QTest::addColumn<bool>("otherIsSilent");
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("at the first") << false << false << false << true;
    QTest::newRow("at the second") << true << false << false << true;
    QTest::newRow("the second forgot while it was silent") << true << true << false << false;
    QTest::newRow("the first forgot while it was silent") << false << true << false << false;
    QTest::newRow("silent, and nobody else has it") << true << true << true << true;
}

void MachinePeersTest::someoneElsesCancelIsStillSeen()
{
    QFETCH(bool, atSecond);
    QFETCH(bool, wasSilent);
    QFETCH(bool, otherIsSilent);
    QFETCH(bool, isRemoved);
    Driver driver(Goal::Drain, 2);
    driver.driveToWaiting();
    const char *peer = atSecond ? build::peerTwo : build::peerOne;
    const char *other = atSecond ? build::peerOne : build::peerTwo;
    if (wasSilent)
        driver.read(peer, "failed", 30);
    if (otherIsSilent)
        driver.read(other, "failed", 30);
    driver.read(peer, up, 60);
    QCOMPARE(driver.phase(), isRemoved ? Phase::Failed : Phase::Waiting);
    if (isRemoved)
        return;
    driver.read(peer, up, 62);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.read(other, up, 62); // now it is: that one never was silent
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, Outcome::Failed);
}

void MachinePeersTest::provenDrainIsTakenBackByAPeerThatForgot_data()
{
    QTest::addColumn<bool>("isStopping");
    QTest::newRow("drained") << false;
    QTest::newRow("in the stop countdown") << true;
}

void MachinePeersTest::provenDrainIsTakenBackByAPeerThatForgot()
{
    QFETCH(bool, isStopping);
    Driver driver(Goal::Drain, 2);
    driver.driveToDrained();
    QCOMPARE(driver.phase(), Phase::Drained);
    if (isStopping)
        driver.feed(core::StopAsked{}, 205);
    driver.read(build::peerTwo, "failed", 206);
    driver.read(build::peerTwo, up, 207);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QCOMPARE(driver.operation.proof, Proof::None);
    QCOMPARE(driver.operation.outcome, Outcome::Running);
    driver.flat(100, 219);
    driver.tick(220);
    QCOMPARE(driver.sent.size(), std::size_t(1)); // no shutdown under load
    driver.read(build::peerTwo, out, 230);
    QCOMPARE(remainingAt(driver, 230), whole);
}

void MachinePeersTest::acceptedEarlyStaysDrained()
{
    Driver driver = firstPeerOut();
    driver.read(build::peerTwo, "failed", 1);
    driver.feed(core::GoOnAsked{"the second peer has no callers"}, 20);
    driver.read(build::peerTwo, up, 30);
    QCOMPARE(driver.phase(), Phase::Drained);
    QCOMPARE(driver.operation.outcome, Outcome::Unproven);
    QCOMPARE(core::peersUnproven(driver.operation), std::vector<std::string>{build::peerTwo});
}

void MachinePeersTest::aListThatServesItAgainIsNotSeenAnyMore()
{
    Driver driver(Goal::Drain, 1);
    driver.driveToWaiting();
    driver.feed(core::ServedRead{build::peerOne, true}, 2);
    driver.feed(core::ServedRead{build::peerOne, false}, 5);
    QCOMPARE(remainingAt(driver, 5), 95.);
    driver.feed(core::ServedRead{build::peerOne, true}, 7);
    QVERIFY(!driver.operation.budget.hops[0].seenAt);
    driver.feed(core::ServedRead{build::peerOne, false}, 20);
    QCOMPARE(remainingAt(driver, 20), 95.); // callers may have fetched it at 19 s
}

QTEST_APPLESS_MAIN(MachinePeersTest)
#include "tst_machinepeers.moc"
