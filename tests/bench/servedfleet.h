// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QThread>

#include <atomic>
#include <cstddef>
#include <memory>

namespace bench {

/// One Eureka server and the actuators of its instances on loopback, in a thread of its own. Every delta
/// changes 100 instances, and the next one changes them back; every counter grows with the time.
class ServedFleet
{
public:
    /// With `ports` the instances answer, several behind each port where there are fewer ports than
    /// instances; with none they cannot be asked.
    ServedFleet(std::size_t instances, int ports);
    ~ServedFleet();
    ServedFleet(const ServedFleet &) = delete;
    ServedFleet &operator=(const ServedFleet &) = delete;

    const QString &url() const { return m_url; } ///< empty where it could not listen
    std::size_t size() const { return m_size; }
    int requests() const { return m_requests; } ///< that arrived so far
    int writes() const { return m_writes; }     ///< of these, what is no GET: a bench changes nothing

private:
    class Servers;

    std::size_t m_size;
    QString m_url;
    std::atomic<int> m_requests = 0;
    std::atomic<int> m_writes = 0;
    QThread m_thread;
    Servers *m_servers = nullptr; ///< lives in m_thread and is deleted there
};

} // namespace bench
