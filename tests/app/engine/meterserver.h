// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httpserver.h"
#include "app/net/reader.h"

#include <QTest>

#include <map>
#include <memory>

/// A server whose answers a test sets by path and query (anything else is 404), and a reader for it.
class MeterServer
{
public:
    MeterServer()
        : m_server([this](const demofleet::HttpRequest &request,
                          const std::shared_ptr<demofleet::Exchange> &exchange) {
            m_asked.append(request.target);
            const auto found = m_bodies.find(request.target);
            if (found == m_bodies.end())
                exchange->respond({404, {}, {}, {}});
            else
                exchange->respond({200, "application/json", found->second, {}});
        })
        , m_reader(std::make_shared<app::Credentials>())
    {
    }

    bool listen() { return m_server.listen(); }
    void serve(const QByteArray &target, const QByteArray &body) { m_bodies[target] = body; }
    const QByteArrayList &asked() const { return m_asked; }
    void forgetAsked() { m_asked.clear(); }
    quint16 port() const { return m_server.port(); }
    app::Reader &reader() { return m_reader; }

    /// What a reading that was begun comes to; `result` is set by it.
    template <typename Value>
    static core::Result<Value> await(const std::optional<core::Result<Value>> &result)
    {
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return core::fail(core::ErrorKind::TimedOut, "test");
        return *result;
    }

private:
    std::map<QByteArray, QByteArray> m_bodies;
    QByteArrayList m_asked;
    demofleet::HttpServer m_server;
    app::Reader m_reader;
};
