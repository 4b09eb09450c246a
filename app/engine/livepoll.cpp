// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/livepoll.h"

#include "core/eureka/answers.h"
#include "core/eureka/operations.h"
#include "core/fleet/watch.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

/// Of watched instances, so that a fleet with many overrides does not flood a peer: 32 a second at 4 ticks.
constexpr int watchedPerTick = 8;
/// Beyond it the lists alone have to do.
constexpr std::size_t watchedAtMost = 400;

std::string liveTask(const core::InstanceName &name, const std::string &peer)
{
    return task("live", peer, core::fullName(name));
}

} // namespace

LivePoll::LivePoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

void LivePoll::setInRelease(std::set<core::InstanceName> names)
{
    for (const core::InstanceName &name : names) {
        if (m_inRelease.contains(name))
            continue;
        for (const core::PeerView &peer : m_polling.keeper.facts().peers)
            m_polling.schedule.makeDue(liveTask(name, peer.url));
    }
    m_inRelease = std::move(names);
}

void LivePoll::makeDue()
{
    for (const core::InstanceName &name : m_watched) {
        for (const core::PeerView &peer : m_polling.keeper.facts().peers)
            m_polling.schedule.makeDue(liveTask(name, peer.url));
    }
}

bool LivePoll::isEveryWatchedRead() const
{
    return std::ranges::all_of(m_watched, [this](const core::InstanceName &name) {
        return std::ranges::all_of(m_polling.keeper.facts().peers, [&](const core::PeerView &peer) {
            return m_read.contains(liveTask(name, peer.url));
        });
    });
}

void LivePoll::watch()
{
    std::vector<ListState> lists;
    for (const core::PeerView &peer : m_polling.keeper.facts().peers)
        lists.emplace_back(peer.served.readAt, peer.served.isFresh());
    // A walk over all lists, which change more rarely than this is asked.
    if (lists != std::exchange(m_watchedBy, lists))
        m_watched = core::worthALiveRead(m_polling.keeper.facts(), watchedAtMost);
    if (m_target)
        m_watched.insert(*m_target);
    // What is no longer watched is forgotten: an old live read must not stand beside a newer list for ever.
    m_polling.keeper.keepLiveOf(m_watched);
}

void LivePoll::tick(core::TimePoint now)
{
    watch();
    m_startedInTick = 0;
    for (const core::PeerView &peer : m_polling.keeper.facts().peers) {
        for (const core::InstanceName &name : m_inRelease)
            readIfDue(name, peer.url, now);
    }
    m_startedInTick = 0;
    for (const core::InstanceName &name : m_watched) {
        for (const core::PeerView &peer : m_polling.keeper.facts().peers) {
            if (m_startedInTick < watchedPerTick)
                readIfDue(name, peer.url, now);
        }
    }
}

void LivePoll::readIfDue(const core::InstanceName &name, const std::string &peer, core::TimePoint now)
{
    const std::string id = liveTask(name, peer);
    if (!core::isAddressable(name.second) || !m_polling.schedule.isDue(id, now))
        return;
    m_polling.schedule.started(id, now);
    ++m_startedInTick;
    read(name, peer, id);
}

void LivePoll::read(const core::InstanceName &name, const std::string &peer, const std::string &id)
{
    core::Request request = core::instanceRequest(peer, name.first, name.second);
    request.timeout = readTimeout;
    m_polling.connections.reader.read(
        request, this,
        [this, id, name, peer, url = request.url](const core::Result<core::Response> &response) {
            const core::TimePoint at = m_polling.clock();
            const auto answer = core::instanceAnswer(response, url, name.second);
            const bool isInRelease = m_inRelease.contains(name);
            // A release never backs off from its proof.
            m_polling.schedule.finished(id, at,
                                        isInRelease ? m_polling.periods.live : m_polling.periods.liveWatched,
                                        isInRelease || answer.has_value());
            m_read.insert(id);
            m_polling.keeper.liveRead(name, peer, answer, at);
            emit liveRead(name, peer, answer);
            emit changed();
        });
}

} // namespace app
