// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/listpoll.h"

#include "core/eureka/decoder.h"
#include "core/eureka/operations.h"

namespace app {

namespace {

constexpr core::Millis listTimeout = std::chrono::seconds(15);

core::Result<core::Registry> decodeList(const core::Result<core::Response> &response, const std::string &url)
{
    const auto good = core::requireSuccess(response, url);
    if (!good)
        return core::Failure(good.error());
    return core::decodeApplications(good->body, url);
}

} // namespace

ListPoll::ListPoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

void ListPoll::tick(core::TimePoint now)
{
    for (const core::PeerView &peer : m_polling.keeper.facts().peers) {
        const std::string name = task("list", peer.url);
        if (!m_polling.schedule.isDue(name, now))
            continue;
        m_polling.schedule.started(name, now);
        read(peer.url);
    }
}

void ListPoll::makeDue()
{
    for (const core::PeerView &peer : m_polling.keeper.facts().peers)
        m_polling.schedule.makeDue(task("list", peer.url));
}

bool ListPoll::isEveryPeerTried() const
{
    return m_tried.size() == m_polling.keeper.facts().peers.size();
}

void ListPoll::read(const std::string &peer)
{
    core::Request request = core::listRequest(peer);
    request.timeout = listTimeout;
    m_polling.connections.reader.read(
        request, this, [this, peer, url = request.url](core::Result<core::Response> response) {
            const core::TimePoint now = m_polling.clock();
            auto registry = decodeList(response, url);
            m_polling.schedule.finished(task("list", peer), now, m_polling.periods.list,
                                        registry.has_value());
            m_tried.insert(peer);
            if (registry) {
                emit listRead(peer, *registry);
                m_polling.keeper.listAnswered(peer, std::move(*registry), now, response->took, peer);
            } else {
                m_polling.keeper.listFailed(peer, registry.error());
            }
            emit changed();
        });
}

} // namespace app
