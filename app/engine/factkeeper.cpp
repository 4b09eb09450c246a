// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/factkeeper.h"

#include "core/fleet/watch.h"
#include "core/http/url.h"

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis historyLength = std::chrono::hours(1);
constexpr std::size_t marksKept = 200;

/// The host alone where that tells the peers apart, else host and port.
std::string shortName(const std::string &url, const std::vector<std::string> &all)
{
    const std::string host = core::hostOf(url);
    const auto sameHost =
        std::ranges::count_if(all, [&](const std::string &other) { return core::hostOf(other) == host; });
    return sameHost > 1 ? core::hostPortOf(url) : host;
}

} // namespace

FactKeeper::FactKeeper(std::string environment, const std::vector<std::string> &peerUrls)
    : m_history(historyLength)
    , m_ledger(historyLength)
{
    m_facts.environment = std::move(environment);
    for (const std::string &url : peerUrls) {
        core::PeerView peer;
        peer.url = url;
        peer.name = shortName(url, peerUrls);
        m_facts.peers.push_back(std::move(peer));
    }
}

core::PeerView *FactKeeper::findPeer(const std::string &url)
{
    const auto found = std::ranges::find(m_facts.peers, url, &core::PeerView::url);
    return found == m_facts.peers.end() ? nullptr : &*found;
}

void FactKeeper::listAnswered(const std::string &peer, core::Registry registry, core::TimePoint at,
                              core::Millis took)
{
    core::PeerView *view = findPeer(peer);
    if (!view)
        return;
    for (const core::InstanceName &name : m_facts.inRelease) {
        if (const core::Instance *instance = registry.find(name.first, name.second))
            keepLast(name, *instance);
    }
    view->latency = took;
    view->isSuspiciouslyEmpty = false;
    watch(*view, registry, at);
    view->served.answered(std::move(registry), at, peer);
    m_listed.reset();
    compareClusters();
}

/// Each against the first that is known.
void FactKeeper::compareClusters()
{
    const core::PeerView *first = nullptr;
    for (core::PeerView &peer : m_facts.peers) {
        if (!peer.served.isKnown())
            continue;
        peer.isOtherCluster = first && core::isOtherCluster(*first->served.value, *peer.served.value);
        first = first ? first : &peer;
    }
}

void FactKeeper::watch(core::PeerView &peer, const core::Registry &list, core::TimePoint at)
{
    core::PeerWatch &watch = m_watches[peer.url];
    watch = core::observed(std::move(watch), list, at);
    tellStart(peer);
    peer.droppedOverrides = watch.droppedOverrides;
    peer.isSeveralServers = watch.isSeveralServers;
}

const core::ActuatorFacts *FactKeeper::actuatorOf(const core::InstanceName &name) const
{
    const auto known = m_facts.instances.find(name);
    return known == m_facts.instances.end() ? nullptr : known->second.actuator.get();
}

std::string FactKeeper::actuatorUrlOf(const core::InstanceName &name, const core::Instance &instance) const
{
    return core::actuatorUrl(instance, actuatorOf(name));
}

void FactKeeper::severalServersSeen(const std::string &peer)
{
    m_watches[peer].isSeveralServers = true;
    if (core::PeerView *view = findPeer(peer))
        view->isSeveralServers = true;
}

void FactKeeper::startTold(const std::string &peer, core::TimePoint startedAt)
{
    m_started[peer] = startedAt;
    if (core::PeerView *view = findPeer(peer))
        tellStart(*view);
}

/// The newest that is known: what its lists showed, and what it says itself.
void FactKeeper::tellStart(core::PeerView &peer)
{
    peer.restartedAt = m_watches[peer.url].restartedAt;
    const auto told = m_started.find(peer.url);
    if (told != m_started.end() && (!peer.restartedAt || *peer.restartedAt < told->second))
        peer.restartedAt = told->second;
}

bool FactKeeper::isEurekaHere() const
{
    return std::ranges::all_of(
        m_facts.peers, [](const core::PeerView &peer) { return core::isLoopback(core::hostOf(peer.url)); });
}

void FactKeeper::listConfirmed(const std::string &peer, core::TimePoint at, core::Millis took)
{
    core::PeerView *view = findPeer(peer);
    if (!view || !view->served.isKnown())
        return;
    view->latency = took;
    view->isSuspiciouslyEmpty = false;
    watch(*view, *view->served.value, at);
    view->served.readAt = at;
    view->served.lastError.reset();
}

