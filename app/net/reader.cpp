// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/reader.h"

#include "app/net/completion.h"
#include "app/net/outgoing.h"
#include "app/net/readexchange.h"
#include "core/http/url.h"

#include <QThread>
#include <QUrl>

namespace app {

namespace {

QNetworkRequest toQt(const Outgoing &outgoing)
{
    // Strict, so that encoded segments ("%2F") leave as they are.
    QNetworkRequest out(QUrl(QString::fromStdString(outgoing.url), QUrl::StrictMode));
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Off: a registry inflates further than Qt deems safe, and ReadExchange has the limit that counts.
    out.setDecompressedSafetyCheckThreshold(-1);
    for (const core::Header &header : outgoing.headers)
        out.setRawHeader(QByteArray::fromStdString(header.name), QByteArray::fromStdString(header.value));
    return out;
}

} // namespace

Reader::Reader(std::shared_ptr<Credentials> credentials, QObject *parent)
    : QObject(parent)
    , m_credentials(std::move(credentials))
    , m_exchanges(this)
{
}

Reader::~Reader() = default;

QNetworkAccessManager &Reader::managerFor(const core::Proxy &proxy, Connection connection)
{
    auto &manager = connection == Connection::Kept ? m_managers[proxy] : m_managersOfOne[proxy];
    if (!manager) {
        manager = std::make_unique<QNetworkAccessManager>();
        manager->setProxy(app::toQt(proxy));
    }
    return *manager;
}

void Reader::read(const core::Request &request, QObject *context, Done done, Connection connection)
{
    Q_ASSERT(context && context->thread() == thread() && QThread::currentThread() == thread());
    Completion<core::Result<core::Response>> completion(context, std::move(done));
    Q_ASSERT_X(request.mayRepeat(), "Reader::read", "only reads may be sent twice");
    auto outgoing = prepare(request, *m_credentials, *m_routes);
    if (!request.mayRepeat()) // holds in a release build too
        outgoing =
            core::fail(core::ErrorKind::InvalidAddress, core::withoutCredentials(request.url), "not a read");
    if (!outgoing)
        return completion.deliver(tl::unexpected(outgoing.error()));
    QNetworkRequest wanted = toQt(*outgoing);
    if (!wanted.url().isValid())
        return completion.deliver(core::fail(core::ErrorKind::InvalidAddress, outgoing->where, "malformed"));
    if (outgoing->secure)
        wanted.setSslConfiguration(m_tls ? *m_tls : m_trust->configurationFor(outgoing->origin));
    if (connection == Connection::OfItsOwn)
        wanted.setRawHeader("Connection", "close");
    QNetworkAccessManager &manager = managerFor(outgoing->proxy, connection);
    auto *exchange =
        new ReadExchange(*std::move(outgoing), request, std::move(completion), m_credentials, &m_exchanges);
    connect(context, &QObject::destroyed, exchange, &ReadExchange::giveUp);
    exchange->start(manager.get(wanted));
    emit asked();
}

} // namespace app
