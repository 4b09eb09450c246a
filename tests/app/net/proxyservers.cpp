// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/net/proxyservers.h"

ProxyServer::ProxyServer()
{
    m_listener.setProxy(QNetworkProxy::NoProxy);
    connect(&m_listener, &QTcpServer::newConnection, this, &ProxyServer::accept);
    m_listener.listen(QHostAddress::LocalHost);
}

void ProxyServer::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        ++connections;
        connect(client, &QTcpSocket::readyRead, this, [this, client] { onBytes(client); });
    }
}

void ProxyServer::onBytes(QTcpSocket *client)
{
    if (QTcpSocket *const server = m_tunnels.value(client)) {
        server->write(client->readAll());
        return;
    }
    QByteArray &bytes = m_waiting[client];
    bytes += client->readAll();
    greet(client, bytes);
}

void ProxyServer::open(QTcpSocket *client, const QByteArray &host, quint16 port, bool isName)
{
    const QByteArray target = host + ':' + QByteArray::number(port);
    asked << target;
    if (isName)
        unresolved << target;
    auto *server = new QTcpSocket(client);
    server->setProxy(QNetworkProxy::NoProxy);
    connect(server, &QTcpSocket::connected, client, [this, client, server] {
        m_tunnels[client] = server;
        opened(client);
    });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(server, &QTcpSocket::errorOccurred, client, [this, client] {
        if (!m_tunnels.contains(client))
            refused(client);
        client->disconnectFromHost();
    });
    connect(client, &QTcpSocket::disconnected, server, [server] { server->disconnectFromHost(); });
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void Socks5Server::greet(QTcpSocket *client, QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.at(0) != 5) {
        wrongGreeting = bytes;
        return client->disconnectFromHost();
    }
    if (!m_greeted.contains(client)) {
        if (bytes.size() < 2 || bytes.size() < 2 + bytes.at(1))
            return;
        bytes.remove(0, 2 + bytes.at(1));
        m_greeted << client;
        client->write(QByteArray("\x05\x00", 2));
    }
    // Version, CONNECT, reserved, kind of address.
    if (bytes.size() < 5)
        return;
    const bool isName = bytes.at(3) == 3;
    const qsizetype length = isName ? 1 + static_cast<unsigned char>(bytes.at(4)) : bytes.at(3) == 1 ? 4 : 16;
    if (bytes.size() < 4 + length + 2)
        return;
    const QByteArray host = isName ? bytes.mid(5, length - 1) : bytes.mid(4, length).toHex();
    const auto high = static_cast<unsigned char>(bytes.at(4 + length));
    const auto low = static_cast<unsigned char>(bytes.at(5 + length));
    bytes.remove(0, 4 + length + 2);
    open(client, host, static_cast<quint16>(high * 256 + low), isName);
}

void Socks5Server::opened(QTcpSocket *client)
{
    client->write(QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
}

void Socks5Server::refused(QTcpSocket *client)
{
    client->write(QByteArray("\x05\x05\x00\x01\x00\x00\x00\x00\x00\x00", 10));
}

void ConnectProxy::greet(QTcpSocket *client, QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QList<QByteArray> line = bytes.left(bytes.indexOf("\r\n")).split(' ');
    const qsizetype colon = line.size() == 3 ? line.at(1).lastIndexOf(':') : -1;
    if (line.first() != "CONNECT" || colon < 0) {
        wrongGreeting = bytes;
        return client->disconnectFromHost();
    }
    const QByteArray host = line.at(1).left(colon);
    const bool isName = QHostAddress(QString::fromLatin1(host)).isNull();
    bytes.remove(0, end + 4);
    open(client, host, line.at(1).mid(colon + 1).toUShort(), isName);
}

void ConnectProxy::opened(QTcpSocket *client)
{
    client->write("HTTP/1.1 200 Connection established\r\n\r\n");
}

void ConnectProxy::refused(QTcpSocket *client)
{
    client->write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
}
