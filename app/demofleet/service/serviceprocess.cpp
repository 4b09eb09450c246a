// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/serviceprocess.h"

#include "app/demofleet/service/settingspages.h"

namespace demofleet {

namespace {

constexpr std::chrono::milliseconds IdleCheck{20};

} // namespace

ServiceProcess::ServiceProcess(ServiceIdentity identity, const QStringList &eurekaUrls,
                               const FleetOptions &options, QObject *parent)
    : QObject(parent)
    , m_identity(std::move(identity))
    , m_options(options)
    , m_log(std::make_shared<RequestLog>())
    , m_client(eurekaUrls, m_identity, options, nullptr)
    , m_actuator(m_identity, m_log, &m_client, [this] { shutdown(); })
    , m_legacyActuator(m_identity, &m_client, [this] { shutdown(); })
    , m_errorShare(options.backgroundErrors)
    , m_http([this](const HttpRequest &request, const std::shared_ptr<Exchange> &exchange) {
        handle(request, exchange);
    })
{
    m_actuator.setBean(QStringLiteral("eureka.client"),
                       {{QStringLiteral("registryFetchIntervalSeconds"), wholeSeconds(options.fetch)},
                        {QStringLiteral("cacheRefreshExecutorExponentialBackOffBound"), 10}});
    m_actuator.setBean(QStringLiteral("eureka.instance"),
                       {{QStringLiteral("leaseRenewalIntervalInSeconds"), wholeSeconds(options.heartbeat)}});
    m_actuator.setBean(QStringLiteral("spring.cloud.loadbalancer.cache"),
                       {{QStringLiteral("ttl"), isoDuration(options.listCache)}});
    connect(&m_idleTimer, &QTimer::timeout, this, &ServiceProcess::endWhenIdle);
}

bool ServiceProcess::start()
{
    if (!m_http.listen(m_identity.port)) {
        return false;
    }
    m_client.start();
    return true;
}

void ServiceProcess::handle(const HttpRequest &request, const std::shared_ptr<Exchange> &exchange)
{
    if (m_isHanging) {
        return; // the connection stays open and silent
    }
    const auto call = std::make_shared<Call>(request, exchange, m_log);
    const bool isLegacy = m_options.flavour == Flavour::Legacy;
    if (isLegacy && LegacyActuator::handles(request.path())) {
        m_legacyActuator.handle(call);
    } else if (!isLegacy && Actuator::handles(request.path())) {
        m_actuator.handle(call);
    } else {
        serve(call);
    }
}

/// Answered first; half a second later the port closes and Eureka is told, and the entry there goes last of
/// all.
void ServiceProcess::shutdown()
{
    if (!m_stopping) {
        m_stopping = true;
        QTimer::singleShot(m_options.stopDelay, this, &ServiceProcess::closePort);
    }
}

void ServiceProcess::closePort()
{
    m_client.goDown();
    m_http.stopAccepting();
    QTimer::singleShot(m_options.removalDelay, this, [this] {
        m_client.cancel([this] {
            m_removed = true;
            m_idleTimer.start(IdleCheck);
        });
    });
}

/// The last answers have to be written, too, not only given.
void ServiceProcess::endWhenIdle()
{
    if (m_removed && m_log->active() == 0 && m_http.connectionCount() == 0) {
        m_idleTimer.stop();
        emit ended();
    }
}

void ServiceProcess::kill()
{
    m_stopping = true;
    m_client.stop();
    m_http.stop();
    emit ended();
}

} // namespace demofleet
