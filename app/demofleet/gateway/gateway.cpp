// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/gateway/gateway.h"

#include "app/demofleet/booterror.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>
#include <QUuid>

namespace demofleet {

namespace {

const QString RoutedUri = QStringLiteral("UNKNOWN"); // the gateway knows no templates of what it passes on
constexpr int TransferTimeout = 30'000;

HttpResponse gatewayError(int status, const QByteArray &path)
{
    HttpResponse response = bootError(status, path);
    QJsonObject body = QJsonDocument::fromJson(response.body).object();
    body.insert(QStringLiteral("requestId"), QUuid::createUuid().toString(QUuid::Id128).left(8));
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return response;
}

/// Spring's name of a status, for example INTERNAL_SERVER_ERROR.
QString statusWord(int status)
{
    return QString::fromLatin1(reasonPhrase(status)).toUpper().replace(QLatin1Char(' '), QLatin1Char('_'));
}

/// The gateway's own words differ from those of http.server.requests.
QString seriesWord(int status)
{
    switch (status / 100) {
    case 2:
        return QStringLiteral("SUCCESSFUL");
    case 3:
        return QStringLiteral("REDIRECTION");
    case 4:
        return QStringLiteral("CLIENT_ERROR");
    default:
        return QStringLiteral("SERVER_ERROR");
    }
}

QString exceptionFor(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError ? QStringLiteral("AnnotatedConnectException")
                                                          : QStringLiteral("PrematureCloseException");
}

} // namespace

Gateway::Gateway(ServiceIdentity identity, const QStringList &eurekaUrls, const FleetOptions &options,
                 QObject *parent)
    : ServiceProcess(std::move(identity), eurekaUrls, options, parent)
    , m_balancer([this](const QString &application) { return eureka().view().up.value(application); },
                 options.listCache.count())
    , m_routed(std::make_shared<TimerMeter>(QStringLiteral("spring.cloud.gateway.requests")))
{
    m_clock.start();
    m_network.setProxy(QNetworkProxy::NoProxy);
    actuator().addMeter(m_routed);
    connect(&eureka(), &EurekaClient::fetched, this, [this] {
        const auto &up = eureka().view().up;
        if (up.contains(QStringLiteral("ORDERS")) && up.contains(QStringLiteral("PAYMENTS"))) {
            emit ready();
        }
    });
    const QString ttl = QString::number(options.listCache.count()) + QLatin1String("ms");
    QJsonArray routes;
    for (const QString &id : {QStringLiteral("orders"), QStringLiteral("payments")}) {
        routes.append(QJsonObject{
            {QStringLiteral("predicate"), QLatin1String("Paths: [/") + id + QLatin1String("/**]")},
            {QStringLiteral("route_id"), id},
            {QStringLiteral("filters"), QJsonArray{QStringLiteral("[[StripPrefix parts = 1], order = 1]")}},
            {QStringLiteral("uri"), QLatin1String("lb://") + id.toUpper()},
            {QStringLiteral("order"), 0}});
    }
    actuator().setRoutes(routes);
    actuator().setProperty(QStringLiteral("spring.cloud.loadbalancer.cache.ttl"), ttl);
}

QStringList Gateway::targets(const QString &application) const
{
    QStringList ids;
    const QList<Target> all = m_balancer.listed(application) + eureka().view().up.value(application);
    for (const Target &target : all) {
        if (!ids.contains(target.id)) {
            ids.append(target.id);
        }
    }
    return ids;
}

void Gateway::serve(const std::shared_ptr<Call> &call)
{
    static const Route routes[] = {{QStringLiteral("orders"), QStringLiteral("ORDERS")},
                                   {QStringLiteral("payments"), QStringLiteral("PAYMENTS")}};
    const QByteArray path = call->request().path();
    for (const Route &route : routes) {
        const QByteArray prefix = '/' + route.id.toLatin1();
        if (path != prefix && !path.startsWith(prefix + '/')) {
            continue;
        }
        if (const auto target = m_balancer.choose(route.application, m_clock.elapsed())) {
            forward(call, route, *target);
        } else {
            answer(call, route, gatewayError(503, path), QStringLiteral("NotFoundException"));
        }
        return;
    }
    call->answer(gatewayError(404, path), RoutedUri);
}

/// The first part of the path is the route's and is cut off.
void Gateway::forward(const std::shared_ptr<Call> &call, const Route &route, const Target &target)
{
    const QByteArray tail = call->request().target.mid(route.id.size() + 1);
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(target.port) + tail;
    QNetworkRequest request(QUrl::fromEncoded(url));
    request.setTransferTimeout(TransferTimeout);
    const QByteArray type = call->request().header("Content-Type");
    if (!type.isEmpty()) {
        request.setRawHeader("Content-Type", type);
    }
    QNetworkReply *reply = m_network.sendCustomRequest(request, call->request().method, call->request().body);
    connect(reply, &QNetworkReply::finished, this, [=, this] { finish(call, route, reply); });
}

void Gateway::finish(const std::shared_ptr<Call> &call, const Route &route, QNetworkReply *reply)
{
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool complete = status != 0 && (reply->error() == QNetworkReply::NoError || status >= 400);
    if (!complete) {
        answer(call, route, gatewayError(500, call->request().path()), exceptionFor(reply->error()));
        return;
    }
    const HttpResponse response{status, reply->rawHeader("Content-Type"), reply->readAll(), {}};
    answer(call, route, response, QStringLiteral("none"));
}

void Gateway::answer(const std::shared_ptr<Call> &call, const Route &route, const HttpResponse &response,
                     const QString &exception)
{
    m_routed->record({{QStringLiteral("routeId"), route.id},
                      {QStringLiteral("routeUri"), QLatin1String("lb://") + route.application},
                      {QStringLiteral("outcome"), seriesWord(response.status)},
                      {QStringLiteral("status"), statusWord(response.status)},
                      {QStringLiteral("httpStatusCode"), QString::number(response.status)},
                      {QStringLiteral("httpMethod"), QString::fromLatin1(call->request().method)}},
                     call->seconds());
    call->answer(response, RoutedUri, exception);
}

} // namespace demofleet
