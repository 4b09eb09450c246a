// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/overriderules.h"

namespace demofleet {

namespace {

constexpr qint64 OverrideLife = 3600 * 1000;

} // namespace

bool mayBeOverridden(Status status)
{
    return status == Status::Up || status == Status::OutOfService;
}

Status resolveStatus(Status reported, std::optional<Status> overridden, std::optional<Status> stored,
                     Origin origin)
{
    if (!mayBeOverridden(reported)) {
        return reported;
    }
    if (overridden) {
        return *overridden;
    }
    if (origin == Origin::Instance && stored && mayBeOverridden(*stored)) {
        return *stored;
    }
    return reported;
}

std::optional<Status> OverrideMap::find(const QString &id, qint64 now)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        return std::nullopt;
    }
    if (now - found->usedAt > OverrideLife) {
        m_entries.erase(found);
        return std::nullopt;
    }
    found->usedAt = now;
    return found->status;
}

} // namespace demofleet
