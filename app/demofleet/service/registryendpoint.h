// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/flavour.h"
#include "app/demofleet/service/call.h"

namespace demofleet {

class EurekaClient;

/// The service registry: reads and overrides the status of the own instance at Eureka. Modern, at
/// /actuator/serviceregistry: JSON, and what Eureka says. Legacy, at /service-registry/instance-status: the
/// whole body is the word, whatever it says it is, and what is read is the process's own view.
class RegistryEndpoint
{
public:
    RegistryEndpoint(EurekaClient *client, Flavour flavour)
        : m_client(client)
        , m_flavour(flavour)
    {
    }

    void handle(const std::shared_ptr<Call> &call);

private:
    void read(const std::shared_ptr<Call> &call);
    void write(const std::shared_ptr<Call> &call);
    void setOverride(const std::shared_ptr<Call> &call, const QString &word);
    QString uri() const;

    EurekaClient *m_client;
    Flavour m_flavour;
};

} // namespace demofleet
