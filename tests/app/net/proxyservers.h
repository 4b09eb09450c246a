// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>

/// A proxy on 127.0.0.1 that answers one kind of greeting and then passes bytes on. Whatever name it is asked
/// for, it connects to 127.0.0.1 at the port asked for: only it knows where a name leads.
class ProxyServer : public QObject
{
    Q_OBJECT

public:
    ProxyServer();

    quint16 port() const { return m_listener.serverPort(); }
    void stop() { m_listener.close(); }

    QList<QByteArray> asked;      ///< "host:port" as the client wrote it, one for each tunnel
    QList<QByteArray> unresolved; ///< those of `asked` that came as a name
    int connections = 0;
    QByteArray wrongGreeting; ///< what arrived where a greeting was expected; empty: none

protected:
    /// Takes what it understands from the front of `bytes`; calls open() once it knows where to.
    virtual void greet(QTcpSocket *client, QByteArray &bytes) = 0;
    virtual void opened(QTcpSocket *client) = 0;
    virtual void refused(QTcpSocket *client) = 0;
    void open(QTcpSocket *client, const QByteArray &host, quint16 port, bool isName);

private:
    void accept();
    void onBytes(QTcpSocket *client);

    QTcpServer m_listener;
    QHash<QTcpSocket *, QByteArray> m_waiting;
    QHash<QTcpSocket *, QTcpSocket *> m_tunnels;
};

/// RFC 1928, without a login.
class Socks5Server : public ProxyServer
{
protected:
    void greet(QTcpSocket *client, QByteArray &bytes) override;
    void opened(QTcpSocket *client) override;
    void refused(QTcpSocket *client) override;

private:
    QSet<QTcpSocket *> m_greeted;
};

/// CONNECT only: any other method is a wrong greeting.
class ConnectProxy : public ProxyServer
{
protected:
    void greet(QTcpSocket *client, QByteArray &bytes) override;
    void opened(QTcpSocket *client) override;
    void refused(QTcpSocket *client) override;
};
