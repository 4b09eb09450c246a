// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/credentials.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <QNetworkProxy>
#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

namespace app {

/// Sends requests that change something: each exactly once, on a fresh connection of its own.
/// QNetworkAccessManager is no choice here, as it sends a request again (of any method) when the server reads
/// it and closes. Follows no redirect and goes directly to loopback. Use in the thread it lives in.
class Writer : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Result<core::Response>)>;

    /// `credentials` must not be null.
    explicit Writer(std::shared_ptr<Credentials> credentials, QObject *parent = nullptr);
    ~Writer() override;

    /// For hosts other than loopback; without it, what the application is configured for. Always used as a
    /// tunnel.
    void setProxy(const QNetworkProxy &proxy) { m_proxy = proxy; }
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }

    /// Sends a PUT, POST or DELETE. Calls `done` exactly once, never from inside this call, and not at all if
    /// `context` (of this thread) dies; the request goes on then. Any HTTP status but a redirect is a
    /// Response.
    ///
    /// Nothing was sent for certain: InvalidAddress, UnknownHost, Refused, Unreachable, Tls, TimedOut,
    /// Cancelled (this object died), Unauthorized with "suspended" (httpStatus 0). It may or may not have
    /// happened: OutcomeUnknown, with `what` = "timed out", "connection lost" or what is wrong with the
    /// answer, and httpStatus if that much arrived. Answered: Redirected. `where` is the URL.
    void send(const core::Request &request, QObject *context, Done done);

private:
    std::shared_ptr<Credentials> m_credentials;
    std::optional<QNetworkProxy> m_proxy;
    std::optional<QSslConfiguration> m_tls;
    QObject m_exchanges; ///< parent of those that are under way
};

} // namespace app
