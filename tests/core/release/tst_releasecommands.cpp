// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasepreview.h"
#include "core/release/releaserecovery.h"
#include "tests/core/support/releaseplayer.h"

#include <QTest>

using build::ReleasePlayer;
using core::Awaited;
using core::CommandKind;
using core::Notify;
using core::Phase;
using core::RecoveryChoice;
using core::ReleaseState;
using core::ResumeWay;
using core::Stage;
using core::SurpriseKind;

namespace {

constexpr const char *one = "orders-1:8080";
constexpr const char *two = "orders-2:8080";

core::ReleasePlan plan()
{
    core::ReleasePlan made = build::plan();
    made.beforeDrainCommand = {{"mute"}};
    made.afterReturnCommand = {{"unmute"}};
    return made;
}

ReleasePlayer begun(core::ReleasePlan made = plan())
{
    ReleasePlayer player(std::move(made));
    player.start({build::seen(one), build::seen(two)});
    return player;
}

void end(ReleasePlayer &player, CommandKind kind, std::optional<int> exitCode, double seconds,
         const char *id = one)
{
    // The driver's own line, when it has ended.
    player.lines.push_back({build::at(seconds),
                            "alice",
                            {core::JournalKind::Answer,
                             "command ended",
                             {{"instance", build::key(id).path()},
                              {"command", std::string(core::commandKindName(kind))},
                              {"exitCode", exitCode ? std::to_string(*exitCode) : std::string()}}}});
    player.tell(core::CommandEnded{build::key(id), kind, exitCode, exitCode ? "" : "over its limit"},
                seconds);
}

/// The first one has been stopped and serves as the new version; its command after that runs.
ReleasePlayer completing()
{
    ReleasePlayer player = begun();
    end(player, CommandKind::BeforeDrain, 0, 12);
    player.stop(one, 20);
    for (const double requests : {0.0, 0.0, 3.0})
        player.see({build::seenNew(one, requests), build::seen(two)}, 600 + requests);
    return player;
}

Stage stageOf(const ReleasePlayer &player)
{
    return player.release.instances[0].stage;
}

const core::RunCommand *run(const ReleasePlayer &player)
{
    return build::firstOf<core::RunCommand>(player.effects);
}

bool begins(const ReleasePlayer &player, core::Goal goal)
{
    const auto *begin = build::firstOf<core::BeginOperation>(player.effects);
    return begin && begin->goal == goal;
}

/// Killed after its newest line: what is found of the first instance, which serves.
core::ReleaseRecovery killed(const ReleasePlayer &player)
{
    core::RecordedRelease recorded = player.folded();
    std::vector<core::InstanceResume> instances;
    for (const core::InstanceProgress &progress : recorded.at->instances) {
        core::InstanceResume found{progress};
        found.seen = core::SeenNow::Serving;
        found.row = build::seen(progress.planned.key.id.text());
        instances.push_back(std::move(found));
    }
    return core::recoveryOf(std::move(recorded), std::move(instances));
}

} // namespace

