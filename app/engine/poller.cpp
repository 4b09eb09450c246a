// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/poller.h"

#include "app/engine/trafficread.h"
#include "core/actuator/endpoints.h"
#include "core/eureka/decoder.h"
#include "core/eureka/operations.h"
#include "core/http/url.h"

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis beat = std::chrono::seconds(2);
constexpr core::Millis readTimeout = std::chrono::seconds(5);
/// A gateway's meter appears with the first request that it routes: asked a few times soon, then rarely.
constexpr core::Millis routesSoon = std::chrono::seconds(5);
constexpr core::Millis routesLater = std::chrono::minutes(5);
constexpr int routesAskedSoon = 4;
constexpr core::Millis listTimeout = std::chrono::seconds(15);

std::string task(const char *what, const std::string &peerOrApplication, const std::string &id = {})
{
    return std::string(what) + " " + peerOrApplication + " " + id;
}

std::string task(const char *what, const core::InstanceName &name)
{
    return task(what, name.first.text(), name.second.text());
}

core::Result<core::Registry> decodeList(const core::Result<core::Response> &response, const std::string &url)
{
    const auto good = core::requireSuccess(response, url);
    if (!good)
        return core::Failure(good.error());
    return core::decodeApplications(good->body, url);
}

core::Result<std::optional<core::Instance>> decodeLive(const core::Result<core::Response> &response,
                                                       const std::string &url)
{
    if (response && response->status == 404)
        return std::optional<core::Instance>();
    const auto good = core::requireSuccess(response, url);
    if (!good)
        return core::Failure(good.error());
    auto instance = core::decodeInstance(good->body, url);
    if (!instance)
        return core::Failure(instance.error());
    return std::optional(std::move(*instance));
}

/// 503 is how a health of DOWN or OUT_OF_SERVICE arrives, with a valid body.
core::Result<core::Health> decodeHealthAnswer(const core::Result<core::Response> &response,
                                              const std::string &url)
{
    if (response && response->status == 503) {
        if (auto health = core::decodeHealth(response->body, url))
            return health;
    }
    const auto good = core::requireSuccess(response, url);
    if (!good)
        return core::Failure(good.error());
    return core::decodeHealth(good->body, url);
}

} // namespace

