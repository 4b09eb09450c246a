// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemachine.h"

#include "core/release/releasemoves.h"
#include "core/release/releaserecord.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <type_traits>

// This file owns every move of a release. There are two tables: of the release as a whole, and of each of its
// instances. A pair that is in neither changes nothing.
//
// clang-format off
//   release            event               leads to
//   -----------------  ------------------  ----------------------------------------------------------------
//   Planned            ReleaseStarted      Running; nothing where the plan cannot be carried out
//   Planned            ReleaseAbortAsked   Finished (aborted): nothing was sent
//   Running            PauseAsked          PausedByOperator: no step begins; waits go on
//   Running            ReleaseAbortAsked   Aborting, or Finished where nothing is out
//   Running            RollBackAsked       RollingBack
//   PausedByOperator   ResumeAsked         Running (or RollingBack)
//   PausedByPlan       ResumeAsked         Running: the pause point is passed
//   StoppedBySurprise  ResumeAsked         Running, unless an instance failed: that is tried again or skipped
//   Paused*, Stopped*  ReleaseAbortAsked   as in Running
//   Paused*, Stopped*  RollBackAsked       as in Running
//   RollingBack        PauseAsked          PausedByOperator
//   RollingBack        ReleaseAbortAsked   as in Running
//   all of these       events of instances by the table below, then: begins what may begin, finishes
//   Aborting           what was seen, operations, Skip, Retry: by the table below; Finished once nothing is left
//   Finished           none
//
//   instance           event               leads to
//   -----------------  ------------------  ----------------------------------------------------------------
//   Queued             FleetSeen           stays; somebody else's change stops the plan
//   Queued             SkipAsked           Skipped, with a reason
//   Preparing          CommandEnded        stays until the plan goes on, then Draining; Failed unless it ended with 0
//   Preparing          FleetSeen           Failed: it is gone, or changed by somebody else
//   Preparing          SkipAsked           Skipped: nothing of it was sent
//   Draining           OperationChanged    Drained | Failed (and the plan stops) | Stopping (goes on with a stop)
//   Draining           OperationRefused    Failed: a guard refused
//   Draining           GoOnEarlyAsked      the drain ends before its proof, with a reason
//   Draining           SkipAsked           PuttingBack, then Skipped
//   Draining           FleetSeen           what is there now is kept
//   Drained            OperationChanged    Draining (called again) | AwaitingReturn (gone) | Failed
//   Drained            FleetSeen           ClearingOverride (another process came up under the override)
//   Drained            SkipAsked           PuttingBack, then Skipped
//   Stopping           OperationChanged    AwaitingReturn (gone) | Drained (taken back) | Draining (called again)
//                                          | ClearingOverride (process gone, lease not) | Failed
//   Stopping           OperationRefused    Failed: a guard refused
//   Stopping           FleetSeen           AwaitingReturn | ClearingOverride, where it is stopped elsewhere
//   Stopping           CommandEnded        Failed unless it ended with 0; that proves nothing
//   Stopping           SkipAsked           PuttingBack, then Skipped; nothing once the shutdown has left
//   ClearingOverride   GhostRemoved        AwaitingReturn | waits for the lease to end
//   ClearingOverride   OperationChanged    AwaitingReturn (restored) | Failed
//   ClearingOverride   OperationRefused    Failed: a guard refused
//   ClearingOverride   FleetSeen           AwaitingReturn once nothing is left of it
//   ClearingOverride   GoOnEarlyAsked      AwaitingReturn, with a reason
//   ClearingOverride   SkipAsked           Skipped, with what is unproven
//   AwaitingReturn     FleetSeen           Returning | ClearingOverride (under the old override)
//                                          | stays, and the plan stops (old or another version)
//   AwaitingReturn     CommandEnded        the plan stops unless it ended with 0; that proves nothing
//   AwaitingReturn     RetryAsked          the start command once more
//   AwaitingReturn     ReturnConfirmed     Judging | Completing | Done (by the operator)
//   AwaitingReturn     SkipAsked           Skipped, with what is unproven
//   Returning          FleetSeen           AwaitingTraffic | AwaitingReturn (not UP any more)
//   Returning          GoOnEarlyAsked      AwaitingTraffic, with a reason
//   Returning          ReturnConfirmed     as in AwaitingReturn
//   Returning          SkipAsked           Skipped, with what is unproven
//   AwaitingTraffic    FleetSeen           Judging | Completing | Done (by traffic) | AwaitingReturn (not UP any more)
//   AwaitingTraffic    SmokeAnswered       Judging | Completing | Done (by smoke) | stays, and the plan stops
//   AwaitingTraffic    RetryAsked          the smoke request once more
//   AwaitingTraffic    GoOnEarlyAsked      Judging | Completing | Done, proof None, with a reason
//   AwaitingTraffic    ReturnConfirmed     as in AwaitingReturn
//   AwaitingTraffic    SkipAsked           Skipped, with what is unproven
//   Judging            FleetSeen           its figures are kept
//   Judging            JudgeAsked          Completing | Done | Failed (judged so); all but a measured pass need a note
//   Judging            SkipAsked           Skipped
//   Completing         CommandEnded        Done; stays, and the plan stops, unless it ended with 0
//   Completing         RetryAsked          the command once more, after it failed
//   Completing         GoOnEarlyAsked      Done, with a reason
//   Completing         FleetSeen           as in Draining
//   PuttingBack        OperationChanged    PutBack | Skipped | Failed
//   PuttingBack        OperationRefused    Failed: a guard refused | PutBack, Skipped: its drain never began
//   Done               FleetSeen           stays; gone or changed by somebody else stops the plan
//   Failed             RetryAsked          where it failed, once more
//   Failed             SkipAsked           Skipped, with what is unproven
//   Failed             FleetSeen           as in Draining
//   PuttingBack        FleetSeen           as in Draining
//   Queued             Tick                next and nothing under way: as a wait
//   waits              Tick                past its limit: said once, and asked
//   all, observing     FleetSeen           the step that somebody else has made
// clang-format on

