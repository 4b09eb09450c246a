// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/jsonwriter.h"
#include "core/release/releaseplan.h"

#include <cmath>
#include <utility>

// The plan as text. A journal or a handed-over file may come from anybody: whatever it holds, a plan that is
// not wholly understood is refused.

namespace core {

namespace {

constexpr int planVersion = 1;
constexpr std::size_t mostInstances = 10'000;
constexpr std::size_t mostArguments = 1'000;

// --- writing

std::string commandJson(const ReleaseCommand &command)
{
    JsonArray arguments;
    for (const std::string &argument : command.arguments)
        arguments.text(argument);
    return JsonObject().raw("arguments", arguments.json()).number("limit", command.limit.count()).json();
}

std::string instancesJson(const ReleasePlan &plan)
{
    JsonArray instances;
    for (const PlannedInstance &planned : plan.instances)
        instances.raw(JsonObject()
                          .text("id", planned.key.id.text())
                          .flag("pausesBefore", planned.pausesBefore)
                          .flag("asksAfter", planned.asksAfter)
                          .json());
    return instances.json();
}

std::string limitsJson(const ReleaseLimits &limits)
{
    return JsonObject()
        .number("drain", limits.drain.count())
        .number("stop", limits.stop.count())
        .number("clear", limits.clear.count())
        .number("comeBack", limits.comeBack.count())
        .number("takeUp", limits.takeUp.count())
        .number("traffic", limits.traffic.count())
        .number("turn", limits.turn.count())
        .json();
}

/// Shares as whole millionths: a number that is read back as the same one everywhere.
std::int64_t millionths(double share)
{
    return std::llround(share * 1e6);
}

std::string thresholdsJson(const VerdictThresholds &thresholds)
{
    JsonObject object;
    object.number("increaseMillionths", millionths(thresholds.increase));
    if (thresholds.mostShare)
        object.number("mostMillionths", millionths(*thresholds.mostShare));
    return object.number("leastRequests", thresholds.leastRequests).json();
}

std::string hopsJson(const HopSettings &hops)
{
    JsonObject object;
    const auto add = [&](const char *name, const std::optional<Millis> &length) {
        if (length)
            object.number(name, length->count());
    };
    add("serverCache", hops.serverCache);
    add("registryFetch", hops.registryFetch);
    add("listCache", hops.listCache);
    add("longestRequest", hops.longestRequest);
    return object.json();
}

std::string guardsJson(const std::vector<Guard> &guards)
{
    JsonArray names;
    for (const Guard guard : guards)
        names.text(guardName(guard));
    return names.json();
}

// --- reading

/// Reads members one after the other and keeps the first that cannot be used.
class PlanReader
{
public:
    explicit PlanReader(JsonElement object)
        : m_object(object)
    {
    }