void FactKeeper::listDoubted(const std::string &peer, core::Millis took)
{
    if (core::PeerView *view = findPeer(peer)) {
        view->latency = took;
        view->isSuspiciouslyEmpty = true;
        view->served.lastError.reset();
    }
}

void FactKeeper::listFailed(const std::string &peer, core::Error error)
{
    if (core::PeerView *view = findPeer(peer))
        view->served.failed(std::move(error));
}

void FactKeeper::liveRead(const core::InstanceName &name, const std::string &peer,
                          const core::Result<std::optional<core::Instance>> &read, core::TimePoint at)
{
    auto &live = m_facts.instances[name].live[peer];
    if (!read) {
        live.failed(read.error());
        return;
    }
    if (*read && m_facts.inRelease.contains(name))
        keepLast(name, **read);
    live.answered(*read, at, peer);
}

void FactKeeper::healthRead(const core::InstanceName &name, const core::Result<core::Health> &read,
                            core::TimePoint at, const std::string &source)
{
    auto &health = m_facts.instances[name].health;
    if (!read) {
        health.failed(read.error());
        return;
    }
    // Who knows how many instances of another application there are has a copy of the registry: a caller.
    health.answered(*read, at, source);
}

void FactKeeper::trafficRead(const core::InstanceName &name, const core::Result<core::TrafficSample> &read,
                             const std::string &source)
{
    core::InstanceFacts &facts = m_facts.instances[name];
    if (!read) {
        facts.traffic.failed(read.error());
        facts.rate.reset();
        return;
    }
    // Two sources count alike, but not at the same moment: from one to the other there is a gap.
    const bool isSameSource = facts.traffic.isKnown() && facts.traffic.source == source;
    facts.rate = isSameSource ? core::rateBetween(*facts.traffic.value, *read) : std::nullopt;
    facts.traffic.answered(facts.traffic.isKnown() ? core::withLongestOf(*facts.traffic.value, *read) : *read,
                           read->at, source);
    if (facts.rate)
        m_ledger.add({core::TrafficSide::Own, name.first, core::versionOf(m_facts, name), name.second.text()},
                     read->at, *facts.rate);
}

void FactKeeper::prometheusRead(const core::Result<core::PrometheusState> &read, core::TimePoint at)
{
    if (read)
        m_prometheus.answered(*read, at, {});
    else
        m_prometheus.failed(read.error());
}

void FactKeeper::callsRead(const core::InstanceName &name, const std::vector<core::CallerCount> &counts)
{
    const std::string caller = core::fullName(name);
    for (const core::CallerReadings::Rate &read : m_calls.read(name, counts)) {
        const auto instance = core::InstanceId::from(read.instance);
        const std::string version =
            instance ? core::versionOf(m_facts, {read.target, *instance}) : std::string();
        const std::string source = instance ? caller + " > " + read.instance : caller;
        m_ledger.add({core::TrafficSide::Callers, read.target, version, source}, read.at, read.rate);
    }
}

namespace {

template <typename Value>
void take(core::Sourced<Value> &known, const core::Result<Value> &read, core::TimePoint at,
          const std::string &source)
{
    if (read)
        known.answered(*read, at, source);
    else
        known.failed(read.error());
}

} // namespace

void FactKeeper::serverSettingsRead(const std::string &peer, const core::Result<core::Settings> &read,
                                    core::TimePoint at, const std::string &source)
{
    if (core::PeerView *view = findPeer(peer))
        take(view->settings, read, at, source);
}

void FactKeeper::callerSettingsRead(const core::InstanceName &name, const core::Result<core::Settings> &read,
                                    core::TimePoint at, const std::string &source)
{
    take(m_facts.instances[name].caller.settings, read, at, source);
}

void FactKeeper::routesRead(const core::InstanceName &name,
                            const core::Result<std::vector<core::GatewayRoute>> &read, core::TimePoint at,
                            const std::string &source)
{
    take(m_facts.instances[name].caller.routes, read, at, source);
}

void FactKeeper::sentRead(const core::InstanceName &name, const std::string &target,
                          const core::Result<std::optional<double>> &read, core::TimePoint at)
{
    auto &sent = m_facts.instances[name].caller.sentTo;
    if (read && !*read)
        sent.erase(target);
    else if (read)
        sent[target].answered(**read, at, "loadbalancer.requests.success");
    else if (sent.contains(target))
        sent[target].failed(read.error());
}

