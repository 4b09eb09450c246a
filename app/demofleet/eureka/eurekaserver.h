// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/eurekaregistry.h"
#include "app/demofleet/eureka/peerlink.h"
#include "app/demofleet/eureka/registrylists.h"
#include "app/demofleet/eureka/responsecache.h"
#include "app/demofleet/eureka/serverpages.h"
#include "app/demofleet/http/httpserver.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace demofleet {

/// The HTTP face of one Eureka server under /eureka (modern: also /eureka/v2), with its dashboard at "/".
/// Left out: the compact form, remote regions, scaling groups, and the half-stored change that real servers
/// make of a status with a bad time stamp.
class EurekaServer : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        std::chrono::milliseconds cacheRefresh{30'000};
        std::chrono::milliseconds eviction{60'000};
        Flavour flavour = Flavour::Modern;
        bool isSelfPreserving = false;
        /// Told on its page as time that it ran before its start: a fleet that has just been made stands for
        /// one that has run for long.
        std::chrono::milliseconds ranBefore{0};
        QString host =
            QStringLiteral("localhost"); ///< in its own address; it listens on 127.0.0.1 in any case
    };

    explicit EurekaServer(const Settings &settings, QObject *parent = nullptr);

    /// What the demo tells about itself at GET /demo/hops, which no real server has.
    void setHops(const QJsonObject &hops) { m_hops = hops; }
    void start();
    void setPeers(const QStringList &urls); ///< whom changes are passed on to
    void setCut(bool isCut);                ///< as if the network to all peers were gone
    /// Fills the registry from a peer, as a starting server does through its client. `onlyUp` is that
    /// client's usual setting: what is drained is then missing here. `done` is called in any case.
    void copyFrom(const QString &peerUrl, bool onlyUp, const std::function<void()> &done);

    HttpServer &http() { return m_http; }
    EurekaRegistry &registry() { return m_registry; }
    QString url() const;

private:
    HttpResponse answer(const HttpRequest &request);
    HttpResponse answerActuator(const HttpRequest &request) const;
    HttpResponse answerResource(const HttpRequest &request, QStringList names);
    HttpResponse answerApplications(const HttpRequest &request, const QStringList &names);
    HttpResponse answerCached(const HttpRequest &request, ListKey key);
    HttpResponse answerFound(const HttpRequest &request, const std::optional<InstanceRecord> &record) const;
    HttpResponse answerServerStatus(const HttpRequest &request) const;
    HttpResponse error(int status, const HttpRequest &request) const;
    HttpResponse outcome(bool found, const HttpRequest &request) const;
    ServerState state() const;
    ResponseCache::Body build(const QString &text);
    void scheduleRefresh();

    // What changes something; in eurekawrites.cpp.
    HttpResponse answerInstance(const HttpRequest &request, const QString &application, const QString &id);
    HttpResponse answerCancel(const HttpRequest &request, const QString &application, const QString &id);
    HttpResponse answerHeartbeat(const HttpRequest &request, const QString &application, const QString &id);
    HttpResponse answerStatus(const HttpRequest &request, const QString &application, const QString &id);
    HttpResponse answerMetadata(const HttpRequest &request, const QString &application, const QString &id);
    HttpResponse answerRegistration(const HttpRequest &request, const QString &application);
    HttpResponse answerBatch(const HttpRequest &request);
    QJsonObject applied(const ReplicationItem &item);
    int applyChange(const ReplicationItem &item, qint64 now);
    void tellPeers(const HttpRequest &request, Replicated action, const QString &application,
                   const QString &id);
    void import(const QByteArray &list, bool onlyUp);

    Settings m_settings;
    qint64 m_startedAt;
    EurekaRegistry m_registry;
    ResponseCache m_cache;
    QJsonObject m_hops;
    QTimer m_refreshTimer;
    QTimer m_evictionTimer;
    QTimer m_recountTimer;
    QList<PeerLink *> m_links;
    bool m_isCut = false;
    int m_deltaVersion = 0;
    QNetworkAccessManager m_network;
    HttpServer m_http;
};

} // namespace demofleet
