// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemachine.h"
#include "core/release/releasepreview.h"
#include "tests/core/support/releases.h"

#include <QTest>

using core::Awaited;
using core::Phase;
using core::ReleaseState;
using core::Stage;
using core::SurpriseKind;

namespace {

constexpr const char *one = "orders-1:8080";
constexpr const char *two = "orders-2:8080";

/// Plays events to a release and keeps what it asked for.
class Player
{
public:
    explicit Player(core::ReleasePlan plan = build::plan())
        : release(core::makeRelease(std::move(plan), "release-1", build::at(0)))
    {
    }

    void tell(const core::ReleaseEvent &event, double seconds)
    {
        auto step = core::stepRelease(release, event, build::at(seconds));
        release = std::move(step.release);
        effects = std::move(step.effects);
    }
    /// Both old instances are seen, and the release begins.
    void start()
    {
        tell(core::ReleaseStarted{}, 10);
        tell(build::fleetSeen({build::seen(one), build::seen(two)}), 11);
    }
    void operation(const char *id, Phase phase, double seconds,
                   core::Outcome outcome = core::Outcome::Running)
    {
        tell(core::OperationChanged{build::operationOf(id, phase, outcome)}, seconds);
    }
    /// The first instance drained and stopped.
    void stopFirst()
    {
        start();
        operation(one, Phase::Waiting, 20);
        operation(one, Phase::Drained, 90);
        operation(one, Phase::StopCountdown, 91);
        operation(one, Phase::Stopping, 96);
        operation(one, Phase::Stopped, 100);
    }
    void see(std::vector<core::SeenInstance> rows, double seconds)
    {
        tell(build::fleetSeen(std::move(rows)), seconds);
    }
    /// The first one back with that many requests answered; the second still old.
    void seeNew(double requests, double seconds)
    {
        see({build::seenNew(one, requests), build::seen(two)}, seconds);
    }
    Stage stage(int at = 0) const { return release.instances[static_cast<std::size_t>(at)].stage; }
    Awaited awaited(int at = 0) const { return release.instances[static_cast<std::size_t>(at)].awaited; }
    const core::BeginOperation *begun() const { return build::firstOf<core::BeginOperation>(effects); }

    core::Release release;
    std::vector<core::ReleaseEffect> effects;
};

core::Operation failed(const char *id, core::ErrorKind kind, core::Outcome outcome)
{
    core::Operation operation = build::operationOf(id, Phase::Failed, outcome);
    operation.failure = core::Error{kind, "here", "what"};
    return operation;
}

} // namespace

class ReleaseMachineTest : public QObject
{
    Q_OBJECT

private slots:
    // --- the whole way

