// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/demothread.h"

#include <QMetaObject>

namespace app {

namespace {

/// The demo's requests take 5 to 40 ms.
constexpr core::Millis longestRequest = std::chrono::seconds(1);

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

} // namespace app