void FactKeeper::dateRead(const std::string &peer, core::TimePoint date, core::TimePoint askedAt,
                          core::TimePoint at)
{
    if (core::PeerView *view = findPeer(peer))
        view->clock.learn(date, askedAt, at);
}

void FactKeeper::backgroundRead(const core::InstanceName &name,
                                const core::Result<std::vector<core::BackgroundWork>> &read,
                                core::TimePoint at, const std::string &source)
{
    take(m_facts.instances[name].background, read, at, source);
}

void FactKeeper::failingRead(const core::InstanceName &name, const core::Result<core::FailingRequests> &read,
                             core::TimePoint at, const std::string &source)
{
    core::Sourced<core::FailingRequests> &known = m_facts.instances[name].failing;
    take(known, read ? core::Result<core::FailingRequests>(core::since(known.value, *read)) : read, at,
         source);
}

void FactKeeper::resilienceRead(const core::InstanceName &name, const core::Result<core::Resilience> &read,
                                core::TimePoint at, const std::string &source)
{
    take(m_resilience[name], read, at, source);
}

void FactKeeper::actuatorFound(const core::InstanceName &name, core::ActuatorPointer found)
{
    core::InstanceFacts &facts = m_facts.instances[name];
    const std::string before = facts.actuator ? facts.actuator->base : std::string();
    facts.actuator = std::move(found);
    const bool isOthers = std::ranges::any_of(facts.actuator->attempts, [](const core::BaseAttempt &attempt) {
        return attempt.verdict == core::AttemptVerdict::OtherApplication;
    });
    // What was read before may be that other application's.
    if (isOthers && before != facts.actuator->base) {
        facts.health = {};
        facts.traffic = {};
        facts.rate.reset();
        facts.background = {};
    }
}

void FactKeeper::addBeat(core::TimePoint at)
{
    forgetGone(at);
    std::map<std::string, std::vector<core::TrafficRate>> rates;
    for (const auto &[name, facts] : m_facts.instances) {
        auto &ofApplication = rates[name.first.text()];
        // Every instance counts with its newest rate: summing only those measured within this beat would show
        // a dip whenever one poll came a little late.
        if (facts.rate && facts.traffic.ageAt(at) <= core::keptFor(facts.rate->over))
            ofApplication.push_back(*facts.rate);
    }
    for (const auto &[application, measured] : rates)
        m_history.add(application, at, measured);
    for (const auto &[target, measured] : m_calls.ratesAt(at))
        m_history.add(target, at, measured, core::TrafficSide::Callers);
    m_ledger.trim(at);
    m_charts.reset();
    if (m_charted) {
        core::ApplicationCharts charts = core::chartsOf(m_ledger, *m_charted, at);
        charts.weights = core::balancerWeights(m_facts, *m_charted);
        m_charts = std::make_shared<const core::ApplicationCharts>(std::move(charts));
    }
    m_report =
        m_judging ? std::make_shared<core::TrafficReport>(core::reportOf(m_ledger, *m_judging, at)) : nullptr;
}

void FactKeeper::forgetGone(core::TimePoint now)
{
    constexpr core::Millis kept = std::chrono::hours(1); // details of one that left may still be open
    constexpr core::Millis lookEvery = std::chrono::minutes(1);
    if (now - m_lookedForGone < lookEvery)
        return;
    m_lookedForGone = now;
    std::vector<core::InstanceName> known;
    for (const auto &[name, facts] : m_facts.instances)
        known.push_back(name);
    const auto there = listed();
    const auto isThere = [&](const core::InstanceName &name) {
        return there->rows.contains(name) || m_facts.inRelease.contains(name);
    };
    for (const core::InstanceName &name : m_absences.missingFor(kept, known, isThere, now)) {
        m_facts.instances.erase(name);
        m_resilience.erase(name);
        m_calls.forget(name);
    }
}

void FactKeeper::setCharted(std::optional<core::ApplicationName> application)
{
    if (application == m_charted)
        return;
    m_charted = std::move(application);
    m_charts.reset();
}

void FactKeeper::addMark(core::ChartMark mark)
{
    m_marks.push_back(std::move(mark));
    if (m_marks.size() > marksKept)
        m_marks.erase(m_marks.begin());
}

