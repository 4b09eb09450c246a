// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/gateway/loadbalancer.h"

namespace demofleet {

std::optional<Target> LoadBalancer::choose(const QString &application, qint64 now)
{
    auto list = m_lists.find(application);
    if (list == m_lists.end()) {
        list = m_lists.insert(application, {m_source(application), now, 0});
    } else if (now - list->takenAt >= m_timeToLive) {
        list->targets = m_source(application);
        list->takenAt = now;
    }
    if (list->targets.isEmpty()) {
        return std::nullopt;
    }
    return list->targets.at(list->next++ % list->targets.size());
}

} // namespace demofleet
