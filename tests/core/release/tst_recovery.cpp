// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/recovery.h"
#include "tests/core/support/driver.h"

#include <QTest>

#include <algorithm>
#include <functional>

using core::Goal;
using core::Phase;
using core::RecoveryChoice;
using core::SeenNow;
using core::Settled;
using core::Standing;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(core::Standing)
Q_DECLARE_METATYPE(core::SeenNow)

namespace {
constexpr const char *out = "OUT_OF_SERVICE/OUT_OF_SERVICE";
constexpr const char *up = "UP/UNKNOWN";

/// One way through the machine.
struct Flow
{
    const char *name;
    Goal goal;
    bool withoutDrain;
    std::function<void(Driver &)> drive;
};

void drainTwice(Driver &driver)
{
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 201);
    driver.tick(207);
    driver.answer(200, 208);
}

const std::vector<Flow> &flows()
{
    static const std::vector<Flow> all{
        {"drain and stop", Goal::Drain, false,
         [](Driver &driver) {
             drainTwice(driver);
             driver.feed(core::PortProbed{core::PortState::Closed}, 210);
             for (const std::string &peer : driver.peers)
                 driver.read(peer, "gone", 211);
         }},
        {"drain and back", Goal::Drain, false,
         [](Driver &driver) {
             driver.driveToWaiting();
             driver.feed(core::AbortAsked{}, 20);
             driver.answer(200, 21);
             for (const std::string &peer : driver.peers)
                 driver.read(peer, up, 22);
         }},
        {"take-out without an answer", Goal::Drain, false,
         [](Driver &driver) {
             driver.begin();
             driver.answerError(core::ErrorKind::OutcomeUnknown, 1);
             driver.tick(60);
         }},
        {"take-out refused", Goal::Drain, false,
         [](Driver &driver) {
             driver.begin();
             driver.answer(403, 1);
         }},
        {"stop without an answer", Goal::Drain, false,
         [](Driver &driver) {
             driver.driveToDrained();
             driver.feed(core::StopAsked{}, 201);
             driver.tick(207);
             driver.answerError(core::ErrorKind::OutcomeUnknown, 208);
         }},
        {"stop refused", Goal::Drain, false,
         [](Driver &driver) {
             driver.driveToDrained();
             driver.feed(core::StopAsked{}, 201);
             driver.tick(207);
             driver.answer(403, 208);
         }},
        {"stop at once", Goal::Shutdown, true,
         [](Driver &driver) {
             driver.begin();
             driver.tick(6);
             driver.answer(200, 7);
         }},
        {"restore", Goal::Restore, false,
         [](Driver &driver) {
             driver.begin();
             driver.answer(200, 1);
             for (const std::string &peer : driver.peers)
                 driver.read(peer, up, 2);
         }},
    };
    return all;
}

/// What must be concluded from the lines, by the words that people read: which request was the last one that
/// may have been done, and whether a success came. It looks at no detail.
Standing expected(const std::vector<core::JournalLine> &lines, std::size_t count)
{
    struct Sent
    {
        std::string verb;
        bool isDone = false;
    };
    std::vector<Sent> sent;
    for (std::size_t i = 0; i < count; ++i) {
        const core::JournalLine &line = lines[i];
        if (line.kind == core::JournalKind::WriteIntended)
            sent.push_back({line.text.substr(0, line.text.find(' '))});
        else if (line.kind == core::JournalKind::Answer && line.text.starts_with("HTTP 2"))
            sent.back().isDone = true;
        else if (line.kind == core::JournalKind::Answer && line.text == "failed")
            sent.pop_back();
        else if (line.kind == core::JournalKind::ReadBack && line.text == out && !sent.empty())
            sent.back().isDone = sent.back().isDone || sent.back().verb == "PUT";
    }
    if (sent.empty())
        return Standing::NothingSent;
    const Sent &last = sent.back();
    if (last.verb == "PUT")
        return last.isDone ? Standing::OutOfService : Standing::TakeOutUnknown;
    if (last.verb == "POST")
        return last.isDone ? Standing::StopSent : Standing::StopUnknown;
    return last.isDone ? Standing::CancelSent : Standing::CancelUnknown;
}

