// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releaserecord.h"
#include "tests/core/support/releaseplayer.h"

#include <QTest>

#include <functional>

using build::ReleasePlayer;
using core::Phase;
using core::Stage;

namespace {

constexpr const char *one = "orders-1:8080";
constexpr const char *two = "orders-2:8080";

/// One way through the machine; `check` is called wherever a program could be killed.
struct Flow
{
    const char *name;
    std::function<core::ReleasePlan()> plan;
    std::function<void(ReleasePlayer &, const std::function<void()> &check)> play;
};

std::vector<core::SeenInstance> bothOld()
{
    return {build::seen(one), build::seen(two)};
}

void firstBack(ReleasePlayer &player, double requests, double seconds)
{
    player.see({build::seenNew(one, requests), build::seen(two)}, seconds);
}

core::ReleasePlan plain()
{
    return build::plan();
}

core::ReleasePlan commanded()
{
    core::ReleasePlan plan = build::plan();
    plan.stopBy = core::StopBy::Command;
    plan.stopCommand = {{"stop-it"}};
    plan.startBy = core::StartBy::Command;
    plan.startCommand = {{"start-it"}};
    return plan;
}

core::ReleasePlan asking()
{
    core::ReleasePlan plan = build::plan();
    plan.instances[0].asksAfter = true;
    plan.instances[1].pausesBefore = true;
    return plan;
}

core::ReleasePlan newIds()
{
    core::ReleasePlan plan = build::plan();
    plan.returnRule = core::ReturnRule::AnyNew;
    plan.order = core::StepOrder::StartThenDrain;
    return plan;
}

core::ReleasePlan pausing()
{
    core::ReleasePlan plan = build::plan();
    plan.recipe = core::Recipe::Pause;
    return plan;
}

const std::vector<Flow> &flows()
{
    static const std::vector<Flow> all{
        {"whole", plain,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             check();
             player.stop(one, 20);
             check();
             for (const double requests : {0.0, 0.0, 3.0}) {
                 firstBack(player, requests, 600 + requests);
                 check();
             }
             player.stop(two, 700);
             check();
             for (const double requests : {0.0, 0.0, 3.0}) {
                 player.see({build::seenNew(one, 9), build::seenNew(two, requests)}, 800 + requests);
                 check();
             }
             QCOMPARE(player.release.outcome, core::ReleaseOutcome::Done);
         }},
        {"judged, and a pause point", asking,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             player.stop(one, 20);
             for (const double requests : {0.0, 0.0, 3.0})
                 firstBack(player, requests, 600 + requests);
             check();
             QCOMPARE(player.release.instances[0].stage, Stage::Judging);
             player.tell(core::JudgeAsked{build::key(one), core::Verdict::Pass, "looks well"}, 700);
             check();
             QCOMPARE(player.release.state, core::ReleaseState::PausedByPlan);
             player.tell(core::ResumeAsked{}, 710);
             check();
             QCOMPARE(player.release.instances[1].stage, Stage::Draining);
         }},
        {"by commands", commanded,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             player.operation(one, Phase::Drained, 90);
             check();
             QVERIFY(player.release.instances[0].isStopCommandRun);
             player.tell(core::CommandEnded{build::key(one), core::CommandKind::Stop, 0, {}}, 91);
             check();
             player.operation(one, Phase::Failed, 99); // without a failure: stays
             check();
         }},
        {"drain fails, tried again, skipped", plain,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             player.operation(one, Phase::Failed, 20, core::Outcome::Unproven);
             check();
             QCOMPARE(player.release.state, core::ReleaseState::StoppedBySurprise);
             player.tell(core::RetryAsked{build::key(one)}, 30);
             check();
             player.operation(one, Phase::Waiting, 40);
             player.tell(core::SkipAsked{build::key(one), "not tonight"}, 50);
             check();
             player.operation(one, Phase::Restored, 60);
             check();
             QCOMPARE(player.release.instances[0].stage, Stage::Skipped);
         }},
        {"by a pause, and skipped", pausing,
         [](ReleasePlayer &player, const auto &check) {
             core::Operation operation = build::operationOf(one, Phase::Drained);
             operation.isPaused = true;
             player.start(bothOld());
             player.tell(core::OperationChanged{operation}, 20);
             check();
             operation.phase = Phase::StopCountdown;
             player.tell(core::OperationChanged{operation}, 21);
             player.tell(core::SkipAsked{build::key(one), "not tonight"}, 22);
             check();
             operation.phase = Phase::Failed;
             player.tell(core::OperationChanged{operation}, 23);
             check();
             QCOMPARE(player.release.instances[0].stage, Stage::LeftPaused);
         }},
        {"went on early", plain,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             player.operation(one, Phase::Waiting, 20);
             player.tell(core::GoOnEarlyAsked{build::key(one), "nobody calls at night"}, 30);
             check();
             player.operation(one, Phase::Drained, 31);
             check();
         }},
        {"ghost", plain,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             player.operation(one, Phase::Drained, 90);
             core::Operation stuck = build::operationOf(one, Phase::Failed, core::Outcome::Unproven);
             stuck.signs.portClosed = build::at(150);
             player.tell(core::OperationChanged{stuck}, 200);
             check();
             QCOMPARE(player.release.instances[0].stage, Stage::ClearingOverride);
             player.tell(core::GhostRemoved{build::key(one), core::Outcome::Done}, 210);
             check();
         }},
        {"aborted", plain,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             player.operation(one, Phase::Waiting, 20);
             player.tell(core::ReleaseAbortAsked{}, 30);
             check();
             QCOMPARE(player.release.instances[1].stage, Stage::LeftOut);
             player.operation(one, Phase::Restored, 40);
             check();
             QCOMPARE(player.release.outcome, core::ReleaseOutcome::Aborted);
         }},
        {"rolled back", plain,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             player.stop(one, 20);
             for (const double requests : {0.0, 0.0, 3.0})
                 firstBack(player, requests, 600 + requests);
             player.operation(two, Phase::Waiting, 700);
             player.tell(core::RollBackAsked{}, 710);
             check();
             player.tell(core::ResumeAsked{}, 711); // does not fit, and says so
             check();
             player.operation(two, Phase::Restored, 720);
             check();
             QVERIFY(player.release.isTurned);
             QCOMPARE(player.release.instances.back().targetVersion, std::string("1.0"));
             firstBack(player, 9, 730);
             check();
         }},
        {"new ids first, rolled back", newIds,
         [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             check();
             const auto withNew = [](double requests) {
                 return std::vector{build::seen(one), build::seen(two),
                                    build::seenNew("orders-9:8080", requests)};
             };
             for (const double requests : {0.0, 0.0, 3.0}) {
                 player.see(withNew(requests), 600 + requests);
                 check();
             }
             QCOMPARE(player.release.instances[0].stage, Stage::Draining);
             QCOMPARE(player.release.instances[0].returned, std::optional(build::key("orders-9:8080")));
             player.stop(one, 700);
             check();
             QCOMPARE(player.release.instances[0].stage, Stage::Done);
             player.tell(core::RollBackAsked{}, 800);
             check();
             QVERIFY(player.release.isTurned);
         }},
        {"old version again", plain, [](ReleasePlayer &player, const auto &check) {
             player.start(bothOld());
             player.stop(one, 20);
             core::SeenInstance old = build::seenNew(one);
             old.version = "1.0";
             player.see({old, build::seen(two)}, 600);
             check();
             QCOMPARE(player.release.surprise.kind, core::SurpriseKind::OldVersionReturned);
             player.tell(core::ResumeAsked{}, 610);
             check();
         }}};
    return all;
}

