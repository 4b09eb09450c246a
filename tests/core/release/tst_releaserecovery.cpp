// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releaserecovery.h"
#include "tests/core/support/releaseplayer.h"

#include <QTest>

#include <algorithm>

using build::ReleasePlayer;
using core::Phase;
using core::RecoveryChoice;
using core::ReleaseState;
using core::ResumeWay;
using core::SeenNow;
using core::Stage;
using core::Standing;

namespace {

constexpr const char *one = "orders-1:8080";
constexpr const char *two = "orders-2:8080";

core::Release releaseIn(Stage stage)
{
    core::Release release = core::makeRelease(build::plan({one, two}), "release-1", build::at(0));
    release.state = ReleaseState::Running;
    release.startedAt = build::at(1);
    core::InstanceProgress &first = release.instances[0];
    first.stage = stage;
    first.begunAt = build::at(10);
    first.before = build::seen(one);
    if (stage == Stage::Returning || stage == Stage::AwaitingTraffic) {
        first.returned = build::key(one);
        first.backSince = build::at(500);
    }
    return release;
}

/// What is known of the first instance.
core::InstanceResume found(const core::Release &release, Standing standing, SeenNow seen)
{
    core::InstanceResume resume{release.instances[0]};
    core::Recovery operation{{}, build::key(one)};
    operation.recorded.id = "op-1";
    operation.recorded.goal = core::Goal::Drain;
    operation.standing = standing;
    operation.seen = seen;
    operation.canContinue = true;
    operation.undo = core::Request{core::Method::Delete, "http://eureka-1/eureka/apps/ORDERS/x/status"};
    resume.operation = operation;
    resume.seen = seen;
    resume.row = build::seen(one);
    return resume;
}

core::ReleaseRecovery recoveryOf(const core::Release &release, core::InstanceResume first)
{
    core::RecordedRelease recorded{"release-1"};
    recorded.lastBy = "alice";
    recorded.at = release;
    std::vector<core::InstanceResume> instances{std::move(first)};
    for (std::size_t at = 1; at < release.instances.size(); ++at)
        instances.push_back({release.instances[at]});
    return core::recoveryOf(std::move(recorded), std::move(instances));
}

/// A world that does what it is asked, for the operations of one release: what the journal knows of them.
struct Operations
{
    void begin(const core::BeginOperation &begin, double seconds)
    {
        if (begin.goal == core::Goal::Shutdown && !all.empty() && all.back().instance == begin.key.path())
            return; // the drain's own operation goes on with it
        core::RecordedOperation operation;
        operation.id = "op-" + std::to_string(all.size() + 1);
        operation.instance = begin.key.path();
        operation.goal = begin.goal;
        operation.startedAt = build::at(seconds);
        operation.drainedSince = build::at(seconds);
        operation.writes.push_back(write(core::WritePurpose::TakeOut, seconds));
        all.push_back(operation);
    }
    void stop(double seconds) { all.back().writes.push_back(write(core::WritePurpose::Shutdown, seconds)); }
    static core::RecordedWrite write(core::WritePurpose purpose, double seconds)
    {
        core::RecordedWrite made;
        made.purpose = purpose;
        made.answer = core::WriteAnswer::Accepted;
        made.at = build::at(seconds);
        return made;
    }
    std::vector<core::RecordedOperation> all;
};

/// Plays a whole release of two, second by second, in a world of its own, and can be killed after any line.
class World
{
public:
    explicit World(core::ReleasePlan plan = build::plan({one, two}))
        : player(std::move(plan))
    {
        player.tell(core::ReleaseStarted{{"http://eureka-1/eureka"}}, 0);
        carryOut(0);
    }

    bool step()
    {
        ++now;
        player.see(rows(), now);
        carryOut(now);
        advanceOperation();
        return !player.release.isFinished() && now < 2000;
    }

