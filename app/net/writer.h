// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/credentials.h"
#include "app/net/routes.h"
#include "app/net/trust.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

namespace app {

/// Sends requests that change something: each exactly once, on a fresh connection of its own.
/// QNetworkAccessManager is no choice here, as it sends a request again (of any method) when the server reads
/// it and closes. Follows no redirect and goes where Routes sends it. Use in the thread it lives in.
class Writer : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Result<core::Response>)>;

    /// `credentials` must not be null.
    explicit Writer(std::shared_ptr<Credentials> credentials, QObject *parent = nullptr);
    ~Writer() override;

    /// Must not be null; without it, everything is reached as the environment says. A proxy is always used
    /// as a tunnel: one that forwards requests itself may send them again.
    void setRoutes(std::shared_ptr<const Routes> routes) { m_routes = std::move(routes); }
    /// Goes before setTrust().
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    /// Must not be null; without it, what the system trusts.
    void setTrust(std::shared_ptr<const Trust> trust) { m_trust = std::move(trust); }

    /// Sends a PUT, POST or DELETE. Calls `done` exactly once, never from inside this call, and not at all if
    /// `context` (of this thread) dies; the request goes on then. Any HTTP status but a redirect is a
    /// Response.
    ///
    /// Nothing was sent for certain: InvalidAddress, Withheld, UnknownHost, Refused, Unreachable, Tls,
    /// TimedOut, Cancelled (this object died), Unauthorized with "suspended" (httpStatus 0). It may or may
    /// not have happened: OutcomeUnknown, with `what` = "timed out", "connection lost" or what is wrong with
    /// the answer, and httpStatus if that much arrived. Answered: Redirected. `where` is the URL.
    void send(const core::Request &request, QObject *context, Done done);

private:
    std::shared_ptr<Credentials> m_credentials;
    std::shared_ptr<const Routes> m_routes = std::make_shared<Routes>();
    std::optional<QSslConfiguration> m_tls;
    std::shared_ptr<const Trust> m_trust = std::make_shared<Trust>();
    QObject m_exchanges; ///< parent of those that are under way
};

} // namespace app
