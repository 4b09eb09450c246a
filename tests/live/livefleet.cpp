// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livefleet.h"

#include "tests/live/waiting.h"

using namespace Qt::StringLiterals;

namespace live {

namespace {

using namespace std::chrono_literals;

constexpr int probePerSecond = 5;
constexpr auto startLimit = 180s;
constexpr auto serveLimit = 240s; ///< with default intervals callers learn of an instance after up to 95 s

} // namespace

LiveFleet::LiveFleet(Intervals intervals, int providers, Generation generation)
    : m_intervals(intervals)
    , m_count(providers)
    , m_generation(generation)
{
}

void LiveFleet::giveManagementPort(int index)
{
    m_ownManagementPort.insert(index);
}

QStringList LiveFleet::serverOptions() const
{
    if (m_intervals == Intervals::Default)
        return {};
    return {u"--eureka.server.response-cache-update-interval-ms=2000"_s,
            u"--eureka.server.eviction-interval-timer-in-ms=2000"_s,
            u"--eureka.server.enable-self-preservation=false"_s};
}

// A server ignores peers whose host is its own, whatever the port: so each has another name for this machine.
QStringList LiveFleet::peerOptions(const QString &hostName, const QString &otherUrl) const
{
    return serverOptions() + QStringList{u"--eureka.instance.hostname="_s + hostName,
                                         u"--eureka.instance.instance-id="_s + hostName + u":eureka"_s,
                                         u"--eureka.client.service-url.defaultZone="_s + otherUrl,
                                         u"--eureka.client.register-with-eureka=true"_s,
                                         u"--eureka.client.fetch-registry=true"_s,
                                         u"--eureka.client.registry-fetch-interval-seconds=2"_s,
                                         u"--eureka.server.peer-node-connect-timeout-ms=2000"_s,
                                         u"--eureka.server.peer-node-read-timeout-ms=5000"_s};
}

bool LiveFleet::startServers()
{
    m_eureka = std::make_unique<JavaServer>(u"eureka"_s, m_logs.path(), serverOptions(), m_generation);
    if (m_hasPeer) {
        m_peer = std::make_unique<JavaServer>(u"eureka"_s, m_logs.path(), QStringList(), m_generation);
        const QString path = u":%1/eureka/"_s;
        m_eureka->setOptions(peerOptions(u"localhost"_s, u"http://127.0.0.1"_s + path.arg(m_peer->port())));
        m_peer->setOptions(peerOptions(u"127.0.0.1"_s, u"http://localhost"_s + path.arg(m_eureka->port())));
        m_peer->start();
    }
    m_eureka->start();
    return m_eureka->waitUntilHealthy(startLimit) && (!m_peer || m_peer->waitUntilHealthy(startLimit));
}

QStringList LiveFleet::clientOptions() const
{
    QString servers = m_eureka->url(u"/eureka/"_s).toString();
    if (m_peer)
        servers += u',' + m_peer->url(u"/eureka/"_s).toString();
    QStringList options{u"--eureka.client.service-url.defaultZone="_s + servers};
    if (m_intervals == Intervals::Short) {
        options += {u"--eureka.client.registry-fetch-interval-seconds=2"_s,
                    u"--eureka.instance.lease-renewal-interval-in-seconds=3"_s,
                    u"--eureka.instance.lease-expiration-duration-in-seconds=9"_s,
                    u"--eureka.client.instance-info-replication-interval-seconds=3"_s,
                    u"--eureka.client.initial-instance-info-replication-interval-seconds=1"_s,
                    // Everybody's: an instance that holds a list of its own application may call it too.
                    m_generation == Generation::Boot15 ? u"--ribbon.ServerListRefreshInterval=2000"_s
                                                       : u"--spring.cloud.loadbalancer.cache.ttl=2s"_s};
    }
    return options;
}

QStringList LiveFleet::providerOptions(int index, const QString &version) const
{
    // Given twice, an option would be a list of both.
    const QStringList own = m_providerOptions.value(index);
    QStringList options = clientOptions();
    for (const QString &option : own)
        options.removeIf(
            [&](const QString &usual) { return usual.section(u'=', 0, 0) == option.section(u'=', 0, 0); });
    options += own;
    if (!version.isEmpty())
        options.append(u"--eureka.instance.metadata-map.version="_s + version);
    return options;
}

void LiveFleet::setVersion(int index, const QString &version)
{
    provider(index).setOptions(providerOptions(index, version));
}

bool LiveFleet::start()
{
    if (!startServers())
        return false;
    makeClients();
    return startClients() && waitUntilAllServe(serveLimit);
}

void LiveFleet::makeClients()
{
    for (int i = 0; i < m_count; ++i) {
        m_providers.push_back(std::make_unique<JavaServer>(u"provider"_s, m_logs.path(),
                                                           providerOptions(i, m_version), m_generation));
        if (m_ownManagementPort.contains(i))
            m_providers.back()->giveManagementPort();
    }
    m_gateway = std::make_unique<JavaServer>(u"gateway"_s, m_logs.path(), clientOptions(), m_generation);
    if (m_hasCaller)
        m_caller = std::make_unique<JavaServer>(u"caller"_s, m_logs.path(), clientOptions(), m_generation);
}

bool LiveFleet::startClients()
{
    for (const auto &provider : m_providers)
        provider->start();
    m_gateway->start();
    if (m_caller)
        m_caller->start();
    for (const auto &provider : m_providers) {
        if (!provider->waitUntilHealthy(startLimit))
            return false;
    }
    return m_gateway->waitUntilHealthy(startLimit) && (!m_caller || m_caller->waitUntilHealthy(startLimit));
}

bool LiveFleet::restartProvider(int index)
{
    JavaServer &restarted = provider(index);
    restarted.start();
    return restarted.waitUntilHealthy(startLimit) && waitUntilAllServe(serveLimit);
}

bool LiveFleet::putInOrder()
{
    for (int i = 0; i < m_count; ++i) {
        // Before its health is asked for, which an override would make 503.
        eureka().call("DELETE", u"/apps/ORDERS/"_s + instanceId(i) + u"/status?value=UP"_s);
        if (!provider(i).isRunning())
            provider(i).start();
        if (!provider(i).waitUntilHealthy(startLimit))
            return false;
        eureka().call("DELETE", u"/apps/ORDERS/"_s + instanceId(i) + u"/status?value=UP"_s);
    }
    return waitUntilAllServe(serveLimit);
}

bool LiveFleet::waitUntilAllServe(std::chrono::seconds limit)
{
    const Load probe(workUrl(), probePerSecond);
    const auto second = m_caller ? std::make_unique<Load>(callerUrl(), probePerSecond) : nullptr;
    return eventually([&] { return allServed(probe.count()) && (!second || allServed(second->count())); },
                      limit);
}

bool LiveFleet::allServed(const LoadCount &count) const
{
    for (int i = 0; i < m_count; ++i) {
        if (!count.byServer.contains(serverName(i)))
            return false;
    }
    return true;
}

EurekaView LiveFleet::eureka() const
{
    return EurekaView(m_eureka->url(u"/eureka"_s).toString());
}

EurekaView LiveFleet::survivor() const
{
    const bool isLost = m_peer && !m_eureka->isRunning();
    return isLost ? EurekaView(m_peer->url(u"/eureka"_s).toString()) : eureka();
}

QString LiveFleet::eurekaUrls() const
{
    const QString first = eureka().baseUrl();
    return m_peer ? first + u',' + m_peer->url(u"/eureka"_s).toString() : first;
}

void LiveFleet::replaceProvider(int index)
{
    auto &provider = m_providers.at(static_cast<std::size_t>(index));
    provider = std::make_unique<JavaServer>(u"provider"_s, m_logs.path(), QStringList(), m_generation);
    setVersion(index, m_version);
}

QUrl LiveFleet::workUrl() const
{
    return m_gateway->url(u"/orders/work?ms=20"_s);
}

QUrl LiveFleet::callerUrl() const
{
    return m_caller->url(u"/orders/work?ms=20"_s);
}

QByteArray LiveFleet::serverName(int index) const
{
    return QByteArray::number(m_providers.at(static_cast<std::size_t>(index))->port());
}

QString LiveFleet::instanceId(int index) const
{
    return u"localhost:orders:"_s + QString::fromLatin1(serverName(index));
}

QString LiveFleet::state(int index) const
{
    return survivor().liveState(u"ORDERS"_s, instanceId(index));
}

void LiveFleet::printLogs() const
{
    if (m_eureka)
        m_eureka->printLog();
    if (m_peer)
        m_peer->printLog();
    for (const auto &provider : m_providers)
        provider->printLog();
    if (m_gateway)
        m_gateway->printLog();
    if (m_caller)
        m_caller->printLog();
}

} // namespace live
