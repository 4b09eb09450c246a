// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/pagepoll.h"

#include "core/eureka/operations.h"

namespace app {

PagePoll::PagePoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

void PagePoll::tick(core::TimePoint now)
{
    for (const core::PeerView &peer : m_polling.keeper.facts().peers) {
        const std::string name = task("page", peer.url);
        if (!m_polling.schedule.isDue(name, now))
            continue;
        m_polling.schedule.started(name, now);
        read(peer.url);
    }
}

bool PagePoll::isEveryPageTried() const
{
    return m_tried.size() == m_polling.keeper.facts().peers.size();
}

void PagePoll::read(const std::string &peer)
{
    core::Request request = core::statusPageRequest(peer);
    request.timeout = readTimeout;
    m_polling.connections.reader.read(
        request, this, [this, peer](const core::Result<core::Response> &response) {
            m_tried.insert(peer);
            const bool isPage = response && response->status == 200;
            m_polling.schedule.finished(task("page", peer), m_polling.clock(), m_polling.periods.page,
                                        isPage);
            const core::ServerPage page = isPage ? core::readServerPage(response->body) : core::ServerPage();
            if (isPage)
                m_pages[peer] = page;
            else
                m_pages.erase(peer);
            if (page.uptime)
                m_polling.keeper.startTold(peer, m_polling.clock() - *page.uptime);
            const auto preservation = core::preservationOf(page);
            if (preservation == core::Preservation::NotKnown)
                m_preserving.erase(peer);
            else
                m_preserving[peer] = preservation == core::Preservation::On;
        });
}

} // namespace app
