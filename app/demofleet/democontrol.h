// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httpserver.h"

namespace demofleet {

class DemoFleet;

/// The fleet's control address on loopback: what it counts, and the faults that can be put into it. Every
/// change is a POST without a body. GET /demo lists what there is.
class DemoControl
{
public:
    explicit DemoControl(DemoFleet *fleet);

    HttpServer &http() { return m_http; }

private:
    HttpResponse answer(const HttpRequest &request);
    HttpResponse overview() const;
    HttpResponse restart(const HttpRequest &request);
    HttpResponse heal(const HttpRequest &request);
    HttpResponse errors(const HttpRequest &request);

    DemoFleet *m_fleet;
    HttpServer m_http;
};

} // namespace demofleet
