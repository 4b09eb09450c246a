// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QNetworkProxy>
#include <QObject>

#include <functional>
#include <optional>
#include <string>

namespace app {

/// Whether something listens at a port.
enum class PortState {
    Open,
    Closed,  ///< the connection was refused: nothing listens there
    Unknown, ///< anything else, such as a timeout, an unknown name or a firewall
};

/// Asks by connecting and hanging up at once; nothing is sent. Loopback is asked directly. Use in the thread
/// it lives in.
class PortProbe : public QObject
{
    Q_OBJECT

public:
    explicit PortProbe(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    /// For hosts other than loopback; without it, what the application is configured for. An HTTP proxy
    /// cannot tell a refused connection from other trouble, so nothing is Closed through one.
    void setProxy(const QNetworkProxy &proxy) { m_proxy = proxy; }

    /// `port` from 1 to 65535; others are Unknown. Calls `done` exactly once, never from inside this call,
    /// and not at all if `context` (of this thread) or this object dies.
    void probe(const std::string &host, int port, core::Millis timeout, QObject *context,
               std::function<void(PortState)> done);

private:
    std::optional<QNetworkProxy> m_proxy;
};

} // namespace app