/// What goes on with it needs, instance by instance.
void compare(const core::InstanceProgress &told, const core::InstanceProgress &is)
{
    QCOMPARE(told.planned, is.planned);
    QCOMPARE(core::stageName(told.stage), core::stageName(is.stage));
    QCOMPARE(told.targetVersion, is.targetVersion);
    QVERIFY(told.returned == is.returned);
    QVERIFY(told.stoppedAt == is.stoppedAt);
    QVERIFY(told.backSince == is.backSince);
    QVERIFY(told.successesAtUp == is.successesAtUp);
    QVERIFY(told.judgement == is.judgement);
    QCOMPARE(told.wentOnEarly, is.wentOnEarly);
    QCOMPARE(told.reason, is.reason);
    QCOMPARE(told.isStopCommandRun, is.isStopCommandRun);
    if (is.stage == Stage::Queued || is.stage == Stage::LeftOut)
        return; // seen anew when its turn comes
    QVERIFY(told.begunAt == is.begunAt);
    QCOMPARE(told.isGhost, is.isGhost);
    QCOMPARE(told.isToSkip, is.isToSkip);
    QCOMPARE(told.isPaused, is.isPaused);
    QCOMPARE(told.isPausePassed, is.isPausePassed);
    QVERIFY(told.before && is.before);
    QCOMPARE(told.before->version, is.before->version);
    QCOMPARE(told.before->host, is.before->host);
    QVERIFY(told.before->startedAt == is.before->startedAt);
    QVERIFY(told.before->registeredAt == is.before->registeredAt);
    QCOMPARE(told.before->isAnswering, is.before->isAnswering);
    QVERIFY(told.before->isHealthy == is.before->isHealthy);
}

