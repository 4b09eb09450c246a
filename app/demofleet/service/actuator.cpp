// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/actuator.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/service/actuatorresponse.h"
#include "app/demofleet/service/eurekaclient.h"
#include "app/demofleet/service/health.h"
#include "app/demofleet/service/settingspages.h"

#include <QJsonArray>

namespace demofleet {

namespace {

const QString Unmapped = QStringLiteral("/**");

HttpResponse refusedMethod(const HttpRequest &request, const QByteArray &allowed)
{
    HttpResponse response = bootError(405, request.path());
    response.headers.append({"Allow", allowed});
    return response;
}

QStringList pathNames(const QByteArray &path)
{
    const QString text = QString::fromUtf8(QByteArray::fromPercentEncoding(path));
    return text.split(QLatin1Char('/'), Qt::SkipEmptyParts).mid(1);
}

} // namespace

Actuator::Actuator(ServiceIdentity identity, std::shared_ptr<RequestLog> log, EurekaClient *client,
                   std::function<void()> shutdown)
    : m_identity(std::move(identity))
    , m_client(client)
    , m_lifecycle(client, Flavour::Modern, std::move(shutdown))
    , m_metrics(std::move(log))
    , m_registry(client, Flavour::Modern)
{
    setProperty(QStringLiteral("eureka.instance.instance-id"), m_identity.id());
    setProperty(QStringLiteral("spring.application.name"), m_identity.application.toLower());
    setProperty(QStringLiteral("server.port"), QString::number(m_identity.port));
}

bool Actuator::handles(const QByteArray &path)
{
    return path == "/actuator" || path.startsWith("/actuator/");
}

void Actuator::handle(const std::shared_ptr<Call> &call)
{
    const HttpRequest &request = call->request();
    const QStringList names = pathNames(request.path());
    if (names.value(0) == QLatin1String("serviceregistry") && names.size() == 1) {
        m_registry.handle(call);
    } else if (LifecycleEndpoint::handles(names.value(0)) && names.size() == 1) {
        m_lifecycle.handle(call, names.first(), QLatin1String("/actuator/") + names.first());
    } else if (request.method != "GET" && request.method != "HEAD") {
        call->answer(refusedMethod(request, "GET"), QStringLiteral("UNKNOWN"));
    } else {
        answerRead(call, names);
    }
}

void Actuator::answerRead(const std::shared_ptr<Call> &call, const QStringList &names)
{
    const HttpRequest &request = call->request();
    const QString endpoint = names.value(0);
    if (names.isEmpty() && !request.path().endsWith('/')) {
        call->answer(links(request), QStringLiteral("/actuator"));
    } else if (endpoint == QLatin1String("health")) {
        call->answer(health(names.mid(1)), names.size() == 1 ? QStringLiteral("/actuator/health")
                                                             : QStringLiteral("/actuator/health/**"));
    } else if (endpoint == QLatin1String("info") && names.size() == 1) {
        call->answer(info(), QStringLiteral("/actuator/info"));
    } else if (endpoint == QLatin1String("metrics") && names.size() == 1) {
        call->answer(m_metrics.names(), QStringLiteral("/actuator/metrics"));
    } else if (endpoint == QLatin1String("metrics") && names.size() == 2) {
        call->answer(m_metrics.one(request, names.at(1)),
                     QStringLiteral("/actuator/metrics/{requiredMetricName}"));
    } else if (endpoint == QLatin1String("env") && names.size() == 2) {
        call->answer(property(names.at(1)), QStringLiteral("/actuator/env/{toMatch}"));
    } else if (!answerSettings(call, names)) {
        call->answer(bootError(404, request.path()), Unmapped);
    }
}

/// Whole documents only.
bool Actuator::answerSettings(const std::shared_ptr<Call> &call, const QStringList &names) const
{
    const QString path = names.join(QLatin1Char('/'));
    HttpResponse response;
    if (path == QLatin1String("env")) {
        response = actuatorResponse(environmentJson(m_properties));
    } else if (path == QLatin1String("configprops")) {
        response = actuatorResponse(configurationPropertiesJson(m_identity.application.toLower(), m_beans));
    } else if (path == QLatin1String("gateway/routes") && !m_routes.isEmpty()) {
        response = actuatorResponse({});
        response.body = QJsonDocument(m_routes).toJson(QJsonDocument::Compact);
    } else {
        return false;
    }
    call->answer(response, QLatin1String("/actuator/") + path);
    return true;
}

HttpResponse Actuator::links(const HttpRequest &request) const
{
    static const QList<QPair<QString, QString>> endpoints = {
        {QStringLiteral("self"), QString()},
        {QStringLiteral("health"), QStringLiteral("/health")},
        {QStringLiteral("health-path"), QStringLiteral("/health/{*path}")},
        {QStringLiteral("info"), QStringLiteral("/info")},
        {QStringLiteral("metrics"), QStringLiteral("/metrics")},
        {QStringLiteral("metrics-requiredMetricName"), QStringLiteral("/metrics/{requiredMetricName}")},
        {QStringLiteral("env"), QStringLiteral("/env")},
        {QStringLiteral("env-toMatch"), QStringLiteral("/env/{toMatch}")},
        {QStringLiteral("configprops"), QStringLiteral("/configprops")},
        {QStringLiteral("serviceregistry"), QStringLiteral("/serviceregistry")},
        {QStringLiteral("shutdown"), QStringLiteral("/shutdown")},
        {QStringLiteral("pause"), QStringLiteral("/pause")},
        {QStringLiteral("resume"), QStringLiteral("/resume")},
        {QStringLiteral("restart"), QStringLiteral("/restart")}};
    const QString base =
        QLatin1String("http://") + QString::fromLatin1(request.header("Host")) + QLatin1String("/actuator");
    QJsonObject list;
    for (const auto &[key, tail] : endpoints) {
        list.insert(key, QJsonObject{{QStringLiteral("href"), base + tail},
                                     {QStringLiteral("templated"), tail.contains(QLatin1Char('{'))}});
    }
    return actuatorResponse({{QStringLiteral("_links"), list}});
}

/// The whole tree, or the part of it that the path names.
HttpResponse Actuator::health(const QStringList &path) const
{
    QJsonObject node = healthJson(m_client->view());
    for (const QString &name : path) {
        node = node.value(u"components").toObject().value(name).toObject();
        if (node.isEmpty()) {
            return {404, {}, {}, {}};
        }
    }
    return actuatorResponse(node, healthStatusCode(node));
}

HttpResponse Actuator::info() const
{
    const QString name = m_identity.application.toLower();
    return actuatorResponse(
        {{QStringLiteral("build"), QJsonObject{{QStringLiteral("artifact"), name},
                                               {QStringLiteral("group"), QStringLiteral("com.example")},
                                               {QStringLiteral("name"), name},
                                               {QStringLiteral("version"), m_identity.version}}}});
}

HttpResponse Actuator::property(const QString &name) const
{
    const auto found = m_properties.constFind(name);
    if (found == m_properties.constEnd()) {
        return {404, {}, {}, {}};
    }
    const QString source = QStringLiteral("commandLineArgs");
    const QJsonObject value{{QStringLiteral("value"), found.value()}};
    return actuatorResponse(
        {{QStringLiteral("property"),
          QJsonObject{{QStringLiteral("source"), source}, {QStringLiteral("value"), found.value()}}},
         {QStringLiteral("activeProfiles"), QJsonArray{}},
         {QStringLiteral("defaultProfiles"), QJsonArray{QStringLiteral("default")}},
         {QStringLiteral("propertySources"),
          QJsonArray{QJsonObject{{QStringLiteral("name"), source}, {QStringLiteral("property"), value}},
                     QJsonObject{{QStringLiteral("name"), QStringLiteral("systemProperties")}}}}});
}

} // namespace demofleet
