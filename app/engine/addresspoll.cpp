// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/addresspoll.h"

#include "core/eureka/answers.h"
#include "core/eureka/operations.h"
#include "core/eureka/peerwatch.h"

#include <algorithm>

namespace app {

namespace {

/// So many that two servers which are chosen at random hardly ever look like one.
constexpr std::size_t reads = 8;

} // namespace

AddressPoll::AddressPoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

void AddressPoll::tick(core::TimePoint now)
{
    for (const core::PeerView &peer : m_polling.keeper.facts().peers) {
        const std::string name = task("address", peer.url);
        const auto instance = choose(peer);
        if (!instance || peer.isSeveralServers || !m_polling.schedule.isDue(name, now))
            continue;
        m_polling.schedule.started(name, now);
        m_reads[peer.url].clear();
        read(peer.url, *instance);
    }
}

bool AddressPoll::isEveryAddressTried() const
{
    return std::ranges::all_of(m_polling.keeper.facts().peers, [this](const core::PeerView &peer) {
        return m_tried.contains(peer.url) || !choose(peer);
    });
}

std::optional<core::InstanceName> AddressPoll::choose(const core::PeerView &peer) const
{
    if (!peer.served.isFresh())
        return std::nullopt;
    for (const core::Instance &instance : peer.served.value->instances) {
        if (core::isAddressable(instance.id) && core::isAddressable(instance.application.text()))
            return core::InstanceName{instance.application, instance.id};
    }
    return std::nullopt;
}

void AddressPoll::read(const std::string &peer, const core::InstanceName &name)
{
    core::Request request = core::instanceRequest(peer, name.first, name.second);
    request.timeout = readTimeout;
    m_polling.connections.reader.read(
        request, this,
        [this, peer, name, url = request.url](const core::Result<core::Response> &response) {
            take(peer, name, core::instanceAnswer(response, url, name.second));
        },
        Reader::Connection::OfItsOwn);
}

void AddressPoll::take(const std::string &peer, const core::InstanceName &name,
                       const core::Result<std::optional<core::Instance>> &answer)
{
    if (!answer)
        return finish(peer, false);
    Registrations &seen = m_reads[peer];
    seen.push_back(*answer ? std::optional((*answer)->lease.registered) : std::nullopt);
    if (core::contradictThemselves(seen)) {
        m_polling.keeper.severalServersSeen(peer);
        return finish(peer, true);
    }
    if (seen.size() >= reads)
        return finish(peer, true);
    read(peer, name);
}

void AddressPoll::finish(const std::string &peer, bool isWhole)
{
    m_tried.insert(peer);
    m_reads.erase(peer);
    m_polling.schedule.finished(task("address", peer), m_polling.clock(), m_polling.periods.address, isWhole);
}

} // namespace app
