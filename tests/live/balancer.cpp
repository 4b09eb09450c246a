// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/balancer.h"

#include <QTcpSocket>

namespace live {

namespace {

/// What one side sends goes to the other; when one closes, so does the other, after what was sent.
void join(QTcpSocket *from, QTcpSocket *to)
{
    QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
    QObject::connect(from, &QTcpSocket::disconnected, to, [from, to] {
        to->write(from->readAll());
        to->disconnectFromHost();
    });
}

} // namespace

Balancer::Balancer(QList<quint16> ports)
    : m_ports(std::move(ports))
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
}

QString Balancer::url() const
{
    return QStringLiteral("http://localhost:%1/eureka").arg(m_server.serverPort());
}

void Balancer::accept()
{
    while (QTcpSocket *caller = m_server.nextPendingConnection()) {
        auto *server = new QTcpSocket(caller);
        join(caller, server);
        join(server, caller);
        QObject::connect(caller, &QTcpSocket::disconnected, caller, &QObject::deleteLater);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_ports.at(m_next % m_ports.size()));
        ++m_next;
    }
}

} // namespace live
