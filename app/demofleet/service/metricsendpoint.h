// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/service/call.h"

namespace demofleet {

/// /actuator/metrics of one process.
class MetricsEndpoint
{
public:
    explicit MetricsEndpoint(std::shared_ptr<RequestLog> log);

    void add(std::shared_ptr<const TimerMeter> meter) { m_meters.append(std::move(meter)); }
    HttpResponse names() const;
    HttpResponse one(const HttpRequest &request, const QString &name) const;

private:
    std::optional<QJsonObject> find(const QString &name, const Tags &wanted) const;

    std::shared_ptr<RequestLog> m_log;
    QList<std::shared_ptr<const TimerMeter>> m_meters;
    double m_startTime; ///< seconds since the epoch
};

} // namespace demofleet
