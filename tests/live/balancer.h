// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTcpServer>

namespace live {

/// One address in front of several servers, as a balancer of connections: each new connection goes to the
/// next of them, and stays there. Passes bytes on and knows nothing of HTTP.
class Balancer
{
public:
    explicit Balancer(QList<quint16> ports);

    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    /// "http://localhost:PORT/eureka"
    QString url() const;
    int connections() const { return m_next; }

private:
    void accept();

    QList<quint16> m_ports; ///< on this machine
    int m_next = 0;
    QTcpServer m_server;
};

} // namespace live