    const std::string &fault() const { return m_fault; }
    void refuse(std::string_view name)
    {
        if (m_fault.empty())
            m_fault = std::string(name);
    }
    PlanReader within(std::string_view name)
    {
        const auto found = member(m_object, name);
        if (!found || !found->is_object()) {
            refuse(name);
            return PlanReader(m_object);
        }
        return PlanReader(*found);
    }
    void take(const PlanReader &inner) { m_fault = m_fault.empty() ? inner.m_fault : m_fault; }
    void read(std::string_view name, std::string &into)
    {
        const auto found = member(m_object, name);
        if (std::string_view text; found && !found->get(text))
            into = std::string(text);
        else if (found)
            refuse(name);
    }
    void read(std::string_view name, bool &into)
    {
        const auto found = member(m_object, name);
        if (found && found->get(into))
            refuse(name);
    }
    void read(std::string_view name, int &into, std::int64_t least, std::int64_t most)
    {
        const auto found = member(m_object, name);
        if (!found)
            return;
        const auto value = scalarInteger(*found);
        if (value && *value >= least && *value <= most)
            into = static_cast<int>(*value);
        else
            refuse(name);
    }
    void read(std::string_view name, Millis &into)
    {
        constexpr std::int64_t most = 30LL * 24 * 3600 * 1000;
        const auto found = member(m_object, name);
        if (!found)
            return;
        const auto value = scalarInteger(*found);
        if (value && *value >= 0 && *value <= most)
            into = Millis(*value);
        else
            refuse(name);
    }
    void read(std::string_view name, std::optional<Millis> &into)
    {
        if (!member(m_object, name))
            return;
        Millis length{0};
        read(name, length);
        into = length;
    }
    void readShare(std::string_view name, double &into)
    {
        int value = static_cast<int>(millionths(into));
        read(name, value, 0, 1'000'000);
        into = value / 1e6;
    }
    void readShare(std::string_view name, std::optional<double> &into)
    {
        if (!member(m_object, name))
            return;
        double share = 0;
        readShare(name, share);
        into = share;
    }
    template <typename Value>
    void read(std::string_view name, Value &into, std::optional<Value> (*fromName)(std::string_view))
    {
        std::string word;
        read(name, word);
        if (word.empty())
            return;
        if (const auto value = fromName(word))
            into = *value;
        else
            refuse(name);
    }
    template <typename Visit> void forEach(std::string_view name, std::size_t most, Visit visit)
    {
        const auto found = member(m_object, name);
        if (!found)
            return;
        simdjson::dom::array items;
        if (found->get(items) || items.size() > most) {
            refuse(name);
            return;
        }
        for (const JsonElement &item : items)
            visit(item);
    }

private:
    JsonElement m_object;
    std::string m_fault;
};

void readTexts(PlanReader &reader, std::string_view name, std::vector<std::string> &into)
{
    reader.forEach(name, mostArguments, [&](const JsonElement &item) {
        if (std::string_view text; !item.get(text))
            into.emplace_back(text);
        else
            reader.refuse(name);
    });
}

void readCommand(PlanReader &reader, std::string_view name, ReleaseCommand &command)
{
    PlanReader inner = reader.within(name);
    readTexts(inner, "arguments", command.arguments);
    inner.read("limit", command.limit);
    reader.take(inner);
}

void readInstances(PlanReader &reader, ReleasePlan &plan)
{
    reader.forEach("instances", mostInstances, [&](const JsonElement &item) {
        PlanReader inner(item);
        std::string text;
        inner.read("id", text);
        const auto id = InstanceId::from(text);
        if (!id) {
            reader.refuse("instances");
            return;
        }
        PlannedInstance planned{{plan.environment, plan.application, *id}};
        inner.read("pausesBefore", planned.pausesBefore);
        inner.read("asksAfter", planned.asksAfter);
        reader.take(inner);
        plan.instances.push_back(std::move(planned));
    });
}

void readLengths(PlanReader &reader, ReleasePlan &plan)
{
    PlanReader limits = reader.within("limits");
    limits.read("drain", plan.limits.drain);
    limits.read("stop", plan.limits.stop);
    limits.read("clear", plan.limits.clear);
    limits.read("comeBack", plan.limits.comeBack);
    limits.read("takeUp", plan.limits.takeUp);
    limits.read("traffic", plan.limits.traffic);
    limits.read("turn", plan.limits.turn);
    reader.take(limits);
    PlanReader hops = reader.within("hops");
    hops.read("serverCache", plan.hops.serverCache);
    hops.read("registryFetch", plan.hops.registryFetch);
    hops.read("listCache", plan.hops.listCache);
    hops.read("longestRequest", plan.hops.longestRequest);
    reader.take(hops);
}

void readJudgement(PlanReader &reader, ReleasePlan &plan)
{
    PlanReader thresholds = reader.within("thresholds");
    thresholds.readShare("increaseMillionths", plan.thresholds.increase);
    thresholds.readShare("mostMillionths", plan.thresholds.mostShare);
    thresholds.read("leastRequests", plan.thresholds.leastRequests, 1, 1'000'000'000);
    reader.take(thresholds);
    PlanReader smoke = reader.within("smoke");
    smoke.read("target", plan.smoke.target);
    smoke.read("expectedStatus", plan.smoke.expectedStatus, 100, 599);
    reader.take(smoke);
    std::vector<std::string> names;
    readTexts(reader, "overridden", names);
    for (const std::string &name : names) {
        if (const auto guard = guardFromName(name))
            plan.overridden.push_back(*guard);
        else
            reader.refuse("overridden");
    }
}

void readChoices(PlanReader &reader, ReleasePlan &plan)
{
    reader.read("expectedVersion", plan.expectedVersion);
    reader.read("batchSize", plan.batchSize, 1, 1'000);
    reader.read("recipe", plan.recipe, recipeFromName);
    reader.read("takeOutBy", plan.takeOutBy, takeOutByFromName);
    reader.read("stopBy", plan.stopBy, stopByFromName);
    reader.read("startBy", plan.startBy, startByFromName);
    reader.read("returnRule", plan.returnRule, returnRuleFromName);
    reader.read("order", plan.order, stepOrderFromName);
    reader.read("changeNumber", plan.changeNumber);
    reader.read("note", plan.note);
    reader.read("flatPolls", plan.flatPolls, 1, 1'000);
    reader.read("requireProof", plan.requireProof);
    reader.read("isNameTyped", plan.isNameTyped);
    readCommand(reader, "beforeDrainCommand", plan.beforeDrainCommand);
    readCommand(reader, "stopCommand", plan.stopCommand);
    readCommand(reader, "startCommand", plan.startCommand);
    readCommand(reader, "afterReturnCommand", plan.afterReturnCommand);
    readCommand(reader, "onEventCommand", plan.onEventCommand);
}

} // namespace

std::string planJson(const ReleasePlan &plan)
{
    return JsonObject()
        .number("version", planVersion)
        .text("environment", plan.environment)
        .text("application", plan.application.text())
        .text("expectedVersion", plan.expectedVersion)
        .raw("instances", instancesJson(plan))
        .number("batchSize", plan.batchSize)
        .text("recipe", recipeName(plan.recipe))
        .text("takeOutBy", takeOutByName(plan.takeOutBy))
        .raw("beforeDrainCommand", commandJson(plan.beforeDrainCommand))
        .text("stopBy", stopByName(plan.stopBy))
        .raw("stopCommand", commandJson(plan.stopCommand))
        .text("startBy", startByName(plan.startBy))
        .raw("startCommand", commandJson(plan.startCommand))
        .raw("afterReturnCommand", commandJson(plan.afterReturnCommand))
        .raw("onEventCommand", commandJson(plan.onEventCommand))
        .text("returnRule", returnRuleName(plan.returnRule))
        .text("order", stepOrderName(plan.order))
        .raw("limits", limitsJson(plan.limits))
        .text("changeNumber", plan.changeNumber)
        .text("note", plan.note)
        .raw("smoke", JsonObject()
                          .text("target", plan.smoke.target)
                          .number("expectedStatus", plan.smoke.expectedStatus)
                          .json())
        .raw("thresholds", thresholdsJson(plan.thresholds))
        .raw("hops", hopsJson(plan.hops))
        .number("flatPolls", plan.flatPolls)
        .flag("requireProof", plan.requireProof)
        .raw("overridden", guardsJson(plan.overridden))
        .flag("isNameTyped", plan.isNameTyped)
        .json();
}

Result<ReleasePlan> planFromJson(std::string_view json, std::string_view where)
{
    const auto document = JsonDocument::parse(json, where);
    if (!document)
        return Failure(document.error());
    PlanReader reader(document->root());
    int version = 0;
    reader.read("version", version, 1, planVersion);
    const auto application = ApplicationName::from(memberText(document->root(), "application"));
    if (version == 0)
        reader.refuse("version");
    if (!application) {
        reader.refuse("application");
        return fail(ErrorKind::Malformed, std::string(where), reader.fault());
    }
    ReleasePlan plan{{}, *application};
    reader.read("environment", plan.environment);
    readInstances(reader, plan);
    readChoices(reader, plan);
    readLengths(reader, plan);
    readJudgement(reader, plan);
    if (!reader.fault().empty())
        return fail(ErrorKind::Malformed, std::string(where), reader.fault());
    return plan;
}

} // namespace core
