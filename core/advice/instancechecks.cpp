// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/losses.h"
#include "core/advice/checker.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

using Code = CheckCode;
using Verdict = CheckVerdict;

/// One instance with its row, which may have left the lists meanwhile.
struct Look
{
    Checker &checker;
    const CheckedProcess &process;
    const InstanceView *row;
};

const InstanceView *rowOf(const CheckInput &input, const std::string &name)
{
    const auto found =
        std::ranges::find_if(input.rows, [&](const InstanceView &row) { return row.key.path() == name; });
    return found == input.rows.end() ? nullptr : &*found;
}

std::optional<int> runningIn(const InstanceView *row)
{
    return row && row->traffic.isFresh() ? row->traffic.value->inFlight : std::nullopt;
}

void checkTimeout(const Look &look)
{
    const auto limit = gracefulLimitOf(look.process.settings(), look.process.reading.settings.source);
    if (!limit) {
        look.checker.addUnread(look.process, Code::GracefulTimeout, Unread::NotTold);
        return;
    }
    std::vector<std::string> arguments{std::to_string(limit->length.count())};
    const bool isSeen = look.row && look.row->traffic.isKnown() && look.row->traffic.value->longestRequest;
    const Millis seen = isSeen ? *look.row->traffic.value->longestRequest : Millis(0);
    if (isSeen)
        arguments.push_back(std::to_string(seen.count()));
    const bool isShort = isSeen && seen > limit->length;
    std::vector<std::string> properties;
    if (isShort)
        properties = {"spring.lifecycle.timeout-per-shutdown-phase=" +
                      std::to_string(std::chrono::ceil<Seconds>(seen).count() * 2) + "s"};
    CheckFinding &finding =
        look.checker.add(look.process, Code::GracefulTimeout, isShort ? Verdict::Fails : Verdict::Good,
                         std::move(arguments), std::move(properties));
    finding.readFrom = {limit->readFrom};
    if (isShort)
        finding.length = seen - limit->length;
}

void checkGraceful(const Look &look)
{
    const CheckedProcess &process = look.process;
    std::vector<std::string> running;
    if (const auto count = runningIn(look.row))
        running.push_back(std::to_string(*count));
    if (process.isFirstGeneration) {
        running.insert(running.begin(), "none");
        look.checker.add(process, Code::GracefulShutdown, Verdict::Advice, std::move(running)).readFrom = {
            process.reading.settings.source};
        return;
    }
    const InForce mode = inForce(process, Setting::ShutdownMode, "");
    // Nothing sets it, and the value itself is masked: immediate before 3.4, graceful from then on.
    const bool isDefault = mode.text && mode.text->empty();
    const bool isSurelyGraceful = isDefault && process.actuator && process.actuator->generation.oldest >= 4;
    if (!mode.text || (isDefault && !isSurelyGraceful)) {
        look.checker.addUnread(process, Code::GracefulShutdown, mode.text ? Unread::Masked : mode.why);
        return;
    }
    const bool isGraceful = isSurelyGraceful || relaxedName(*mode.text) == "graceful";
    running.insert(running.begin(), isDefault ? "GRACEFUL" : *mode.text);
    std::vector<std::string> properties;
    if (!isGraceful)
        properties = {"server.shutdown=graceful"};
    look.checker
        .add(process, Code::GracefulShutdown, isGraceful ? Verdict::Good : Verdict::Fails, std::move(running),
             std::move(properties))
        .readFrom = {mode.place};
    if (isGraceful)
        checkTimeout(look);
}

std::string_view stateWord(EndpointState state)
{
    switch (state) {
    case EndpointState::Answers:
        return "answers";
    case EndpointState::NotExposed:
        return "not-exposed";
    case EndpointState::NeedsCredentials:
        return "needs-credentials";
    case EndpointState::Forbidden:
        return "forbidden";
    case EndpointState::ReadOnly:
        return "read-only";
    case EndpointState::NotAsked:
    case EndpointState::Failed:
        return "failed";
    }
    return "failed";
}

void checkShutdown(const Look &look)
{
    const ActuatorFacts *facts = look.process.actuator.get();
    const EndpointState state = facts ? facts->stateOf(Endpoint::Shutdown) : EndpointState::NotAsked;
    if (state == EndpointState::NotAsked || state == EndpointState::Failed) {
        look.checker.addUnread(look.process, Code::ShutdownEndpoint, Unread::NotAsked);
        return;
    }
    std::vector<std::string> properties;
    for (const EndpointLoss &loss : lossesOf(*facts)) {
        if (loss.endpoint == Endpoint::Shutdown)
            properties = loss.properties;
    }
    look.checker
        .add(look.process, Code::ShutdownEndpoint,
             state == EndpointState::Answers ? Verdict::Good : Verdict::Advice,
             {std::string(stateWord(state))}, std::move(properties))
        .readFrom = {facts->base};
}

