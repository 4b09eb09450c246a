// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/service/lifecycleendpoint.h"
#include "app/demofleet/service/metricsendpoint.h"
#include "app/demofleet/service/registryendpoint.h"
#include "app/demofleet/service/serviceidentity.h"

#include <QJsonArray>
#include <QMap>

#include <functional>

namespace demofleet {

class EurekaClient;

/// The actuator of one process on its own port, as Spring Boot 3.5 has it with everything exposed.
class Actuator
{
public:
    Actuator(ServiceIdentity identity, std::shared_ptr<RequestLog> log, EurekaClient *client,
             std::function<void()> shutdown);

    static bool handles(const QByteArray &path);
    void handle(const std::shared_ptr<Call> &call);
    void addMeter(std::shared_ptr<const TimerMeter> meter) { m_metrics.add(std::move(meter)); }
    void setProperty(const QString &name, const QString &value) { m_properties.insert(name, value); }
    void setBean(const QString &prefix, const QJsonObject &values) { m_beans.insert(prefix, values); }
    /// Spring Cloud Gateway's own endpoint; a process without routes has none.
    void setRoutes(const QJsonArray &routes) { m_routes = routes; }

private:
    void answerRead(const std::shared_ptr<Call> &call, const QStringList &names);
    HttpResponse links(const HttpRequest &request) const;
    HttpResponse health(const QStringList &path) const;
    HttpResponse info() const;
    HttpResponse property(const QString &name) const;
    bool answerSettings(const std::shared_ptr<Call> &call, const QStringList &names) const;

    ServiceIdentity m_identity;
    EurekaClient *m_client;
    LifecycleEndpoint m_lifecycle;
    MetricsEndpoint m_metrics;
    RegistryEndpoint m_registry;
    QMap<QString, QString> m_properties;
    QMap<QString, QJsonObject> m_beans;
    QJsonArray m_routes;
};

} // namespace demofleet
