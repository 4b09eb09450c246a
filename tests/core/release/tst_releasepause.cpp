// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasepreview.h"
#include "tests/core/support/releaseplayer.h"

#include <QTest>

#include <functional>

using build::ReleasePlayer;
using core::Phase;
using core::Stage;
using core::UnwindStep;

namespace {

constexpr const char *one = "orders-1:8080";
constexpr const char *two = "orders-2:8080";

core::ReleasePlan plan()
{
    core::ReleasePlan made = build::plan();
    made.recipe = core::Recipe::Pause;
    return made;
}

core::Operation paused(Phase phase, bool isPaused = true)
{
    core::Operation operation = build::operationOf(one, phase);
    operation.settings.by = core::TakeOutBy::Pause;
    operation.isPaused = isPaused;
    return operation;
}

/// The first one is asked to pause; both were seen.
ReleasePlayer begun()
{
    ReleasePlayer player(plan());
    player.start({build::seen(one), build::seen(two)});
    return player;
}

void tell(ReleasePlayer &player, Phase phase, double seconds, bool isPaused = true)
{
    player.tell(core::OperationChanged{paused(phase, isPaused)}, seconds);
}

/// The first one is in no list any more.
void away(ReleasePlayer &player, double seconds)
{
    core::SeenInstance row = build::seen(one);
    row.isListed = false;
    row.status = core::reportedStatus("UNKNOWN");
    player.see({row, build::seen(two)}, seconds);
}

Stage stageOf(const ReleasePlayer &player)
{
    return player.release.instances[0].stage;
}

} // namespace

