// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httpresponse.h"
#include "app/demofleet/http/requestparser.h"

#include <QObject>

#include <functional>
#include <memory>

class QTcpSocket;

namespace demofleet {

class Exchange;

/// One accepted connection: reads requests one after the other, and waits for each answer before the next.
/// Signals of the socket arrive queued, so that a handler may delete the server, and this with it.
class Connection : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const HttpRequest &, std::shared_ptr<Exchange>)>;

    Connection(QTcpSocket *socket, std::shared_ptr<const Handler> handler, QObject *parent);
    ~Connection() override;

    bool isOpen() const;                   ///< an answer can still be written
    bool isBusy() const { return m_busy; } ///< a request is being answered
    void respond(const HttpResponse &response);
    void write(const QByteArray &bytes);
    void closeAfterWriting();
    void abort();
    void reset();
    void closeWhenIdle(); ///< at once if no request is being answered, otherwise after its answer

signals:
    void gone();

private:
    void readSocket();
    void handleRequests();
    void socketClosed();

    QTcpSocket *m_socket;
    std::shared_ptr<const Handler> m_handler;
    RequestParser m_parser;
    bool m_busy = false;
    bool m_handling = false;
    bool m_closing = false;
    bool m_gone = false;
};

} // namespace demofleet