    void wholeReleaseOneAfterTheOther()
    {
        Player player;
        player.start();
        QCOMPARE(player.release.state, ReleaseState::Running);
        QVERIFY(player.begun());
        QCOMPARE(player.begun()->key, build::key(one));
        QCOMPARE(player.begun()->goal, core::Goal::Drain);
        QCOMPARE(player.stage(1), Stage::Queued);

        player.operation(one, Phase::Drained, 90);
        QVERIFY(player.begun());
        QCOMPARE(player.begun()->goal, core::Goal::Shutdown);
        QCOMPARE(player.stage(), Stage::Stopping);
        player.operation(one, Phase::Stopping, 96);
        player.operation(one, Phase::Stopped, 100);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QCOMPARE(player.awaited(), Awaited::OperatorStart);
        QVERIFY(!player.begun()); // nothing of the second one yet

        player.seeNew(0, 600);
        QCOMPARE(player.stage(), Stage::Returning);
        player.seeNew(0, 601);
        QCOMPARE(player.stage(), Stage::AwaitingTraffic);
        QVERIFY(!player.begun());
        player.seeNew(3, 602);
        QCOMPARE(player.stage(), Stage::Done);
        QCOMPARE(player.release.instances[0].proof, core::ReturnProof::Traffic);
        QVERIFY(player.begun()); // only now
        QCOMPARE(player.begun()->key, build::key(two));

        player.operation(two, Phase::Drained, 700);
        player.operation(two, Phase::Stopped, 710);
        player.see({build::seenNew(one, 9), build::seenNew(two, 0)}, 720);
        player.see({build::seenNew(one, 9), build::seenNew(two, 0)}, 721);
        player.see({build::seenNew(one, 9), build::seenNew(two, 1)}, 722);
        QCOMPARE(player.release.state, ReleaseState::Finished);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Done);
    }

    void refusesAPlanThatCannotBeCarriedOut()
    {
        Player player(build::plan({}));
        player.tell(core::ReleaseStarted{}, 1);
        QCOMPARE(player.release.state, ReleaseState::Planned);
        QCOMPARE(build::linesOf(player.effects, core::JournalKind::Ignored), 1);
    }

    void batchGoesOutTogetherButNeverUnreadBack()
    {
        core::ReleasePlan plan = build::plan();
        plan.batchSize = 2;
        Player player(plan);
        player.start();
        QCOMPARE(build::countOf<core::BeginOperation>(player.effects), 1);
        player.operation(one, Phase::ReadingBack, 12);
        QVERIFY(!player.begun()); // the guard could not count it yet
        player.operation(one, Phase::Waiting, 13);
        QVERIFY(player.begun());
        QCOMPARE(player.begun()->key, build::key(two));
    }

    void newOneFirstThenTheOldOneGoes()
    {
        core::ReleasePlan plan = build::plan({one});
        plan.order = core::StepOrder::StartThenDrain;
        plan.returnRule = core::ReturnRule::AnyNew;
        Player player(plan);
        player.tell(core::ReleaseStarted{}, 10);
        player.see({build::seen(one)}, 11);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QVERIFY(!player.begun());
        for (double at : {20, 21, 22})
            player.see({build::seen(one), build::seenNew("orders-9:8080", at - 20)}, at);
        QCOMPARE(player.stage(), Stage::Draining); // proven, so the old one may go
        QCOMPARE(player.release.instances[0].proof, core::ReturnProof::Traffic);
        QVERIFY(player.begun());
        QCOMPARE(player.begun()->key, build::key(one));
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::Stopped, 99);
        QCOMPARE(player.stage(), Stage::Done);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Done);
    }

    void directStopBeginsWithTheShutdown()
    {
        core::ReleasePlan plan = build::plan();
        plan.recipe = core::Recipe::DirectStop;
        Player player(plan);
        player.start();
        QVERIFY(player.begun());
        QCOMPARE(player.begun()->goal, core::Goal::Shutdown);
        QVERIFY(player.begun()->settings.withoutDrain);
        QCOMPARE(player.stage(), Stage::Stopping);
    }

    void articleCancelsBeforeTheStop()
    {
        core::ReleasePlan plan = build::plan();
        plan.recipe = core::Recipe::Article;
        Player player(plan);
        player.start();
        QVERIFY(player.begun()->settings.cancelsBeforeStop);
        QVERIFY(!player.begun()->settings.withoutDrain);
    }

    // --- who comes back

    void oldVersionRestartedIsNoReturn()
    {
        Player player;
        player.stopFirst();
        core::SeenInstance again = build::seenNew(one, 50);
        again.version = "1.0";
        player.see({again, build::seen(two)}, 200);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QCOMPARE(player.release.state, ReleaseState::StoppedBySurprise);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::OldVersionReturned);
        QCOMPARE(player.release.surprise.details, std::vector<std::string>{"1.0"});
        player.see({again, build::seen(two)}, 201);
        QCOMPARE(build::countOf<core::Notify>(player.effects), 0); // said once
        player.tell(core::ResumeAsked{}, 202);
        player.seeNew(0, 300); // the right one after all
        QCOMPARE(player.stage(), Stage::Returning);
    }

    void anotherVersionIsNoReturn()
    {
        Player player;
        player.stopFirst();
        core::SeenInstance other = build::seenNew(one, 50);
        other.version = "3.0";
        player.see({other, build::seen(two)}, 200);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::OtherVersion);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
    }

    void registeredAnewWithoutAStartIsNoOtherProcess()
    {
        Player player;
        player.tell(core::ReleaseStarted{}, 10);
        core::SeenInstance row = build::seen(two);
        row.startedAt.reset();
        player.see({build::seen(one), row}, 11);
        row.registeredAt = build::at(15); // a server was restarted
        player.see({build::seen(one), row}, 16);
        QCOMPARE(player.release.state, ReleaseState::Running);
        row.startedAt = build::at(0);
        player.see({build::seen(one), row}, 17);
        row.startedAt = build::at(16);
        player.see({build::seen(one), row}, 18);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::Vanished);
    }

    void whatIsThereIsNotStartedTwice()
    {
        core::ReleasePlan plan = build::plan();
        plan.startBy = core::StartBy::Command;
        plan.startCommand = {{"start-it"}};
        Player player(plan);
        player.stopFirst();
        QCOMPARE(build::countOf<core::RunCommand>(player.effects), 1);
        core::SeenInstance row = build::seenNew(one);
        row.overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
        player.see({row, build::seen(two)}, 200);
        QCOMPARE(player.stage(), Stage::ClearingOverride);
        player.operation(one, Phase::Restored, 210);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QCOMPARE(build::countOf<core::RunCommand>(player.effects), 0);
        player.seeNew(0, 211);
        row = build::seenNew(one);
        row.status = core::reportedStatus("DOWN");
        player.see({row, build::seen(two)}, 212);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QCOMPARE(build::countOf<core::RunCommand>(player.effects), 0);
    }

    void ghostOfTheOldOneWhereTheNewOneServes()
    {
        core::ReleasePlan plan = build::plan({one});
        plan.order = core::StepOrder::StartThenDrain;
        plan.returnRule = core::ReturnRule::AnyNew;
        Player player(plan);
        player.tell(core::ReleaseStarted{}, 10);
        player.see({build::seen(one)}, 11);
        for (double at : {20, 21, 22})
            player.see({build::seen(one), build::seenNew("orders-9:8080", at - 20)}, at);
        player.operation(one, Phase::Drained, 90);
        core::Operation operation = failed(one, core::ErrorKind::TimedOut, core::Outcome::Unproven);
        operation.signs.portClosed = build::at(1);
        player.tell(core::OperationChanged{operation}, 400);
        QCOMPARE(player.stage(), Stage::ClearingOverride);
        player.see({build::seen(one), build::seenNew("orders-9:8080", 9)}, 401);
        QCOMPARE(player.stage(), Stage::ClearingOverride);
        player.tell(core::GhostRemoved{build::key(one), core::Outcome::Done}, 402);
        QCOMPARE(player.stage(), Stage::Done);
    }

    void sameProcessStillListedIsNoReturn()
    {
        Player player;
        player.stopFirst();
        player.see({build::seen(one, "2.0"), build::seen(two)}, 200); // an old list
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QCOMPARE(player.awaited(), Awaited::OperatorStart);
    }

    void returnRule_data()
    {
        QTest::addColumn<core::ReturnRule>("rule");
        QTest::addColumn<std::string>("id");
        QTest::addColumn<std::string>("host");
        QTest::addColumn<bool>("counts");
        const std::string same = "host-orders-1";
        QTest::newRow("same id, same id") << core::ReturnRule::SameId << std::string(one) << same << true;
        QTest::newRow("same id, other id")
            << core::ReturnRule::SameId << std::string("orders-9:8080") << same << false;
        QTest::newRow("same host, other id")
            << core::ReturnRule::SameHost << std::string("orders-9:8080") << same << true;
        QTest::newRow("same host, other host")
            << core::ReturnRule::SameHost << std::string("orders-9:8080") << std::string("host-9") << false;
        QTest::newRow("any new, other host")
            << core::ReturnRule::AnyNew << std::string("orders-9:8080") << std::string("host-9") << true;
        QTest::newRow("any new, one that was there")
            << core::ReturnRule::AnyNew << std::string("orders-3:8080") << std::string("host-9") << false;
        QTest::newRow("any new, another of the plan")
            << core::ReturnRule::AnyNew << std::string(two) << std::string("host-9") << false;
    }

    void returnRule()
    {
        QFETCH(core::ReturnRule, rule);
        QFETCH(std::string, id);
        QFETCH(std::string, host);
        QFETCH(bool, counts);
        core::ReleasePlan plan = build::plan();
        plan.returnRule = rule;
        Player player(plan);
        player.tell(core::ReleaseStarted{}, 10);
        player.see({build::seen(one), build::seen(two), build::seen("orders-3:8080")}, 11);
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::Stopped, 100);
        core::SeenInstance row = build::seenNew(id);
        row.host = host;
        player.see({row}, 200);
        QCOMPARE(player.stage() == Stage::Returning, counts);
        if (counts)
            QCOMPARE(player.release.instances[0].current(), build::key(id));
    }

    void returnNeedsEverything_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<Awaited>("awaited");
        QTest::newRow("starting") << 0 << Awaited::RegistryUp;
        QTest::newRow("unhealthy") << 1 << Awaited::HealthUp;
        QTest::newRow("health of the old process") << 2 << Awaited::HealthUp;
        QTest::newRow("health not read") << 3 << Awaited::HealthUp;
        QTest::newRow("version not told") << 4 << Awaited::NewVersion;
    }

    void returnNeedsEverything()
    {
        QFETCH(int, what);
        QFETCH(Awaited, awaited);
        Player player;
        player.stopFirst();
        core::SeenInstance row = build::seenNew(one, 50);
        if (what == 0)
            row.status = core::reportedStatus("STARTING");
        if (what == 1)
            row.isHealthy = false;
        if (what == 2)
            row.healthReadAt = build::at(99);
        if (what == 3)
            row.isHealthy.reset();
        if (what == 4)
            row.version.clear();
        player.see({row, build::seen(two)}, 200);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QCOMPARE(player.awaited(), awaited);
        QVERIFY(!player.begun());
        player.seeNew(0, 300);
        QCOMPARE(player.stage(), Stage::Returning);
    }

    void callersTakeItUpBeforeItCounts()
    {
        core::ReleasePlan plan = build::plan();
        plan.hops = {core::Seconds(30), core::Seconds(30), core::Seconds(35), core::Millis(0)};
        Player player(plan);
        player.stopFirst();
        core::SeenInstance row = build::seenNew(one, 50);
        row.isServedUp = false;
        player.see({row, build::seen(two)}, 200);
        QCOMPARE(player.stage(), Stage::Returning);
        player.see({row, build::seen(two)}, 290);
        QCOMPARE(player.stage(), Stage::Returning);
        row.isServedUp = true;
        player.see({row, build::seen(two)}, 296); // 65 s of fetch and list from here
        QCOMPARE(player.stage(), Stage::Returning);
        player.see({row, build::seen(two)}, 360);
        QCOMPARE(player.stage(), Stage::Returning);
        player.see({row, build::seen(two)}, 361);
        QCOMPARE(player.stage(), Stage::AwaitingTraffic);
    }

    void fallingBackWhileCallersTakeItUp()
    {
        Player player;
        player.stopFirst();
        player.seeNew(0, 200);
        core::SeenInstance row = build::seenNew(one);
        row.status = core::reportedStatus("DOWN");
        player.see({row}, 201);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
    }

    void failedRequestsAloneAreNoProof()
    {
        Player player;
        player.stopFirst();
        player.seeNew(0, 200);
        player.seeNew(0, 201);
        core::SeenInstance row = build::seenNew(one, 7);
        row.serverErrors = 7;
        player.see({row}, 202);
        QCOMPARE(player.stage(), Stage::AwaitingTraffic);
    }

    /// This program looks for endpoints that are not there: its own 404 and 405 are no caller's requests.
    void askingForWhatIsNotThereIsNoProof()
    {
        Player player;
        player.stopFirst();
        player.seeNew(0, 200);
        player.seeNew(0, 201);
        core::SeenInstance row = build::seenNew(one, 7);
        row.serverErrors = 3;
        row.clientErrors = 4;
        player.see({row}, 202);
        QCOMPARE(player.stage(), Stage::AwaitingTraffic);
        row.requests = 8;
        player.see({row}, 203);
        QVERIFY(player.stage() != Stage::AwaitingTraffic);
    }

    // --- fleets without traffic or metrics

    void smokeStandsInForTraffic()
    {
        core::ReleasePlan plan = build::plan();
        plan.smoke = {"/ping", 204};
        Player player(plan);
        player.stopFirst();
        player.seeNew(0, 200);
        player.seeNew(0, 201);
        QCOMPARE(build::countOf<core::SendSmoke>(player.effects), 1);
        QCOMPARE(player.awaited(), Awaited::SmokeAnswer);
        player.tell(core::SmokeAnswered{build::key(one), 500}, 202);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::SmokeFailed);
        QCOMPARE(player.stage(), Stage::AwaitingTraffic);
        player.tell(core::RetryAsked{build::key(one)}, 203);
        QCOMPARE(build::countOf<core::SendSmoke>(player.effects), 1);
        player.tell(core::SmokeAnswered{build::key(one), 204}, 204);
        QCOMPARE(player.stage(), Stage::Done);
        QCOMPARE(player.release.instances[0].proof, core::ReturnProof::Smoke);
    }

    void withoutMetricsTheOperatorConfirms()
    {
        Player player;
        player.stopFirst();
        core::SeenInstance row = build::seenNew(one);
        row.requests.reset();
        for (double at : {200, 201, 202})
            player.see({row, build::seen(two)}, at);
        QCOMPARE(player.stage(), Stage::AwaitingTraffic);
        QCOMPARE(player.awaited(), Awaited::OperatorConfirms);
        player.tell(core::ReturnConfirmed{build::key(one), "seen in its log"}, 210);
        QCOMPARE(player.stage(), Stage::Done);
        QCOMPARE(player.release.instances[0].proof, core::ReturnProof::Operator);
    }

    // --- never happened

    void eachWaitHasALimitThatAsksOnce()
    {
        Player player;
        player.stopFirst();
        player.tell(core::Tick{}, 999);
        QCOMPARE(build::countOf<core::Notify>(player.effects), 0);
        player.tell(core::Tick{}, 1000); // 900 s after it was stopped
        const auto *notify = build::firstOf<core::Notify>(player.effects);
        QVERIFY(notify);
        QCOMPARE(notify->kind, core::Notify::Kind::Stalled);
        QCOMPARE(notify->awaited, Awaited::OperatorStart);
        QVERIFY(player.release.instances[0].isOverdue);
        player.tell(core::Tick{}, 1001);
        QCOMPARE(build::countOf<core::Notify>(player.effects), 0);
        player.seeNew(0, 1100); // it is only asked: a late one still counts
        QCOMPARE(player.stage(), Stage::Returning);
    }

    void oneThatIsNeverSeenIsSaid()
    {
        Player player;
        player.tell(core::ReleaseStarted{}, 10);
        player.tell(core::FleetSeen{}, 11); // no server answers
        player.tell(core::Tick{}, 129);
        QCOMPARE(build::countOf<core::Notify>(player.effects), 0);
        player.tell(core::Tick{}, 130); // 120 s after it began
        const auto *notify = build::firstOf<core::Notify>(player.effects);
        QVERIFY(notify);
        QCOMPARE(notify->kind, core::Notify::Kind::Stalled);
        QCOMPARE(notify->awaited, Awaited::Turn);
        QCOMPARE(notify->key, std::optional(build::key(one)));
        QCOMPARE(build::countOf<core::Notify>(player.effects), 1); // of the next one only
        player.see({build::seen(one), build::seen(two)}, 140);
        QCOMPARE(player.stage(), Stage::Draining);
    }

    void itsTurnIsNoWaitWhileAnotherOneIsUnderWay()
    {
        Player player;
        player.stopFirst();
        player.tell(core::Tick{}, 800); // long after the limit of the turn, before that of the return
        QCOMPARE(build::countOf<core::Notify>(player.effects), 0);
    }

    void ghostIsRemovedAndNeverCalledUp()
    {
        Player player;
        player.start();
        player.operation(one, Phase::Drained, 90);
        core::Operation operation = failed(one, core::ErrorKind::TimedOut, core::Outcome::Unproven);
        operation.signs.portClosed = build::at(1);
        player.tell(core::OperationChanged{operation}, 400);
        QCOMPARE(player.stage(), Stage::ClearingOverride);
        QCOMPARE(build::countOf<core::RemoveGhost>(player.effects), 1);
        QVERIFY(!player.begun()); // no cancel for a dead process
        player.tell(core::GhostRemoved{build::key(one), core::Outcome::Done}, 405);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
    }

    /// Its countdown was broken off by a call, and goes on by itself: between two looks it may have come any
    /// way.
    void aStopThatGoesOnByItselfIsFollowed_data()
    {
        QTest::addColumn<Phase>("seen");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("countdown") << Phase::StopCountdown << Stage::Stopping;
        QTest::newRow("sent") << Phase::StopSending << Stage::Stopping;
        QTest::newRow("stopping") << Phase::Stopping << Stage::Stopping;
        QTest::newRow("stopped") << Phase::Stopped << Stage::AwaitingReturn;
    }

    void aStopThatGoesOnByItselfIsFollowed()
    {
        QFETCH(Phase, seen);
        Player player;
        player.start();
        player.operation(one, Phase::Waiting, 20);
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::StopCountdown, 91);
        player.operation(one, Phase::Waiting, 93); // called again
        QCOMPARE(player.stage(), Stage::Draining);
        player.operation(one, seen, 100);
        QTEST(player.stage(), "stage");
        player.operation(one, Phase::Stopped, 110);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
    }

    void whatHangsInItsShutdownIsNotPutBack_data()
    {
        QTest::addColumn<core::Outcome>("outcome");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("it may end at any moment") << core::Outcome::Unproven << Stage::Failed;
        QTest::newRow("the shutdown was refused") << core::Outcome::Failed << Stage::PuttingBack;
    }

    void whatHangsInItsShutdownIsNotPutBack()
    {
        QFETCH(core::Outcome, outcome);
        QFETCH(Stage, stage);
        Player player;
        player.start();
        core::SeenInstance out = build::seen(one);
        out.status.status = out.overriddenStatus.status = core::Status::OutOfService;
        player.see({out, build::seen(two)}, 20);
        player.operation(one, Phase::Waiting, 21);
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::StopCountdown, 91);
        player.operation(one, Phase::Stopping, 96);
        player.tell(core::OperationChanged{failed(one, core::ErrorKind::TimedOut, outcome)}, 220);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::OperationFailed);
        player.tell(core::ReleaseAbortAsked{}, 221);
        QCOMPARE(player.stage(), stage);
        // The operation stands and has ended: putting back is begun as one of its own.
        QCOMPARE(player.begun() != nullptr, stage == Stage::PuttingBack);
    }

    void abortTakesAnInheritedOverrideBack_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("of the new version") << "2.0";
        QTest::newRow("of the old one, restarted by a supervisor") << "1.0";
    }

    void abortTakesAnInheritedOverrideBack()
    {
        QFETCH(QString, version);
        core::ReleasePlan plan = build::plan();
        plan.expectedVersion = "2.0";
        Player player(plan);
        core::SeenInstance old = build::seen(one);
        old.version = "1.0";
        old.startedAt = build::at(-900);
        player.tell(core::ReleaseStarted{}, 10);
        player.see({old, build::seen(two)}, 11);
        player.operation(one, Phase::Waiting, 20);
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::Stopped, 100);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        core::SeenInstance inherited = old;
        inherited.version = version.toStdString();
        inherited.startedAt = build::at(105);
        inherited.status.status = inherited.overriddenStatus.status = core::Status::OutOfService;
        inherited.isHealthy = false; // not yet
        inherited.healthReadAt = build::at(110);
        player.see({inherited, build::seen(two)}, 110);
        player.tell(core::ReleaseAbortAsked{}, 111);
        QCOMPARE(player.stage(), Stage::ClearingOverride);
        QCOMPARE(player.release.state, ReleaseState::Aborting);
        inherited.isHealthy = true;
        inherited.healthReadAt = build::at(112);
        player.see({inherited, build::seen(two)}, 112);
        QVERIFY(player.begun());
        QCOMPARE(player.begun()->goal, core::Goal::Restore);
        player.operation(one, Phase::Restored, 115, core::Outcome::Done);
        inherited.status = core::reportedStatus("UP");
        inherited.overriddenStatus = core::reportedStatus("UNKNOWN");
        player.see({inherited, build::seen(two)}, 116);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Aborted);
    }

    void hangingShutdownFailsAndIsTriedAgain()
    {
        Player player;
        player.start();
        player.operation(one, Phase::Drained, 90);
        player.tell(core::OperationChanged{failed(one, core::ErrorKind::TimedOut, core::Outcome::Unproven)},
                    400);
        QCOMPARE(player.stage(), Stage::Failed);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::OperationFailed);
        player.tell(core::ResumeAsked{}, 401);
        QCOMPARE(player.release.state, ReleaseState::StoppedBySurprise); // it cannot just go on
        QVERIFY(!player.begun());
        player.tell(core::RetryAsked{build::key(one)}, 402);
        QCOMPARE(player.stage(), Stage::Stopping);
        QCOMPARE(player.begun()->goal, core::Goal::Shutdown);
    }

    /// Asked to stop, by whatever: nobody may be sent to it again.
    void aStopCommandCannotBeTakenBack()
    {
        core::ReleasePlan plan = build::plan();
        plan.stopBy = core::StopBy::Command;
        plan.stopCommand = {{"stop-it"}};
        Player player(plan);
        player.start();
        player.operation(one, Phase::Drained, 90);
        QCOMPARE(build::countOf<core::RunCommand>(player.effects), 1);
        QCOMPARE(core::unwindOf(player.release, {})[0].kind, core::UnwindStep::Kind::StopsAnyway);
        player.tell(core::CommandEnded{build::key(one), core::CommandKind::Stop, 0, {}}, 95);
        QCOMPARE(core::unwindOf(player.release, {})[0].kind, core::UnwindStep::Kind::StopsAnyway);
        player.tell(core::ReleaseAbortAsked{}, 96);
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 0);
        QVERIFY(!player.begun());
    }

    void triedAgainItMayEndByTheFirstStop()
    {
        Player player;
        player.start();
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::Stopping, 96);
        player.tell(core::OperationChanged{failed(one, core::ErrorKind::TimedOut, core::Outcome::Unproven)},
                    400);
        player.tell(core::RetryAsked{build::key(one)}, 402);
        player.operation(one, Phase::Waiting, 403); // the second one's proof is built anew
        QCOMPARE(player.stage(), Stage::Draining);
        QCOMPARE(core::unwindOf(player.release, {})[0].kind, core::UnwindStep::Kind::StopsAnyway);
        player.tell(core::ReleaseAbortAsked{}, 404);
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 0);
        QVERIFY(!player.begun());
    }

    /// The operator started it, as he was asked to.
    void whatWasLeftPausedIsNotStartedByCommand()
    {
        core::ReleasePlan plan = build::plan();
        plan.startBy = core::StartBy::Command;
        plan.startCommand = {{"start-it"}};
        Player player(plan);
        player.start();
        player.release.instances[0].stage = Stage::Failed;
        player.release.instances[0].failedIn = Stage::LeftPaused;
        player.release.state = ReleaseState::StoppedBySurprise;
        player.tell(core::RetryAsked{build::key(one)}, 20);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QCOMPARE(build::countOf<core::RunCommand>(player.effects), 0);
    }

    void inheritedOverrideIsTakenBackOnceWell()
    {
        core::ReleasePlan plan = build::plan();
        plan.stopBy = core::StopBy::Operator;
        Player player(plan);
        player.start();
        player.operation(one, Phase::Drained, 90);
        QCOMPARE(player.awaited(), Awaited::OperatorStop);
        core::SeenInstance row = build::seenNew(one);
        row.status = row.overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
        row.isHealthy = false;
        player.see({row, build::seen(two)}, 200);
        QCOMPARE(player.stage(), Stage::ClearingOverride);
        QVERIFY(!player.begun());
        row.isHealthy = true;
        player.see({row, build::seen(two)}, 210);
        QVERIFY(player.begun());
        QCOMPARE(player.begun()->goal, core::Goal::Restore);
        player.see({row, build::seen(two)}, 211);
        QVERIFY(!player.begun()); // once
        player.operation(one, Phase::Restored, 215);
        player.seeNew(0, 216);
        QCOMPARE(player.stage(), Stage::Returning);
    }

    void stopElsewhereIsSeenBySilence()
    {
        core::ReleasePlan plan = build::plan();
        plan.stopBy = core::StopBy::Operator;
        Player player(plan);
        player.start();
        player.operation(one, Phase::Drained, 90);
        core::SeenInstance row = build::seen(one);
        row.isSilent = true;
        row.isHealthy.reset();
        player.see({row, build::seen(two)}, 100);
        QCOMPARE(player.awaited(), Awaited::LeaseEnd);
        player.see({row, build::seen(two)}, 159);
        QCOMPARE(build::countOf<core::RemoveGhost>(player.effects), 0);
        player.see({row, build::seen(two)}, 160); // two renewals are missing
        QCOMPARE(build::countOf<core::RemoveGhost>(player.effects), 1);
    }

    void stopElsewhereByLeaseGone()
    {
        core::ReleasePlan plan = build::plan();
        plan.stopBy = core::StopBy::Operator;
        Player player(plan);
        player.start();
        player.operation(one, Phase::Drained, 90);
        player.tell(core::OperationChanged{failed(one, core::ErrorKind::NotFound, core::Outcome::Failed)},
                    120);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
    }

    void commands()
    {
        core::ReleasePlan plan = build::plan();
        plan.stopBy = core::StopBy::Command;
        plan.stopCommand = {{"stop-it"}};
        plan.startBy = core::StartBy::Command;
        plan.startCommand = {{"start-it"}};
        Player player(plan);
        player.start();
        player.operation(one, Phase::Drained, 90);
        const auto *run = build::firstOf<core::RunCommand>(player.effects);
        QVERIFY(run);
        QCOMPARE(run->kind, core::CommandKind::Stop);
        player.tell(core::CommandEnded{build::key(one), core::CommandKind::Stop, 0, {}}, 95);
        QCOMPARE(player.stage(), Stage::Stopping); // exit 0 is no proof
        player.tell(core::OperationChanged{failed(one, core::ErrorKind::NotFound, core::Outcome::Failed)},
                    96);
        run = build::firstOf<core::RunCommand>(player.effects);
        QVERIFY(run);
        QCOMPARE(run->kind, core::CommandKind::Start);
        player.tell(core::CommandEnded{build::key(one), core::CommandKind::Start, 3, {}}, 97);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::CommandFailed);
        QCOMPARE(player.release.surprise.details, std::vector<std::string>{"3"});
        player.tell(core::RetryAsked{build::key(one)}, 98);
        QCOMPARE(build::countOf<core::RunCommand>(player.effects), 1);
    }

    // --- somebody else

    void othersChangeToAPlannedOneStopsThePlan()
    {
        Player player;
        player.start();
        core::SeenInstance row = build::seen(two);
        row.status = row.overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
        player.see({build::seen(one), row}, 20);
        QCOMPARE(player.release.state, ReleaseState::StoppedBySurprise);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::SomeoneElse);
        QCOMPARE(player.release.surprise.key, build::key(two));
        player.operation(one, Phase::Drained, 90);
        QVERIFY(!player.begun()); // nothing begins
        player.tell(core::ResumeAsked{}, 95);
        QCOMPARE(player.begun()->goal, core::Goal::Shutdown);
    }

    void unrelatedScalingIsNotedOnce()
    {
        Player player;
        player.start();
        player.see({build::seen(one), build::seen(two), build::seen("orders-7:8080")}, 20);
        QCOMPARE(player.release.state, ReleaseState::Running);
        QCOMPARE(player.release.notes.size(), std::size_t(1));
        player.see({build::seen(one), build::seen(two), build::seen("orders-7:8080")}, 21);
        QCOMPARE(player.release.notes.size(), std::size_t(1));
    }

    void doubtfulEmptyListStopsNothing()
    {
        Player player;
        player.start();
        player.tell(core::FleetSeen{false, {}}, 20);
        QCOMPARE(player.release.state, ReleaseState::Running);
        player.see({}, 21);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::Vanished);
    }

    void overrideRemovedBySomebodyStopsThePlan()
    {
        Player player;
        player.start();
        player.tell(core::OperationChanged{failed(one, core::ErrorKind::Cancelled, core::Outcome::Failed)},
                    50);
        QCOMPARE(player.stage(), Stage::Failed);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::SomeoneElse);
    }

    void guardsStopThePlan()
    {
        Player player;
        player.start();
        player.tell(core::OperationRefused{build::key(one), core::Goal::Drain, {"last-serving"}}, 12);
        QCOMPARE(player.stage(), Stage::Failed);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::GuardsRefused);
        QCOMPARE(player.release.surprise.details, std::vector<std::string>{"last-serving"});
        QCOMPARE(player.stage(1), Stage::Queued);
        player.tell(core::RetryAsked{build::key(one)}, 20);
        QVERIFY(player.begun());
    }

    // --- the operator

    void pausedNothingBegins()
    {
        Player player;
        player.start();
        player.tell(core::PauseAsked{}, 20);
        player.operation(one, Phase::Drained, 90); // the wait goes on
        QCOMPARE(player.stage(), Stage::Drained);
        QVERIFY(!player.begun());
        player.tell(core::ResumeAsked{}, 100);
        QCOMPARE(player.begun()->goal, core::Goal::Shutdown);
    }

    void pausePointWaits()
    {
        core::ReleasePlan plan = build::plan();
        plan.instances[1].pausesBefore = true;
        Player player(plan);
        player.stopFirst();
        for (double at : {200, 201, 202})
            player.seeNew(at - 200, at);
        QCOMPARE(player.stage(), Stage::Done);
        QCOMPARE(player.release.state, ReleaseState::PausedByPlan);
        QVERIFY(!player.begun());
        player.tell(core::ResumeAsked{}, 300);
        QCOMPARE(player.begun()->key, build::key(two));
    }

    void stopTakenBackPauses()
    {
        Player player;
        player.start();
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::Drained, 91); // told again before the countdown began
        QCOMPARE(player.stage(), Stage::Stopping);
        player.operation(one, Phase::StopCountdown, 92);
        player.operation(one, Phase::Drained, 94);
        QCOMPARE(player.stage(), Stage::Drained);
        QCOMPARE(player.release.state, ReleaseState::PausedByOperator);
        QVERIFY(!player.begun());
    }

    void skipNeedsAReasonAndPutsBack()
    {
        Player player;
        player.start();
        player.tell(core::SkipAsked{build::key(one), ""}, 20);
        QCOMPARE(player.stage(), Stage::Draining);
        player.tell(core::SkipAsked{build::key(one), "not today"}, 21);
        QCOMPARE(player.stage(), Stage::PuttingBack);
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 1);
        QCOMPARE(player.release.instances[0].unproven, std::vector{Awaited::CallersLetGo});
        player.operation(one, Phase::Restored, 30);
        QCOMPARE(player.stage(), Stage::Skipped);
        QCOMPARE(player.begun()->key, build::key(two));
    }

    void skippedOnesAreNotDone()
    {
        Player player(build::plan({one}));
        player.stopFirst();
        player.tell(core::SkipAsked{build::key(one), "host is broken"}, 300);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Unproven);
    }

    void shutdownThatLeftCannotBeSkipped()
    {
        Player player;
        player.start();
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::Stopping, 96);
        player.tell(core::SkipAsked{build::key(one), "wait"}, 97);
        QCOMPARE(player.stage(), Stage::Stopping);
        QCOMPARE(build::linesOf(player.effects, core::JournalKind::Ignored), 1);
    }

    void goingOnEarlyIsOnRecord()
    {
        Player player;
        player.start();
        player.tell(core::GoOnEarlyAsked{build::key(one), ""}, 20);
        QCOMPARE(build::countOf<core::EndWaitEarly>(player.effects), 0);
        player.tell(core::GoOnEarlyAsked{build::key(one), "known job"}, 21);
        QCOMPARE(build::countOf<core::EndWaitEarly>(player.effects), 1);
        QVERIFY(player.release.instances[0].wentOnEarly);
        QCOMPARE(player.release.instances[0].unproven, std::vector{Awaited::CallersLetGo});
    }

    void judgement_data()
    {
        QTest::addColumn<double>("requests");
        QTest::addColumn<double>("errors");
        QTest::addColumn<core::Verdict>("asked");
        QTest::addColumn<std::string>("note");
        QTest::addColumn<Stage>("expected");
        const std::string none;
        const std::string note = "looked at it";
        QTest::newRow("measured pass") << 1000.0 << 0.0 << core::Verdict::Pass << none << Stage::Done;
        QTest::newRow("no data is no pass") << 3.0 << 0.0 << core::Verdict::Pass << none << Stage::Judging;
        QTest::newRow("pass with a note") << 3.0 << 0.0 << core::Verdict::Pass << note << Stage::Done;
        QTest::newRow("doubtful needs a note")
            << 1000.0 << 10.0 << core::Verdict::Doubtful << none << Stage::Judging;
        QTest::newRow("doubtful with one")
            << 1000.0 << 10.0 << core::Verdict::Doubtful << note << Stage::Done;
        QTest::newRow("fail") << 100.0 << 0.0 << core::Verdict::Fail << note << Stage::Failed;
        QTest::newRow("no verdict") << 100.0 << 0.0 << core::Verdict::NoData << note << Stage::Judging;
    }

    void judgement()
    {
        QFETCH(double, requests);
        QFETCH(double, errors);
        QFETCH(core::Verdict, asked);
        QFETCH(std::string, note);
        core::ReleasePlan plan = build::plan();
        plan.instances[0].asksAfter = true;
        Player player(plan);
        player.stopFirst();
        player.seeNew(0, 200);
        player.seeNew(0, 201);
        core::SeenInstance row = build::seenNew(one, requests);
        row.verdict = build::verdictOn(requests, errors);
        player.see({row, build::seen(two)}, 202);
        QCOMPARE(player.stage(), Stage::Judging);
        QVERIFY(!player.begun());
        QCOMPARE(player.release.instances[0].measured, row.verdict->verdict.outcome);
        player.tell(core::JudgeAsked{build::key(one), asked, note}, 210);
        QTEST(player.stage(), "expected");
        QCOMPARE(player.begun() != nullptr, player.stage() == Stage::Done);
    }

    void manyErrorsAreAskedAboutUnasked()
    {
        Player player;
        player.stopFirst();
        player.seeNew(0, 200);
        player.seeNew(0, 201);
        core::SeenInstance row = build::seenNew(one, 100);
        row.verdict = build::verdictOn(100, 50);
        player.see({row, build::seen(two)}, 202);
        QCOMPARE(player.stage(), Stage::Judging);
        QCOMPARE(player.release.surprise.kind, SurpriseKind::WorseThanBefore);
        QVERIFY(!player.begun());
    }

    // --- back again

    void abortPutsBackWhatIsOut()
    {
        Player player;
        player.start();
        player.operation(one, Phase::Waiting, 20);
        player.tell(core::ReleaseAbortAsked{}, 30);
        QCOMPARE(player.release.state, ReleaseState::Aborting);
        QCOMPARE(player.stage(), Stage::PuttingBack);
        QCOMPARE(player.stage(1), Stage::LeftOut);
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 1);
        player.operation(one, Phase::Restored, 40);
        QCOMPARE(player.stage(), Stage::PutBack);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Aborted);
    }

    void abortBeforeTheAnswerIsAskedAgain()
    {
        Player player;
        player.start(); // the PUT is still on its way
        player.tell(core::ReleaseAbortAsked{}, 12);
        player.operation(one, Phase::ReadingBack, 13);
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 1);
    }

    void abortBeforeADrainThatIsRefused()
    {
        Player player;
        player.start(); // where it is asked of the instance, its endpoint is still being looked for
        player.tell(core::ReleaseAbortAsked{}, 12);
        player.tell(core::OperationRefused{build::key(one), core::Goal::Drain, {"no-service-registry"}}, 13);
        QCOMPARE(player.stage(), Stage::PutBack);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Aborted);
    }

    void abortAfterTheStopLeavesItStopped()
    {
        Player player;
        player.stopFirst();
        player.tell(core::ReleaseAbortAsked{}, 150);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 0);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Aborted);
    }

    void abortWaitsForAStopThatHasLeft()
    {
        Player player;
        player.start();
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::Stopping, 96);
        player.tell(core::ReleaseAbortAsked{}, 97);
        QCOMPARE(player.release.state, ReleaseState::Aborting);
        player.operation(one, Phase::Stopped, 99);
        QCOMPARE(player.release.state, ReleaseState::Finished);
    }

    void abortBeforeSomebodyStopsItElsewhere()
    {
        core::ReleasePlan plan = build::plan();
        plan.recipe = core::Recipe::DirectStop;
        plan.stopBy = core::StopBy::Operator;
        Player player(plan);
        player.start();
        QCOMPARE(player.awaited(), Awaited::OperatorStop);
        player.tell(core::ReleaseAbortAsked{}, 30); // nothing was sent that could be taken back
        QCOMPARE(build::countOf<core::AbortOperation>(player.effects), 0);
        QCOMPARE(player.stage(), Stage::PutBack);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Aborted);
    }

    void failedPutBackIsNotFinished()
    {
        Player player;
        player.start();
        player.operation(one, Phase::Waiting, 20);
        player.tell(core::ReleaseAbortAsked{}, 30);
        player.tell(core::OperationChanged{failed(one, core::ErrorKind::TimedOut, core::Outcome::Unproven)},
                    160);
        QCOMPARE(player.release.state, ReleaseState::Aborting);
        QCOMPARE(player.stage(), Stage::Failed);
        player.tell(core::RetryAsked{build::key(one)}, 170);
        QCOMPARE(player.stage(), Stage::PuttingBack);
    }

    void rollBackPutsBackFirstThenReplaces()
    {
        Player player;
        player.stopFirst();
        for (double at : {200, 201, 202})
            player.seeNew(at - 200, at);
        QCOMPARE(player.stage(1), Stage::Draining);
        player.operation(two, Phase::Waiting, 210);
        player.tell(core::RollBackAsked{}, 220);
        QCOMPARE(player.stage(1), Stage::PuttingBack);
        QVERIFY(!player.begun()); // old back before new out
        player.operation(two, Phase::Restored, 230);
        QCOMPARE(player.release.instances[1].planned.key, build::key(one)); // last done, first undone
        QCOMPARE(player.release.instances[1].targetVersion, std::string("1.0"));
        QVERIFY(player.begun());
        QCOMPARE(player.begun()->key, build::key(one));
        QCOMPARE(player.begun()->goal, core::Goal::Drain);
        player.operation(one, Phase::Drained, 300);
        player.operation(one, Phase::Stopped, 310);
        core::SeenInstance old = build::seenNew(one);
        old.version = "1.0";
        old.startedAt = build::at(900);
        old.registeredAt = build::at(901);
        for (double at : {320, 321, 322}) {
            old.requests = at - 320;
            player.see({old, build::seen(two)}, at);
        }
        QCOMPARE(player.release.state, ReleaseState::Finished);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::RolledBack);
    }

    void rollBackOfNewIdsHasTheOldFirst()
    {
        core::ReleasePlan plan = build::plan({one});
        plan.instances[0].asksAfter = true;
        plan.returnRule = core::ReturnRule::AnyNew;
        Player player(plan);
        player.tell(core::ReleaseStarted{}, 10);
        player.see({build::seen(one)}, 11);
        player.operation(one, Phase::Drained, 90);
        player.operation(one, Phase::Stopped, 99);
        for (double at : {200, 201, 202})
            player.see({build::seenNew("orders-9:8080", at - 200)}, at);
        QCOMPARE(player.stage(), Stage::Judging);
        player.tell(core::RollBackAsked{}, 210);
        player.see({build::seenNew("orders-9:8080", 9)}, 211);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        QVERIFY(!player.begun()); // the new one serves until the old one does
        core::SeenInstance old = build::seen(one, "1.0");
        old.startedAt = build::at(900);
        for (double at : {220, 221, 222}) {
            old.requests = at - 220;
            player.see({build::seenNew("orders-9:8080", 9), old}, at);
        }
        QCOMPARE(player.stage(), Stage::Draining);
        QCOMPARE(player.begun()->key, build::key("orders-9:8080"));
    }

    // --- observing

    void whatADeadOneLeftIsNoReturn()
    {
        core::ReleasePlan plan = build::plan({one});
        plan.recipe = core::Recipe::Observe;
        Player player(plan);
        player.tell(core::ReleaseStarted{}, 10);
        player.see({build::seen(one)}, 11);
        core::SeenInstance left = build::seen(one);
        left.startedAt.reset();
        left.isAnswering = false;
        left.isSilent = true;
        left.registeredAt = build::at(80); // as another server has it, which was restarted
        player.see({left}, 90);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        player.see({left}, 91);
        QCOMPARE(player.release.state, ReleaseState::Running);
        QCOMPARE(player.awaited(), Awaited::OperatorStart);
    }

    void observingWritesNothingAndRecognisesTheSteps()
    {
        core::ReleasePlan plan = build::plan({one});
        plan.recipe = core::Recipe::Observe;
        Player player(plan);
        std::vector<core::ReleaseEffect> all;
        const auto see = [&](std::vector<core::SeenInstance> rows, double at) {
            player.see(std::move(rows), at);
            all.insert(all.end(), player.effects.begin(), player.effects.end());
        };
        player.tell(core::ReleaseStarted{}, 10);
        see({build::seen(one)}, 11);
        QCOMPARE(player.stage(), Stage::Queued);
        core::SeenInstance out = build::seen(one);
        out.status = out.overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
        see({out}, 20);
        QCOMPARE(player.stage(), Stage::Draining);
        see({}, 90);
        QCOMPARE(player.stage(), Stage::AwaitingReturn);
        for (double at : {200, 201, 202})
            see({build::seenNew(one, at - 200)}, at);
        QCOMPARE(player.release.outcome, core::ReleaseOutcome::Done);
        QCOMPARE(build::countOf<core::BeginOperation>(all), 0);
        QCOMPARE(build::countOf<core::RemoveGhost>(all), 0);
        QCOMPARE(build::countOf<core::RunCommand>(all), 0);
    }
};

QTEST_APPLESS_MAIN(ReleaseMachineTest)
#include "tst_releasemachine.moc"
