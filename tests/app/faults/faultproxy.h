// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httpserver.h"

#include <QByteArrayList>
#include <QTimer>

#include <functional>
#include <list>
#include <memory>

namespace tests {

/// What happens on the way to a server and back.
enum class Fault {
    None,
    Delay,    ///< each answer comes late, but within every limit
    Silence,  ///< no answer, and the connection stays open
    Lost,     ///< the request does not arrive, the connection ends
    Cut,      ///< the answer ends in the middle
    Drip,     ///< the answer comes a byte at a time
    Flood,    ///< the answer has no end
    Reorder,  ///< each request gets the answer to the one before it
    Garbage,  ///< bytes that are no JSON, under a header that says so
    Nonsense, ///< bytes that are no HTTP
    Reset,    ///< the request arrives, the connection is reset instead of an answer
};

/// Stands before one server on loopback and passes everything on, until it is told to do harm. A request that
/// is harmed has reached the server and was done there (but for Fault::Lost): only what comes back is spoilt.
class FaultProxy
{
public:
    using Which = std::function<bool(const demofleet::HttpRequest &)>;

    explicit FaultProxy(quint16 target);
    ~FaultProxy();

    bool listen() { return m_server.listen(); }
    quint16 port() const { return m_server.port(); }

    /// From now on, to those requests; the count of harmed ones begins anew.
    void begin(Fault fault, Which which);
    /// From now on everything is passed on again; what is held back is dropped with its connection.
    void end();
    int harmed() const { return m_harmed; }
    /// Every request that is no GET, as it arrived from the client: "PUT /eureka/apps/...".
    const QByteArrayList &writes() const { return m_writes; }
    /// Called with each of them before it is passed on.
    void setOnWrite(std::function<void()> onWrite) { m_onWrite = std::move(onWrite); }

private:
    using ExchangePointer = std::shared_ptr<demofleet::Exchange>;

    void handle(const demofleet::HttpRequest &request, const ExchangePointer &exchange);
    void pass(const demofleet::HttpRequest &request, const std::function<void(const QByteArray &)> &answered);
    void spoil(const QByteArray &answer, const ExchangePointer &exchange);
    void drip(const QByteArray &answer, const ExchangePointer &exchange);
    void flood(const ExchangePointer &exchange);
    QTimer *timerFor(const ExchangePointer &exchange);

    quint16 m_target;
    Fault m_fault = Fault::None;
    Which m_which;
    int m_harmed = 0;
    QByteArrayList m_writes;
    QByteArray m_previous;
    std::function<void()> m_onWrite;
    std::list<ExchangePointer> m_held;
    std::unique_ptr<QObject> m_underWay; ///< parent of everything that belongs to a fault
    demofleet::HttpServer m_server;
};

} // namespace tests