void compare(const core::RecordedRelease &recorded, const core::Release &is)
{
    QVERIFY(recorded.at.has_value());
    const core::Release &told = *recorded.at;
    QVERIFY(told.plan == is.plan);
    QCOMPARE(core::releaseStateName(told.state), core::releaseStateName(is.state));
    QCOMPARE(told.isRollBack, is.isRollBack);
    QCOMPARE(told.isPuttingBackFirst, is.isPuttingBackFirst);
    QCOMPARE(told.isTurned, is.isTurned);
    QCOMPARE(told.order, is.order);
    QVERIFY(told.initial == is.initial);
    QCOMPARE(told.startedAt, is.startedAt);
    if (is.state == core::ReleaseState::StoppedBySurprise) {
        QCOMPARE(core::surpriseName(told.surprise.kind), core::surpriseName(is.surprise.kind));
        QVERIFY(told.surprise.key == is.surprise.key);
    }
    QCOMPARE(told.instances.size(), is.instances.size());
    for (std::size_t at = 0; at < is.instances.size(); ++at)
        compare(told.instances[at], is.instances[at]);
}

} // namespace

class ReleaseRecordTest : public QObject
{
    Q_OBJECT

private slots:
    void linesTellWhereItStands_data()
    {
        QTest::addColumn<int>("flow");
        for (std::size_t at = 0; at < flows().size(); ++at)
            QTest::newRow(flows()[at].name) << int(at);
    }
    void linesTellWhereItStands()
    {
        QFETCH(int, flow);
        const Flow &played = flows()[static_cast<std::size_t>(flow)];
        ReleasePlayer player(played.plan());
        int checks = 0;
        played.play(player, [&] {
            ++checks;
            compare(player.folded(), player.release);
        });
        QVERIFY(checks > 0);
    }

    void anyLineMayBeTheLast()
    {
        for (const Flow &flow : flows()) {
            ReleasePlayer player(flow.plan());
            flow.play(player, [] {});
            for (std::size_t count = 1; count <= player.lines.size(); ++count) {
                const std::vector<core::RecordedLine> some(player.lines.begin(),
                                                           player.lines.begin() + std::ptrdiff_t(count));
                const core::RecordedRelease told = core::foldReleaseLines("release-1", some);
                QVERIFY(told.at.has_value());
                QCOMPARE(told.at->instances.size(), player.release.instances.size());
                QCOMPARE(told.startedBy, std::string("alice"));
                QCOMPARE(told.lastAt, some.back().at);
            }
        }
    }

    void namesItsServersAndItsEnd()
    {
        ReleasePlayer player;
        player.start(bothOld());
        QCOMPARE(player.folded().peers, std::vector<std::string>{"http://eureka-1/eureka"});
        QCOMPARE(player.folded().environment, build::key().environment);
        QVERIFY(player.folded().end == core::RecordEnd::Open);
        player.lines.push_back(
            {build::at(50), "bob", {core::JournalKind::Closed, "left as it is", {{"as", "left"}}}});
        const core::RecordedRelease left = player.folded();
        QVERIFY(left.end == core::RecordEnd::Closed);
        QCOMPARE(left.outcome, std::string("left"));
        QCOMPARE(left.lastBy, std::string("bob"));
    }

    void keysAreThoseOfWhoReadsIt()
    {
        ReleasePlayer player;
        player.start(bothOld());
        const core::RecordedRelease told =
            core::foldReleaseLines("release-1", player.lines, "under another name");
        QCOMPARE(told.at->plan.environment, std::string("under another name"));
        for (const core::InstanceProgress &progress : told.at->instances)
            QCOMPARE(progress.planned.key.environment, std::string("under another name"));
        QCOMPARE(told.environment, build::key().environment);
    }

    void aPlanThatCannotBeReadIsSaidSo()
    {
        const core::RecordedLine line{
            build::at(1), "alice", {core::JournalKind::Started, "release", {{"plan", "{"}}}};
        const core::RecordedRelease told = core::foldReleaseLines("release-1", {line});
        QVERIFY(!told.at);
        QVERIFY(told.planError.has_value());
    }
};

QTEST_APPLESS_MAIN(ReleaseRecordTest)
#include "tst_releaserecord.moc"
