// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/servicewatch.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace live {

ServiceWatch::ServiceWatch(LiveFleet &fleet)
    : m_fleet(fleet)
    , m_fewest(fleet.providerCount())
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    m_timer.start(500ms);
}

void ServiceWatch::look()
{
    int serving = 0;
    for (int i = 0; i < m_fleet.providerCount(); ++i) {
        const bool isUp = m_fleet.state(i).startsWith(u"UP/"_s);
        serving += isUp && m_fleet.provider(i).isRunning() ? 1 : 0;
    }
    m_fewest = std::min(m_fewest, serving);
}

} // namespace live
