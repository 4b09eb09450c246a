// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"

#include "app/demofleet/http/connection.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace demofleet {

namespace {

constexpr int Backlog = 512;

} // namespace

HttpServer::HttpServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::make_shared<const Handler>(std::move(handler)))
    , m_listener(new QTcpServer(this))
{
    m_listener->setListenBacklogSize(Backlog);
    m_listener->setMaxPendingConnections(Backlog);
    connect(m_listener, &QTcpServer::newConnection, this, &HttpServer::acceptConnections);
}

HttpServer::~HttpServer()
{
    stop();
}

bool HttpServer::listen(quint16 port)
{
    if (!m_listener->listen(QHostAddress(QHostAddress::LocalHost), port)) {
        return false;
    }
    m_port = m_listener->serverPort();
    return true;
}

quint16 HttpServer::port() const
{
    return m_port;
}

bool HttpServer::isListening() const
{
    return m_listener->isListening();
}

void HttpServer::stop()
{
    m_listener->close();
    const QList<Connection *> connections = std::exchange(m_connections, {});
    for (Connection *connection : connections) {
        connection->disconnect(this);
        connection->abort();
        connection->deleteLater(); // a handler of its may be running right now
    }
}

void HttpServer::stopAccepting()
{
    m_listener->close();
    const QList<Connection *> connections = m_connections;
    for (Connection *connection : connections) {
        connection->closeWhenIdle();
    }
}

int HttpServer::connectionCount() const
{
    return static_cast<int>(m_connections.size());
}

void HttpServer::acceptConnections()
{
    while (QTcpSocket *socket = m_listener->nextPendingConnection()) {
        auto *connection = new Connection(socket, m_handler, this);
        m_connections.append(connection);
        connect(connection, &Connection::gone, this, [this, connection] { forget(connection); });
    }
}

void HttpServer::forget(Connection *connection)
{
    m_connections.removeAll(connection);
    connection->deleteLater();
}

} // namespace demofleet
