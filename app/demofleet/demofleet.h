// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/fleetoptions.h"
#include "app/demofleet/freeports.h"
#include "app/demofleet/gateway/loadgenerator.h"
#include "app/demofleet/http/httpserver.h"
#include "app/demofleet/service/serviceidentity.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <memory>

namespace demofleet {

class DemoControl;
class Gateway;
class PeerGroup;
class ServiceProcess;

/// What one running instance was made to do wrong.
struct InstanceFaults
{
    QString id;
    bool isHanging = false;
    double errorShare = 0; ///< from 0 to 1
    bool isStoppingSlowly = false;
};

/// A whole fleet on loopback: Eureka servers, gateway, instances, load, and a supervisor that starts what was
/// stopped as a new version. It belongs to one thread: move it there before start(), which makes everything
/// else, and ask it there.
class DemoFleet : public QObject
{
    Q_OBJECT

public:
    explicit DemoFleet(QObject *parent = nullptr);
    ~DemoFleet() override;

    bool start(const FleetOptions &options); ///< false if a port could not be had
    void stop();                             ///< everything at once; start() may follow

    const FleetOptions &options() const { return m_options; }
    QStringList eurekaUrls() const; ///< of all its Eureka servers, as http://localhost:port/eureka
    QString eurekaUrl() const;      ///< of the first
    QString gatewayUrl() const;     ///< http://localhost:port
    QString adminUrl() const;       ///< its control address: GET /demo there lists what can be done
    std::chrono::milliseconds hops() const
    {
        return m_options.serverCache + m_options.fetch + m_options.listCache;
    }
    Totals totals() const;

    QStringList instanceIds(const QString &application) const;    ///< of the processes that run
    QList<ServiceIdentity> identities() const;                    ///< of the processes that run
    QString instanceUrl(const QString &id) const;                 ///< empty if no such process runs
    QStringList gatewayTargets(const QString &application) const; ///< ids that the gateway may still call

    /// Starts one that has ended as that version; false where none of that id has, or one runs.
    bool startInstance(const QString &id, const QString &version);

    static constexpr std::chrono::seconds SlowStop{30};
    // Faults. False where no such instance runs, or no such server.
    bool killInstance(const QString &id); ///< as kill -9
    bool setHanging(const QString &id, bool isHanging);
    bool setErrorShare(const QString &id, double share);
    /// It goes on for SlowStop after it was asked to stop.
    bool setSlowStop(const QString &id, bool isSlow);
    bool healInstance(const QString &id); ///< back to what the options say
    QList<InstanceFaults> instanceFaults() const;
    void healAll();          ///< the cut, too
    void setCut(bool isCut); ///< no change passes between the Eureka servers
    bool isCut() const;
    bool restartPeer(int index); ///< counted from 0
    bool isPeerRunning(int index) const;

private:
    bool startProcess(const ServiceIdentity &identity);
    bool startOnFreePort(ServiceIdentity identity);
    bool startApplications();
    void processEnded(ServiceProcess *process);
    void restart(const ServiceIdentity &identity);
    bool startServers();
    QStringList urlsFor(const ServiceIdentity &identity) const;
    ServiceProcess *find(const QString &id) const;
    Gateway *gateway() const;

    FleetOptions m_options;
    std::unique_ptr<PeerGroup> m_peers;
    std::unique_ptr<DemoControl> m_control;
    std::unique_ptr<LoadGenerator> m_load;
    QList<ServiceProcess *> m_processes;
    QHash<QString, ServiceIdentity> m_ended; ///< by id, as they last ran
    QString m_gatewayUrl;
    FreePorts m_ports;
    int m_generation = 0; ///< counts start(), so that a restart planned before stop() does nothing
};

} // namespace demofleet
