// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/exchange.h"
#include "app/demofleet/http/httprequest.h"
#include "app/demofleet/http/httpresponse.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

class QTcpServer;

namespace demofleet {

class Connection;

/// A small HTTP/1.1 server on the event loop of its thread, on 127.0.0.1 only. A handler may delete the
/// server.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const HttpRequest &, std::shared_ptr<Exchange>)>;

    explicit HttpServer(Handler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    bool listen(quint16 port = 0); ///< 0 takes a free port
    quint16 port() const;          ///< the last one listened at, also after stopping
    bool isListening() const;
    void stop();          ///< stops accepting, and closes all connections at once
    void stopAccepting(); ///< stops accepting; requests that are being answered still get their answer
    int connectionCount() const;

private:
    void acceptConnections();
    void forget(Connection *connection);

    std::shared_ptr<const Handler> m_handler;
    QTcpServer *m_listener;
    QList<Connection *> m_connections;
    quint16 m_port = 0;
};

} // namespace demofleet
