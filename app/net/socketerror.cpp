// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/socketerror.h"

namespace app {

core::ErrorKind kindBeforeSending(QAbstractSocket::SocketError error, bool secure)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return core::ErrorKind::Refused;
    case QAbstractSocket::HostNotFoundError:
        return core::ErrorKind::UnknownHost;
    case QAbstractSocket::SocketTimeoutError:
        return core::ErrorKind::TimedOut;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return core::ErrorKind::Tls;
    case QAbstractSocket::RemoteHostClosedError:
        // A server that hangs up during the handshake does not like ours (or speaks no TLS at all).
        return secure ? core::ErrorKind::Tls : core::ErrorKind::Unreachable;
    default:
        return core::ErrorKind::Unreachable;
    }
}

} // namespace app
