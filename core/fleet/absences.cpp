// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/absences.h"

namespace core {

std::vector<InstanceName> Absences::missingFor(Millis length, const std::vector<InstanceName> &known,
                                               const std::function<bool(const InstanceName &)> &isThere,
                                               TimePoint now)
{
    std::vector<InstanceName> gone;
    for (const InstanceName &name : known) {
        if (isThere(name)) {
            m_since.erase(name);
            continue;
        }
        const auto since = m_since.try_emplace(name, now).first;
        if (now - since->second < length)
            continue;
        m_since.erase(since);
        gone.push_back(name);
    }
    return gone;
}

} // namespace core
