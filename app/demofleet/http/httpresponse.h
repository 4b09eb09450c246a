// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httprequest.h"

#include <QByteArray>

namespace demofleet {

struct HttpResponse
{
    int status = 200;
    QByteArray contentType = "application/json"; ///< empty leaves the header out
    QByteArray body;
    Headers headers; ///< further ones; Content-Length, Date and Connection are added by the server
};

/// The words that go with a status in the status line, and in Boot's error body.
QByteArray reasonPhrase(int status);

/// The whole answer as bytes. A HEAD request gets no body.
QByteArray serialized(const HttpResponse &response, bool keepAlive, bool withBody);

} // namespace demofleet
