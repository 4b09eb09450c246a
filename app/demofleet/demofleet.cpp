// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"

#include "app/demofleet/democontrol.h"
#include "app/demofleet/eureka/peergroup.h"
#include "app/demofleet/gateway/gateway.h"
#include "app/demofleet/service/provider.h"

#include <algorithm>

namespace demofleet {

namespace {

constexpr std::chrono::milliseconds PortRetry{500};

const QString GatewayName = QStringLiteral("GATEWAY");
const QString FirstVersion = QStringLiteral("2.14.0");

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
    m_ports = FreePorts();
    if (!startServers() || !startApplications()) {
        stop();
        return false;
    }
    m_load = std::make_unique<LoadGenerator>(m_gatewayUrl);
    // The first requests come when the gateway has something to send them to.
    connect(
        gateway(), &Gateway::ready, m_load.get(), [this] { m_load->start(m_options.requestsPerSecond); },
        Qt::SingleShotConnection);
    return true;
}

bool DemoFleet::startServers()
{
    PeerGroup::Settings settings;
    settings.server.cacheRefresh = m_options.serverCache;
    settings.server.eviction = m_options.eviction;
    settings.server.flavour = m_options.flavour;
    settings.server.isSelfPreserving = m_options.isSelfPreserving;
    settings.server.ranBefore = std::chrono::hours(26);
    settings.copyOnlyUp = m_options.copyOnlyUp;
    settings.restartTime = m_options.peerRestart;
    settings.hops = hopsJson(m_options);
    m_peers = std::make_unique<PeerGroup>(settings);
    m_control = std::make_unique<DemoControl>(this);
    const auto listen = [this](HttpServer &server, int index) {
        return m_ports.listen(server, index == 0 ? m_options.port : quint16(0));
    };
    return m_peers->start(m_options.peers, listen) && m_ports.listen(m_control->http());
}

void DemoFleet::stop()
{
    ++m_generation;
    m_load.reset();
    m_ended.clear();
    qDeleteAll(std::exchange(m_processes, {}));
    m_control.reset();
    m_peers.reset();
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
    for (int tries = 0; tries < FreePorts::Tries; ++tries) {
        identity.port = m_ports.next();
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
        process = std::make_unique<Gateway>(identity, urlsFor(identity), m_options, nullptr);
    } else {
        process = std::make_unique<Provider>(identity, urlsFor(identity), m_options, nullptr);
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
    m_ended.insert(process->identity().id(), process->identity());
    if (m_options.restartAfter.count() <= 0) {
        return;
    }
    ServiceIdentity identity = process->identity();
    identity.version = m_options.nextVersion;
    QTimer::singleShot(m_options.restartAfter, this, [this, identity, generation = m_generation] {
        if (generation == m_generation) {
            restart(identity);
        }
    });
}

bool DemoFleet::startInstance(const QString &id, const QString &version)
{
    const auto ended = m_ended.find(id);
    if (ended == m_ended.end() || find(id)) {
        return false;
    }
    ServiceIdentity identity = *ended;
    identity.version = version;
    restart(identity);
    return true;
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

/// Each process prefers one server and knows the others: by the number in its name, so that a restart changes
/// nothing.
QStringList DemoFleet::urlsFor(const ServiceIdentity &identity) const
{
    QStringList urls = eurekaUrls();
    const int number = identity.name.section(QLatin1Char('-'), -1).toInt();
    const auto first = urls.begin() + (number + 1) % urls.size();
    std::rotate(urls.begin(), first, urls.end());
    return urls;
}

QStringList DemoFleet::eurekaUrls() const
{
    return m_peers ? m_peers->urls() : QStringList();
}

QString DemoFleet::eurekaUrl() const
{
    return eurekaUrls().value(0);
}

QString DemoFleet::gatewayUrl() const
{
    return m_gatewayUrl;
}

QString DemoFleet::adminUrl() const
{
    return m_control ? QStringLiteral("http://localhost:%1").arg(m_control->http().port()) : QString();
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

QList<ServiceIdentity> DemoFleet::identities() const
{
    QList<ServiceIdentity> all;
    for (const ServiceProcess *process : m_processes) {
        all.append(process->identity());
    }
    return all;
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

} // namespace demofleet
