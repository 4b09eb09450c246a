// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/routes.h"
#include "core/base/time.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>

namespace app {

/// Whether something listens at a port.
enum class PortState {
    Open,
    Closed,  ///< the connection was refused: nothing listens there
    Unknown, ///< anything else, such as a timeout, an unknown name or a firewall
};

/// Asks by connecting and hanging up at once; nothing is sent. Use in the thread it lives in.
class PortProbe : public QObject
{
    Q_OBJECT

public:
    explicit PortProbe(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    /// Must not be null; without it, everything is reached as the environment says. An HTTP proxy cannot tell
    /// a refused connection from other trouble, and a rule leads to a forwarder that may listen whatever is
    /// behind it, or not listen although the instance does: nothing is Closed through either.
    void setRoutes(std::shared_ptr<const Routes> routes) { m_routes = std::move(routes); }

    /// `port` from 1 to 65535; others are Unknown. Calls `done` exactly once, never from inside this call,
    /// and not at all if `context` (of this thread) or this object dies.
    void probe(const std::string &host, int port, core::Millis timeout, QObject *context,
               std::function<void(PortState)> done);

private:
    std::shared_ptr<const Routes> m_routes = std::make_shared<Routes>();
};

} // namespace app