/// Programs that run before a drain, after a return, and when somebody is told something.
class ReleaseCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    // --- before the drain

    void nothingIsSentBeforeItEndedWell()
    {
        ReleasePlayer player = begun();
        QCOMPARE(stageOf(player), Stage::Preparing);
        QVERIFY(run(player));
        QCOMPARE(run(player)->kind, CommandKind::BeforeDrain);
        QVERIFY(!begins(player, core::Goal::Drain));
        player.see({build::seen(one), build::seen(two)}, 12);
        QVERIFY(player.effects.empty());
        end(player, CommandKind::Start, 0, 13); // another one's end is not its own
        QCOMPARE(stageOf(player), Stage::Preparing);
        end(player, CommandKind::BeforeDrain, 0, 14);
        QCOMPARE(stageOf(player), Stage::Draining);
        QVERIFY(begins(player, core::Goal::Drain));
    }

    void failedItStopsThePlan_data()
    {
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("detail");
        QTest::newRow("exit 3") << 3 << "3";
        QTest::newRow("over its limit") << -1 << "over its limit";
    }
    void failedItStopsThePlan()
    {
        QFETCH(int, exitCode);
        QFETCH(QString, detail);
        ReleasePlayer player = begun();
        end(player, CommandKind::BeforeDrain, exitCode < 0 ? std::nullopt : std::optional(exitCode), 14);
        QCOMPARE(stageOf(player), Stage::Failed);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::CommandFailed);
        QCOMPARE(player.release.surprise.details, std::vector<std::string>{detail.toStdString()});
        QVERIFY(build::countOf<core::BeginOperation>(player.effects) == 0);
        // Nothing was sent, and nothing is said to be put back.
        QCOMPARE(core::unwindOf(player.release, {})[0].kind, core::UnwindStep::Kind::LeftOut);
        player.tell(core::RetryAsked{build::key(one)}, 20);
        QCOMPARE(stageOf(player), Stage::Preparing);
        QVERIFY(run(player));
    }

    void pausedMeanwhileNothingBegins()
    {
        ReleasePlayer player = begun();
        player.tell(core::PauseAsked{}, 12);
        end(player, CommandKind::BeforeDrain, 0, 13);
        QCOMPARE(stageOf(player), Stage::Preparing);
        QVERIFY(!begins(player, core::Goal::Drain));
        player.tell(core::ResumeAsked{}, 14);
        QVERIFY(begins(player, core::Goal::Drain));
        QVERIFY(!run(player)); // once is enough
    }

    void somebodyElsesChangeStopsThePlan_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::addColumn<SurpriseKind>("expected");
        QTest::newRow("gone") << true << SurpriseKind::Vanished;
        QTest::newRow("taken out") << false << SurpriseKind::SomeoneElse;
    }
    void somebodyElsesChangeStopsThePlan()
    {
        QFETCH(bool, isGone);
        QFETCH(SurpriseKind, expected);
        ReleasePlayer player = begun();
        core::SeenInstance row = build::seen(one);
        row.status = row.overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
        player.see(isGone ? std::vector{build::seen(two)} : std::vector{row, build::seen(two)}, 12);
        QCOMPARE(stageOf(player), Stage::Failed);
        QCOMPARE(player.release.surprise.kind, expected);
        end(player, CommandKind::BeforeDrain, 0, 13);
        QVERIFY(!begins(player, core::Goal::Drain));
    }

    void leftWhileItRunsNothingIsPutBack()
    {
        ReleasePlayer aborted = begun();
        QCOMPARE(core::unwindOf(aborted.release, {})[0].kind, core::UnwindStep::Kind::LeftOut);
        aborted.tell(core::ReleaseAbortAsked{}, 12);
        QCOMPARE(stageOf(aborted), Stage::LeftOut);
        QCOMPARE(aborted.release.outcome, core::ReleaseOutcome::Aborted);
        ReleasePlayer skipped = begun();
        skipped.tell(core::SkipAsked{build::key(one), "not tonight"}, 12);
        QCOMPARE(stageOf(skipped), Stage::Skipped);
        for (const ReleasePlayer *player : {&aborted, &skipped})
            QVERIFY(build::countOf<core::AbortOperation>(player->effects) == 0);
    }

    void ofABatchOneAfterTheOther()
    {
        core::ReleasePlan made = plan();
        made.batchSize = 2;
        const ReleasePlayer player = begun(made);
        QCOMPARE(stageOf(player), Stage::Preparing);
        QCOMPARE(player.release.instances[1].stage, Stage::Queued);
    }

    void directStopHasItToo()
    {
        core::ReleasePlan made = plan();
        made.recipe = core::Recipe::DirectStop;
        ReleasePlayer player = begun(made);
        QCOMPARE(stageOf(player), Stage::Preparing);
        end(player, CommandKind::BeforeDrain, 0, 12);
        QVERIFY(begins(player, core::Goal::Shutdown));
    }

    // --- after the return

    void theNextBeginsAfterIt()
    {
        ReleasePlayer player = completing();
        QCOMPARE(stageOf(player), Stage::Completing);
        QVERIFY(run(player));
        QCOMPARE(run(player)->kind, CommandKind::AfterReturn);
        QCOMPARE(player.release.instances[1].stage, Stage::Queued);
        QCOMPARE(core::unwindOf(player.release, {})[0].kind, core::UnwindStep::Kind::StaysNew);
        end(player, CommandKind::AfterReturn, 0, 610);
        QCOMPARE(stageOf(player), Stage::Done);
        QCOMPARE(player.release.instances[0].proof, core::ReturnProof::Traffic);
        QCOMPARE(player.release.instances[1].stage, Stage::Preparing);
    }

    void failedItIsAskedAbout()
    {
        ReleasePlayer player = completing();
        player.tell(core::RetryAsked{build::key(one)}, 605); // it still runs
        QVERIFY(!run(player));
        end(player, CommandKind::AfterReturn, 1, 610);
        QCOMPARE(stageOf(player), Stage::Completing);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::CommandFailed);
        QVERIFY(player.release.instances[1].stage == Stage::Queued);
        player.tell(core::RetryAsked{build::key(one)}, 620);
        QVERIFY(run(player));
        end(player, CommandKind::AfterReturn, 1, 625);
        player.tell(core::GoOnEarlyAsked{build::key(one), "done by hand"}, 630);
        QCOMPARE(stageOf(player), Stage::Done);
        QVERIFY(player.release.instances[0].wentOnEarly); // told in the end
        QCOMPARE(player.release.state, ReleaseState::Running);
        QCOMPARE(player.release.instances[1].stage, Stage::Preparing);
    }

    // --- the one that is only told

    void toldOfWhatAPersonIsToldOf()
    {
        core::ReleasePlan made = build::plan();
        made.onEventCommand = {{"tell"}};
        ReleasePlayer player = begun(made);
        player.operation(one, Phase::Waiting, 20);
        QCOMPARE(build::countOf<core::RunEventCommand>(player.effects), 0);
        player.operation(one, Phase::Drained, 30);
        QCOMPARE(build::countOf<Notify>(player.effects), 1);
        const auto *told = build::firstOf<core::RunEventCommand>(player.effects);
        QVERIFY(told);
        QVERIFY(told->notice == *build::firstOf<Notify>(player.effects));
        QCOMPARE(told->command.arguments, std::vector<std::string>{"tell"});
    }

    void whoObservesRunsNothing()
    {
        core::ReleasePlan made = plan();
        made.onEventCommand = {{"tell"}};
        made.recipe = core::Recipe::Observe;
        ReleasePlayer player = begun(made);
        player.see({build::seen(two)}, 12);
        for (const double requests : {0.0, 0.0, 3.0}) {
            player.see({build::seenNew(one, requests), build::seen(two)}, 600 + requests);
            QCOMPARE(build::countOf<core::RunCommand>(player.effects), 0);
            QCOMPARE(build::countOf<core::RunEventCommand>(player.effects), 0);
        }
        QCOMPARE(stageOf(player), Stage::Done);
    }

    void namesAreTheirs()
    {
        QCOMPARE(core::commandKindName(CommandKind::BeforeDrain), std::string_view("before-drain"));
        QCOMPARE(core::commandKindName(CommandKind::AfterReturn), std::string_view("after-return"));
        QCOMPARE(core::notifyKindName(Notify::Kind::WaitEnded), std::string_view("wait-ended"));
        QCOMPARE(core::notifyKindName(Notify::Kind::Finished), std::string_view("finished"));
    }

    // --- the program dies

    void killedWhileItRanItIsAskedAbout()
    {
        const ReleasePlayer player = begun();
        const core::ReleaseRecovery found = killed(player);
        QVERIFY(found.instances[0].way == ResumeWay::Asks);
        ReleasePlayer after(found.recorded.at->plan);
        after.take(core::resumeRelease(found, RecoveryChoice::Continue, {}, build::at(900)), 900);
        QCOMPARE(stageOf(after), Stage::Failed);
        QCOMPARE(after.release.surprise.kind, SurpriseKind::CommandFailed);
        QVERIFY(!run(after));
    }

    void killedAfterItEndedWellItIsNotRunAgain()
    {
        ReleasePlayer player = begun();
        player.tell(core::PauseAsked{}, 12);
        end(player, CommandKind::BeforeDrain, 0, 13);
        const core::ReleaseRecovery found = killed(player);
        QVERIFY(found.instances[0].way == ResumeWay::BeginsAnew);
        ReleasePlayer after(found.recorded.at->plan);
        after.take(core::resumeRelease(found, RecoveryChoice::Continue, {}, build::at(900)), 900);
        after.see({build::seen(one), build::seen(two)}, 901);
        QCOMPARE(stageOf(after), Stage::Draining);
        QVERIFY(begins(after, core::Goal::Drain));
        QVERIFY(!run(after));
    }

    void killedBeforeItBeganItRuns()
    {
        ReleasePlayer player = begun();
        player.lines.pop_back(); // "runs it"
        const core::ReleaseRecovery found = killed(player);
        QVERIFY(found.instances[0].way == ResumeWay::BeginsAnew);
        ReleasePlayer after(found.recorded.at->plan);
        after.take(core::resumeRelease(found, RecoveryChoice::Continue, {}, build::at(900)), 900);
        after.see({build::seen(one), build::seen(two)}, 901);
        QVERIFY(run(after));
    }

    void killedAfterTheReturn_data()
    {
        QTest::addColumn<bool>("hasEnded");
        QTest::addColumn<Stage>("expected");
        QTest::newRow("it still ran") << false << Stage::Completing;
        QTest::newRow("it had ended well") << true << Stage::Done;
    }
    void killedAfterTheReturn()
    {
        QFETCH(bool, hasEnded);
        QFETCH(Stage, expected);
        ReleasePlayer player = completing();
        if (hasEnded) {
            player.tell(core::PauseAsked{}, 609);
            end(player, CommandKind::AfterReturn, 0, 610);
            QCOMPARE(stageOf(player), Stage::Completing); // paused
        }
        const core::ReleaseRecovery found = killed(player);
        QVERIFY(found.instances[0].way == ResumeWay::Completes);
        ReleasePlayer after(found.recorded.at->plan);
        after.take(core::resumeRelease(found, RecoveryChoice::Continue, {}, build::at(900)), 900);
        QCOMPARE(stageOf(after), expected);
        QCOMPARE(after.release.surprise.kind == SurpriseKind::CommandFailed, !hasEnded);
        QVERIFY(!run(after));
    }
};

QTEST_APPLESS_MAIN(ReleaseCommandsTest)
#include "tst_releasecommands.moc"