    /// The program dies: all that is left are lines, and what it had sent.
    void die(std::size_t lines)
    {
        player.lines.resize(lines);
        core::RecordedRelease recorded = player.folded();
        std::vector<core::InstanceResume> instances;
        for (const core::InstanceProgress &progress : recorded.at->instances)
            instances.push_back(factsOf(progress));
        recovery = core::recoveryOf(std::move(recorded), std::move(instances));
    }
    void goOn(RecoveryChoice choice = RecoveryChoice::Continue)
    {
        now += 30;
        player.take(core::resumeRelease(recovery, choice, {}, build::at(now)), now);
        carryOut(now);
    }

    ReleasePlayer player;
    core::ReleaseRecovery recovery;
    Operations operations;
    std::map<std::string, int> stops; ///< how often each was asked to stop
    std::map<std::string, int> drains;
    double now = 0;

private:
    /// out, stopped and new: what the servers say of it.
    enum class State { Serving, Out, Gone, New };

    std::vector<core::SeenInstance> rows() const
    {
        std::vector<core::SeenInstance> seen;
        for (const char *id : {one, two}) {
            const State state = stateOf(id);
            if (state == State::Gone)
                continue;
            core::SeenInstance row = state == State::New ? build::seenNew(id, 5) : build::seen(id);
            if (state == State::New) {
                row.startedAt = row.registeredAt = build::at(newSince.at(id));
                row.healthReadAt = build::at(now);
                row.requests = now - newSince.at(id);
            }
            if (state == State::Out)
                row.status = row.overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
            seen.push_back(row);
        }
        return seen;
    }

    State stateOf(const std::string &id) const
    {
        const auto found = states.find(id);
        return found == states.end() ? State::Serving : found->second;
    }

    core::InstanceResume factsOf(const core::InstanceProgress &progress) const
    {
        core::InstanceResume resume{progress};
        const std::string id = progress.planned.key.id.text();
        const State state = stateOf(id);
        resume.seen = state == State::Out    ? SeenNow::Out
                      : state == State::Gone ? SeenNow::Gone
                                             : SeenNow::Serving;
        for (const core::SeenInstance &row : rows()) {
            if (row.key == progress.planned.key)
                resume.row = row;
        }
        if (const auto *record = core::operationOf(progress, operations.all)) {
            core::Recovery operation{*record, progress.planned.key};
            operation.standing = core::standingOf(*record);
            operation.seen = resume.seen;
            if (state == State::Serving || state == State::New)
                operation.settled = core::Settled::PutBack;
            resume.operation = operation;
        }
        return resume;
    }

    void carryOut(double seconds)
    {
        for (const core::ReleaseEffect &effect : player.effects) {
            if (const auto *begin = std::get_if<core::BeginOperation>(&effect)) {
                operations.begin(*begin, seconds);
                running = begin->key.id.text();
                if (begin->goal == core::Goal::Drain) {
                    states[running] = State::Out;
                    ++drains[running];
                    phase = Phase::Waiting;
                } else if (begin->goal == core::Goal::Shutdown) {
                    ++stops[running];
                    operations.stop(seconds);
                    phase = Phase::Stopping;
                }
            } else if (const auto *resume = std::get_if<core::ResumeOperation>(&effect)) {
                running = resume->key.id.text();
                phase = stops.contains(running) ? Phase::Stopping : Phase::Waiting;
            } else if (std::holds_alternative<core::AbortOperation>(effect)) {
                phase = Phase::Restoring;
            }
        }
        player.effects.clear();
    }

    /// Each phase takes a second.
    void advanceOperation()
    {
        if (running.empty())
            return;
        const Phase said = phase;
        if (phase == Phase::Waiting)
            phase = Phase::Drained;
        else if (phase == Phase::Stopping)
            phase = Phase::Stopped;
        else if (phase == Phase::Restoring)
            phase = Phase::Restored;
        if (said == Phase::Stopped)
            states[running] = State::Gone;
        if (said == Phase::Restored)
            states[running] = State::Serving;
        const std::string id = running;
        if (said == Phase::Stopped || said == Phase::Restored)
            running.clear();
        player.operation(id.c_str(), said, now);
        carryOut(now);
        if (said == Phase::Stopped) {
            states[id] = State::New; // started elsewhere
            newSince[id] = now + 1;
        }
    }

