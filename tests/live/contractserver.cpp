// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/contractserver.h"

#include "tests/live/waiting.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace live {

namespace {

constexpr auto startLimit = 240s;

} // namespace

ContractServer::ContractServer(Generation generation)
    : m_generation(generation)
{
}

QStringList ContractServer::clientOptions() const
{
    return {u"--eureka.client.service-url.defaultZone="_s + m_eureka->url(u"/eureka/"_s).toString(),
            u"--eureka.client.registry-fetch-interval-seconds=2"_s,
            u"--eureka.instance.lease-renewal-interval-in-seconds=1"_s,
            u"--eureka.instance.lease-expiration-duration-in-seconds=120"_s,
            u"--eureka.client.instance-info-replication-interval-seconds=3"_s,
            u"--eureka.client.initial-instance-info-replication-interval-seconds=1"_s};
}

bool ContractServer::start()
{
    const QStringList serverOptions{u"--eureka.server.response-cache-update-interval-ms=1000"_s,
                                    u"--eureka.server.eviction-interval-timer-in-ms=2000"_s,
                                    u"--eureka.server.enable-self-preservation=false"_s};
    m_eureka = std::make_unique<JavaServer>(u"eureka"_s, m_logs.path(), serverOptions, m_generation);
    m_provider = std::make_unique<JavaServer>(u"provider"_s, m_logs.path(), clientOptions(), m_generation);
    m_eureka->start();
    if (!m_eureka->waitUntilHealthy(startLimit))
        return false;
    m_provider->start();
    return m_provider->waitUntilHealthy(startLimit) &&
           eventually([this] { return !eureka().cachedInstances().isEmpty(); }, startLimit);
}

EurekaView ContractServer::eureka() const
{
    return EurekaView(m_eureka->url(u"/eureka"_s).toString());
}

void ContractServer::printLogs() const
{
    if (m_eureka)
        m_eureka->printLog();
    if (m_provider)
        m_provider->printLog();
}

} // namespace live
