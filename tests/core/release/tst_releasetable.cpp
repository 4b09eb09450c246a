// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemachine.h"
#include "tests/core/support/releases.h"

#include <QTest>

#include <set>

using core::ReleaseState;
using core::Stage;

/// Every pair of state and event of a release, and of stage and event of an instance: those that the design
/// lists may do something, all others change nothing and leave a line where somebody asked.
class ReleaseTableTest : public QObject
{
    Q_OBJECT

private slots:
    void stagePair_data();
    void stagePair();
    void statePair_data();
    void statePair();
    void namesAreUnique();
};

namespace {

constexpr int stageCount = static_cast<int>(Stage::Failed) + 1;
constexpr int stateCount = static_cast<int>(ReleaseState::Finished) + 1;
constexpr int eventCount = static_cast<int>(std::variant_size_v<core::ReleaseEvent>);
constexpr int variantCount = 6;

using Pairs = std::set<std::pair<std::string, std::string>>;

/// Pairs that may change the stage, ask for something or stop the plan.
const Pairs &moving()
{
    static const Pairs pairs{{"queued", "fleet-seen"},
                             {"queued", "skip"},
                             {"queued", "tick"},
                             {"preparing", "command-ended"},
                             {"preparing", "fleet-seen"},
                             {"preparing", "skip"},
                             {"draining", "operation-changed"},
                             {"draining", "operation-refused"},
                             {"draining", "go-on-early"},
                             {"draining", "skip"},
                             {"draining", "tick"},
                             {"drained", "operation-changed"},
                             {"drained", "fleet-seen"},
                             {"drained", "skip"},
                             {"drained", "tick"},
                             {"stopping", "operation-changed"},
                             {"stopping", "operation-refused"},
                             {"stopping", "fleet-seen"},
                             {"stopping", "command-ended"},
                             {"stopping", "skip"},
                             {"stopping", "tick"},
                             {"clearing-override", "ghost-removed"},
                             {"clearing-override", "operation-changed"},
                             {"clearing-override", "operation-refused"},
                             {"clearing-override", "fleet-seen"},
                             {"clearing-override", "go-on-early"},
                             {"clearing-override", "skip"},
                             {"clearing-override", "tick"},
                             {"awaiting-return", "fleet-seen"},
                             {"awaiting-return", "command-ended"},
                             {"awaiting-return", "retry"},
                             {"awaiting-return", "confirm-return"},
                             {"awaiting-return", "skip"},
                             {"awaiting-return", "tick"},
                             {"returning", "fleet-seen"},
                             {"returning", "go-on-early"},
                             {"returning", "confirm-return"},
                             {"returning", "skip"},
                             {"returning", "tick"},
                             {"awaiting-traffic", "fleet-seen"},
                             {"awaiting-traffic", "smoke-answered"},
                             {"awaiting-traffic", "retry"},
                             {"awaiting-traffic", "go-on-early"},
                             {"awaiting-traffic", "confirm-return"},
                             {"awaiting-traffic", "skip"},
                             {"awaiting-traffic", "tick"},
                             {"judging", "judge"},
                             {"judging", "skip"},
                             {"completing", "command-ended"},
                             {"completing", "retry"},
                             {"completing", "go-on-early"},
                             {"putting-back", "operation-changed"},
                             {"putting-back", "operation-refused"},
                             {"putting-back", "tick"},
                             {"done", "fleet-seen"},
                             {"failed", "retry"},
                             {"failed", "skip"}};
    return pairs;
}

/// Pairs that keep what was seen and do nothing else.
const Pairs &noting()
{
    static const Pairs pairs{{"draining", "fleet-seen"},
                             {"judging", "fleet-seen"},
                             {"completing", "fleet-seen"},
                             {"failed", "fleet-seen"},
                             {"putting-back", "fleet-seen"}};
    return pairs;
}

core::FleetSeen fleetAt(int variant)
{
    core::SeenInstance row = build::seen();
    switch (variant) {
    case 0: // another process of the new version, well and with requests
        row = build::seenNew("orders-1:8080", 50);
        break;
    case 1: // the same under the old override
        row = build::seenNew("orders-1:8080", 50);
        row.overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
        break;
    case 2: // the old one, changed by somebody else
        row.overriddenStatus = core::reportedStatus("DOWN");
        break;
    case 3:
        row.status = core::reportedStatus("DOWN");
        row.isSilent = true;
        break;
    case 4:
        return build::fleetSeen({});
    default:
        break;
    }
    return build::fleetSeen({row});
}

core::Operation operationAt(int variant)
{
    const core::Phase phases[] = {core::Phase::Drained,  core::Phase::Failed,        core::Phase::Stopped,
                                  core::Phase::Restored, core::Phase::StopCountdown, core::Phase::Waiting};
    return build::operationOf("orders-1:8080", phases[variant]);
}

core::CommandEnded commandEndAt(int variant)
{
    using core::CommandKind;
    const std::pair<CommandKind, int> ends[] = {{CommandKind::BeforeDrain, 0}, {CommandKind::Start, 1},
                                                {CommandKind::AfterReturn, 0}, {CommandKind::Stop, 1},
                                                {CommandKind::Stop, 0},        {CommandKind::BeforeDrain, 1}};
    return {build::key(), ends[variant].first, ends[variant].second, {}};
}

/// The event in several forms, so that each handler is reached with what could tempt it.
core::ReleaseEvent eventAt(int index, int variant)
{
    const core::InstanceKey key = build::key();
    const bool isEven = variant % 2 == 0;
    switch (index) {
    case 0:
        return core::OperationChanged{operationAt(variant)};
    case 1:
        return core::OperationRefused{key, static_cast<core::Goal>(variant % 3), {"last-serving"}};
    case 2:
        return fleetAt(variant);
    case 3:
        return commandEndAt(variant);
    case 4:
        return core::SmokeAnswered{key, isEven ? 200 : 500};
    case 5:
        return core::GhostRemoved{key, isEven ? core::Outcome::Done : core::Outcome::Failed};
    case 6:
        return core::Tick{};
    case 7:
        return core::ReleaseStarted{};
    case 8:
        return core::PauseAsked{};
    case 9:
        return core::ResumeAsked{};
    case 10:
        return core::ReleaseAbortAsked{};
    case 11:
        return core::RollBackAsked{};
    case 12:
        return core::SkipAsked{key, "reason"};
    case 13:
        return core::RetryAsked{key};
    case 14:
        return core::GoOnEarlyAsked{key, "reason"};
    case 15:
        return core::JudgeAsked{key, isEven ? core::Verdict::Pass : core::Verdict::Fail, "note"};
    default:
        return core::ReturnConfirmed{key, "note"};
    }
}

bool isObservation(int event)
{
    return event == 0 || event == 2 || event == 6;
}

/// One instance in that stage, which has begun what begins there of itself.
core::Release releaseIn(Stage stage)
{
    core::Release release = core::makeRelease(build::plan({"orders-1:8080"}), "release-1", build::at(0));
    release.plan.stopBy = core::StopBy::Operator;
    release.plan.startBy = core::StartBy::Command;
    release.plan.startCommand = {{"start-it"}};
    release.plan.limits = {core::Millis(1), core::Millis(1), core::Millis(1), core::Millis(1),
                           core::Millis(1), core::Millis(1), core::Millis(1)};
    release.state = ReleaseState::Running;
    release.initial = {build::key()};
    core::InstanceProgress &progress = release.instances[0];
    progress.stage = stage;
    progress.before = build::seen();
    progress.now = build::seen();
    progress.backSince = build::at(400);
    progress.silentSince = build::at(0);
    progress.isClearing = true;
    progress.failedIn = Stage::Draining;
    progress.isCommandBegun = true;
    if (stage == Stage::Returning || stage == Stage::AwaitingTraffic || stage == Stage::Done)
        progress.returned = build::key();
    if (stage == Stage::Done)
        progress.awaited = core::Awaited::Nothing;
    if (stage == Stage::Completing)
        progress.awaited = core::Awaited::OperatorDecides; // its command has failed
    release.plan.smoke = {"/ping", 200};
    progress.isSmokeSent = true;
    return release;
}

bool hasActed(const core::ReleaseStep &step, Stage before)
{
    const bool hasMoved = step.release.instances[0].stage != before;
    const bool hasAsked = build::countOf<core::BeginOperation>(step.effects) +
                              build::countOf<core::AbortOperation>(step.effects) +
                              build::countOf<core::EndWaitEarly>(step.effects) +
                              build::countOf<core::RunCommand>(step.effects) +
                              build::countOf<core::SendSmoke>(step.effects) +
                              build::countOf<core::RemoveGhost>(step.effects) >
                          0;
    const bool isStalled = step.release.instances[0].isOverdue;
    return hasMoved || hasAsked || isStalled || step.release.surprise.kind != core::SurpriseKind::None;
}

} // namespace