Poller::Poller(Connections &connections, FactKeeper &keeper, Clock clock, PollPeriods periods,
               QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_keeper(keeper)
    , m_clock(std::move(clock))
    , m_periods(periods)
{
    m_timer.setInterval(m_periods.tick);
    connect(&m_timer, &QTimer::timeout, this, &Poller::tick);
    connect(&m_connections.reader, &Reader::asked, this, [this] { m_requests.push_back(m_clock()); });
}

void Poller::start()
{
    m_timer.start();
    tick();
}

void Poller::setInRelease(std::set<core::InstanceName> names)
{
    for (const core::InstanceName &name : names) {
        if (!m_inRelease.contains(name))
            m_schedule.makeDue(task("traffic", name));
    }
    m_inRelease = std::move(names);
    m_keeper.setInRelease(m_inRelease);
}

void Poller::refreshNow()
{
    for (const core::PeerView &peer : m_keeper.facts().peers)
        m_schedule.makeDue(task("list", peer.url));
    for (const auto &[name, instance] : listed()) {
        m_schedule.makeDue(task("health", name));
        m_schedule.makeDue(task("traffic", name));
    }
    tick();
}

bool Poller::isEveryPeerTried() const
{
    return m_peersTried.size() == m_keeper.facts().peers.size();
}

bool Poller::isFirstPictureComplete() const
{
    if (!isEveryPeerTried())
        return false;
    for (const auto &[name, instance] : listed()) {
        if (mayAsk(core::actuatorUrl(instance)) &&
            (!m_measured.contains(name) || !m_healthTried.contains(name)))
            return false;
    }
    return true;
}

void Poller::tick()
{
    const core::TimePoint now = m_clock();
    readLists(now);
    readLive(now);
    if (m_measures)
        readInstances(now);
    while (!m_requests.empty() && now - m_requests.front() > std::chrono::minutes(1))
        m_requests.pop_front();
    m_keeper.setRequestsPerMinute(static_cast<int>(m_requests.size()));
    if (now - m_lastBeat >= beat) {
        m_lastBeat = now;
        m_keeper.addBeat(now);
        emit changed();
    }
}

void Poller::readLists(core::TimePoint now)
{
    for (const core::PeerView &peer : m_keeper.facts().peers) {
        const std::string name = task("list", peer.url);
        if (!m_schedule.isDue(name, now))
            continue;
        m_schedule.started(name, now);
        readList(peer.url);
    }
}

void Poller::readList(const std::string &peer)
{
    core::Request request = core::listRequest(peer);
    request.timeout = listTimeout;
    m_connections.reader.read(
        request, this, [this, peer, url = request.url](core::Result<core::Response> response) {
            const core::TimePoint now = m_clock();
            auto registry = decodeList(response, url);
            m_schedule.finished(task("list", peer), now, m_periods.list, registry.has_value());
            m_peersTried.insert(peer);
            if (registry) {
                emit listRead(peer, *registry);
                m_keeper.listAnswered(peer, std::move(*registry), now, response->took, peer);
            } else {
                m_keeper.listFailed(peer, registry.error());
            }
            emit changed();
        });
}

void Poller::readLive(core::TimePoint now)
{
    for (const core::InstanceName &name : m_inRelease) {
        for (const core::PeerView &peer : m_keeper.facts().peers) {
            const std::string id = task("live", peer.url, name.first.text() + "/" + name.second.text());
            if (!m_schedule.isDue(id, now))
                continue;
            m_schedule.started(id, now);
            core::Request request = core::instanceRequest(peer.url, name.first, name.second);
            request.timeout = readTimeout;
            m_connections.reader.read(request, this,
                                      [this, id, name, peer = peer.url,
                                       url = request.url](const core::Result<core::Response> &response) {
                                          const core::TimePoint at = m_clock();
                                          const auto read = decodeLive(response, url);
                                          m_schedule.finished(
                                              id, at, m_periods.live,
                                              true); // a release never backs off from its proof
                                          m_keeper.liveRead(name, peer, read, at);
                                          emit liveRead(name, peer, read);
                                          emit changed();
                                      });
        }
    }
}

std::map<core::InstanceName, core::Instance> Poller::listed() const
{
    std::map<core::InstanceName, core::Instance> instances;
    for (const core::PeerView &peer : m_keeper.facts().peers) {
        if (!peer.served.isKnown())
            continue;
        for (const core::Instance &instance : peer.served.value->instances)
            instances.insert_or_assign({instance.application, instance.id}, instance);
    }
    for (const auto &[name, instance] : m_keeper.facts().lastKnown)
        instances.insert_or_assign(name, instance);
    return instances;
}

bool Poller::mayAsk(const std::string &actuatorUrl) const
{
    if (actuatorUrl.empty())
        return false;
    // "localhost" in a registry elsewhere is that machine's own; asked from here it would be this desk.
    const bool isEurekaHere = std::ranges::all_of(m_keeper.facts().peers, [](const core::PeerView &peer) {
        return core::isLoopback(core::hostOf(peer.url));
    });
    return isEurekaHere || !core::isLoopback(core::hostOf(actuatorUrl));
}

void Poller::setVisible(std::set<core::InstanceName> names)
{
    for (const core::InstanceName &name : names) {
        if (!m_visible.contains(name))
            m_schedule.makeDue(task("traffic", name));
    }
    m_visible = std::move(names);
}

bool Poller::isQuick(const core::InstanceName &name) const
{
    return m_visible.contains(name) || m_inRelease.contains(name) || m_callers.contains(name.first);
}

void Poller::readInstances(core::TimePoint now)
{
    for (const auto &[name, instance] : listed()) {
        const std::string actuator = core::actuatorUrl(instance);
        if (!mayAsk(actuator) || m_busy.contains(name))
            continue;
        if (m_schedule.isDue(task("traffic", name), now))
            readTraffic(name, instance, actuator);
        else if (m_schedule.isDue(task("health", name), now))
            readHealth(name, actuator);
        else if (m_schedule.isDue(task("routes", name), now))
            readRoutes(name, actuator);
    }
}

void Poller::readHealth(const core::InstanceName &name, const std::string &actuatorUrl)
{
    const core::TimePoint now = m_clock();
    m_schedule.started(task("health", name), now);
    m_busy.insert(name);
    core::Request request = core::healthRequest(actuatorUrl);
    request.timeout = readTimeout;
    m_connections.reader.read(
        request, this, [this, name, url = request.url](const core::Result<core::Response> &response) {
            const core::TimePoint at = m_clock();
            const auto health = decodeHealthAnswer(response, url);
            m_busy.erase(name);
            m_healthTried.insert(name);
            m_schedule.finished(task("health", name), at, m_periods.health, health.has_value());
            m_keeper.healthRead(name, health, at, url);
            emit changed();
        });
}

void Poller::readRoutes(const core::InstanceName &name, const std::string &actuatorUrl)
{
    m_schedule.started(task("routes", name), m_clock());
    m_busy.insert(name);
    core::Request request = core::metricRequest(actuatorUrl, "spring.cloud.gateway.requests");
    request.timeout = readTimeout;
    m_connections.reader.read(request, this, [this, name](const core::Result<core::Response> &response) {
        m_busy.erase(name);
        m_schedule.finished(task("routes", name), m_clock(),
                            ++m_routesAsked[name] < routesAskedSoon ? routesSoon : routesLater, true);
        // The meter is there once the first request was routed: what it counts, it counts as a caller.
        if (response && response->status == 200) {
            m_callers.insert(name.first);
            m_keeper.callerSeen(name.first);
        }
    });
}

void Poller::readTraffic(const core::InstanceName &name, const core::Instance &instance,
                         const std::string &actuatorUrl)
{
    const core::TimePoint now = m_clock();
    m_schedule.started(task("traffic", name), now);
    m_busy.insert(name);
    const int port = core::portOf(actuatorUrl);
    const bool sharesPort = instance.port == port || instance.securePort == port;
    auto done = [this, name, actuatorUrl](const core::Result<core::TrafficSample> &sample) {
        const core::TimePoint at = m_clock();
        m_busy.erase(name);
        m_measured.insert(name);
        const core::Millis period = isQuick(name) ? m_periods.traffic : m_periods.trafficHidden;
        m_schedule.finished(task("traffic", name), at, period,
                            sample.has_value() || m_inRelease.contains(name));
        m_keeper.trafficRead(name, sample, actuatorUrl + "/metrics");
        if (sample)
            emit trafficRead(name, *sample);
        emit changed();
    };
    auto *read =
        new TrafficRead({actuatorUrl, sharesPort}, m_connections.reader, m_clock, std::move(done), this);
    read->start();
}

} // namespace app
