// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/eureka/eurekaserver.h"
#include "app/demofleet/gateway/gateway.h"
#include "app/demofleet/service/provider.h"

#include <QCoreApplication>

#include <algorithm>

namespace demofleet {

namespace {

// Below the range that outgoing connections take their ports from: an instance that is down for a moment
// would otherwise find its port taken by one of those. The process id keeps fleets of several processes
// apart.
constexpr int FirstPort = 12'000;
constexpr int PortBlocks = 300;
constexpr int PortsPerBlock = 64;
constexpr int PortTries = 4 * PortsPerBlock;
constexpr std::chrono::milliseconds PortRetry{500};

const QString GatewayName = QStringLiteral("GATEWAY");
const QString FirstVersion = QStringLiteral("2.14.0");
const QString NextVersion = QStringLiteral("2.15.0");

quint16 firstPort()
{
    const qint64 block = QCoreApplication::applicationPid() % PortBlocks;
    return static_cast<quint16>(FirstPort + block * PortsPerBlock);
}

bool listenOnFreePort(HttpServer &server, quint16 wanted, quint16 &next)
{
    if (wanted != 0) {
        return server.listen(wanted);
    }
    for (int tries = 0; tries < PortTries; ++tries) {
        if (server.listen(next++)) {
            return true;
        }
    }
    return false;
}

} // namespace

DemoFleet::DemoFleet(QObject *parent)
    : QObject(parent)
{
}

DemoFleet::~DemoFleet()
{
    stop();
}

bool DemoFleet::start(const FleetOptions &options)
{
    stop();
    m_options = options;
    m_nextPort = firstPort();
    m_eureka = std::make_unique<EurekaServer>(EurekaServer::Intervals{options.serverCache, options.eviction});
    m_eureka->setHops(hopsJson(options));
    m_admin = std::make_unique<HttpServer>(
        [this](const HttpRequest &request, const std::shared_ptr<Exchange> &exchange) {
            answerAdmin(request, exchange);
        });
    const bool listening = listenOnFreePort(m_eureka->http(), options.port, m_nextPort) &&
                           listenOnFreePort(*m_admin, 0, m_nextPort);
    if (!listening || !startApplications()) {
        stop();
        return false;
    }
    m_eureka->start();
    m_load = std::make_unique<LoadGenerator>(m_gatewayUrl);
    // The first requests come when the gateway has something to send them to.
    connect(
        gateway(), &Gateway::ready, m_load.get(), [this] { m_load->start(m_options.requestsPerSecond); },
        Qt::SingleShotConnection);
    return true;
}

void DemoFleet::stop()
{
    ++m_generation;
    m_load.reset();
    qDeleteAll(std::exchange(m_processes, {}));
    m_admin.reset();
    m_eureka.reset();
}

bool DemoFleet::startApplications()
{
    static const struct
    {
        QString application;
        int instances;
    } applications[] = {{QStringLiteral("ORDERS"), 3},
                        {QStringLiteral("PAYMENTS"), 2},
                        {QStringLiteral("INVENTORY"), 2},
                        {GatewayName, 1}};
    for (const auto &[application, instances] : applications) {
        for (int number = 1; number <= instances; ++number) {
            const QString name = QStringLiteral("%1-%2").arg(application.toLower()).arg(number);
            const QString zone = number % 2 == 1 ? QStringLiteral("zone-a") : QStringLiteral("zone-b");
            if (!startOnFreePort({application, name, 0, FirstVersion, zone})) {
                return false;
            }
        }
    }
    m_gatewayUrl = gateway()->identity().url();
    return true;
}

bool DemoFleet::startOnFreePort(ServiceIdentity identity)
{
    for (int tries = 0; tries < PortTries; ++tries) {
        identity.port = m_nextPort++;
        if (startProcess(identity)) {
            return true;
        }
    }
    return false;
}

bool DemoFleet::startProcess(const ServiceIdentity &identity)
{
    std::unique_ptr<ServiceProcess> process;
    if (identity.application == GatewayName) {
        process = std::make_unique<Gateway>(identity, eurekaUrl(), m_options, nullptr);
    } else {
        process = std::make_unique<Provider>(identity, eurekaUrl(), m_options, nullptr);
    }
    if (!process->start()) {
        return false;
    }
    ServiceProcess *running = process.release();
    m_processes.append(running);
    connect(running, &ServiceProcess::ended, this, [this, running] { processEnded(running); });
    return true;
}

void DemoFleet::processEnded(ServiceProcess *process)
{
    m_processes.removeAll(process);
    process->deleteLater();
    if (m_options.restartAfter.count() <= 0) {
        return;
    }
    ServiceIdentity identity = process->identity();
    identity.version = NextVersion;
    QTimer::singleShot(m_options.restartAfter, this, [this, identity, generation = m_generation] {
        if (generation == m_generation) {
            restart(identity);
        }
    });
}

/// Its port may be in use for a moment longer.
void DemoFleet::restart(const ServiceIdentity &identity)
{
    if (startProcess(identity)) {
        return;
    }
    QTimer::singleShot(PortRetry, this, [this, identity, generation = m_generation] {
        if (generation == m_generation) {
            restart(identity);
        }
    });
}

void DemoFleet::answerAdmin(const HttpRequest &request, const std::shared_ptr<Exchange> &exchange)
{
    if (request.path() == "/demo/hops") {
        exchange->respond(jsonResponse(hopsJson(m_options)));
    } else if (request.path() == "/demo/totals") {
        const Totals sums = totals();
        exchange->respond(jsonResponse(
            {{QStringLiteral("answered"), sums.answered}, {QStringLiteral("failed"), sums.failed}}));
    } else {
        exchange->respond(bootError(404, request.path()));
    }
}

QString DemoFleet::eurekaUrl() const
{
    return m_eureka ? m_eureka->url() : QString();
}

QString DemoFleet::gatewayUrl() const
{
    return m_gatewayUrl;
}

QString DemoFleet::adminUrl() const
{
    return m_admin ? QStringLiteral("http://localhost:%1").arg(m_admin->port()) : QString();
}

Totals DemoFleet::totals() const
{
    return m_load ? m_load->totals() : Totals{};
}

ServiceProcess *DemoFleet::find(const QString &id) const
{
    const auto found =
        std::find_if(m_processes.begin(), m_processes.end(),
                     [&](const ServiceProcess *process) { return process->identity().id() == id; });
    return found == m_processes.end() ? nullptr : *found;
}

Gateway *DemoFleet::gateway() const
{
    for (ServiceProcess *process : m_processes) {
        if (auto *found = qobject_cast<Gateway *>(process)) {
            return found;
        }
    }
    return nullptr;
}

QStringList DemoFleet::instanceIds(const QString &application) const
{
    QStringList ids;
    for (const ServiceProcess *process : m_processes) {
        if (process->identity().application == application) {
            ids.append(process->identity().id());
        }
    }
    ids.sort();
    return ids;
}

QString DemoFleet::instanceUrl(const QString &id) const
{
    const ServiceProcess *process = find(id);
    return process ? process->identity().url() : QString();
}

QStringList DemoFleet::gatewayTargets(const QString &application) const
{
    const Gateway *running = gateway();
    return running ? running->targets(application) : QStringList();
}

bool DemoFleet::killInstance(const QString &id)
{
    ServiceProcess *process = find(id);
    if (process) {
        process->kill();
    }
    return process != nullptr;
}

} // namespace demofleet
