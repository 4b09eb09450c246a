// SPDX-License-Identifier: GPL-3.0-or-later
// The faults that can be put into a demo fleet; how it runs is in demofleet.cpp.
#include "app/demofleet/democontrol.h"
#include "app/demofleet/demofleet.h"
#include "app/demofleet/eureka/peergroup.h"
#include "app/demofleet/service/serviceprocess.h"

namespace demofleet {

bool DemoFleet::killInstance(const QString &id)
{
    ServiceProcess *process = find(id);
    if (process) {
        process->kill();
    }
    return process != nullptr;
}

bool DemoFleet::setHanging(const QString &id, bool isHanging)
{
    ServiceProcess *process = find(id);
    if (process) {
        process->setHanging(isHanging);
    }
    return process != nullptr;
}

bool DemoFleet::setErrorShare(const QString &id, double share)
{
    ServiceProcess *process = find(id);
    if (process) {
        process->setErrorShare(share);
    }
    return process != nullptr;
}

bool DemoFleet::healInstance(const QString &id)
{
    return setHanging(id, false) && setErrorShare(id, m_options.backgroundErrors) && setSlowStop(id, false);
}

void DemoFleet::healAll()
{
    setCut(false);
    for (const ServiceProcess *process : std::as_const(m_processes)) {
        healInstance(process->identity().id());
    }
}

bool DemoFleet::setSlowStop(const QString &id, bool isSlow)
{
    ServiceProcess *process = find(id);
    if (process) {
        process->setStopDelay(isSlow ? SlowStop : m_options.stopDelay);
    }
    return process != nullptr;
}

QList<InstanceFaults> DemoFleet::instanceFaults() const
{
    QList<InstanceFaults> all;
    for (const ServiceProcess *process : m_processes) {
        all.append({process->identity().id(), process->isHanging(), process->errorShare(),
                    process->stopDelay() > m_options.stopDelay});
    }
    return all;
}

void DemoFleet::setCut(bool isCut)
{
    if (m_peers) {
        m_peers->setCut(isCut);
    }
}

bool DemoFleet::isCut() const
{
    return m_peers && m_peers->isCut();
}

bool DemoFleet::restartPeer(int index)
{
    return m_peers && m_peers->restart(index);
}

bool DemoFleet::isPeerRunning(int index) const
{
    return m_peers && m_peers->isRunning(index);
}

} // namespace demofleet
