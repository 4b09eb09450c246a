// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releaseplan.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace core {

namespace {

template <typename Value, std::size_t count>
using Names = std::array<std::pair<Value, std::string_view>, count>;

constexpr Names<Recipe, 5> recipes{{{Recipe::Proof, "proof"},
                                    {Recipe::Article, "article"},
                                    {Recipe::Pause, "pause"},
                                    {Recipe::DirectStop, "direct-stop"},
                                    {Recipe::Observe, "observe"}}};
constexpr Names<StopBy, 3> stopBys{
    {{StopBy::Drainboard, "drainboard"}, {StopBy::Operator, "operator"}, {StopBy::Command, "command"}}};
constexpr Names<StartBy, 2> startBys{{{StartBy::Operator, "operator"}, {StartBy::Command, "command"}}};
constexpr Names<ReturnRule, 3> returnRules{
    {{ReturnRule::SameId, "same-id"}, {ReturnRule::SameHost, "same-host"}, {ReturnRule::AnyNew, "any-new"}}};
constexpr Names<StepOrder, 2> stepOrders{
    {{StepOrder::StopThenStart, "stop-then-start"}, {StepOrder::StartThenDrain, "start-then-drain"}}};
constexpr Names<PlanFault, 15> planFaults{{{PlanFault::NoInstances, "no-instances"},
                                           {PlanFault::InstanceTwice, "instance-twice"},
                                           {PlanFault::OtherApplication, "other-application"},
                                           {PlanFault::BadBatch, "bad-batch"},
                                           {PlanFault::NoStopCommand, "no-stop-command"},
                                           {PlanFault::NoStartCommand, "no-start-command"},
                                           {PlanFault::ArticleNeedsOwnStop, "article-needs-own-stop"},
                                           {PlanFault::SameIdCannotComeFirst, "same-id-cannot-come-first"},
                                           {PlanFault::PauseNeedsOwnStop, "pause-needs-own-stop"},
                                           {PlanFault::BadThresholds, "bad-thresholds"},
                                           {PlanFault::BadLimit, "bad-limit"},
                                           {PlanFault::BadSmoke, "bad-smoke"},
                                           {PlanFault::CommandNotApproved, "command-not-approved"},
                                           {PlanFault::AnotherRelease, "another-release"},
                                           {PlanFault::NoReason, "no-reason"}}};

template <typename Value, std::size_t count>
constexpr std::string_view nameIn(const Names<Value, count> &names, Value value)
{
    const auto found = std::ranges::find(names, value, &std::pair<Value, std::string_view>::first);
    return found == names.end() ? std::string_view("unknown") : found->second;
}

template <typename Value, std::size_t count>
std::optional<Value> valueIn(const Names<Value, count> &names, std::string_view name)
{
    const auto found = std::ranges::find(names, name, &std::pair<Value, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

bool isShare(double value)
{
    return value >= 0 && value <= 1;
}

bool isGood(const VerdictThresholds &thresholds)
{
    return isShare(thresholds.increase) && isShare(thresholds.mostShare.value_or(0)) &&
           thresholds.leastRequests > 0;
}

bool isGood(const ReleaseLimits &limits)
{
    const auto all = {limits.drain,  limits.stop,    limits.clear, limits.comeBack,
                      limits.takeUp, limits.traffic, limits.turn};
    return std::ranges::all_of(all, [](Millis limit) { return limit > Millis(0); });
}

bool isGood(const SmokeRequest &smoke)
{
    const bool isPlace = smoke.target.starts_with('/') || smoke.target.starts_with("http://") ||
                         smoke.target.starts_with("https://");
    return !smoke.isGiven() || (isPlace && smoke.expectedStatus >= 100 && smoke.expectedStatus <= 599);
}

void checkInstances(const ReleasePlan &plan, std::vector<PlanFault> &faults)
{
    std::set<InstanceKey> keys;
    for (const PlannedInstance &planned : plan.instances)
        keys.insert(planned.key);
    if (plan.instances.empty())
        faults.push_back(PlanFault::NoInstances);
    if (keys.size() != plan.instances.size())
        faults.push_back(PlanFault::InstanceTwice);
    const auto isElsewhere = [&](const InstanceKey &key) {
        return key.application != plan.application || key.environment != plan.environment;
    };
    if (std::ranges::any_of(keys, isElsewhere))
        faults.push_back(PlanFault::OtherApplication);
    if (plan.batchSize < 1)
        faults.push_back(PlanFault::BadBatch);
}

} // namespace

std::vector<PlanFault> faultsOf(const ReleasePlan &plan)
{
    std::vector<PlanFault> faults;
    checkInstances(plan, faults);
    const bool isWriting = plan.recipe != Recipe::Observe;
    const auto addIf = [&](bool isFault, PlanFault fault) {
        if (isFault)
            faults.push_back(fault);
    };
    addIf(isWriting && plan.stopBy == StopBy::Command && !plan.stopCommand.isGiven(),
          PlanFault::NoStopCommand);
    addIf(isWriting && plan.startBy == StartBy::Command && !plan.startCommand.isGiven(),
          PlanFault::NoStartCommand);
    addIf(plan.recipe == Recipe::Article && plan.stopBy != StopBy::Drainboard,
          PlanFault::ArticleNeedsOwnStop);
    addIf(plan.order == StepOrder::StartThenDrain && plan.returnRule == ReturnRule::SameId,
          PlanFault::SameIdCannotComeFirst);
    addIf(plan.recipe == Recipe::Pause && plan.stopBy != StopBy::Drainboard, PlanFault::PauseNeedsOwnStop);
    addIf(!isGood(plan.thresholds), PlanFault::BadThresholds);
    addIf(!isGood(plan.limits), PlanFault::BadLimit);
    addIf(!isGood(plan.smoke), PlanFault::BadSmoke);
    addIf(!plan.overridden.empty() && plan.note.empty(), PlanFault::NoReason);
    return faults;
}

std::string_view recipeName(Recipe recipe)
{
    return nameIn(recipes, recipe);
}

std::string_view stopByName(StopBy by)
{
    return nameIn(stopBys, by);
}

std::string_view startByName(StartBy by)
{
    return nameIn(startBys, by);
}

std::string_view returnRuleName(ReturnRule rule)
{
    return nameIn(returnRules, rule);
}

std::string_view stepOrderName(StepOrder order)
{
    return nameIn(stepOrders, order);
}

std::string_view planFaultName(PlanFault fault)
{
    return nameIn(planFaults, fault);
}

std::optional<Recipe> recipeFromName(std::string_view name)
{
    return valueIn(recipes, name);
}

std::optional<StopBy> stopByFromName(std::string_view name)
{
    return valueIn(stopBys, name);
}

std::optional<StartBy> startByFromName(std::string_view name)
{
    return valueIn(startBys, name);
}

std::optional<ReturnRule> returnRuleFromName(std::string_view name)
{
    return valueIn(returnRules, name);
}

std::optional<StepOrder> stepOrderFromName(std::string_view name)
{
    return valueIn(stepOrders, name);
}

std::optional<TakeOutBy> takeOutByFromName(std::string_view name)
{
    for (const TakeOutBy by : {TakeOutBy::Eureka, TakeOutBy::ServiceRegistry}) {
        if (takeOutByName(by) == name)
            return by;
    }
    return std::nullopt;
}

} // namespace core
