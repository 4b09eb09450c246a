// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/portprobe.h"

#include "app/net/completion.h"
#include "core/http/url.h"

#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace app {

namespace {

/// What a failed connection says about the port itself.
PortState stateFor(const QTcpSocket &socket)
{
    const bool direct = socket.proxy().type() != QNetworkProxy::HttpProxy;
    return direct && socket.error() == QAbstractSocket::ConnectionRefusedError ? PortState::Closed
                                                                               : PortState::Unknown;
}

} // namespace

void PortProbe::probe(const std::string &host, int port, core::Millis timeout, QObject *context,
                      std::function<void(PortState)> done)
{
    auto completion = std::make_shared<Completion<PortState>>(context, std::move(done));
    if (host.empty() || port < 1 || port > 65535)
        return completion->deliver(PortState::Unknown);
    const std::string written = host.find(':') == std::string::npos ? host : "[" + host + "]";
    const auto route = m_routes->route("http://" + written + ":" + std::to_string(port) + "/");
    if (!route)
        return completion->deliver(PortState::Unknown);
    const bool isForwarded = route->rule.has_value();
    const QString name = QString::fromStdString(core::hostOf(route->url));
    auto *socket = new QTcpSocket(this);
    const auto finish = [socket, completion](PortState state) {
        socket->disconnect();
        socket->deleteLater();
        completion->deliver(state);
    };
    connect(socket, &QTcpSocket::connected, socket, [finish] { finish(PortState::Open); });
    connect(socket, &QTcpSocket::errorOccurred, socket,
            [finish, socket, isForwarded] { finish(isForwarded ? PortState::Unknown : stateFor(*socket)); });
    QTimer::singleShot(timeout, socket, [finish] { finish(PortState::Unknown); });
    socket->setProxy(toQt(route->proxy));
    socket->connectToHost(name, static_cast<quint16>(core::portOf(route->url)));
}

} // namespace app
