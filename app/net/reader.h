// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/completion.h"
#include "app/net/credentials.h"
#include "app/net/outgoing.h"
#include "app/net/readexchange.h"
#include "app/net/routes.h"
#include "app/net/trust.h"
#include "core/base/error.h"
#include "core/http/request.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace app {

/// Reads over HTTP. GET only: Qt may send a request twice, which only a read can bear (see Writer). Follows
/// no redirect, keeps no cookie and no cache, and goes where Routes sends it. Use in the thread it lives in.
class Reader : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Result<core::Response>)>;
    using Enough = ReadExchange::Enough;

    /// A balancer in front of several servers sends all of one connection to the same of them.
    enum class Connection { Kept, OfItsOwn };

    /// `credentials` must not be null.
    explicit Reader(std::shared_ptr<Credentials> credentials, QObject *parent = nullptr);
    ~Reader() override;

    /// Must not be null; without it, everything is reached as the environment says.
    void setRoutes(std::shared_ptr<const Routes> routes) { m_routes = std::move(routes); }
    /// Goes before setTrust().
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    /// Must not be null; without it, what the system trusts.
    void setTrust(std::shared_ptr<const Trust> trust) { m_trust = std::move(trust); }

    /// Calls `done` exactly once, never from inside this call, and not at all if `context` (of this thread)
    /// dies, which gives the read up. Any HTTP status but a redirect is a Response, with its body: see
    /// core::requireSuccess.
    ///
    /// One whose credential is in doubt waits until no other is under way with it; its time begins after
    /// that.
    ///
    /// Errors: InvalidAddress, Withheld, UnknownHost, Refused, Unreachable, Tls, TimedOut (of the whole
    /// exchange, waiting for a free connection included), ConnectionLost (also: a body that is cut off),
    /// TooLarge (inflated), Redirected, Unauthorized with "suspended", Cancelled (this object died). `where`
    /// is the URL, `what` host:port or the detail.
    ///
    /// One gap, of Qt 6.4: a compressed body with a Content-Length that is cut off arrives as a shorter
    /// Response. Its JSON is cut off then, so the decoder finds it Malformed.
    void read(const core::Request &request, QObject *context, Done done,
              Connection connection = Connection::Kept);

    /// As read(), of an answer that may never end: `isEnough` is given each piece of a 200's body, and once
    /// it says so, what came by then is the Response, and the connection is closed. Until then the request's
    /// time and limit count.
    void readUntil(const core::Request &request, QObject *context, Enough isEnough, Done done);

signals:
    /// A request left; for the count of what Drainboard asks of the fleet.
    void asked();

private:
    struct Wanted
    {
        core::Request request;
        QPointer<QObject> context;
        Completion<core::Result<core::Response>> completion;
        Connection connection = Connection::Kept;
        Enough isEnough; ///< empty: at its end
    };
    void begin(Wanted wanted);
    /// False where it has to wait for its turn.
    bool leave(Wanted &wanted);
    void send(Wanted &wanted, Outgoing outgoing, QNetworkRequest request);
    void onTurnFreed();

    std::shared_ptr<Credentials> m_credentials;
    std::vector<Wanted> m_waiting;
    std::optional<QSslConfiguration> m_tls;
    std::shared_ptr<const Trust> m_trust = std::make_shared<Trust>();
    QNetworkAccessManager &managerFor(const core::Proxy &proxy, Connection connection);

    std::shared_ptr<const Routes> m_routes = std::make_shared<Routes>();
    /// One per proxy: a manager would keep a connection that was made through another one.
    std::map<core::Proxy, std::unique_ptr<QNetworkAccessManager>> m_managers;
    std::map<core::Proxy, std::unique_ptr<QNetworkAccessManager>> m_managersOfOne; ///< that keep none
    QObject m_exchanges; ///< parent of those that are under way; dies before the managers they use
};

} // namespace app