void ReleaseTableTest::stagePair_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("event");
    const std::set<int> ofWholeRelease{7, 8, 9, 10, 11};
    for (int stage = 0; stage < stageCount; ++stage) {
        for (int event = 0; event < eventCount; ++event) {
            if (ofWholeRelease.contains(event))
                continue;
            const std::string name = std::string(core::stageName(static_cast<Stage>(stage))) + ", " +
                                     std::string(core::releaseEventName(eventAt(event, 0)));
            QTest::newRow(name.c_str()) << stage << event;
        }
    }
}

void ReleaseTableTest::stagePair()
{
    QFETCH(int, stage);
    QFETCH(int, event);
    const core::Release before = releaseIn(static_cast<Stage>(stage));
    const std::pair name{std::string(core::stageName(static_cast<Stage>(stage))),
                         std::string(core::releaseEventName(eventAt(event, 0)))};
    bool acted = false;
    for (int variant = 0; variant < variantCount; ++variant) {
        const core::ReleaseEvent given = eventAt(event, variant);
        QCOMPARE(given.index(), static_cast<std::size_t>(event));
        const auto after = core::stepRelease(before, given, build::at(1000));
        // What begins next of itself is not the event's doing.
        const bool isNext = static_cast<Stage>(stage) == Stage::Queued && event == 2 && variant == 5;
        const bool isOwnGo = static_cast<Stage>(stage) == Stage::Drained;
        const bool didAct = hasActed(after, before.instances[0].stage);
        acted = acted || didAct;
        if (moving().contains(name) || isNext || isOwnGo)
            continue;
        QVERIFY(!didAct || after.release.instances[0].stage == Stage::Draining);
        if (noting().contains(name))
            continue;
        const bool isQueued = static_cast<Stage>(stage) == Stage::Queued && isObservation(event);
        if (!isQueued)
            QVERIFY2(after.release.instances[0] == before.instances[0],
                     "a pair that is not in the table must change nothing");
        QCOMPARE(build::linesOf(after.effects, core::JournalKind::Ignored), isObservation(event) ? 0 : 1);
    }
    if (moving().contains(name))
        QVERIFY2(acted, "a pair of the table does something");
}

