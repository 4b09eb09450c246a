// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/poller.h"

namespace app {

namespace {

constexpr core::Millis beat = std::chrono::seconds(2);

} // namespace

Poller::Poller(Connections &connections, FactKeeper &keeper, Clock clock, PollPeriods periods,
               QObject *parent)
    : QObject(parent)
    , m_polling{connections, keeper, std::move(clock), periods, {}, {}, {}, {}}
    , m_lists(m_polling, this)
    , m_live(m_polling, this)
    , m_instances(m_polling, this)
    , m_leases(m_polling, this)
    , m_pages(m_polling, this)
    , m_addresses(m_polling, this)
    , m_settings(m_polling, this)
    , m_failing(m_polling, this)
    , m_callers(m_polling, this)
    , m_resilience(m_polling, this)
    , m_prometheus(m_polling, this)
{
    m_timer.setInterval(periods.tick);
    connect(&m_timer, &QTimer::timeout, this, &Poller::tick);
    connect(&connections.reader, &Reader::asked, this, [this] { m_requests.push_back(m_polling.clock()); });
    connect(&m_lists, &ListPoll::changed, this, &Poller::changed);
    connect(&m_lists, &ListPoll::listRead, this, &Poller::listRead);
    connect(&m_live, &LivePoll::changed, this, &Poller::changed);
    connect(&m_live, &LivePoll::liveRead, this, &Poller::liveRead);
    connect(&m_instances, &InstancePoll::changed, this, &Poller::changed);
    connect(&m_settings, &SettingsPoll::changed, this, &Poller::changed);
    connect(&m_failing, &FailingPoll::changed, this, &Poller::changed);
    connect(&m_resilience, &ResiliencePoll::changed, this, &Poller::changed);
    connect(&m_callers, &CallerPoll::changed, this, &Poller::changed);
    connect(&m_instances, &InstancePoll::trafficRead, this, &Poller::trafficRead);
    connect(&m_prometheus, &PrometheusPoll::changed, this, &Poller::changed);
    connect(&m_prometheus, &PrometheusPoll::trafficRead, this, &Poller::trafficRead);
    m_instances.setMeasuredElsewhere([this](const core::InstanceName &name, core::TimePoint now) {
        return m_prometheus.covers(name, now);
    });
}

void Poller::start()
{
    m_timer.start();
    tick();
}

void Poller::setInRelease(const std::set<core::InstanceName> &names)
{
    m_live.setInRelease(names);
    m_instances.setInRelease(names);
    m_settings.setInRelease(names);
    m_failing.setInRelease(names);
    m_resilience.setInRelease(names);
    m_callers.setInRelease(names);
    m_polling.keeper.setInRelease(names);
}

void Poller::refreshNow()
{
    m_lists.makeDue();
    m_live.makeDue();
    m_instances.makeDue();
    tick();
}

void Poller::probeActuator(const core::InstanceName &name)
{
    m_instances.probe(name);
    m_leases.readNow(name);
    tick();
}

bool Poller::isEveryPeerTried() const
{
    return m_lists.isEveryPeerTried();
}

bool Poller::isEveryWatchedRead() const
{
    return isEveryPeerTried() && m_live.isEveryWatchedRead();
}

bool Poller::isFirstPictureComplete() const
{
    return isEveryWatchedRead() && m_instances.isEveryInstanceTried();
}

core::AdviceFacts Poller::adviceFacts() const
{
    core::AdviceFacts facts;
    facts.leases = m_leases.leases();
    facts.isPreserving = m_pages.preserving();
    facts.pages = m_pages.pages();
    const core::TimePoint now = m_polling.clock();
    for (const core::PeerView &peer : m_polling.keeper.facts().peers) {
        if (peer.restartedAt && now - *peer.restartedAt < core::restartCaution)
            facts.restarted[peer.url] = peer.droppedOverrides;
        if (peer.isSeveralServers)
            facts.severalServers.push_back(peer.url);
    }
    return facts;
}

void Poller::tick()
{
    const core::TimePoint now = m_polling.clock();
    m_lists.tick(now);
    m_live.tick(now);
    if (m_measures) {
        m_callers.tick(now);
        m_instances.setCallers(m_callers.callers());
        m_prometheus.tick(now);
        m_instances.tick(now);
        m_settings.tick(now);
        m_failing.tick(now);
        if (m_isInspecting)
            m_resilience.tick(now, m_callers.callers());
        m_leases.tick(now);
    }
    m_pages.tick(now);
    m_addresses.tick(now);
    while (!m_requests.empty() && now - m_requests.front() > std::chrono::minutes(1))
        m_requests.pop_front();
    m_polling.keeper.setRequestsPerMinute(static_cast<int>(m_requests.size()));
    if (now - m_lastBeat >= beat) {
        m_lastBeat = now;
        m_polling.keeper.addBeat(now);
        emit changed();
    }
}

} // namespace app
