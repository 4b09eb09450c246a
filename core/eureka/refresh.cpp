// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/refresh.h"

namespace core {

ListRead RegistryReader::nextRead(TimePoint now) const
{
    if (m_isFullDue || !m_registry || m_registry->instances.empty() || !m_registry->rejected.empty())
        return ListRead::Full;
    if (now < m_answeredAt || now - m_answeredAt > m_rules.longestGap)
        return ListRead::Full;
    if (now - m_fullAt >= m_rules.fullAtLeastEvery || (m_noDeltaUntil && now < *m_noDeltaUntil))
        return ListRead::Full;
    return ListRead::Delta;
}

ListChange RegistryReader::onFull(Registry registry, TimePoint askedAt)
{
    m_fullAt = askedAt;
    m_isFullDue = false;
    if (isEmptyAtOnce(registry)) {
        // A server that just started serves nothing yet. The next answer is full again, and decides.
        m_isSuspiciouslyEmpty = true;
        m_isFullDue = true;
        return ListChange::SuspiciouslyEmpty;
    }
    m_isSuspiciouslyEmpty = false;
    if (m_registry)
        shareEqualRows(registry, *m_registry);
    return accept(std::move(registry), askedAt);
}

ListChange RegistryReader::onDelta(const Delta &delta, TimePoint askedAt)
{
    // Asked for before a full read became due: it may be of any age.
    if (!m_registry || m_isFullDue || askedAt - m_answeredAt > m_rules.longestGap)
        return needFull();
    Registry changed = *m_registry;
    switch (applyDelta(changed, delta)) {
    case DeltaResult::Applied:
        break;
    case DeltaResult::HashMismatch:
        return mismatched(askedAt);
    case DeltaResult::NotWhole:
        return needFull();
    case DeltaResult::NotSupported:
        onDeltaRefused(askedAt);
        return ListChange::NeedsFullRead;
    }
    m_mismatches = 0;
    if (isEmptyAtOnce(changed)) {
        m_isSuspiciouslyEmpty = true;
        m_isFullDue = true;
        return ListChange::SuspiciouslyEmpty;
    }
    return accept(std::move(changed), askedAt);
}

void RegistryReader::onDeltaRefused(TimePoint askedAt)
{
    m_noDeltaUntil = askedAt + m_rules.pauseAfterRefusal;
    m_isFullDue = true;
}

ListChange RegistryReader::accept(Registry registry, TimePoint askedAt)
{
    m_answeredAt = askedAt;
    if (m_registry == registry)
        return ListChange::Unchanged;
    m_registry = std::move(registry);
    return ListChange::Changed;
}

ListChange RegistryReader::needFull()
{
    m_isFullDue = true;
    return ListChange::NeedsFullRead;
}

ListChange RegistryReader::mismatched(TimePoint askedAt)
{
    if (++m_mismatches >= m_rules.mismatchesAllowed) {
        m_mismatches = 0;
        m_noDeltaUntil = askedAt + m_rules.pauseAfterRefusal;
    }
    return needFull();
}

bool RegistryReader::isEmptyAtOnce(const Registry &registry) const
{
    return registry.instances.empty() && m_registry && !m_registry->instances.empty() &&
           !m_isSuspiciouslyEmpty;
}

} // namespace core
