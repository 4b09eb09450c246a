// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QThread>

#include <atomic>
#include <cstddef>
#include <memory>

namespace bench {

/// Eureka servers and the actuators of their instances on loopback, in a thread of their own. Every delta
/// changes 100 instances, and the next one changes them back; every counter grows with the time. Of several
/// servers all change at the same moments, every four seconds.
class ServedFleet
{
public:
    /// With `ports` the instances answer, several behind each port where there are fewer ports than
    /// instances; with none they cannot be asked.
    ServedFleet(std::size_t instances, int ports, int peers = 1);
    ~ServedFleet();
    ServedFleet(const ServedFleet &) = delete;
    ServedFleet &operator=(const ServedFleet &) = delete;

    QString url() const { return m_urls.value(0); }    ///< empty where it could not listen
    const QStringList &urls() const { return m_urls; } ///< of each server
    QStringList healthUrls() const;                    ///< of all instances; empty without ports
    std::size_t size() const { return m_size; }
    int requests() const { return m_requests; } ///< that arrived so far
    int writes() const { return m_writes; }     ///< of these, what is no GET: a bench changes nothing

private:
    class Servers;

    std::size_t m_size;
    QStringList m_urls;
    QList<int> m_ports;
    std::atomic<int> m_requests = 0;
    std::atomic<int> m_writes = 0;
    QThread m_thread;
    Servers *m_servers = nullptr; ///< lives in m_thread and is deleted there
};

} // namespace bench
