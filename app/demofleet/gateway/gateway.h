// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/gateway/loadbalancer.h"
#include "app/demofleet/service/serviceprocess.h"

#include <QNetworkAccessManager>
#include <QStringList>

class QNetworkReply;

namespace demofleet {

/// A gateway with one route per application, /orders/** and /payments/**. It tries each request once.
class Gateway : public ServiceProcess
{
    Q_OBJECT

public:
    Gateway(ServiceIdentity identity, const QStringList &eurekaUrls, const FleetOptions &options,
            QObject *parent);

    /// Ids that requests may still be sent to: in the list in use, or in the fetched one that follows it.
    QStringList targets(const QString &application) const;

signals:
    void ready(); ///< each route has a target

protected:
    void serve(const std::shared_ptr<Call> &call) override;

private:
    struct Route
    {
        QString id;
        QString application;
    };

    void forward(const std::shared_ptr<Call> &call, const Route &route, const Target &target);
    void finish(const std::shared_ptr<Call> &call, const Route &route, QNetworkReply *reply);
    void answer(const std::shared_ptr<Call> &call, const Route &route, const HttpResponse &response,
                const QString &exception);

    LoadBalancer m_balancer;
    std::shared_ptr<TimerMeter> m_routed;
    QElapsedTimer m_clock;
    QNetworkAccessManager m_network;
};

} // namespace demofleet
