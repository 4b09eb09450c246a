// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/peerpair.h"

#include "tests/live/waiting.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace live {

namespace {

constexpr auto startLimit = 240s;

QString urlWithHost(const QString &host, const JavaServer &server)
{
    return u"http://"_s + host + u':' + QString::number(server.port()) + u"/eureka/"_s;
}

} // namespace

PeerPair::PeerPair(PeerSettings settings)
    : m_settings(settings)
{
}

// A server ignores peers whose host is its own, whatever the port: so each has another name for this machine.
QStringList PeerPair::serverOptions(const QString &hostName, const QString &peerUrl) const
{
    return {u"--eureka.instance.hostname="_s + hostName,
            u"--eureka.instance.instance-id="_s + hostName + u":eureka"_s,
            u"--eureka.client.service-url.defaultZone="_s + peerUrl,
            u"--eureka.client.register-with-eureka=true"_s,
            u"--eureka.client.fetch-registry=true"_s,
            u"--eureka.client.registry-fetch-interval-seconds=2"_s,
            u"--eureka.client.filter-only-up-instances="_s +
                (m_settings.filterOnlyUpInstances ? u"true"_s : u"false"_s),
            u"--eureka.server.response-cache-update-interval-ms=1000"_s,
            u"--eureka.server.peer-node-connect-timeout-ms=2000"_s,
            u"--eureka.server.peer-node-read-timeout-ms=5000"_s,
            u"--eureka.server.enable-self-preservation=false"_s};
}

QStringList PeerPair::clientOptions(const EurekaView &server)
{
    return {u"--eureka.client.service-url.defaultZone="_s + server.baseUrl() + u'/',
            u"--eureka.client.registry-fetch-interval-seconds=2"_s,
            u"--eureka.instance.lease-renewal-interval-in-seconds=1"_s,
            u"--eureka.instance.lease-expiration-duration-in-seconds=120"_s,
            u"--eureka.client.initial-instance-info-replication-interval-seconds=1"_s};
}

EurekaView PeerPair::view(const JavaServer &server)
{
    return EurekaView(server.url(u"/eureka"_s).toString());
}

QString PeerPair::idOf(const JavaServer &provider)
{
    return u"localhost:orders:"_s + QString::number(provider.port());
}

bool PeerPair::start()
{
    m_firstServer = std::make_unique<JavaServer>(u"eureka"_s, m_logs.path(), QStringList());
    m_secondServer = std::make_unique<JavaServer>(u"eureka"_s, m_logs.path(), QStringList());
    m_firstServer->setOptions(serverOptions(u"localhost"_s, urlWithHost(u"127.0.0.1"_s, *m_secondServer)));
    m_secondServer->setOptions(serverOptions(u"127.0.0.1"_s, urlWithHost(u"localhost"_s, *m_firstServer)));
    m_firstServer->start();
    m_secondServer->start();
    if (!m_firstServer->waitUntilHealthy(startLimit) || !m_secondServer->waitUntilHealthy(startLimit))
        return false;
    m_firstProvider =
        std::make_unique<JavaServer>(u"provider"_s, m_logs.path(), clientOptions(firstServer()));
    m_secondProvider =
        std::make_unique<JavaServer>(u"provider"_s, m_logs.path(), clientOptions(secondServer()));
    m_firstProvider->start();
    m_secondProvider->start();
    const auto bothKnow = [this](const QString &id) {
        return firstServer().liveState(u"ORDERS"_s, id) == u"UP/UNKNOWN"_s &&
               secondServer().liveState(u"ORDERS"_s, id) == u"UP/UNKNOWN"_s;
    };
    return eventually([&] { return bothKnow(firstId()) && bothKnow(secondId()); }, startLimit);
}

bool PeerPair::restartSecondServer()
{
    m_secondServer->kill();
    m_secondServer->start();
    return m_secondServer->waitUntilHealthy(startLimit);
}

void PeerPair::printLogs() const
{
    for (const auto *server : {&m_firstServer, &m_secondServer, &m_firstProvider, &m_secondProvider}) {
        if (*server)
            (*server)->printLog();
    }
}

} // namespace live