void ReleaseTableTest::statePair_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("event");
    for (int state = 0; state < stateCount; ++state) {
        for (int event = 0; event < eventCount; ++event) {
            const std::string name = std::string(core::releaseStateName(static_cast<ReleaseState>(state))) +
                                     ", " + std::string(core::releaseEventName(eventAt(event, 0)));
            QTest::newRow(name.c_str()) << state << event;
        }
    }
}

/// What an event may make of the whole release, by the design; "" means: it stays, and says so.
void ReleaseTableTest::statePair()
{
    QFETCH(int, state);
    QFETCH(int, event);
    using Key = std::pair<ReleaseState, int>;
    static const std::map<Key, ReleaseState> expected{
        {{ReleaseState::Planned, 7}, ReleaseState::Running},
        {{ReleaseState::Planned, 10}, ReleaseState::Finished},
        {{ReleaseState::Running, 8}, ReleaseState::PausedByOperator},
        {{ReleaseState::Running, 10}, ReleaseState::Aborting},
        {{ReleaseState::Running, 11}, ReleaseState::RollingBack},
        {{ReleaseState::PausedByOperator, 9}, ReleaseState::Running},
        {{ReleaseState::PausedByOperator, 10}, ReleaseState::Aborting},
        {{ReleaseState::PausedByOperator, 11}, ReleaseState::RollingBack},
        {{ReleaseState::PausedByPlan, 9}, ReleaseState::Running},
        {{ReleaseState::PausedByPlan, 10}, ReleaseState::Aborting},
        {{ReleaseState::PausedByPlan, 11}, ReleaseState::RollingBack},
        {{ReleaseState::StoppedBySurprise, 9}, ReleaseState::Running},
        {{ReleaseState::StoppedBySurprise, 10}, ReleaseState::Aborting},
        {{ReleaseState::StoppedBySurprise, 11}, ReleaseState::RollingBack},
        {{ReleaseState::RollingBack, 8}, ReleaseState::PausedByOperator},
        {{ReleaseState::RollingBack, 10}, ReleaseState::Aborting}};
    const auto from = static_cast<ReleaseState>(state);
    core::Release before = releaseIn(Stage::Draining);
    before.state = from;
    before.surprise.key = build::key("another");
    if (from == ReleaseState::Planned) {
        before.instances[0].stage = Stage::Queued;
        before.instances[0].now.reset();
    }
    const auto after = core::stepRelease(before, eventAt(event, 4), build::at(1000));
    const auto found = expected.find({from, event});
    if (found != expected.end()) {
        QCOMPARE(after.release.state, found->second);
        return;
    }
    const std::set<int> ofWholeRelease{7, 8, 9, 10, 11};
    if (ofWholeRelease.contains(event)) {
        QVERIFY(after.release == before);
        QCOMPARE(build::linesOf(after.effects, core::JournalKind::Ignored), 1);
    }
    const bool isDead = from == ReleaseState::Planned || from == ReleaseState::Finished;
    if (isDead) {
        QVERIFY(after.release == before);
        QCOMPARE(build::linesOf(after.effects, core::JournalKind::Ignored), isObservation(event) ? 0 : 1);
    }
    if (from == ReleaseState::Aborting && event >= 14) {
        QVERIFY(after.release == before);
        QCOMPARE(build::linesOf(after.effects, core::JournalKind::Ignored), 1);
    }
}

void ReleaseTableTest::namesAreUnique()
{
    std::set<std::string_view> names;
    for (int event = 0; event < eventCount; ++event)
        names.insert(core::releaseEventName(eventAt(event, 0)));
    QCOMPARE(names.size(), std::size_t(eventCount));
}

QTEST_APPLESS_MAIN(ReleaseTableTest)
#include "tst_releasetable.moc"
