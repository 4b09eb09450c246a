// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/demothread.h"

#include <QMetaObject>

namespace app {

namespace {

/// The demo's requests take 5 to 40 ms.
constexpr core::Millis longestRequest = std::chrono::seconds(1);

/// Every second request fails.
constexpr double manyErrors = 0.5;

void putInto(demofleet::DemoFleet &fleet, const ui::DemoFault &fault)
{
    using Kind = ui::DemoFault::Kind;
    const QString id = QString::fromStdString(fault.instance);
    switch (fault.kind) {
    case Kind::Kill:
        fleet.killInstance(id);
        break;
    case Kind::Hang:
        fleet.setHanging(id, true);
        break;
    case Kind::Errors:
        fleet.setErrorShare(id, manyErrors);
        break;
    case Kind::SlowStop:
        fleet.setSlowStop(id, true);
        break;
    case Kind::CutServers:
        fleet.setCut(true);
        break;
    case Kind::RestartServer:
        fleet.restartPeer(1);
        break;
    case Kind::Heal:
        fleet.healAll();
        break;
    }
}

} // namespace

DemoThread::~DemoThread()
{
    if (m_fleet)
        m_fleet->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

bool DemoThread::start(const demofleet::FleetOptions &options)
{
    m_fleet = new demofleet::DemoFleet;
    m_fleet->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("demo fleet"));
    m_thread.start();
    bool isStarted = false;
    QMetaObject::invokeMethod(
        m_fleet,
        [&] {
            isStarted = m_fleet->start(options);
            const QStringList urls = m_fleet->eurekaUrls();
            for (const QString &url : urls)
                m_eurekaUrls.push_back(url.toStdString());
        },
        Qt::BlockingQueuedConnection);
    return isStarted;
}

core::HopSettings DemoThread::hops() const
{
    // The rest is read from the demo's own settings, as from any fleet that shows them.
    return {{}, {}, {}, longestRequest};
}

demofleet::Totals DemoThread::totals() const
{
    demofleet::Totals totals{};
    QMetaObject::invokeMethod(
        m_fleet, [&] { totals = m_fleet->totals(); }, Qt::BlockingQueuedConnection);
    return totals;
}

void DemoThread::put(const ui::DemoFault &fault)
{
    if (m_fleet)
        QMetaObject::invokeMethod(m_fleet, [fleet = m_fleet, fault] { putInto(*fleet, fault); });
}

} // namespace app
