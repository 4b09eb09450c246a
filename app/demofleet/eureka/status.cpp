// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/status.h"

namespace demofleet {

QString statusText(Status status)
{
    switch (status) {
    case Status::Up:
        return QStringLiteral("UP");
    case Status::Down:
        return QStringLiteral("DOWN");
    case Status::Starting:
        return QStringLiteral("STARTING");
    case Status::OutOfService:
        return QStringLiteral("OUT_OF_SERVICE");
    case Status::Unknown:
        break;
    }
    return QStringLiteral("UNKNOWN");
}

std::optional<Status> statusFrom(const QString &text)
{
    for (const Status status :
         {Status::Up, Status::Down, Status::Starting, Status::OutOfService, Status::Unknown}) {
        if (text == statusText(status)) {
            return status;
        }
    }
    return std::nullopt;
}

} // namespace demofleet
