// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/service/lifecycleendpoint.h"
#include "app/demofleet/service/registryendpoint.h"
#include "app/demofleet/service/serviceidentity.h"

#include <functional>

namespace demofleet {

class EurekaClient;

/// The actuator as Spring Boot 1.5 has it: at the root, without a links document. Its metrics tell the uptime
/// and no more, as one without status counters does.
class LegacyActuator
{
public:
    LegacyActuator(ServiceIdentity identity, EurekaClient *client, std::function<void()> shutdown);

    static bool handles(const QByteArray &path);
    void handle(const std::shared_ptr<Call> &call);

private:
    HttpResponse read(const HttpRequest &request) const;
    HttpResponse health() const;
    HttpResponse property(const QString &name, const HttpRequest &request) const;

    ServiceIdentity m_identity;
    EurekaClient *m_client;
    LifecycleEndpoint m_lifecycle;
    RegistryEndpoint m_registry;
    QElapsedTimer m_uptime;
};

} // namespace demofleet
