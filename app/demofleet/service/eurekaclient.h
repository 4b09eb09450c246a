// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/fleetoptions.h"
#include "app/demofleet/service/registryview.h"
#include "app/demofleet/service/serviceidentity.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <functional>

namespace demofleet {

/// The Eureka client inside a simulated process: registers, heartbeats, fetches, over HTTP as real ones do.
/// It stays with one server until that does not answer, and goes on to the next one then.
class EurekaClient : public QObject
{
    Q_OBJECT

public:
    using Answered =
        std::function<void(int status, const QJsonObject &body)>; ///< status 0: no answer arrived

    /// `eurekaUrls` in the order of preference.
    EurekaClient(QStringList eurekaUrls, ServiceIdentity identity, const FleetOptions &options,
                 QObject *parent);

    void start();
    void goDown(); ///< tells Eureka at once; heartbeats go on
    void cancel(const std::function<void()> &done);
    void stop(); ///< nothing is sent any more, as after a kill
    /// DOWN, de-registered after the removal delay, registered again a moment later: a new context in the
    /// same process.
    void restart();

    /// What the service registry endpoint does: an override, or its removal.
    void setOverride(const QString &status, const Answered &answered);
    void removeOverride(const Answered &answered);
    void readOwn(const Answered &answered);

    const QString &ownStatus() const { return m_status; } ///< what it tells Eureka itself
    const RegistryView &view() const { return m_view; }

signals:
    void fetched();

private:
    void registerOwn();
    void heartbeat();
    void fetch();
    struct Request
    {
        QByteArray method;
        QString path;
        QByteArray body;
    };

    void send(const Request &request, const Answered &answered);
    void sendTo(qsizetype server, const Request &request, qsizetype triesLeft, const Answered &answered);
    QString ownPath() const;
    QJsonObject ownInstance() const;

    QStringList m_eurekaUrls;
    qsizetype m_server = 0; ///< which of them answers
    ServiceIdentity m_identity;
    FleetOptions m_options;
    RegistryView m_view;
    QString m_status = QStringLiteral("UP");
    qint64 m_dirty = 0;
    bool m_active = false;
    QTimer m_heartbeatTimer;
    QTimer m_fetchTimer;
    QNetworkAccessManager m_network;
};

} // namespace demofleet
