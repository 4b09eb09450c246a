// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/listpoll.h"

#include "core/eureka/decoder.h"
#include "core/eureka/operations.h"
#include "core/http/date.h"

namespace app {

namespace {

constexpr core::Millis listTimeout = std::chrono::seconds(15);

template <typename Value, typename Decode>
core::Result<Value> decoded(const core::Result<core::Response> &response, const std::string &url,
                            Decode decode)
{
    const auto good = core::requireSuccess(response, url);
    if (!good)
        return core::Failure(good.error());
    return decode(good->body, url);
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
        read(peer.url, now);
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

void ListPoll::read(const std::string &peer, core::TimePoint now)
{
    const bool isDelta = m_readers[peer].nextRead(now) == core::ListRead::Delta;
    core::Request request = isDelta ? core::deltaRequest(peer) : core::listRequest(peer);
    request.timeout = listTimeout;
    m_polling.connections.reader.read(
        request, this, [this, peer, isDelta, now](const core::Result<core::Response> &response) {
            if (const auto date = response ? core::parseHttpDate(response->header("Date")) : std::nullopt)
                m_polling.keeper.dateRead(peer, *date, now, m_polling.clock());
            if (isDelta)
                onDelta(peer, now, response);
            else
                onFull(peer, now, response);
        });
}

void ListPoll::onFull(const std::string &peer, core::TimePoint askedAt,
                      const core::Result<core::Response> &response)
{
    auto registry = decoded<core::Registry>(response, peer + "/apps", core::decodeApplications);
    if (!registry)
        return onFailure(peer, registry.error());
    onGoodAnswer(peer, m_readers[peer].onFull(std::move(*registry), askedAt), response->took);
}

void ListPoll::onDelta(const std::string &peer, core::TimePoint askedAt,
                       const core::Result<core::Response> &response)
{
    const auto delta = decoded<core::Delta>(response, peer + "/apps/delta", core::decodeDelta);
    if (delta)
        return onGoodAnswer(peer, m_readers[peer].onDelta(*delta, askedAt), response->took);
    // A server without deltas says 403, one that never had them 404: no failure, the whole list is there.
    const bool isRefused =
        delta.error().kind == core::ErrorKind::Forbidden || delta.error().kind == core::ErrorKind::NotFound;
    if (!isRefused)
        return onFailure(peer, delta.error());
    m_readers[peer].onDeltaRefused(askedAt);
    read(peer, m_polling.clock());
}

void ListPoll::onGoodAnswer(const std::string &peer, core::ListChange change, core::Millis took)
{
    const core::TimePoint now = m_polling.clock();
    const core::RegistryReader &reader = m_readers[peer];
    if (change == core::ListChange::NeedsFullRead)
        return read(peer, now);
    m_polling.schedule.finished(task("list", peer), now, m_polling.periods.list, true);
    m_tried.insert(peer);
    switch (change) {
    case core::ListChange::Changed:
        learn(*reader.registry());
        m_polling.keeper.listAnswered(peer, *reader.registry(), now, took);
        emit changed();
        break;
    case core::ListChange::SuspiciouslyEmpty:
        m_polling.keeper.listDoubted(peer, took);
        emit changed();
        return; // nobody may act on it
    default:
        // The same list: its age is new, which the next beat shows.
        m_polling.keeper.listConfirmed(peer, now, took);
        break;
    }
    emit listRead(peer, *reader.registry());
}

void ListPoll::learn(const core::Registry &registry)
{
    Reach &reach = *m_polling.connections.reach;
    if (!reach.learns())
        return;
    for (const core::Instance &instance : registry.instances)
        reach.learn(instance);
}

void ListPoll::onFailure(const std::string &peer, const core::Error &error)
{
    m_readers[peer].onFailed();
    m_polling.schedule.finished(task("list", peer), m_polling.clock(), m_polling.periods.list, false);
    m_tried.insert(peer);
    m_polling.keeper.listFailed(peer, error);
    emit changed();
}

} // namespace app