void FactKeeper::setInRelease(std::set<core::InstanceName> names)
{
    m_facts.inRelease = std::move(names);
    // The next list may be without it already: a pause takes it out at once.
    for (const core::PeerView &peer : m_facts.peers) {
        for (const core::InstanceName &name : m_facts.inRelease) {
            const core::Instance *instance =
                peer.served.isKnown() ? peer.served.value->find(name.first, name.second) : nullptr;
            if (instance && !m_facts.lastKnown.contains(name))
                keepLast(name, *instance);
        }
    }
    std::erase_if(m_facts.lastKnown,
                  [&](const auto &entry) { return !m_facts.inRelease.contains(entry.first); });
    m_listed.reset();
}

void FactKeeper::keepLiveOf(const std::set<core::InstanceName> &names)
{
    for (auto &[name, facts] : m_facts.instances) {
        if (facts.live.empty() || names.contains(name) || m_facts.inRelease.contains(name))
            continue;
        std::erase_if(facts.live, [this, &of = name](const auto &entry) {
            const core::PeerView *peer = findPeer(entry.first);
            return !peer || !core::isAheadOfList(entry.second, *peer, of);
        });
    }
}

ListedPointer FactKeeper::listed() const
{
    if (m_listed)
        return m_listed;
    auto listed = std::make_shared<ListedInstances>();
    for (const core::PeerView &peer : m_facts.peers) {
        if (!peer.served.isKnown())
            continue;
        auto hint = listed->rows.begin();
        for (const core::InstanceRow &row : peer.served.value->instances.rows())
            hint = std::next(listed->rows.insert_or_assign(hint, {row->application, row->id}, row));
    }
    for (const auto &[name, row] : m_facts.lastKnown)
        listed->rows.insert_or_assign(name, row);
    for (const auto &[name, row] : listed->rows) {
        listed->applications.insert(listed->applications.end(), name.first);
        ++listed->sizes[name.first];
    }
    return m_listed = std::move(listed);
}

void FactKeeper::keepLast(const core::InstanceName &name, const core::Instance &instance)
{
    m_facts.lastKnown.insert_or_assign(name, std::make_shared<const core::Instance>(instance));
    m_listed.reset();
}

/// All, where they can be told apart on a screen. Of more, what is chosen and in release, else the highest.
core::WantedLines FactKeeper::wantedLines() const
{
    constexpr std::size_t many = 60;
    constexpr std::size_t shown = 20;
    if (m_history.lines() <= many)
        return {};
    core::WantedLines wanted{false, m_released, m_charted ? 0 : shown};
    if (m_charted)
        wanted.applications.insert(m_charted->text());
    return wanted;
}

core::FleetViewPointer FactKeeper::picture(core::TimePoint at)
{
    auto view = std::make_shared<core::FleetView>();
    view->environment = m_facts.environment;
    view->takenAt = at;
    view->round = ++m_round;
    view->peers = m_facts.peers;
    view->instances = core::joinInstances(m_facts);
    view->applications = core::applicationsOf(*view);
    const core::WantedLines lines = wantedLines();
    view->errorShare = m_history.errorShare(lines);
    view->requestsPerSecond = m_history.requestsPerSecond(lines);
    view->meanLatency = m_history.meanLatency(lines);
    view->prometheus = m_prometheus;
    view->charts = m_charts;
    view->traffic = m_report;
    view->marks = m_marks;
    view->requestsPerMinute = m_requestsPerMinute;
    return view;
}

core::FleetView FactKeeper::pictureOf(const core::ApplicationName &application, core::TimePoint at) const
{
    core::FleetView view;
    view.environment = m_facts.environment;
    view.takenAt = at;
    view.round = m_round;
    for (const core::PeerView &peer : m_facts.peers) {
        core::PeerView &known = view.peers.emplace_back();
        known.url = peer.url;
        known.name = peer.name;
        known.latency = peer.latency;
        known.isSuspiciouslyEmpty = peer.isSuspiciouslyEmpty;
        known.restartedAt = peer.restartedAt;
        known.droppedOverrides = peer.droppedOverrides;
        known.isSeveralServers = peer.isSeveralServers;
        known.isOtherCluster = peer.isOtherCluster;
        if (peer.served.isKnown())
            known.served.answered({}, peer.served.readAt, peer.served.source);
        known.served.lastError = peer.served.lastError;
        known.settings = peer.settings;
        known.clock = peer.clock;
    }
    view.instances = core::joinInstances(m_facts, application);
    return view;
}

} // namespace app
