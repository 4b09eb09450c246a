// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/livefleet.h"

#include <QTimer>

namespace live {

/// Counts twice a second how many providers are in service: UP at Eureka by a live read, and running. It goes
/// on while the test's event loop runs.
class ServiceWatch
{
public:
    explicit ServiceWatch(LiveFleet &fleet);

    int fewest() const { return m_fewest; }

private:
    void look();

    LiveFleet &m_fleet;
    QTimer m_timer;
    int m_fewest;
};

} // namespace live
