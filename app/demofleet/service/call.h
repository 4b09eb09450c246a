// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/exchange.h"
#include "app/demofleet/service/requestlog.h"

#include <memory>

namespace demofleet {

/// One request at a simulated process: it counts as running until it is answered, and then under its address
/// template.
class Call
{
public:
    Call(HttpRequest request, std::shared_ptr<Exchange> exchange, std::shared_ptr<RequestLog> log)
        : m_request(std::move(request))
        , m_exchange(std::move(exchange))
        , m_log(std::move(log))
        , m_id(m_log->begin())
    {
    }

    const HttpRequest &request() const { return m_request; }
    double seconds() const { return m_log->running(m_id); } ///< since it arrived

    void answer(const HttpResponse &response, const QString &uri,
                const QString &exception = QStringLiteral("none"))
    {
        m_log->end(m_id, m_request.method, uri, response.status, exception);
        m_exchange->respond(response);
    }

private:
    HttpRequest m_request;
    std::shared_ptr<Exchange> m_exchange;
    std::shared_ptr<RequestLog> m_log;
    quint64 m_id;
};

} // namespace demofleet