core::PeerEvidence evidence(std::string_view says)
{
    core::PeerEvidence read;
    read.kind = says == "gone" ? core::PeerEvidence::Kind::Gone : core::PeerEvidence::Kind::Present;
    if (says == "failed")
        read.kind = core::PeerEvidence::Kind::Failed;
    if (read.kind == core::PeerEvidence::Kind::Present) {
        const auto slash = says.find('/');
        read.status = core::reportedStatus(says.substr(0, slash));
        read.overriddenStatus = core::reportedStatus(says.substr(slash + 1));
    }
    return read;
}

core::RecordedOperation recordOf(const Driver &driver, std::size_t count)
{
    std::vector<core::RecordedLine> lines;
    for (std::size_t i = 0; i < count; ++i)
        lines.push_back({driver.journalAt[i], "alice", driver.journal[i]});
    return core::foldLines({"op-1", "prod", "ORDERS/orders-1:8080"}, lines);
}

/// Two peers that say so, and the row as the first has it.
core::Recovery recoveryAt(core::RecordedOperation record, std::string_view first, std::string_view second,
                          double now)
{
    core::FleetView fleet = build::fleet(std::vector<core::InstanceView>{});
    if (first != "gone" || second != "gone") {
        const std::string_view says = first == "gone" || first == "failed" ? "UP/UNKNOWN" : first;
        const auto slash = says.find('/');
        core::Instance instance =
            build::instance("orders-1:8080", says.substr(0, slash), says.substr(slash + 1));
        fleet = build::fleet(std::vector{instance});
        fleet.instances.front().statusSince = build::at(1);
    }
    return core::recoveryOf(std::move(record), build::key(), fleet, {build::peerOne, build::peerTwo},
                            {{build::peerOne, evidence(first)}, {build::peerTwo, evidence(second)}},
                            build::at(now));
}
} // namespace

class RecoveryTest : public QObject
{
    Q_OBJECT

private slots:
    void everyPrefixTellsWhereItStood_data();
    void everyPrefixTellsWhereItStood();
    void everyPrefixKeepsTheRules_data();
    void everyPrefixKeepsTheRules();
    void seesTheFleet_data();
    void seesTheFleet();
    void offers_data();
    void offers();
    void goesOnFromTheRealStart();
    void goesOnFromEurekasStampWhereNoAnswerCame();
    void aPeerThatWasNotSeenBeginsItsOwnCountdown();
    void undoesWithTheFormThatIsRightNow();
    void watchesAStopAndNeverSendsItAgain();
    void waitsForWhatMayBeOnItsWay();
    void singleWrites_data();
    void singleWrites();
    void pausedCannotBeGoneOnWith_data();
    void pausedCannotBeGoneOnWith();
    void closingSaysWhy();
};

void RecoveryTest::everyPrefixTellsWhereItStood_data()
{
    QTest::addColumn<int>("flow");
    for (std::size_t i = 0; i < flows().size(); ++i)
        QTest::newRow(flows()[i].name) << static_cast<int>(i);
}

void RecoveryTest::everyPrefixTellsWhereItStood()
{
    QFETCH(int, flow);
    const Flow &way = flows()[static_cast<std::size_t>(flow)];
    core::OperationSettings settings;
    settings.withoutDrain = way.withoutDrain;
    Driver driver(way.goal, 2, settings);
    way.drive(driver);
    QVERIFY(driver.journal.size() > 2);
    for (std::size_t count = 0; count <= driver.journal.size(); ++count) {
        const core::RecordedOperation record = recordOf(driver, count);
        const Standing standing = core::standingOf(record);
        QVERIFY2(standing == expected(driver.journal, count),
                 (std::to_string(count) + ": " + std::string(core::standingName(standing))).c_str());
        const bool isWhole = count > 0 && driver.journal[count - 1].kind == core::JournalKind::Finished;
        QCOMPARE(record.end == core::RecordEnd::Finished, isWhole);
    }
}