void checkInitialStatus(const Look &look)
{
    const auto status = look.checker.read(look.process, Code::InitialStatus, Setting::InitialStatus, "UP");
    if (!status)
        return;
    const bool isUp = relaxedName(*status->text) == "up";
    const InForce handler = inForce(look.process, Setting::HealthToEureka, "false");
    std::vector<std::string> arguments{*status->text};
    if (handler.text && isTrue(*handler.text))
        arguments.emplace_back("handler");
    std::vector<std::string> properties;
    if (isUp)
        properties = {"eureka.instance.initial-status=STARTING"};
    look.checker
        .add(look.process, Code::InitialStatus, isUp ? Verdict::Advice : Verdict::Good, std::move(arguments),
             std::move(properties))
        .readFrom = {status->place};
}

/// Seen on Boot 2 to 4: after its next fetch a drained instance's own health says OUT_OF_SERVICE, with 503.
void checkHealth(const Look &look)
{
    if (!look.row || !look.row->health.isFresh()) {
        const auto &error = look.row ? look.row->health.lastError : std::nullopt;
        look.checker.addUnread(look.process, Code::HealthWhileDrained, Unread::NotAsked, error);
        return;
    }
    const Health &health = *look.row->health.value;
    if (health.detailsAreHidden) {
        look.checker.addUnread(look.process, Code::HealthWhileDrained, Unread::Masked);
        return;
    }
    const bool hasLiveness = std::ranges::find(health.groups, "liveness") != health.groups.end();
    const bool fails = health.showsRegistryCopy && !hasLiveness;
    std::vector<std::string> properties;
    if (fails && !look.process.isFirstGeneration)
        properties = {"management.endpoint.health.probes.enabled=true"};
    std::vector<std::string> arguments;
    if (health.showsRegistryCopy)
        arguments.emplace_back("turns");
    look.checker
        .add(look.process, Code::HealthWhileDrained, fails ? Verdict::Advice : Verdict::Good,
             std::move(arguments), std::move(properties))
        .readFrom = {look.row->health.source};
}

void checkCount(Checker &checker)
{
    const auto up = std::ranges::count_if(
        checker.input().rows, [](const InstanceView &row) { return row.status().status == Status::Up; });
    const Verdict verdict = up < 2 ? Verdict::Fails : up == 2 ? Verdict::Advice : Verdict::Good;
    CheckFinding &finding = checker.addOfAll(Code::InstanceCount, verdict, {std::to_string(up)});
    if (up > 0)
        finding.share = 1.0 / static_cast<double>(up);
}

void checkSpread(Checker &checker)
{
    std::set<std::string> hosts;
    std::set<std::string> zones;
    for (const InstanceView &row : checker.input().rows) {
        hosts.insert(row.registered->hostName.text());
        zones.insert(row.zone);
    }
    const std::size_t rows = checker.input().rows.size();
    if (rows < 2)
        return;
    const std::vector<std::string> all(hosts.begin(), hosts.end());
    checker.addOfAll(Code::HostSpread, hosts.size() == 1 ? Verdict::Advice : Verdict::Good, all);
    zones.erase("");
    if (!zones.empty())
        checker.addOfAll(Code::ZoneSpread, zones.size() == 1 ? Verdict::Advice : Verdict::Good,
                         {zones.begin(), zones.end()});
}

void checkIds(Checker &checker)
{
    std::set<std::string> others;
    for (const InstanceView &row : checker.input().rows)
        others.insert(row.sharesIdWith.begin(), row.sharesIdWith.end());
    checker.addOfAll(Code::SharedId, others.empty() ? Verdict::Good : Verdict::Fails,
                     {others.begin(), others.end()});
}

} // namespace

void checkInstances(Checker &checker)
{
    checkCount(checker);
    checkSpread(checker);
    checkIds(checker);
    for (const CheckedProcess &process : checker.input().instances) {
        const Look look{checker, process, rowOf(checker.input(), process.name)};
        checkShutdown(look);
        checkHealth(look);
        if (!process.settings()) {
            checker.addUnread(process, Code::ProcessUnread, Unread::NotAsked,
                              process.reading.settings.lastError);
            continue;
        }
        checkGraceful(look);
        checkInitialStatus(look);
    }
}

} // namespace core