    std::map<std::string, State> states;
    std::map<std::string, double> newSince;
    std::string running; ///< id of the instance whose operation is under way
    Phase phase = Phase::Waiting;
};

/// How many lines a release that is left alone writes.
std::size_t wholeLength()
{
    World world;
    while (world.step()) {
    }
    return world.player.lines.size();
}

} // namespace

class ReleaseRecoveryTest : public QObject
{
    Q_OBJECT

private slots:
    void way_data();
    void way();
    void pausedIsAskedFor_data();
    void pausedIsAskedFor();
    void pausedIsAwaitedOnceTheOperatorSaysSo();
    void pausedIsLeftSoByAnUndo();
    void anotherProcessIsAwaitedNotStoppedAgain();
    void onlyTheExpectedVersionEndsADrain();
    void whatWasNeverSentBeginsAnew();
    void aStopOnItsWayIsNotDecided();
    void stoppedElsewhereIsNotCommandedAgain();
    void ghostIsRemovedOnlyWhereNobodyAnswers();
    void operationOfThisTurn();
    void unreadOffersNothing();
    void goesOnToTheEndAfterAnyLine_data();
    void goesOnToTheEndAfterAnyLine();
    void undoPutsBackAfterAnyLine_data();
    void undoPutsBackAfterAnyLine();
    void whatDoesNotFitStopsThePlan();
    void anAbortGoesOnBeingOne();
    void namesAreUnique();
    void leavingSaysSo();
};

void ReleaseRecoveryTest::way_data()
{
    QTest::addColumn<core::Stage>("stage");
    QTest::addColumn<core::Standing>("standing");
    QTest::addColumn<core::SeenNow>("seen");
    QTest::addColumn<bool>("isSettled");
    QTest::addColumn<core::ResumeWay>("expected");
    const auto row = [](const char *name, Stage stage, Standing standing, SeenNow seen, ResumeWay way,
                        bool isSettled = false) {
        QTest::newRow(name) << stage << standing << seen << isSettled << way;
    };
    const Standing out = Standing::OutOfService;
    row("not begun", Stage::Queued, Standing::NothingSent, SeenNow::Serving, ResumeWay::WaitsItsTurn);
    row("done", Stage::Done, Standing::StopSent, SeenNow::Serving, ResumeWay::Ended);
    row("skipped", Stage::Skipped, Standing::CancelSent, SeenNow::Serving, ResumeWay::Ended);
    row("put back", Stage::PutBack, Standing::CancelSent, SeenNow::Serving, ResumeWay::Ended);
    row("left out", Stage::LeftOut, Standing::NothingSent, SeenNow::Serving, ResumeWay::Ended);
    row("drain not sent", Stage::Draining, Standing::NothingSent, SeenNow::Unread, ResumeWay::BeginsAnew);
    row("drain unknown, out", Stage::Draining, Standing::TakeOutUnknown, SeenNow::Out,
        ResumeWay::WaitsForCallers);
    row("drain unknown, serving", Stage::Draining, Standing::TakeOutUnknown, SeenNow::Serving,
        ResumeWay::Unread);
    row("drain never happened", Stage::Draining, Standing::TakeOutUnknown, SeenNow::Serving,
        ResumeWay::BeginsAnew, true);
    row("draining", Stage::Draining, out, SeenNow::Out, ResumeWay::WaitsForCallers);
    row("draining, partly out", Stage::Draining, out, SeenNow::PartlyOut, ResumeWay::WaitsForCallers);
    row("draining, put back by somebody", Stage::Draining, out, SeenNow::Serving, ResumeWay::BeginsAnew,
        true);
    row("draining, gone", Stage::Draining, out, SeenNow::Gone, ResumeWay::Asks);
    row("draining, down", Stage::Draining, out, SeenNow::Other, ResumeWay::Asks);
    row("draining, unread", Stage::Draining, out, SeenNow::Unread, ResumeWay::Unread);
    row("drained, gone", Stage::Drained, out, SeenNow::Gone, ResumeWay::AwaitsReturn);
    row("drained", Stage::Drained, out, SeenNow::Out, ResumeWay::WaitsForCallers);
    row("stop not sent yet", Stage::Stopping, out, SeenNow::Out, ResumeWay::WaitsForCallers);
    row("stop unknown", Stage::Stopping, Standing::StopUnknown, SeenNow::Out, ResumeWay::WatchesStop);
    row("stop sent", Stage::Stopping, Standing::StopSent, SeenNow::Other, ResumeWay::WatchesStop);
    row("stop sent, gone", Stage::Stopping, Standing::StopSent, SeenNow::Gone, ResumeWay::AwaitsReturn);
    row("stop unknown, gone", Stage::Stopping, Standing::StopUnknown, SeenNow::Gone, ResumeWay::AwaitsReturn);
    row("stop sent, unread", Stage::Stopping, Standing::StopSent, SeenNow::Unread, ResumeWay::Unread);
    row("stop sent, serving after all", Stage::Stopping, Standing::StopSent, SeenNow::Serving,
        ResumeWay::Asks, true);
    row("article between its two calls", Stage::Stopping, Standing::CancelSent, SeenNow::Serving,
        ResumeWay::BeginsAnew, true);
    row("article, still out", Stage::Stopping, Standing::CancelUnknown, SeenNow::Out, ResumeWay::Asks);
    row("clearing", Stage::ClearingOverride, Standing::CancelSent, SeenNow::Out, ResumeWay::AwaitsReturn);
    row("awaited", Stage::AwaitingReturn, Standing::StopSent, SeenNow::Gone, ResumeWay::AwaitsReturn);
    row("returning", Stage::Returning, Standing::StopSent, SeenNow::Serving, ResumeWay::ComesBack);
    row("first requests", Stage::AwaitingTraffic, Standing::StopSent, SeenNow::Serving, ResumeWay::ComesBack);
    row("judged", Stage::Judging, Standing::StopSent, SeenNow::Serving, ResumeWay::Judged);
    row("putting back, out", Stage::PuttingBack, out, SeenNow::Out, ResumeWay::PutsBack);
    row("putting back, sent and unknown", Stage::PuttingBack, Standing::CancelUnknown, SeenNow::Other,
        ResumeWay::PutsBack);
    row("putting back, serving", Stage::PuttingBack, Standing::CancelSent, SeenNow::Serving,
        ResumeWay::IsPutBack, true);
    row("putting back, never taken out", Stage::PuttingBack, Standing::NothingSent, SeenNow::Serving,
        ResumeWay::IsPutBack);
    row("putting back, gone", Stage::PuttingBack, out, SeenNow::Gone, ResumeWay::Asks);
    row("failed", Stage::Failed, out, SeenNow::Out, ResumeWay::Asks);
}

