// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/legacyactuator.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/service/eurekaclient.h"
#include "app/demofleet/service/health.h"

#include <QStringList>

namespace demofleet {

namespace {

const QByteArray StatusPath = "/service-registry/instance-status";

HttpResponse firstVersion(const QJsonObject &body, int status = 200)
{
    HttpResponse response = jsonResponse(body, status);
    response.contentType = "application/vnd.spring-boot.actuator.v1+json;charset=UTF-8";
    return response;
}

/// Boot 1.5 knows neither "components" nor "details": the parts are plain members.
QJsonObject flattened(const QJsonObject &node)
{
    QJsonObject flat = node;
    const QJsonObject details = flat.take(u"details").toObject();
    for (auto one = details.begin(); one != details.end(); ++one) {
        flat.insert(one.key(), one.value());
    }
    const QJsonObject parts = flat.take(u"components").toObject();
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        flat.insert(part.key(), flattened(part.value().toObject()));
    }
    return flat;
}

} // namespace

LegacyActuator::LegacyActuator(ServiceIdentity identity, EurekaClient *client, std::function<void()> shutdown)
    : m_identity(std::move(identity))
    , m_client(client)
    , m_lifecycle(client, Flavour::Legacy, std::move(shutdown))
    , m_registry(client, Flavour::Legacy)
{
    m_uptime.start();
}

bool LegacyActuator::handles(const QByteArray &path)
{
    const QByteArray first = path.mid(1).split('/').first();
    return path == StatusPath || path.startsWith("/env/") ||
           LifecycleEndpoint::handles(QString::fromUtf8(path.mid(1))) ||
           (path.mid(1) == first && (first == "health" || first == "info" || first == "metrics"));
}

void LegacyActuator::handle(const std::shared_ptr<Call> &call)
{
    const HttpRequest &request = call->request();
    const QString uri = QString::fromUtf8(request.path());
    if (request.path() == StatusPath) {
        m_registry.handle(call);
    } else if (LifecycleEndpoint::handles(uri.mid(1))) {
        m_lifecycle.handle(call, uri.mid(1), uri);
    } else if (request.method != "GET" && request.method != "HEAD") {
        HttpResponse refused = bootError(405, request.path());
        refused.headers = {{"Allow", "GET"}};
        call->answer(refused, uri);
    } else {
        call->answer(read(request), uri);
    }
}

HttpResponse LegacyActuator::read(const HttpRequest &request) const
{
    const QByteArray path = request.path();
    if (path == "/health") {
        return health();
    }
    if (path == "/info") {
        return firstVersion(
            {{QStringLiteral("build"), QJsonObject{{QStringLiteral("name"), m_identity.application.toLower()},
                                                   {QStringLiteral("version"), m_identity.version}}}});
    }
    if (path == "/metrics") {
        return firstVersion({{QStringLiteral("uptime"), m_uptime.elapsed()},
                             {QStringLiteral("instance.uptime"), m_uptime.elapsed()}});
    }
    return property(QString::fromUtf8(QByteArray::fromPercentEncoding(path.mid(5))), request);
}

HttpResponse LegacyActuator::health() const
{
    const QJsonObject tree = healthJson(m_client->view());
    return firstVersion(flattened(tree), healthStatusCode(tree));
}

HttpResponse LegacyActuator::property(const QString &name, const HttpRequest &request) const
{
    if (name == QLatin1String("eureka.instance.instance-id")) {
        return firstVersion({{name, m_identity.id()}});
    }
    return bootError(404, request.path());
}

} // namespace demofleet
