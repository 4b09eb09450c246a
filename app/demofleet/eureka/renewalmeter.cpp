// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/renewalmeter.h"

namespace demofleet {

namespace {

constexpr qint64 Minute = 60 * 1000;
constexpr double ExpectedPerMinute = 2; ///< of each client: one heartbeat in 30 s, whatever the leases say
constexpr double Share = 0.85;

} // namespace

qint64 RenewalMeter::minuteOf(qint64 now) const
{
    return (now - m_startedAt) / Minute;
}

void RenewalMeter::renewed(qint64 now)
{
    const qint64 minute = minuteOf(now);
    if (minute != m_minute) {
        m_previous = minute == m_minute + 1 ? m_count : 0;
        m_count = 0;
        m_minute = minute;
    }
    ++m_count;
}

int RenewalMeter::lastMinute(qint64 now) const
{
    const qint64 minute = minuteOf(now);
    if (minute == m_minute) {
        return m_previous;
    }
    return minute == m_minute + 1 ? m_count : 0;
}

void RenewalMeter::leaseCancelled()
{
    if (m_clients > 0) {
        --m_clients;
    }
}

void RenewalMeter::leaseEvicted()
{
    if (m_flavour == Flavour::Modern) {
        leaseCancelled();
    }
}

void RenewalMeter::recount(int instances)
{
    if (instances > Share * m_clients) {
        m_clients = instances;
    }
}

int RenewalMeter::threshold() const
{
    return static_cast<int>(m_clients * ExpectedPerMinute * Share);
}

} // namespace demofleet
