// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/rates/verdict.h"
#include "core/release/budget.h"
#include "core/release/guards.h"
#include "core/release/operation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Which calls take one instance out, and in which order.
enum class Recipe {
    Proof,   ///< drain, wait until callers let go, shut down; what a dead process left is cleared after it
    Article, ///< drain, wait, cancel the override and shut down back to back: UP again for up to a heartbeat
    Pause,   ///< drain by /pause, where the generation still de-registers on it; never resumed
    DirectStop, ///< shut down without a drain: callers fail for as long as predictedOutage() says
    Observe,    ///< somebody else releases: each step is recognised, nothing is written
};

/// Who stops the drained instance.
enum class StopBy {
    Drainboard, ///< POST shutdown at its actuator
    Operator,   ///< somebody elsewhere; the release waits for it
    Command,
};

/// Who starts the new version.
enum class StartBy {
    Operator, ///< somebody elsewhere, or a deploy tool; the release waits for it
    Command,
};

/// Which instance counts as the one that came back.
enum class ReturnRule {
    SameId,   ///< registers under the same id
    SameHost, ///< any id, on the same host
    AnyNew,   ///< any id that was not there when the release began
};

enum class StepOrder {
    StopThenStart,  ///< one less in service meanwhile
    StartThenDrain, ///< the new one proves itself first; needs room for one more
};

/// A program to run on this machine: arguments as a list, never a shell's text.
struct ReleaseCommand
{
    std::vector<std::string> arguments; ///< the first is the program; empty: none
    Millis limit{300'000};

    bool isGiven() const { return !arguments.empty(); }
    bool operator==(const ReleaseCommand &) const = default;
};

/// A GET that stands in for the first requests where a fleet has no traffic.
struct SmokeRequest
{
    std::string target; ///< a path at the instance itself ("/orders/ping"), or a whole address (a gateway's)
    int expectedStatus = 200;

    bool isGiven() const { return !target.empty(); }
    bool operator==(const SmokeRequest &) const = default;
};

/// How long each wait may last before the operator is asked. None of them decides anything by itself.
struct ReleaseLimits
{
    Millis drain{600'000};    ///< until callers have let go
    Millis stop{300'000};     ///< until the drained one is gone
    Millis clear{120'000};    ///< until nothing is left of its override
    Millis comeBack{900'000}; ///< until the new one is UP and healthy
    Millis takeUp{300'000};   ///< until callers have it
    Millis traffic{300'000};  ///< until the first successful requests
    Millis turn{120'000};     ///< until the next one is seen, while nothing else is under way

    bool operator==(const ReleaseLimits &) const = default;
};

struct PlannedInstance
{
    InstanceKey key;
    bool pausesBefore = false; ///< the plan waits for the operator before this one
    bool asksAfter = false;    ///< the operator judges it before the next one

    bool operator==(const PlannedInstance &) const = default;
};

/// A whole release as it was confirmed. Nothing of it changes once it runs.
struct ReleasePlan
{
    std::string environment;
    ApplicationName application;
    std::string expectedVersion;            ///< empty: any version counts as the new one
    std::vector<PlannedInstance> instances; ///< in this order
    int batchSize = 1;                      ///< so many at once; each still only where the guards allow it
    Recipe recipe = Recipe::Proof;
    TakeOutBy takeOutBy = TakeOutBy::Eureka;
    ReleaseCommand beforeDrainCommand; ///< the drain (or the direct stop) begins only once it ended with 0
    StopBy stopBy = StopBy::Drainboard;
    ReleaseCommand stopCommand;
    StartBy startBy = StartBy::Operator;
    ReleaseCommand startCommand;
    ReleaseCommand afterReturnCommand; ///< once it is proven back; the next one begins after it ended with 0
    ReleaseCommand onEventCommand;     ///< told of what a person is told of; how it ends changes nothing
    ReturnRule returnRule = ReturnRule::SameId;
    StepOrder order = StepOrder::StopThenStart;
    ReleaseLimits limits;
    std::string changeNumber;
    std::string note;
    SmokeRequest smoke;
    VerdictThresholds thresholds; ///< of the judgement; as they come: the environment's
    HopSettings hops;             ///< lengths set for this release; empty: the environment's
    int flatPolls = 3;
    bool requireProof = false;     ///< time alone does not end a wait for callers
    std::vector<Guard> overridden; ///< guards overridden by name; `note` is the reason
    bool isNameTyped = false;      ///< the operator typed the application's name when confirming

    bool operator==(const ReleasePlan &) const = default;
};

/// What makes a plan one that cannot be carried out.
enum class PlanFault {
    NoInstances,
    InstanceTwice,
    OtherApplication, ///< an instance of another application or environment
    BadBatch,         ///< less than one, or all instances at once
    NoStopCommand,
    NoStartCommand,
    ArticleNeedsOwnStop,   ///< its two calls go back to back only where Drainboard sends both
    SameIdCannotComeFirst, ///< start then drain: the new one cannot have the id or host port of the one that
                           ///< runs
    PauseNeedsOwnStop,     ///< a paused instance is in no list: that it has stopped shows to who stops it
    BadThresholds,
    BadLimit,           ///< a limit that is not positive
    BadSmoke,           ///< neither a path nor an address of http(s), or no status
    CommandNotApproved, ///< this user never let it run; never told by faultsOf()
    AnotherRelease,     ///< one of that application runs already; never told by faultsOf()
    NoReason,           ///< guards are overridden without a note
};

std::vector<PlanFault> faultsOf(const ReleasePlan &plan);

// Names for programs: never translated, never changed once released. The other way gives nothing for a name
// that is not known.

std::string_view recipeName(Recipe recipe);       ///< proof, article, pause, direct-stop, observe
std::string_view stopByName(StopBy by);           ///< drainboard, operator, command
std::string_view startByName(StartBy by);         ///< operator, command
std::string_view returnRuleName(ReturnRule rule); ///< same-id, same-host, any-new
std::string_view stepOrderName(StepOrder order);  ///< stop-then-start, start-then-drain
std::string_view planFaultName(PlanFault fault);
std::optional<Recipe> recipeFromName(std::string_view name);
std::optional<StopBy> stopByFromName(std::string_view name);
std::optional<StartBy> startByFromName(std::string_view name);
std::optional<ReturnRule> returnRuleFromName(std::string_view name);
std::optional<StepOrder> stepOrderFromName(std::string_view name);
/// Not "pause", which is a recipe of its own.
std::optional<TakeOutBy> takeOutByFromName(std::string_view name);

/// The plan as one line of JSON, for the journal and for handing it over; a plan read back is equal.
std::string planJson(const ReleasePlan &plan);
/// Errors: NotJson, or Malformed with the member's name in `what`. Unknown members are passed over; a known
/// one with an unknown word or a number out of its range refuses the plan, as acting on a guess is worse.
Result<ReleasePlan> planFromJson(std::string_view json, std::string_view where);

} // namespace core
