// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/flavour.h"
#include "app/demofleet/service/call.h"

#include <functional>

namespace demofleet {

class EurekaClient;

/// shutdown, pause, resume and restart. Legacy, as Dalston has them: pause de-registers, and resume says true
/// and brings nothing back. Modern: pause says true and resume false, and neither does anything.
class LifecycleEndpoint
{
public:
    LifecycleEndpoint(EurekaClient *client, Flavour flavour, std::function<void()> shutdown)
        : m_client(client)
        , m_flavour(flavour)
        , m_shutdown(std::move(shutdown))
    {
    }

    static bool handles(const QString &endpoint);
    /// `uri` is the template under which it counts.
    void handle(const std::shared_ptr<Call> &call, const QString &endpoint, const QString &uri);

private:
    EurekaClient *m_client;
    Flavour m_flavour;
    std::function<void()> m_shutdown;
};

} // namespace demofleet
