// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/flavour.h"

#include <QtGlobal>

namespace demofleet {

/// Counts heartbeats by the minute and how many ought to come: below the threshold a server that preserves
/// itself evicts nothing. Times are milliseconds since the epoch.
class RenewalMeter
{
public:
    RenewalMeter(Flavour flavour, qint64 startedAt)
        : m_flavour(flavour)
        , m_startedAt(startedAt)
    {
    }

    void renewed(qint64 now);
    int lastMinute(qint64 now) const; ///< of the last minute that is over: 0 within the first

    void leaseAdded() { ++m_clients; }
    void leaseCancelled();
    void leaseEvicted(); ///< legacy servers go on expecting its heartbeats
    /// Every 15 min, with the instances that the server's own client sees.
    void recount(int instances);
    int threshold() const;

private:
    qint64 minuteOf(qint64 now) const;

    Flavour m_flavour;
    qint64 m_startedAt;
    int m_clients = 1; ///< Spring's server starts with one that does not exist
    qint64 m_minute = 0;
    int m_count = 0;
    int m_previous = 0;
};

} // namespace demofleet