void RecoveryTest::everyPrefixKeepsTheRules_data()
{
    everyPrefixTellsWhereItStood_data();
}

/// Whatever the last line was and whatever Eureka says: at most one of "go on" and "nothing to do"; going on
/// and undoing send the way back or nothing; and where the override stands, it can be undone.
void RecoveryTest::everyPrefixKeepsTheRules()
{
    QFETCH(int, flow);
    const Flow &way = flows()[static_cast<std::size_t>(flow)];
    core::OperationSettings settings;
    settings.withoutDrain = way.withoutDrain;
    Driver driver(way.goal, 2, settings);
    way.drive(driver);
    for (std::size_t count = 0; count <= driver.journal.size(); ++count) {
        for (const char *first : {out, up, "gone", "failed", "DOWN/UNKNOWN", "DOWN/OUT_OF_SERVICE"}) {
            for (const char *second : {out, up, "gone", "failed"}) {
                const auto recovery = recoveryAt(recordOf(driver, count), first, second, 1000);
                const std::string where = std::to_string(count) + " " + first + " " + second;
                QVERIFY2(!(recovery.settled && recovery.canContinue), where.c_str());
                for (const core::Request &request : recovery.continueSends)
                    QVERIFY2(request.method == core::Method::Delete, where.c_str());
                const bool isOut = recovery.seen == SeenNow::Out || recovery.seen == SeenNow::PartlyOut;
                QVERIFY2(!recovery.undo || (isOut && recovery.undo->method == core::Method::Delete),
                         where.c_str());
                const bool isOurs = recovery.standing != Standing::NothingSent && !way.withoutDrain;
                if (isOut && isOurs)
                    QVERIFY2(recovery.undo && !recovery.settled, where.c_str());
                if (recovery.seen == SeenNow::Unread && recovery.standing != Standing::NothingSent)
                    QVERIFY2(!recovery.settled && !recovery.canContinue, where.c_str());
            }
        }
    }
}

void RecoveryTest::seesTheFleet_data()
{
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("second");
    QTest::addColumn<SeenNow>("seen");
    const auto row = [](const char *name, const char *first, const char *second, SeenNow seen) {
        QTest::newRow(name) << std::string(first) << std::string(second) << seen;
    };
    row("out on both", out, out, SeenNow::Out);
    row("DOWN under the override is out", "DOWN/OUT_OF_SERVICE", out, SeenNow::Out);
    row("out on one", out, up, SeenNow::PartlyOut);
    row("out on one, the other is silent", out, "failed", SeenNow::PartlyOut);
    row("serving on both", up, up, SeenNow::Serving);
    row("serving on one, the other is silent", up, "failed", SeenNow::Unread);
    row("UP by an override is not serving", "UP/UP", up, SeenNow::Other);
    row("out without an override", "OUT_OF_SERVICE/UNKNOWN", "OUT_OF_SERVICE/UNKNOWN", SeenNow::Other);
    row("gone", "gone", "gone", SeenNow::Gone);
    row("gone on one", "gone", up, SeenNow::Other);
    row("gone on one, the other is silent", "gone", "failed", SeenNow::Unread);
    row("silent", "failed", "failed", SeenNow::Unread);
}

void RecoveryTest::seesTheFleet()
{
    QFETCH(std::string, first);
    QFETCH(std::string, second);
    QFETCH(SeenNow, seen);
    const std::vector<std::string> peers{build::peerOne, build::peerTwo};
    QCOMPARE(core::seenNow(peers, {{build::peerOne, evidence(first)}, {build::peerTwo, evidence(second)}}),
             seen);
    QCOMPARE(core::seenNow(peers, {{build::peerOne, evidence(first)}}) == SeenNow::PartlyOut,
             seen == SeenNow::Out || seen == SeenNow::PartlyOut);
    QCOMPARE(core::seenNow({}, {}), SeenNow::Unread);
}