void ReleaseRecoveryTest::way()
{
    QFETCH(core::Stage, stage);
    QFETCH(core::Standing, standing);
    QFETCH(core::SeenNow, seen);
    QFETCH(bool, isSettled);
    QFETCH(core::ResumeWay, expected);
    const core::Release release = releaseIn(stage);
    core::InstanceResume facts = found(release, standing, seen);
    if (isSettled)
        facts.operation->settled = core::Settled::PutBack;
    QCOMPARE(core::resumeWayName(core::resumeWayOf(release, facts)), core::resumeWayName(expected));
}

void ReleaseRecoveryTest::pausedIsAskedFor_data()
{
    QTest::addColumn<core::Stage>("stage");
    QTest::addColumn<core::Standing>("standing");
    QTest::addColumn<core::SeenNow>("seen");
    QTest::addColumn<core::ResumeWay>("expected");
    const auto row = [](const char *name, Stage stage, Standing standing, SeenNow seen, ResumeWay way) {
        QTest::newRow(name) << stage << standing << seen << way;
    };
    const Standing out = Standing::OutOfService;
    row("not sent", Stage::Draining, Standing::NothingSent, SeenNow::Serving, ResumeWay::BeginsAnew);
    row("answer unknown, gone", Stage::Draining, Standing::TakeOutUnknown, SeenNow::Gone,
        ResumeWay::IsPaused);
    row("gone", Stage::Draining, out, SeenNow::Gone, ResumeWay::IsPaused);
    row("down", Stage::Draining, out, SeenNow::Other, ResumeWay::IsPaused);
    row("drained, gone", Stage::Drained, out, SeenNow::Gone, ResumeWay::IsPaused);
    row("stop unknown, gone", Stage::Stopping, Standing::StopUnknown, SeenNow::Gone, ResumeWay::IsPaused);
    row("stop sent, gone", Stage::Stopping, Standing::StopSent, SeenNow::Gone, ResumeWay::IsPaused);
    row("being given up, gone", Stage::PuttingBack, out, SeenNow::Gone, ResumeWay::IsPaused);
    row("not read yet", Stage::Draining, out, SeenNow::Unread, ResumeWay::Unread);
    row("left paused", Stage::LeftPaused, out, SeenNow::Gone, ResumeWay::Ended);
    row("seen to be stopped", Stage::AwaitingReturn, Standing::StopSent, SeenNow::Gone,
        ResumeWay::AwaitsReturn);
}

