// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/record.h"
#include "tests/core/support/driver.h"

#include <QTest>

using core::Goal;
using core::Phase;
using core::RecordEnd;
using namespace std::chrono_literals;

namespace {
constexpr const char *out = "OUT_OF_SERVICE/OUT_OF_SERVICE";

core::RecordedOperation folded(const Driver &driver)
{
    std::vector<core::RecordedLine> lines;
    for (std::size_t i = 0; i < driver.journal.size(); ++i)
        lines.push_back({driver.journalAt[i], "alice", driver.journal[i]});
    return core::foldLines({"op-1", "prod", "ORDERS/orders-1:8080"}, lines);
}
} // namespace

/// What the lines of the machine itself tell of it.
class RecordTest : public QObject
{
    Q_OBJECT

private slots:
    void aDrainIsToldWhole()
    {
        core::OperationSettings settings;
        settings.hops.serverCache = 5s;
        settings.requireProof = true;
        Driver driver(Goal::Drain, 2, settings);
        driver.operation.reason = "CHG-17";
        driver.driveToDrained();
        const auto record = folded(driver);
        QCOMPARE(record.goal, std::optional(Goal::Drain));
        QCOMPARE(record.phase, Phase::Drained);
        QCOMPARE(record.proof, core::Proof::Traffic);
        QCOMPARE(record.peers, driver.peers);
        QCOMPARE(record.settings.hops, settings.hops);
        QVERIFY(record.settings.requireProof);
        QCOMPARE(record.reason, std::string("CHG-17"));
        QCOMPARE(record.startedBy, std::string("alice"));
        QCOMPARE(record.end, RecordEnd::Open);
        QCOMPARE(record.writes.size(), std::size_t(1));
        QCOMPARE(record.writes.front().answer, core::WriteAnswer::Accepted);
        QCOMPARE(record.writes.front().method, std::string("PUT"));
        QCOMPARE(record.seenOut.size(), std::size_t(2));
        // The second peer was seen with it a second later, and its callers begin to let go from there.
        QCOMPARE(record.drainedSince, std::optional(driver.operation.drainedSince));
        QCOMPARE(record.drainedSince, std::optional(build::at(1)));
    }

    void aPauseIsToldWhole()
    {
        core::OperationSettings settings;
        settings.by = core::TakeOutBy::Pause;
        Driver driver(Goal::Drain, 2, settings);
        driver.operation.takeOutRequest.method = core::Method::Post;
        driver.operation.takeOutRequest.url = "http://h/pause";
        driver.begin();
        driver.answer(200, 0);
        driver.read(build::peerOne, "gone", 1);
        driver.read(build::peerTwo, "DOWN/UNKNOWN", 2);
        const auto record = folded(driver);
        QCOMPARE(record.settings.by, core::TakeOutBy::Pause);
        QCOMPARE(record.phase, Phase::Waiting);
        QCOMPARE(record.seenOut.size(), std::size_t(2));
        QCOMPARE(record.writes.front().url, std::string("http://h/pause"));
        QCOMPARE(record.drainedSince, std::optional(build::at(2)));
    }

    void theStartIsThatOfTheAnswer()
    {
        Driver driver(Goal::Drain);
        driver.begin(10);
        QVERIFY(!folded(driver).drainedSince);
        driver.answer(200, 12);
        QCOMPARE(folded(driver).drainedSince, std::optional(build::at(12)));
        driver.read(build::peerOne, out, 13);
        QCOMPARE(folded(driver).drainedSince, std::optional(build::at(12)));
    }

    void aStopRemembersTheOverrideThatStood()
    {
        Driver driver(Goal::Shutdown, 1, {},
                      build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
        driver.begin(0);
        QCOMPARE(folded(driver).drainedSince, std::optional(driver.operation.drainedSince));
        QCOMPARE(folded(driver).drainedSince, std::optional(build::at(-600)));
    }

    void refusedWritesDoNotCount()
    {
        Driver driver(Goal::Drain);
        driver.begin();
        driver.answer(403, 1);
        const auto record = folded(driver);
        QCOMPARE(record.writes.front().answer, core::WriteAnswer::NotDone);
        QVERIFY(!record.newestWrite());
        QVERIFY(!record.drainedSince);
        QCOMPARE(record.end, RecordEnd::Finished);
        QCOMPARE(record.outcome, std::string("denied"));
    }

    void anAnswerThatDidNotArriveIsUnknown()
    {
        Driver driver(Goal::Drain);
        driver.begin();
        driver.answerError(core::ErrorKind::OutcomeUnknown, 1);
        QVERIFY(folded(driver).newestWrite());
        QCOMPARE(folded(driver).newestWrite()->answer, core::WriteAnswer::Unknown);
    }

    void goingOnEarlyKeepsItsReason()
    {
        Driver driver(Goal::Drain);
        driver.driveToWaiting();
        driver.feed(core::GoOnAsked{"pager"}, 5);
        QCOMPARE(folded(driver).earlyReason, std::string("pager"));
        QCOMPARE(folded(driver).proof, core::Proof::None);
    }

    void linesOfAnOlderProgramAreNotMisread()
    {
        const std::vector<core::RecordedLine> lines{
            {build::at(0), "alice", {core::JournalKind::Started, "ORDERS/orders-1:8080", {}}},
            {build::at(0), "alice", {core::JournalKind::WriteIntended, "PUT http://e/x", {}}},
            {build::at(1), "alice", {core::JournalKind::Answer, "HTTP 200", {}}},
            {build::at(1), "alice", {core::JournalKind::Moved, "taking-out -> reading-back", {}}}};
        const auto record = core::foldLines({"op", "prod", "ORDERS/orders-1:8080"}, lines);
        QCOMPARE(record.end, RecordEnd::Open);
        QVERIFY(record.newestWrite());
        // It does not say what it was for, nor that it was accepted.
        QVERIFY(!record.newestWrite()->purpose);
        QCOMPARE(record.newestWrite()->answer, core::WriteAnswer::Unknown);
        QVERIFY(record.peers.empty());
    }

    void keysComeFromPaths_data()
    {
        QTest::addColumn<std::string>("path");
        QTest::addColumn<bool>("isKey");
        QTest::newRow("a path") << std::string("ORDERS/orders-1:8080") << true;
        QTest::newRow("slashes in the id") << std::string("ORDERS/a/b") << true;
        QTest::newRow("no slash") << std::string("ORDERS") << false;
        QTest::newRow("no id") << std::string("ORDERS/") << false;
        QTest::newRow("empty") << std::string() << false;
    }
    void keysComeFromPaths()
    {
        QFETCH(std::string, path);
        QFETCH(bool, isKey);
        const auto key = core::keyFromPath("prod", path);
        QCOMPARE(key.has_value(), isKey);
        if (key)
            QCOMPARE(key->path(), path);
    }
};

QTEST_GUILESS_MAIN(RecordTest)
#include "tst_record.moc"
