// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/authorread.h"

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis readEvery = std::chrono::seconds(10);

bool hasOverride(const core::PeerView &peer)
{
    return peer.served.isKnown() &&
           std::ranges::any_of(peer.served.value->instances, &core::Instance::hasOverride);
}

} // namespace

AuthorRead::AuthorRead(Journal &journal, FactKeeper &keeper, Clock clock, QString environment)
    : m_journal(journal)
    , m_keeper(keeper)
    , m_clock(std::move(clock))
    , m_environment(std::move(environment))
{
}

const std::map<std::string, core::OverrideAuthor> &AuthorRead::newest()
{
    const core::TimePoint now = m_clock();
    const bool isDue = m_readAt == core::TimePoint{} || now - m_readAt >= readEvery;
    if (!isDue || !std::ranges::any_of(m_keeper.facts().peers, hasOverride))
        return m_authors;
    m_readAt = now;
    const auto newest = m_journal.newest();
    if (!newest || *newest == m_upTo)
        return m_authors;
    m_upTo = *newest;
    if (const auto lines = m_journal.writes(m_environment))
        m_authors = core::overrideAuthors(*lines);
    return m_authors;
}

} // namespace app