void ReleaseRecoveryTest::pausedIsAskedFor()
{
    QFETCH(core::Stage, stage);
    QFETCH(core::Standing, standing);
    QFETCH(core::SeenNow, seen);
    QFETCH(core::ResumeWay, expected);
    core::Release release = releaseIn(stage);
    release.plan.recipe = core::Recipe::Pause;
    const core::InstanceResume facts = found(release, standing, seen);
    QCOMPARE(core::resumeWayName(core::resumeWayOf(release, facts)), core::resumeWayName(expected));
}

namespace {

/// A release by pause that died while its first instance was waited for.
core::ReleaseRecovery diedPaused()
{
    core::Release release = releaseIn(Stage::Draining);
    release.plan.recipe = core::Recipe::Pause;
    core::InstanceResume facts = found(release, Standing::OutOfService, SeenNow::Gone);
    facts.row.reset();
    return recoveryOf(release, facts);
}

} // namespace

void ReleaseRecoveryTest::pausedIsAwaitedOnceTheOperatorSaysSo()
{
    const auto step = core::resumeRelease(diedPaused(), RecoveryChoice::Continue, {}, build::at(900));
    QCOMPARE(step.release.state, ReleaseState::StoppedBySurprise);
    QCOMPARE(step.release.surprise.kind, core::SurpriseKind::LeftPaused);
    QCOMPARE(step.release.instances[0].stage, Stage::Failed);
    QCOMPARE(build::countOf<core::ResumeOperation>(step.effects), 0);
    QVERIFY(step.release.surprise.details.empty());
    core::Release stopping = releaseIn(Stage::Stopping);
    stopping.plan.recipe = core::Recipe::Pause;
    core::InstanceResume facts = found(stopping, Standing::StopUnknown, SeenNow::Gone);
    facts.row.reset();
    const auto asked =
        core::resumeRelease(recoveryOf(stopping, facts), RecoveryChoice::Continue, {}, build::at(900));
    QCOMPARE(asked.release.surprise.details, std::vector<std::string>{"asked-to-stop"});
    const auto next = core::stepRelease(step.release, core::RetryAsked{build::key(one)}, build::at(910));
    QCOMPARE(next.release.instances[0].stage, Stage::AwaitingReturn);
    QCOMPARE(build::countOf<core::BeginOperation>(next.effects),
             0); // paused or stopped, it is not asked again
}

void ReleaseRecoveryTest::pausedIsLeftSoByAnUndo()
{
    const auto step = core::resumeRelease(diedPaused(), RecoveryChoice::Undo, {}, build::at(900));
    QCOMPARE(step.release.instances[0].stage, Stage::LeftPaused);
    QCOMPARE(step.release.outcome, core::ReleaseOutcome::Aborted);
    QCOMPARE(build::countOf<core::BeginOperation>(step.effects), 0);
    QCOMPARE(build::countOf<core::ResumeOperation>(step.effects), 0);
}

