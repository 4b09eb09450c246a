// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/fleetoptions.h"

namespace demofleet {

namespace {

double seconds(std::chrono::milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

QJsonObject hopsJson(const FleetOptions &options)
{
    return {{QStringLiteral("serverCache"), seconds(options.serverCache)},
            {QStringLiteral("fetch"), seconds(options.fetch)},
            {QStringLiteral("listCache"), seconds(options.listCache)},
            {QStringLiteral("heartbeat"), seconds(options.heartbeat)},
            {QStringLiteral("lease"), leaseSeconds(options)}};
}

int leaseSeconds(const FleetOptions &options)
{
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(options.lease).count());
}

} // namespace demofleet