/// The recipe that drains by /pause: as the others, but that nothing is ever put back.
class ReleasePauseTest : public QObject
{
    Q_OBJECT

private slots:
    void drainsByPauseThenStopsAndAwaits()
    {
        ReleasePlayer player = begun();
        const auto *drain = build::firstOf<core::BeginOperation>(player.effects);
        QVERIFY(drain);
        QCOMPARE(drain->goal, core::Goal::Drain);
        QCOMPARE(drain->settings.by, core::TakeOutBy::Pause);
        QVERIFY(!drain->settings.withoutDrain && !drain->settings.cancelsBeforeStop);
        tell(player, Phase::Waiting, 20);
        away(player, 21); // that is what was wanted
        QCOMPARE(stageOf(player), Stage::Draining);
        tell(player, Phase::Drained, 90);
        const auto *stop = build::firstOf<core::BeginOperation>(player.effects);
        QVERIFY(stop);
        QCOMPARE(stop->goal, core::Goal::Shutdown);
        tell(player, Phase::StopCountdown, 91);
        tell(player, Phase::Stopping, 96);
        tell(player, Phase::Stopped, 100);
        QCOMPARE(stageOf(player), Stage::AwaitingReturn);
        for (const double requests : {0.0, 0.0, 3.0})
            player.see({build::seenNew(one, requests), build::seen(two)}, 600 + requests);
        QCOMPARE(stageOf(player), Stage::Done);
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 0);
    }

    void abort_data()
    {
        QTest::addColumn<std::vector<Phase>>("phases"); // of its operation, before the abort
        QTest::addColumn<bool>("isPaused");             // by what its operation says in the end
        QTest::addColumn<Stage>("stage");
        const auto row = [](const char *name, std::vector<Phase> phases, bool isPaused, Stage stage) {
            QTest::newRow(name) << std::move(phases) << isPaused << stage;
        };
        row("its answer is awaited, then it is paused", {Phase::TakingOut}, true, Stage::LeftPaused);
        row("its answer is awaited, then it is refused", {Phase::TakingOut}, false, Stage::PutBack);
        row("read back", {Phase::ReadingBack}, true, Stage::LeftPaused);
        row("waiting", {Phase::ReadingBack, Phase::Waiting}, true, Stage::LeftPaused);
        row("about to be stopped", {Phase::Waiting, Phase::Drained, Phase::StopCountdown}, true,
            Stage::LeftPaused);
    }

    void abort()
    {
        QFETCH(std::vector<Phase>, phases);
        QFETCH(bool, isPaused);
        QFETCH(Stage, stage);
        ReleasePlayer player = begun();
        double seconds = 20;
        for (const Phase phase : phases)
            tell(player, phase, ++seconds, phase != Phase::TakingOut);
        const auto unwind = core::unwindOf(player.release, {paused(phases.back())});
        QCOMPARE(unwind[0].kind, UnwindStep::Kind::LeftPaused);
        QVERIFY(unwind[0].requests.empty());
        player.tell(core::ReleaseAbortAsked{}, 40);
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 1);
        QCOMPARE(build::countOf<core::BeginOperation>(player.effects), 0);
        tell(player, Phase::Failed, 41, isPaused);
        QCOMPARE(stageOf(player), stage);
        QCOMPARE(player.release.instances[1].stage, Stage::LeftOut);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Aborted);
    }

    void abortAfterAFailure_data()
    {
        QTest::addColumn<bool>("isPaused");
        QTest::addColumn<bool>("isRegisteredAnew");
        QTest::addColumn<UnwindStep::Kind>("unwind");
        QTest::newRow("the stop was refused") << true << false << UnwindStep::Kind::LeftPaused;
        QTest::newRow("the pause was refused") << false << false << UnwindStep::Kind::LeftOut;
        QTest::newRow("somebody restarted it") << true << true << UnwindStep::Kind::LeftOut;
    }

    void abortAfterAFailure()
    {
        QFETCH(bool, isPaused);
        QFETCH(bool, isRegisteredAnew);
        QFETCH(UnwindStep::Kind, unwind);
        ReleasePlayer player = begun();
        tell(player, Phase::Failed, 30, isPaused);
        QCOMPARE(stageOf(player), Stage::Failed);
        if (isRegisteredAnew) {
            core::SeenInstance row = build::seen(one);
            row.registeredAt = build::at(31);
            player.see({row, build::seen(two)}, 32);
        }
        QCOMPARE(core::unwindOf(player.release, {})[0].kind, unwind);
        player.tell(core::ReleaseAbortAsked{}, 40);
        QCOMPARE(build::countOf<core::BeginOperation>(player.effects), 0); // no override would help
        QCOMPARE(stageOf(player), unwind == UnwindStep::Kind::LeftPaused ? Stage::LeftPaused : Stage::Failed);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Aborted);
    }

    void skipLeavesItPausedWithTheReason()
    {
        ReleasePlayer player = begun();
        tell(player, Phase::Waiting, 20);
        player.tell(core::SkipAsked{build::key(one), "not tonight"}, 30);
        tell(player, Phase::Failed, 31);
        QCOMPARE(stageOf(player), Stage::LeftPaused);
        QCOMPARE(player.release.instances[0].reason, std::string("not tonight"));
        QVERIFY(player.release.instances[0].isEnd());
    }

    void refusedBecauseItWouldDrainNothing()
    {
        ReleasePlayer player = begun();
        player.tell(core::OperationRefused{build::key(one), core::Goal::Drain, {"pause-keeps-lease"}}, 12);
        QCOMPARE(stageOf(player), Stage::Failed);
        QCOMPARE(player.release.surprise.kind, core::SurpriseKind::GuardsRefused);
        QCOMPARE(player.release.surprise.details, std::vector<std::string>{"pause-keeps-lease"});
        QCOMPARE(core::unwindOf(player.release, {})[0].kind, UnwindStep::Kind::LeftOut);
    }

    void rollBackDoesNotClaimToPutBack()
    {
        ReleasePlayer player = begun();
        tell(player, Phase::Waiting, 20);
        player.tell(core::RollBackAsked{}, 30);
        tell(player, Phase::Failed, 31);
        QCOMPARE(player.release.find(build::key(one))->stage, Stage::LeftPaused);
    }
};

QTEST_APPLESS_MAIN(ReleasePauseTest)
#include "tst_releasepause.moc"
