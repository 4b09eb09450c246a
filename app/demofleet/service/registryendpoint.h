// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/service/call.h"

namespace demofleet {

class EurekaClient;

/// /actuator/serviceregistry: reads and overrides the status of the own instance at Eureka.
class RegistryEndpoint
{
public:
    explicit RegistryEndpoint(EurekaClient *client)
        : m_client(client)
    {
    }

    void handle(const std::shared_ptr<Call> &call);

private:
    void read(const std::shared_ptr<Call> &call);
    void write(const std::shared_ptr<Call> &call);

    EurekaClient *m_client;
};

} // namespace demofleet