namespace core {

namespace {

using releasing::Making;

template <typename Kind, std::size_t at = 0> constexpr std::size_t indexOf()
{
    if constexpr (std::is_same_v<Kind, std::variant_alternative_t<at, ReleaseEvent>>)
        return at;
    else
        return indexOf<Kind, at + 1>();
}

/// A set of values of a small enum.
using Set = unsigned;

template <typename Value> constexpr Set setOf(std::initializer_list<Value> values)
{
    Set set = 0;
    for (const Value value : values)
        set |= 1U << static_cast<unsigned>(value);
    return set;
}

template <typename Value> constexpr bool holds(Set set, Value value)
{
    return (set >> static_cast<unsigned>(value) & 1U) != 0;
}

constexpr Set held =
    setOf({ReleaseState::PausedByOperator, ReleaseState::PausedByPlan, ReleaseState::StoppedBySurprise});
constexpr Set goingOn = setOf({ReleaseState::Running, ReleaseState::RollingBack});
constexpr Set live = held | goingOn;
constexpr Set aborting = setOf({ReleaseState::Aborting});

struct ReleaseRow
{
    Set states;
    std::size_t event;
    void (*handler)(Making &, const ReleaseEvent &);
};

constexpr std::array<ReleaseRow, 6> releaseTable{{
    {setOf({ReleaseState::Planned}), indexOf<ReleaseStarted>(), releasing::onStart},
    {setOf({ReleaseState::Planned}), indexOf<ReleaseAbortAsked>(), releasing::onAbortUnstarted},
    {goingOn, indexOf<PauseAsked>(), releasing::onPause},
    {held, indexOf<ResumeAsked>(), releasing::onResume},
    {live, indexOf<ReleaseAbortAsked>(), releasing::onAbort},
    {held | setOf({ReleaseState::Running}), indexOf<RollBackAsked>(), releasing::onRollBack},
}};

/// In which states of the release the table of instances applies to the event.
constexpr Set statesFor(std::size_t event)
{
    const bool isWhileAborting = event == indexOf<OperationChanged>() ||
                                 event == indexOf<OperationRefused>() || event == indexOf<FleetSeen>() ||
                                 event == indexOf<GhostRemoved>() || event == indexOf<CommandEnded>() ||
                                 event == indexOf<Tick>() || event == indexOf<SkipAsked>() ||
                                 event == indexOf<RetryAsked>();
    return isWhileAborting ? live | aborting : live;
}

struct InstanceRow
{
    Set stages;
    std::size_t event;
    void (*handler)(Making &, InstanceProgress &, const ReleaseEvent &);
};

constexpr Set goingOut = setOf({Stage::Draining, Stage::Drained, Stage::Stopping});
constexpr Set comingBack = setOf({Stage::AwaitingReturn, Stage::Returning, Stage::AwaitingTraffic});
constexpr Set waits = goingOut | comingBack | setOf({Stage::ClearingOverride, Stage::PuttingBack});
constexpr Set only(Stage stage)
{
    return setOf({stage});
}

constexpr std::array<InstanceRow, 32> instanceTable{{
    {only(Stage::Queued), indexOf<FleetSeen>(), releasing::onQueuedSeen},
    {goingOut, indexOf<OperationChanged>(), releasing::onOutOperation},
    {only(Stage::Draining) | only(Stage::Stopping), indexOf<OperationRefused>(), releasing::onOutRefused},
    {only(Stage::ClearingOverride) | only(Stage::PuttingBack), indexOf<OperationRefused>(),
     releasing::onOutRefused},
    {goingOut, indexOf<FleetSeen>(), releasing::onOutSeen},
    {only(Stage::Stopping), indexOf<CommandEnded>(), releasing::onStopCommandEnded},
    {only(Stage::PuttingBack), indexOf<OperationChanged>(), releasing::onPuttingBackOperation},
    {only(Stage::ClearingOverride), indexOf<OperationChanged>(), releasing::onClearingOperation},
    {only(Stage::ClearingOverride), indexOf<GhostRemoved>(), releasing::onGhostRemoved},
    {only(Stage::ClearingOverride) | only(Stage::AwaitingReturn), indexOf<FleetSeen>(),
     releasing::onReturnSeen},
    {only(Stage::Returning), indexOf<FleetSeen>(), releasing::onTakeUpSeen},
    {only(Stage::AwaitingTraffic), indexOf<FleetSeen>(), releasing::onTrafficSeen},
    {only(Stage::Judging), indexOf<FleetSeen>(), releasing::onJudgingSeen},
    {only(Stage::Done), indexOf<FleetSeen>(), releasing::onBackSeen},
    {only(Stage::Failed) | only(Stage::PuttingBack), indexOf<FleetSeen>(), releasing::keepNow},
    {only(Stage::Completing), indexOf<FleetSeen>(), releasing::keepNow},
    {only(Stage::Preparing), indexOf<FleetSeen>(), releasing::onPreparingSeen},
    {only(Stage::Preparing), indexOf<CommandEnded>(), releasing::onPreparingCommandEnded},
    {only(Stage::Completing), indexOf<CommandEnded>(), releasing::onCompletingCommandEnded},
    {only(Stage::AwaitingReturn), indexOf<CommandEnded>(), releasing::onStartCommandEnded},
    {only(Stage::AwaitingTraffic), indexOf<SmokeAnswered>(), releasing::onSmoke},
    {waits, indexOf<Tick>(), releasing::onWaitTick},
    {only(Stage::Queued), indexOf<Tick>(), releasing::onQueuedTick},
    {setOf({Stage::Queued, Stage::Preparing}) | goingOut, indexOf<SkipAsked>(), releasing::onSkip},
    {comingBack | only(Stage::ClearingOverride), indexOf<SkipAsked>(), releasing::onSkip},
    {only(Stage::Judging) | only(Stage::Failed), indexOf<SkipAsked>(), releasing::onSkip},
    {only(Stage::Failed), indexOf<RetryAsked>(), releasing::onRetry},
    {setOf({Stage::AwaitingReturn, Stage::AwaitingTraffic, Stage::Completing}), indexOf<RetryAsked>(),
     releasing::onRetry},
    {only(Stage::Draining) | only(Stage::ClearingOverride), indexOf<GoOnEarlyAsked>(),
     releasing::onGoOnEarly},
    {setOf({Stage::Returning, Stage::AwaitingTraffic, Stage::Completing}), indexOf<GoOnEarlyAsked>(),
     releasing::onGoOnEarly},
    {only(Stage::Judging), indexOf<JudgeAsked>(), releasing::onJudge},
    {comingBack, indexOf<ReturnConfirmed>(), releasing::onConfirm},
}};

/// Reads, ticks and what running operations say come all the time; only what someone wanted or awaited is
/// worth a line when it does not fit.
bool isObservation(const ReleaseEvent &event)
{
    return std::holds_alternative<FleetSeen>(event) || std::holds_alternative<Tick>(event) ||
           std::holds_alternative<OperationChanged>(event);
}

bool moveInstance(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    if (releasing::isObserving(making.release) && std::holds_alternative<FleetSeen>(event)) {
        releasing::onObserved(making, progress, event);
        return true;
    }
    const auto row = std::ranges::find_if(instanceTable, [&](const InstanceRow &one) {
        return one.event == event.index() && holds(one.stages, progress.stage);
    });
    if (row == instanceTable.end())
        return false;
    row->handler(making, progress, event);
    return true;
}

bool moveInstances(Making &making, const ReleaseEvent &event)
{
    if (!holds(statesFor(event.index()), making.release.state))
        return false;
    if (const InstanceKey *key = keyOf(event)) {
        InstanceProgress *progress = making.release.find(*key);
        return progress && moveInstance(making, *progress, event);
    }
    const bool isForAll = std::holds_alternative<FleetSeen>(event) || std::holds_alternative<Tick>(event);
    for (std::size_t at = 0; isForAll && at < making.release.instances.size(); ++at)
        moveInstance(making, making.release.instances[at], event);
    return isForAll;
}

std::vector<InstanceKey> keysOf(const FleetSeen &seen)
{
    std::vector<InstanceKey> keys;
    for (const SeenInstance &row : seen.rows)
        keys.push_back(row.key);
    return keys;
}

/// Other instances of the application that come and go: told once, and no reason to stop.
void noteUnrelated(Making &making, const FleetSeen &seen)
{
    Release &release = making.release;
    if (!seen.isTrusted)
        return;
    if (release.initial.empty() && !seen.rows.empty()) {
        release.initial = keysOf(seen);
        making.journal(JournalKind::ReadBack, "its instances before", initialDetails(release.initial));
    }
    const auto note = [&](const InstanceKey &key, const char *what) {
        const std::string text = key.path() + what;
        if (std::ranges::find(release.notes, text) != release.notes.end())
            return;
        release.notes.push_back(text);
        making.journal(JournalKind::ReadBack, text, {{"instance", key.path()}});
    };
    for (const SeenInstance &row : seen.rows) {
        const bool isKnown = std::ranges::find(release.initial, row.key) != release.initial.end();
        if (!isKnown && !release.find(row.key) && release.plan.returnRule == ReturnRule::SameId)
            note(row.key, " came up, outside of the plan");
    }
    for (const InstanceKey &key : release.initial) {
        const SeenInstance *row = seen.find(key);
        if (!release.find(key) && (!row || !row->isListed))
            note(key, " is gone, outside of the plan");
    }
}

Millis limitOf(const ReleaseLimits &limits, Stage stage)
{
    switch (stage) {
    case Stage::Queued:
        return limits.turn;
    case Stage::Draining:
        return limits.drain;
    case Stage::Drained:
    case Stage::Stopping:
        return limits.stop;
    case Stage::ClearingOverride:
    case Stage::PuttingBack:
        return limits.clear;
    case Stage::AwaitingReturn:
        return limits.comeBack;
    case Stage::Returning:
        return limits.takeUp;
    default:
        return limits.traffic;
    }
}

} // namespace

namespace releasing {

void onWaitTick(Making &making, InstanceProgress &progress, const ReleaseEvent &)
{
    const Millis limit = limitOf(making.release.plan.limits, progress.stage);
    if (progress.isOverdue || making.now - progress.since < limit)
        return;
    progress.isOverdue = true;
    making.journal(
        JournalKind::Moved, progress, "still awaited after the time that was given",
        {{"awaited", std::string(awaitedName(progress.awaited))}, {"limit", std::to_string(limit.count())}});
    making.notify(Notify::Kind::Stalled, progress);
}

/// It is never seen, or its servers say nothing that can be trusted: nothing else would ever tell.
void onQueuedTick(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const Release &release = making.release;
    const auto next = std::ranges::find(release.instances, Stage::Queued, &InstanceProgress::stage);
    const bool isNext = next != release.instances.end() && &*next == &progress;
    const bool isIdle = std::ranges::none_of(release.instances, &InstanceProgress::isActive);
    if (!isNext || !isIdle || isObserving(release) || !isGoingOn(release))
        return;
    TimePoint idleSince = release.since;
    for (const InstanceProgress &other : release.instances)
        idleSince = other.isEnd() ? std::max(idleSince, other.since) : idleSince;
    if (making.now - idleSince >= release.plan.limits.turn)
        onWaitTick(making, progress, event);
}

void keepNow(Making &, InstanceProgress &progress, const ReleaseEvent &event)
{
    if (const SeenInstance *row = std::get<FleetSeen>(event).find(progress.current()))
        progress.now = *row;
}

} // namespace releasing

std::string_view commandKindName(CommandKind kind)
{
    static constexpr std::array<std::string_view, 4> names{"before-drain", "stop", "start", "after-return"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view notifyKindName(Notify::Kind kind)
{
    static constexpr std::array<std::string_view, 5> names{"wait-ended", "stalled", "asked", "surprise",
                                                           "finished"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view releaseEventName(const ReleaseEvent &event)
{
    static constexpr std::array<std::string_view, std::variant_size_v<ReleaseEvent>> names{
        "operation-changed",
        "operation-refused",
        "fleet-seen",
        "command-ended",
        "smoke-answered",
        "ghost-removed",
        "tick",
        "start",
        "pause",
        "resume",
        "abort",
        "roll-back",
        "skip",
        "retry",
        "go-on-early",
        "judge",
        "confirm-return"};
    return names[event.index()];
}

const InstanceKey *keyOf(const ReleaseEvent &event)
{
    return std::visit(
        [](const auto &one) -> const InstanceKey * {
            if constexpr (requires { one.key; })
                return &one.key;
            else if constexpr (requires { one.operation.key; })
                return &one.operation.key;
            else
                return nullptr;
        },
        event);
}

ReleaseStep stepRelease(Release release, const ReleaseEvent &event, TimePoint now)
{
    Making making{std::move(release), {}, now};
    const auto row = std::ranges::find_if(releaseTable, [&](const ReleaseRow &one) {
        return one.event == event.index() && holds(one.states, making.release.state);
    });
    const bool isLive = holds(live | aborting, making.release.state);
    bool isListed = true;
    if (const auto *seen = std::get_if<FleetSeen>(&event); seen && isLive)
        noteUnrelated(making, *seen);
    if (row != releaseTable.end())
        row->handler(making, event);
    else
        isListed = moveInstances(making, event);
    if (!isListed && !isObservation(event))
        making.ignore(event, "not possible now");
    if (isListed && !making.release.isFinished())
        releasing::advance(making);
    return {std::move(making.release), std::move(making.effects)};
}

} // namespace core