void ReleaseRecoveryTest::anotherProcessIsAwaitedNotStoppedAgain()
{
    const core::Release release = releaseIn(Stage::Stopping);
    core::InstanceResume facts = found(release, Standing::StopSent, SeenNow::Serving);
    facts.row = build::seenNew(one);
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::AwaitsReturn);
    facts.row->version = "1.0"; // the old version again: awaited too, and said then
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::AwaitsReturn);
}

void ReleaseRecoveryTest::onlyTheExpectedVersionEndsADrain()
{
    const core::Release release = releaseIn(Stage::Draining);
    core::InstanceResume facts = found(release, Standing::OutOfService, SeenNow::Out);
    facts.row = build::seenNew(one);
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::AwaitsReturn);
    facts.row->version = "1.0"; // it crashed and was started again, out of service as before
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::WaitsForCallers);
}

void ReleaseRecoveryTest::whatWasNeverSentBeginsAnew()
{
    const core::Release release = releaseIn(Stage::Draining);
    core::InstanceResume facts = found(release, Standing::NothingSent, SeenNow::Serving);
    facts.operation.reset();
    const core::ReleaseStep step =
        core::resumeRelease(recoveryOf(release, facts), RecoveryChoice::Continue, {}, build::at(900));
    QCOMPARE(step.release.instances[0].stage, Stage::Queued);
    QCOMPARE(build::countOf<core::BeginOperation>(step.effects), 0); // once it is seen
    const auto next = core::stepRelease(step.release, build::fleetSeen({build::seen(one), build::seen(two)}),
                                        build::at(901));
    QVERIFY(build::firstOf<core::BeginOperation>(next.effects));
    QCOMPARE(build::firstOf<core::BeginOperation>(next.effects)->key, build::key(one));
}

void ReleaseRecoveryTest::aStopOnItsWayIsNotDecided()
{
    const core::Release release = releaseIn(Stage::Stopping);
    const core::ReleaseStep step =
        core::resumeRelease(recoveryOf(release, found(release, Standing::StopUnknown, SeenNow::Out)),
                            RecoveryChoice::Continue, {}, build::at(900));
    QVERIFY(step.release.instances[0].isStopSent);
    QCOMPARE(step.release.instances[0].stage, Stage::Stopping);
    QCOMPARE(build::countOf<core::BeginOperation>(step.effects), 0);
    QCOMPARE(build::countOf<core::ResumeOperation>(step.effects), 1);
    QVERIFY(!build::firstOf<core::ResumeOperation>(step.effects)->isUndone);
}

void ReleaseRecoveryTest::stoppedElsewhereIsNotCommandedAgain()
{
    core::Release release = releaseIn(Stage::Stopping);
    release.plan.stopBy = core::StopBy::Command;
    release.plan.stopCommand = {{"stop-it"}};
    release.instances[0].isStopCommandRun = true;
    const core::InstanceResume facts = found(release, Standing::OutOfService, SeenNow::Out);
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::WaitsForCallers);
    ReleasePlayer player(release.plan);
    player.take(core::resumeRelease(recoveryOf(release, facts), RecoveryChoice::Continue, {}, build::at(900)),
                900);
    player.operation(one, Phase::Waiting, 901);
    player.operation(one, Phase::Drained, 902);
    QCOMPARE(player.release.instances[0].stage, Stage::Stopping);
    QCOMPARE(build::countOf<core::RunCommand>(player.effects), 0);
    // Without a drain nothing of it is at Eureka: what was begun is watched.
    core::InstanceResume bare = facts;
    bare.operation.reset();
    bare.seen = SeenNow::Serving;
    QVERIFY(core::resumeWayOf(release, bare) == ResumeWay::WatchesStop);
    bare.seen = SeenNow::Gone;
    QVERIFY(core::resumeWayOf(release, bare) == ResumeWay::AwaitsReturn);
}

void ReleaseRecoveryTest::ghostIsRemovedOnlyWhereNobodyAnswers()
{
    core::Release release = releaseIn(Stage::ClearingOverride);
    release.instances[0].isGhost = true;
    core::InstanceResume facts = found(release, Standing::StopSent, SeenNow::Out);
    facts.row->isAnswering = true;
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::Asks);
    facts.row->isAnswering = false;
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::Unread); // it may not have been asked yet
    facts.row->isSilent = true;
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::ClearsGhost);
    const core::ReleaseStep step =
        core::resumeRelease(recoveryOf(release, facts), RecoveryChoice::Continue, {}, build::at(900));
    QCOMPARE(build::countOf<core::RemoveGhost>(step.effects), 1);
    facts.seen = SeenNow::Gone;
    QVERIFY(core::resumeWayOf(release, facts) == ResumeWay::AwaitsReturn);
}

