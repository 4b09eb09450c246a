// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/eurekaclient.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

namespace demofleet {

namespace {

constexpr int TransferTimeout = 5000;
constexpr std::chrono::milliseconds ContextStart{900}; ///< seen on Boot 4.0

QJsonObject portJson(int port, bool enabled)
{
    return {{QStringLiteral("$"), port},
            {QStringLiteral("@enabled"), enabled ? QStringLiteral("true") : QStringLiteral("false")}};
}

} // namespace

EurekaClient::EurekaClient(QStringList eurekaUrls, ServiceIdentity identity, const FleetOptions &options,
                           QObject *parent)
    : QObject(parent)
    , m_eurekaUrls(std::move(eurekaUrls))
    , m_identity(std::move(identity))
    , m_options(options)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    connect(&m_heartbeatTimer, &QTimer::timeout, this, &EurekaClient::heartbeat);
    connect(&m_fetchTimer, &QTimer::timeout, this, &EurekaClient::fetch);
}

void EurekaClient::start()
{
    m_active = true;
    m_dirty = QDateTime::currentMSecsSinceEpoch();
    registerOwn();
    fetch();
    m_heartbeatTimer.start(m_options.heartbeat);
    m_fetchTimer.start(m_options.fetch);
}

void EurekaClient::stop()
{
    m_active = false;
    m_heartbeatTimer.stop();
    m_fetchTimer.stop();
}

void EurekaClient::goDown()
{
    m_status = QStringLiteral("DOWN");
    m_dirty = QDateTime::currentMSecsSinceEpoch();
    if (m_active) { // a paused one has nothing to say
        registerOwn();
    }
}

void EurekaClient::cancel(const std::function<void()> &done)
{
    stop();
    send({"DELETE", ownPath(), {}}, [done](int, const QJsonObject &) { done(); });
}

void EurekaClient::restart()
{
    const auto begin = [this] {
        m_status = QStringLiteral("UP");
        start();
    };
    if (!m_active) { // paused
        QTimer::singleShot(ContextStart, this, begin);
        return;
    }
    goDown();
    QTimer::singleShot(m_options.removalDelay, this, [this, begin] {
        if (!m_active)
            return; // stopped meanwhile
        cancel([] {});
        QTimer::singleShot(ContextStart, this, begin);
    });
}

void EurekaClient::registerOwn()
{
    const QJsonObject body{{QStringLiteral("instance"), ownInstance()}};
    send({"POST", QStringLiteral("/apps/") + m_identity.application,
          QJsonDocument(body).toJson(QJsonDocument::Compact)},
         {});
}

void EurekaClient::heartbeat()
{
    const QString query = QStringLiteral("?status=%1&lastDirtyTimestamp=%2").arg(m_status).arg(m_dirty);
    send({"PUT", ownPath() + query, {}}, [this](int status, const QJsonObject &) {
        if (status == 404 && m_active) {
            // Clients up to 1.7.0 register with the old stamp, which a server that has set one of its own
            // throws away.
            if (m_options.flavour == Flavour::Modern) {
                m_dirty = QDateTime::currentMSecsSinceEpoch();
            }
            registerOwn();
        }
    });
}

void EurekaClient::fetch()
{
    send({"GET", QStringLiteral("/apps/"), {}}, [this](int status, const QJsonObject &body) {
        if (status == 200 && m_active) {
            m_view = registryViewFrom(body, m_identity.id());
            emit fetched();
        }
    });
}

void EurekaClient::setOverride(const QString &status, const Answered &answered)
{
    const QString query = QStringLiteral("/status?value=%1&lastDirtyTimestamp=%2").arg(status).arg(m_dirty);
    send({"PUT", ownPath() + query, {}}, answered);
}

void EurekaClient::removeOverride(const Answered &answered)
{
    send({"DELETE", ownPath() + QStringLiteral("/status?lastDirtyTimestamp=%1").arg(m_dirty), {}}, answered);
}

void EurekaClient::readOwn(const Answered &answered)
{
    send({"GET", ownPath(), {}}, answered);
}

QString EurekaClient::ownPath() const
{
    return QStringLiteral("/apps/") + m_identity.application + QLatin1Char('/') + m_identity.id();
}

void EurekaClient::send(const Request &request, const Answered &answered)
{
    sendTo(m_server, request, m_eurekaUrls.size(), answered);
}

/// A server that does not answer makes the client go to the next one and stay there.
void EurekaClient::sendTo(qsizetype server, const Request &request, qsizetype triesLeft,
                          const Answered &answered)
{
    QNetworkRequest call(QUrl(m_eurekaUrls.at(server) + request.path, QUrl::StrictMode));
    call.setRawHeader("Accept", "application/json");
    call.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    call.setTransferTimeout(TransferTimeout);
    QNetworkReply *reply = m_network.sendCustomRequest(call, request.method, request.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, server, request, triesLeft, answered] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0 && triesLeft > 1) {
            const qsizetype next = (server + 1) % m_eurekaUrls.size();
            sendTo(next, request, triesLeft - 1, answered);
            return;
        }
        if (status != 0) {
            m_server = server;
        }
        if (answered) {
            answered(status, QJsonDocument::fromJson(reply->readAll()).object());
        }
    });
}

QJsonObject EurekaClient::ownInstance() const
{
    const QString vip = m_identity.application.toLower();
    const bool isLegacy = m_options.flavour == Flavour::Legacy;
    const QString actuator = m_identity.url() + (isLegacy ? QString() : QStringLiteral("/actuator"));
    QJsonObject metadata{{QStringLiteral("version"), m_identity.version},
                         {QStringLiteral("zone"), m_identity.zone}};
    if (!isLegacy) // Dalston does not put it there
        metadata.insert(QStringLiteral("management.port"), QString::number(m_identity.port));
    const auto heartbeatSeconds = std::chrono::ceil<std::chrono::seconds>(m_options.heartbeat).count();
    return {{QStringLiteral("instanceId"), m_identity.id()},
            {QStringLiteral("hostName"), QStringLiteral("localhost")},
            {QStringLiteral("app"), m_identity.application},
            {QStringLiteral("ipAddr"), QStringLiteral("127.0.0.1")},
            {QStringLiteral("status"), m_status},
            {QStringLiteral("overriddenStatus"), QStringLiteral("UNKNOWN")},
            {QStringLiteral("port"), portJson(m_identity.port, true)},
            {QStringLiteral("securePort"), portJson(443, false)},
            {QStringLiteral("countryId"), 1},
            {QStringLiteral("dataCenterInfo"),
             QJsonObject{{QStringLiteral("@class"),
                          QStringLiteral("com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo")},
                         {QStringLiteral("name"), QStringLiteral("MyOwn")}}},
            {QStringLiteral("leaseInfo"),
             QJsonObject{{QStringLiteral("renewalIntervalInSecs"), qint64(heartbeatSeconds)},
                         {QStringLiteral("durationInSecs"), leaseSeconds(m_options)}}},
            {QStringLiteral("metadata"), metadata},
            {QStringLiteral("homePageUrl"), m_identity.url() + QLatin1Char('/')},
            {QStringLiteral("statusPageUrl"), actuator + QLatin1String("/info")},
            {QStringLiteral("healthCheckUrl"), actuator + QLatin1String("/health")},
            {QStringLiteral("vipAddress"), vip},
            {QStringLiteral("secureVipAddress"), vip},
            {QStringLiteral("lastDirtyTimestamp"), QString::number(m_dirty)}};
}

} // namespace demofleet
