// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/eurekaregistry.h"
#include "app/demofleet/eureka/responsecache.h"
#include "app/demofleet/http/httpserver.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace demofleet {

/// The HTTP face of one modern Eureka server under /eureka and /eureka/v2.
/// It has JSON only: real servers answer XML without an Accept that names json, this one answers 406, since a
/// wrong Accept of ours is then seen at once. Vips, peers and gzip are left out.
class EurekaServer : public QObject
{
    Q_OBJECT

public:
    struct Intervals
    {
        std::chrono::milliseconds cacheRefresh;
        std::chrono::milliseconds eviction;
    };

    explicit EurekaServer(Intervals intervals, QObject *parent = nullptr);

    /// What the demo tells about itself at GET /demo/hops, which no real server has.
    void setHops(const QJsonObject &hops) { m_hops = hops; }
    void start();
    HttpServer &http() { return m_http; }
    EurekaRegistry &registry() { return m_registry; }
    QString url() const;

private:
    HttpResponse answer(const HttpRequest &request);
    HttpResponse answerApplications(const HttpRequest &request, const QStringList &names);
    HttpResponse answerInstance(const HttpRequest &request, const QString &application, const QString &id);
    HttpResponse answerStatus(const HttpRequest &request, const QString &application, const QString &id);
    HttpResponse answerMetadata(const HttpRequest &request, const QString &application, const QString &id);
    HttpResponse answerRegistration(const HttpRequest &request, const QString &application);
    HttpResponse answerCached(const HttpRequest &request, const QString &key);
    HttpResponse answerFound(const HttpRequest &request, const std::optional<InstanceRecord> &record) const;
    ResponseCache::Body build(const QString &key);
    void scheduleRefresh();

    Intervals m_intervals;
    EurekaRegistry m_registry;
    ResponseCache m_cache;
    QJsonObject m_hops;
    QTimer m_refreshTimer;
    QTimer m_evictionTimer;
    int m_deltaVersion = 0;
    HttpServer m_http;
};

} // namespace demofleet