void ReleaseRecoveryTest::operationOfThisTurn()
{
    const auto made = [](const char *id, const char *instance, double seconds, bool isStep = true) {
        core::RecordedOperation operation;
        operation.id = id;
        operation.instance = build::key(instance).path();
        operation.startedAt = build::at(seconds);
        if (isStep)
            operation.goal = core::Goal::Drain;
        return operation;
    };
    core::InstanceProgress progress = releaseIn(Stage::Draining).instances[0]; // its turn came at 10
    const std::vector<core::RecordedOperation> all{made("before", one, 5), made("other", two, 12),
                                                   made("own", one, 10),
                                                   made("single write", one, 14, false)};
    QVERIFY(core::operationOf(progress, all));
    QCOMPARE(core::operationOf(progress, all)->id, std::string("own"));
    progress.begunAt = build::at(11); // its second turn: what was before says nothing
    QVERIFY(!core::operationOf(progress, all));
}

void ReleaseRecoveryTest::unreadOffersNothing()
{
    const core::Release release = releaseIn(Stage::Draining);
    const auto unread = recoveryOf(release, found(release, Standing::OutOfService, SeenNow::Unread));
    QVERIFY(!unread.isRead && !unread.canContinue && !unread.canUndo);
    const auto read = recoveryOf(release, found(release, Standing::OutOfService, SeenNow::Out));
    QVERIFY(read.isRead && read.canContinue && read.canUndo);
    core::Release observed = release;
    observed.plan.recipe = core::Recipe::Observe;
    const auto watched = recoveryOf(observed, found(observed, Standing::NothingSent, SeenNow::Unread));
    QVERIFY(watched.canContinue && !watched.canUndo); // it has taken nothing out
}

void ReleaseRecoveryTest::goesOnToTheEndAfterAnyLine_data()
{
    QTest::addColumn<int>("line");
    const int count = static_cast<int>(wholeLength());
    QVERIFY(count > 20);
    for (int line = 1; line < count; ++line)
        QTest::addRow("killed after line %d", line) << line;
}

void ReleaseRecoveryTest::goesOnToTheEndAfterAnyLine()
{
    QFETCH(int, line);
    World world;
    while (world.player.lines.size() < static_cast<std::size_t>(line) && world.step()) {
    }
    const auto doneBefore =
        std::ranges::count(world.player.folded().at->instances, Stage::Done, &core::InstanceProgress::stage);
    // What leaves with a line leaves after it: more may have been sent than the lines tell, never less.
    world.die(static_cast<std::size_t>(line));
    if (world.recovery.recorded.at->isFinished()) {
        // All but its very last line: nothing is left to go on with.
        QVERIFY(!world.recovery.canContinue && !world.recovery.canUndo);
        const core::JournalLine last = core::endedLine(world.recovery.recorded);
        QVERIFY(last.kind == core::JournalKind::Closed);
        return;
    }
    QVERIFY(world.recovery.canContinue);
    world.goOn();
    while (world.step()) {
    }
    QCOMPARE(world.player.release.state, ReleaseState::Finished);
    QCOMPARE(core::releaseOutcomeName(world.player.release.outcome),
             core::releaseOutcomeName(core::ReleaseOutcome::Done));
    for (const char *id : {one, two})
        QCOMPARE(world.stops[id], 1);
    QVERIFY(doneBefore <= 2);
}

void ReleaseRecoveryTest::undoPutsBackAfterAnyLine_data()
{
    goesOnToTheEndAfterAnyLine_data();
}