void RecoveryTest::offers_data()
{
    QTest::addColumn<int>("flow");
    QTest::addColumn<std::string>("says");
    QTest::addColumn<bool>("goesOn");
    QTest::addColumn<std::string>("settled");
    const auto row = [](const char *name, int flow, const char *says, bool goesOn, const char *settled) {
        QTest::newRow(name) << flow << std::string(says) << goesOn << std::string(settled);
    };
    row("stopped and gone", 0, "gone", false, "stopped");
    row("asked to stop and still out", 0, out, true, "");
    row("asked to stop and serves", 0, up, false, "still-serving");
    row("on its way back and serves", 1, up, false, "put-back");
    row("on its way back and still out", 1, out, true, "");
    row("on its way back and UNKNOWN", 1, "UNKNOWN/UNKNOWN", true, "");
    row("take-out unknown and out", 2, out, true, "");
    row("take-out unknown and serving", 2, up, false, "never-happened");
    row("take-out unknown and gone", 2, "gone", false, "gone");
    row("take-out refused", 3, out, false, "nothing-sent");
    row("stop unknown and out", 4, out, true, "");
    row("stop refused and out", 5, out, true, "");
    row("stop refused and serving", 5, up, false, "put-back");
    row("stopped at once and gone", 6, "gone", false, "stopped");
}

void RecoveryTest::offers()
{
    QFETCH(int, flow);
    QFETCH(std::string, says);
    QFETCH(bool, goesOn);
    QFETCH(std::string, settled);
    const Flow &way = flows()[static_cast<std::size_t>(flow)];
    core::OperationSettings settings;
    settings.withoutDrain = way.withoutDrain;
    Driver driver(way.goal, 2, settings);
    way.drive(driver);
    // The last line may be lost at any time: what says that it is over is left out.
    std::size_t count = driver.journal.size();
    if (driver.journal.back().kind == core::JournalKind::Finished)
        --count;
    const auto recovery = recoveryAt(recordOf(driver, count), says, says, 1000);
    QCOMPARE(recovery.canContinue, goesOn);
    QCOMPARE(recovery.settled ? std::string(core::settledName(*recovery.settled)) : std::string(), settled);
}

