// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/fleetoptions.h"
#include "app/demofleet/gateway/loadgenerator.h"
#include "app/demofleet/http/httpserver.h"
#include "app/demofleet/service/serviceidentity.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace demofleet {

class EurekaServer;
class Gateway;
class ServiceProcess;

/// A whole fleet on loopback: Eureka, gateway, instances, load, and a supervisor that starts what was stopped
/// as a new version. It belongs to one thread: move it there before start(), which makes everything else, and
/// ask it there.
class DemoFleet : public QObject
{
    Q_OBJECT

public:
    explicit DemoFleet(QObject *parent = nullptr);
    ~DemoFleet() override;

    bool start(const FleetOptions &options); ///< false if a port could not be had
    void stop();                             ///< everything at once; start() may follow

    const FleetOptions &options() const { return m_options; }
    QString eurekaUrl() const;  ///< http://localhost:port/eureka
    QString gatewayUrl() const; ///< http://localhost:port
    QString adminUrl() const;   ///< serves /demo/totals and /demo/hops
    std::chrono::milliseconds hops() const
    {
        return m_options.serverCache + m_options.fetch + m_options.listCache;
    }
    Totals totals() const;

    QStringList instanceIds(const QString &application) const;    ///< of the processes that run
    QString instanceUrl(const QString &id) const;                 ///< empty if no such process runs
    QStringList gatewayTargets(const QString &application) const; ///< ids that the gateway may still call
    bool killInstance(const QString &id);                         ///< as kill -9

private:
    bool startProcess(const ServiceIdentity &identity);
    bool startOnFreePort(ServiceIdentity identity);
    bool startApplications();
    void processEnded(ServiceProcess *process);
    void restart(const ServiceIdentity &identity);
    void answerAdmin(const HttpRequest &request, const std::shared_ptr<Exchange> &exchange);
    ServiceProcess *find(const QString &id) const;
    Gateway *gateway() const;

    FleetOptions m_options;
    std::unique_ptr<EurekaServer> m_eureka;
    std::unique_ptr<HttpServer> m_admin;
    std::unique_ptr<LoadGenerator> m_load;
    QList<ServiceProcess *> m_processes;
    QString m_gatewayUrl;
    quint16 m_nextPort = 0;
    int m_generation = 0; ///< counts start(), so that a restart planned before stop() does nothing
};

} // namespace demofleet