void ReleaseRecoveryTest::undoPutsBackAfterAnyLine()
{
    QFETCH(int, line);
    World world;
    while (world.player.lines.size() < static_cast<std::size_t>(line) && world.step()) {
    }
    world.die(static_cast<std::size_t>(line));
    if (world.recovery.recorded.at->isFinished())
        return; // see above
    const std::map<std::string, int> stopsBefore = world.stops;
    world.goOn(RecoveryChoice::Undo);
    for (int at = 0; at < 20 && world.step(); ++at) {
    }
    QCOMPARE(world.player.release.state, ReleaseState::Finished);
    QVERIFY(world.stops == stopsBefore); // nothing is stopped to undo it
    for (const core::InstanceProgress &progress : world.player.release.instances)
        QVERIFY2(progress.stage != Stage::Draining && progress.stage != Stage::Queued,
                 std::string(core::stageName(progress.stage)).c_str());
}

void ReleaseRecoveryTest::whatDoesNotFitStopsThePlan()
{
    const core::Release release = releaseIn(Stage::Draining);
    const core::ReleaseStep step =
        core::resumeRelease(recoveryOf(release, found(release, Standing::OutOfService, SeenNow::Gone)),
                            RecoveryChoice::Continue, {}, build::at(900));
    QCOMPARE(step.release.state, ReleaseState::StoppedBySurprise);
    QVERIFY(step.release.surprise.kind == core::SurpriseKind::Vanished);
    QCOMPARE(step.release.instances[0].stage, Stage::Failed);
    QCOMPARE(build::countOf<core::BeginOperation>(step.effects), 0);
    // Tried again, it is what comes back that is awaited.
    const auto retried = core::stepRelease(step.release, core::RetryAsked{build::key(one)}, build::at(910));
    QCOMPARE(retried.release.instances[0].stage, Stage::AwaitingReturn);
}

void ReleaseRecoveryTest::anAbortGoesOnBeingOne()
{
    // Killed between the abort and the line that puts the instance back.
    core::Release release = releaseIn(Stage::Draining);
    release.state = ReleaseState::Aborting;
    const core::ReleaseStep step =
        core::resumeRelease(recoveryOf(release, found(release, Standing::OutOfService, SeenNow::Out)),
                            RecoveryChoice::Continue, {}, build::at(900));
    QCOMPARE(step.release.state, ReleaseState::Aborting);
    QCOMPARE(step.release.instances[0].stage, Stage::PuttingBack);
    QCOMPARE(step.release.instances[1].stage, Stage::LeftOut);
    QCOMPARE(build::countOf<core::ResumeOperation>(step.effects), 1);
    QCOMPARE(build::countOf<core::AbortOperation>(step.effects), 1);
}

void ReleaseRecoveryTest::namesAreUnique()
{
    std::set<std::string_view> names;
    for (int way = 0; way <= static_cast<int>(ResumeWay::Unread); ++way)
        names.insert(core::resumeWayName(static_cast<ResumeWay>(way)));
    QCOMPARE(names.size(), std::size_t(ResumeWay::Unread) + 1);
}

void ReleaseRecoveryTest::leavingSaysSo()
{
    const core::Release release = releaseIn(Stage::Draining);
    const core::JournalLine line = core::closingLine(
        recoveryOf(release, found(release, Standing::OutOfService, SeenNow::Out)), "the night shift knows");
    QVERIFY(line.kind == core::JournalKind::Closed);
    QCOMPARE(core::detailOf(line.details, "as"), std::optional<std::string_view>("left"));
    QCOMPARE(core::detailOf(line.details, "reason"),
             std::optional<std::string_view>("the night shift knows"));
    const core::ReleaseStep step =
        core::resumeRelease(recoveryOf(release, found(release, Standing::OutOfService, SeenNow::Out)),
                            RecoveryChoice::Undo, "wrong version", build::at(900));
    const auto *first = build::firstOf<core::JournalLine>(step.effects);
    QCOMPARE(core::detailOf(first->details, "act"), std::optional<std::string_view>("undo"));
    QCOMPARE(core::detailOf(first->details, "of"), std::optional<std::string_view>("alice"));
}

QTEST_APPLESS_MAIN(ReleaseRecoveryTest)
#include "tst_releaserecovery.moc"