void RecoveryTest::goesOnFromTheRealStart()
{
    Driver driver(Goal::Drain, 2);
    driver.driveToWaiting();
    const auto recovery = recoveryAt(recordOf(driver, driver.journal.size()), out, out, 30);
    QCOMPARE(recovery.realStart, std::optional(build::at(1)));
    Driver next(Goal::Drain, 2, {}, build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    const core::Operation again = core::resumed(recovery, RecoveryChoice::Continue, next.operation);
    next.take(core::resume(again, recovery, RecoveryChoice::Continue, {}, build::at(30)), 30);
    QCOMPARE(next.phase(), Phase::Waiting);
    QVERIFY(next.sent.empty());
    QCOMPARE(next.operation.drainedSince, build::at(1));
    for (const std::string &peer : next.peers)
        next.read(peer, out, 31);
    // Both were seen before the program died: nothing begins anew.
    QCOMPARE(next.operation.drainedSince, build::at(1));
    next.flat(100, 199);
    next.tick(200);
    QCOMPARE(next.phase(), Phase::Drained);
    QCOMPARE(next.operation.proof, core::Proof::Traffic);
    QVERIFY(next.hasJournal(core::JournalKind::Operator, "goes on with it"));
}

void RecoveryTest::goesOnFromEurekasStampWhereNoAnswerCame()
{
    Driver driver(Goal::Drain, 2);
    driver.begin(0.5);
    const auto recovery = recoveryAt(recordOf(driver, driver.journal.size()), out, out, 30);
    QCOMPARE(recovery.standing, Standing::TakeOutUnknown);
    QCOMPARE(recovery.realStart, std::optional(build::at(1)));
    // A server whose clock is behind never moves it before the request.
    driver.journalAt.back() = build::at(5);
    QCOMPARE(recoveryAt(recordOf(driver, driver.journal.size()), out, out, 30).realStart,
             std::optional(build::at(5)));
}

void RecoveryTest::aPeerThatWasNotSeenBeginsItsOwnCountdown()
{
    Driver driver(Goal::Drain, 2);
    driver.begin();
    driver.answer(200, 0);
    driver.read(driver.peers.front(), out, 1);
    const auto recovery = recoveryAt(recordOf(driver, driver.journal.size()), out, out, 30);
    Driver next(Goal::Drain, 2, {}, build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    next.take(core::resume(core::resumed(recovery, RecoveryChoice::Continue, next.operation), recovery,
                           RecoveryChoice::Continue, {}, build::at(30)),
              30);
    next.read(next.peers.front(), out, 31);
    QCOMPARE(next.operation.drainedSince, build::at(0));
    next.read(next.peers.back(), out, 32);
    QCOMPARE(next.operation.drainedSince, build::at(32));
}

void RecoveryTest::undoesWithTheFormThatIsRightNow()
{
    Driver driver(Goal::Drain, 2);
    driver.driveToDrained();
    const auto recovery = recoveryAt(recordOf(driver, driver.journal.size()), out, out, 300);
    QVERIFY(recovery.undo);
    QVERIFY(recovery.undo->url.ends_with("value=UP")); // the row is healthy
    Driver next(Goal::Drain, 2, {}, build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    core::Operation again = core::resumed(recovery, RecoveryChoice::Undo, next.operation);
    again.cancelRequest = *recovery.undo;
    next.take(core::resume(again, recovery, RecoveryChoice::Undo, {}, build::at(300)), 300);
    QCOMPARE(next.phase(), Phase::Cancelling);
    QCOMPARE(next.sent.size(), std::size_t(1));
    QCOMPARE(next.sent.front().request, *recovery.undo);
    QVERIFY(!next.isIntentMissing);
    next.answer(200, 301);
    for (const std::string &peer : next.peers)
        next.read(peer, up, 302);
    QCOMPARE(next.phase(), Phase::Restored);
}

void RecoveryTest::watchesAStopAndNeverSendsItAgain()
{
    Driver driver(Goal::Drain, 2);
    driver.driveToDrained();
    driver.feed(core::StopAsked{}, 201);
    driver.tick(207);
    const auto recovery = recoveryAt(recordOf(driver, driver.journal.size()), out, out, 210);
    QCOMPARE(recovery.standing, Standing::StopUnknown);
    QVERIFY(recovery.canContinue && recovery.continueSends.empty());
    Driver next(Goal::Drain, 2, {}, build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    next.take(core::resume(core::resumed(recovery, RecoveryChoice::Continue, next.operation), recovery,
                           RecoveryChoice::Continue, {}, build::at(210)),
              210);
    QCOMPARE(next.phase(), Phase::Stopping);
    next.feed(core::PortProbed{core::PortState::Closed}, 211);
    for (const std::string &peer : next.peers)
        next.read(peer, "gone", 212);
    QCOMPARE(next.phase(), Phase::Stopped);
    QVERIFY(next.sent.empty());
}

void RecoveryTest::waitsForWhatMayBeOnItsWay()
{
    Driver driver(Goal::Drain, 2);
    driver.begin();
    const auto record = recordOf(driver, driver.journal.size());
    QVERIFY(!recoveryAt(record, up, up, 14).settled);
    QCOMPARE(recoveryAt(record, up, up, 15).settled, std::optional(Settled::NeverHappened));
}

void RecoveryTest::singleWrites_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("says");
    QTest::addColumn<std::string>("settled");
    QTest::addColumn<bool>("canUndo");
    const auto row = [](const char *label, const char *name, const char *says, const char *settled,
                        bool canUndo) {
        QTest::newRow(label) << std::string(name) << std::string(says) << std::string(settled) << canUndo;
    };
    row("override stands", "set-override", out, "", true);
    row("override is not there", "set-override", up, "never-happened", false);
    row("by the endpoint", "service-registry-set", out, "", true);
    row("metadata", "set-metadata", up, "leaves-nothing", false);
    row("de-registered", "deregister", "gone", "leaves-nothing", false);
}

void RecoveryTest::singleWrites()
{
    QFETCH(std::string, name);
    QFETCH(std::string, says);
    QFETCH(std::string, settled);
    QFETCH(bool, canUndo);
    const core::RecordedLine line{
        build::at(0), "alice", {core::JournalKind::WriteIntended, "PUT x", {{"write", name}}}};
    const auto record = core::foldLines({"op", "prod", "ORDERS/orders-1:8080"}, {line});
    QVERIFY(!record.goal);
    const auto recovery = recoveryAt(record, says, says, 100);
    QCOMPARE(recovery.standing, Standing::SingleWrite);
    QVERIFY(!recovery.canContinue);
    QCOMPARE(recovery.undo.has_value(), canUndo);
    QCOMPARE(recovery.settled ? std::string(core::settledName(*recovery.settled)) : std::string(), settled);
}

void RecoveryTest::pausedCannotBeGoneOnWith_data()
{
    QTest::addColumn<std::string>("says");
    QTest::addColumn<bool>("isStopped"); // it was asked to stop
    QTest::addColumn<std::string>("settled");
    QTest::newRow("gone") << std::string("gone") << false << std::string();
    QTest::newRow("down") << std::string("DOWN/UNKNOWN") << false << std::string();
    QTest::newRow("gone after its stop was asked for") << std::string("gone") << true << std::string();
    QTest::newRow("restarted by somebody") << std::string(up) << false << std::string("put-back");
}

/// Where it is, and so where it is asked to stop, only its registration told; and no override puts it back.
void RecoveryTest::pausedCannotBeGoneOnWith()
{
    QFETCH(std::string, says);
    QFETCH(bool, isStopped);
    QFETCH(std::string, settled);
    core::OperationSettings settings;
    settings.by = core::TakeOutBy::Pause;
    Driver driver(Goal::Drain, 2, settings);
    driver.operation.takeOutRequest.url = "http://h/pause";
    driver.begin();
    driver.answer(200, 0);
    for (const std::string &peer : driver.peers)
        driver.read(peer, "gone", 1);
    driver.flat(100, 199);
    driver.tick(200);
    if (isStopped) {
        driver.feed(core::StopAsked{}, 201);
        driver.tick(207);
        driver.answer(200, 208);
    }
    const auto recovery = recoveryAt(recordOf(driver, driver.journal.size()), says, says, 1000);
    QVERIFY(!recovery.canContinue);
    QVERIFY(!recovery.undo);
    QCOMPARE(recovery.settled ? std::string(core::settledName(*recovery.settled)) : std::string(), settled);
}

void RecoveryTest::closingSaysWhy()
{
    Driver driver(Goal::Drain, 2);
    driver.driveToDrained();
    const auto recovery = recoveryAt(recordOf(driver, driver.journal.size()), out, out, 300);
    const core::JournalLine left = core::closingLine(recovery, "the night shift goes on");
    QCOMPARE(left.kind, core::JournalKind::Closed);
    QCOMPARE(core::detailOf(left.details, "as"), std::optional<std::string_view>("left"));
    QCOMPARE(core::detailOf(left.details, "reason"),
             std::optional<std::string_view>("the night shift goes on"));
    const auto over = recoveryAt(recordOf(driver, driver.journal.size()), up, up, 300);
    QCOMPARE(core::detailOf(core::settledLine(over).details, "as"),
             std::optional<std::string_view>("put-back"));
}

QTEST_GUILESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
