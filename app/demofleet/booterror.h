// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httpresponse.h"

#include <QJsonObject>

namespace demofleet {

HttpResponse jsonResponse(const QJsonObject &body, int status = 200);

/// The error object of Spring Boot 3, which modern Eureka servers send as well.
HttpResponse bootError(int status, const QByteArray &path);

} // namespace demofleet
