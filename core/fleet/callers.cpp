// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/callers.h"

#include "core/fleet/join.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

const Settings *knownSettings(const InstanceFacts &facts)
{
    return facts.caller.settings.isKnown() ? &*facts.caller.settings.value : nullptr;
}

std::vector<std::string> routesTo(const InstanceFacts &facts, const ApplicationName &application)
{
    std::vector<std::string> ids;
    if (!facts.caller.routes.isKnown())
        return ids;
    for (const GatewayRoute &route : *facts.caller.routes.value) {
        if (route.application == application)
            ids.push_back(route.id);
    }
    return ids;
}

void addCopy(Caller &caller, const InstanceFacts &facts, const ApplicationName &application)
{
    // A copy that could be read a while ago says nothing about now.
    if (!facts.health.isFresh() || !facts.health.value->showsRegistryCopy)
        return;
    const auto &copy = facts.health.value->registryCopy;
    const auto held = copy.find(application.text());
    caller.copyCount = held == copy.end() ? 0 : held->second;
    caller.copyReadAt = facts.health.readAt;
    caller.missedFetches = facts.health.value->missedFetches;
}

Caller callerFrom(const InstanceName &name, const InstanceFacts &facts, const ApplicationName &application,
                  const InstanceId &target)
{
    Caller caller;
    caller.name = fullName(name);
    caller.instance = name;
    caller.routes = routesTo(facts, application);
    const Settings *settings = knownSettings(facts);
    const std::string &source = facts.caller.settings.source;
    caller.fetch = fetchOf(settings, source);
    caller.listCache = listCacheOf(settings, application, source);
    addCopy(caller, facts, application);
    if (const auto sent = facts.caller.sentTo.find(target.text());
        sent != facts.caller.sentTo.end() && sent->second.isFresh()) {
        caller.sentToTarget = *sent->second.value;
        caller.sentReadAt = sent->second.readAt;
        caller.evidence = CallerEvidence::Sends;
    }
    if (!caller.routes.empty())
        caller.evidence = CallerEvidence::Routes;
    if (caller.missedFetches > 0)
        caller.fetch.length *= fetchBackOffOf(settings);
    return caller;
}

/// It shows a copy that holds the application, now or when its health could last be read.
bool holdsCopy(const InstanceFacts &facts, const ApplicationName &application)
{
    return facts.health.isKnown() && facts.health.value->registryCopy.contains(application.text());
}

std::uint64_t mixed(std::uint64_t sum, std::string_view text)
{
    // FNV-1a: a fingerprint for telling sets apart, not a secret.
    for (const char letter : text)
        sum = (sum ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    return (sum ^ 0xff) * 1099511628211ULL;
}

struct Others
{
    std::uint64_t mark = 14695981039346656037ULL;
    int up = 0;
    bool operator==(const Others &) const = default;
};

/// Order of the list does not matter: instances are added up, not chained.
Others othersAt(const Registry &served, const ApplicationName &application, const InstanceId &target,
                Millis ahead, std::optional<TimePoint> &newest)
{
    Others others;
    for (const Instance &instance : served.instances) {
        if (instance.application != application)
            continue;
        newest = std::max(newest, std::optional<TimePoint>(instance.lastUpdated - ahead));
        if (instance.id == target)
            continue;
        others.mark += mixed(mixed(14695981039346656037ULL, instance.id.text()), instance.status.word());
        others.up += instance.status.status == Status::Up ? 1 : 0;
    }
    return others;
}

void compareWith(CallerPicture &picture, const FleetFacts &facts, const ApplicationName &application,
                 const InstanceId &target)
{
    std::optional<Others> first;
    for (const PeerView &peer : facts.peers) {
        if (!peer.served.isFresh()) {
            picture.isAgreed = false; // its callers may be served anything
            continue;
        }
        const Others here = othersAt(*peer.served.value, application, target,
                                     peer.clock.ahead().value_or(Millis(0)), picture.changedAt);
        picture.isAgreed = picture.isAgreed && (!first || *first == here);
        first = first.value_or(here);
    }
    picture.isAgreed = picture.isAgreed && first.has_value();
    picture.othersMark = first.value_or(Others{}).mark;
    picture.othersUp = first.value_or(Others{}).up;
}

void addDeclared(CallerPicture &picture, const std::vector<DeclaredCaller> &declared,
                 const ApplicationName &application)
{
    for (const DeclaredCaller &one : declared) {
        if (one.calls && *one.calls != application)
            continue;
        Caller caller;
        caller.name = one.name;
        caller.evidence = CallerEvidence::Declared;
        caller.declared = one.letsGoAfter;
        picture.callers.push_back(std::move(caller));
    }
}

/// The surest stay; nothing that is left out is forgotten in the count.
void bound(CallerPicture &picture)
{
    std::ranges::stable_sort(picture.callers, [](const Caller &a, const Caller &b) {
        return a.evidence != b.evidence ? a.evidence > b.evidence : a.name < b.name;
    });
    if (picture.callers.size() > mostCallers) {
        picture.leftOut = static_cast<int>(picture.callers.size() - mostCallers);
        picture.callers.resize(mostCallers);
    }
    std::ranges::sort(picture.callers, {}, &Caller::name);
}

std::set<InstanceName> listedIn(const FleetFacts &facts)
{
    std::set<InstanceName> names;
    for (const PeerView &peer : facts.peers) {
        if (!peer.served.isKnown())
            continue;
        for (const Instance &instance : peer.served.value->instances) {
            if (!instance.isDiscoveryServer)
                names.insert({instance.application, instance.id});
        }
    }
    return names;
}

} // namespace

std::string_view callerEvidenceName(CallerEvidence evidence)
{
    switch (evidence) {
    case CallerEvidence::HoldsCopy:
        return "holds-copy";
    case CallerEvidence::Sends:
        return "sends";
    case CallerEvidence::Routes:
        return "routes";
    case CallerEvidence::Declared:
        return "declared";
    }
    return {};
}

CallerPicture callersOf(const FleetFacts &facts, const ApplicationName &application, const InstanceId &target,
                        const std::vector<DeclaredCaller> &declared)
{
    static const InstanceFacts nothing;
    CallerPicture picture;
    for (const InstanceName &name : listedIn(facts)) {
        if (name == InstanceName{application, target})
            continue;
        const auto found = facts.instances.find(name);
        const InstanceFacts &known = found == facts.instances.end() ? nothing : found->second;
        Caller caller = callerFrom(name, known, application, target);
        if (caller.evidence != CallerEvidence::HoldsCopy || holdsCopy(known, application))
            picture.callers.push_back(std::move(caller));
        else if (!known.health.isKnown() || !known.health.value->showsRegistryCopy)
            ++picture.unknown;
    }
    addDeclared(picture, declared, application);
    bound(picture);
    compareWith(picture, facts, application, target);
    return picture;
}

std::vector<std::string> gatewaysOf(const FleetFacts &facts, const ApplicationName &application)
{
    std::vector<std::string> names;
    for (const auto &[name, known] : facts.instances) {
        if (!routesTo(known, application).empty())
            names.push_back(fullName(name));
    }
    return names;
}

} // namespace core
