// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/checkinput.h"

#include "core/actuator/endpoints.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

/// Every listed instance once, as the first peer that lists it has it.
std::map<InstanceName, const Instance *> listedIn(const FleetFacts &facts)
{
    std::map<InstanceName, const Instance *> listed;
    for (const PeerView &peer : facts.peers) {
        if (!peer.served.isKnown())
            continue;
        for (const Instance &instance : peer.served.value->instances) {
            if (!instance.isDiscoveryServer)
                listed.try_emplace({instance.application, instance.id}, &instance);
        }
    }
    return listed;
}

const InstanceFacts *factsOf(const FleetFacts &facts, const InstanceName &name)
{
    const auto found = facts.instances.find(name);
    return found == facts.instances.end() ? nullptr : &found->second;
}

/// An instance of the application that all callers would be asked about.
InstanceId anyInstanceOf(const std::map<InstanceName, const Instance *> &listed,
                         const ApplicationName &application)
{
    for (const auto &[name, instance] : listed) {
        if (name.first == application)
            return name.second;
    }
    return *InstanceId::from("-");
}

/// All callers, those that are instances of the application themselves too.
CallerPicture pictureOf(const FleetFacts &facts, const std::map<InstanceName, const Instance *> &listed,
                        const ApplicationName &application, const std::vector<DeclaredCaller> &declared)
{
    return callersOf(facts, application, anyInstanceOf(listed, application), declared);
}

CheckedProcess processOf(const FleetFacts &facts, const InstanceName &name, const Instance &instance,
                         const std::map<std::string, ProcessReading> &readings)
{
    CheckedProcess process;
    process.name = fullName(name);
    process.application = name.first.text();
    if (const auto read = readings.find(process.name); read != readings.end())
        process.reading = read->second;
    const InstanceFacts *known = factsOf(facts, name);
    process.actuator = known ? known->actuator : nullptr;
    process.isFirstGeneration = isFirstGeneration(instance, process.actuator.get());
    return process;
}

void takeCaller(CheckedProcess &process, const Caller &caller, const InstanceFacts *known,
                const ApplicationName &application)
{
    const Settings *settings = process.settings();
    const std::string &source = process.reading.settings.source;
    process.fetch = fetchOf(settings, source);
    process.listCache = listCacheOf(settings, application, source);
    process.isDeclared = caller.declared.has_value();
    if (!known || !known->caller.routes.isKnown())
        return;
    std::ranges::copy_if(*known->caller.routes.value, std::back_inserter(process.routes),
                         [&](const GatewayRoute &route) { return route.application == application; });
}

} // namespace

std::vector<CheckTarget> checkTargets(const FleetFacts &facts, const ApplicationName &application)
{
    const auto listed = listedIn(facts);
    std::set<InstanceName> wanted;
    for (const Caller &caller : pictureOf(facts, listed, application, {}).callers) {
        if (caller.instance)
            wanted.insert(*caller.instance);
    }
    std::vector<CheckTarget> targets;
    for (const auto &[name, instance] : listed) {
        const bool isCaller = wanted.contains(name);
        if (targets.size() >= mostChecked || (name.first != application && !isCaller))
            continue;
        const InstanceFacts *known = factsOf(facts, name);
        const ActuatorFacts *actuator = known ? known->actuator.get() : nullptr;
        CheckTarget target{name, fullName(name), actuatorUrl(*instance, actuator)};
        target.isFirstGeneration = isFirstGeneration(*instance, actuator);
        target.isCaller = isCaller;
        const bool knowsRoutes =
            known && (known->caller.routes.isKnown() || known->caller.routes.lastError.has_value());
        target.isTried = target.actuatorUrl.empty() || (actuator && (!isCaller || knowsRoutes));
        targets.push_back(std::move(target));
    }
    return targets;
}

CheckInput checkInputOf(const FleetFacts &facts, const std::vector<InstanceView> &rows,
                        const ApplicationName &application,
                        const std::map<std::string, ProcessReading> &readings,
                        const std::vector<DeclaredCaller> &declared, const std::set<InstanceName> &counted)
{
    const auto listed = listedIn(facts);
    CheckInput input{application, rows, {}, {}, {}, 0, static_cast<int>(listed.size())};
    for (const auto &[name, instance] : listed) {
        if (name.first == application)
            input.instances.push_back(processOf(facts, name, *instance, readings));
    }
    const CallerPicture picture = pictureOf(facts, listed, application, declared);
    input.unknownCallers = picture.unknown;
    for (const Caller &caller : picture.callers) {
        const auto known = caller.instance ? listed.find(*caller.instance) : listed.end();
        CheckedProcess process;
        process.name = caller.name;
        if (known != listed.end())
            process = processOf(facts, known->first, *known->second, readings);
        process.isCertain = caller.evidence != CallerEvidence::HoldsCopy ||
                            (known != listed.end() && counted.contains(known->first));
        takeCaller(process, caller, known == listed.end() ? nullptr : factsOf(facts, known->first),
                   application);
        input.callers.push_back(std::move(process));
    }
    for (const PeerView &peer : facts.peers) {
        CheckedProcess server;
        server.name = peer.url;
        const auto read = readings.find(peer.url);
        server.reading.settings = read == readings.end() ? peer.settings : read->second.settings;
        input.servers.push_back(std::move(server));
    }
    return input;
}

} // namespace core
