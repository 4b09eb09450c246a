// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httpresponse.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace demofleet {

inline HttpResponse actuatorResponse(const QJsonObject &body, int status = 200)
{
    return {status,
            "application/vnd.spring-boot.actuator.v3+json",
            QJsonDocument(body).toJson(QJsonDocument::Compact),
            {}};
}

} // namespace demofleet
