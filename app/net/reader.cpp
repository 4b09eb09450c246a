// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/reader.h"

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
    connect(&m_credentials->turns(), &CredentialTurns::freed, this, &Reader::onTurnFreed,
            Qt::QueuedConnection);
}

Reader::~Reader()
{
    for (Wanted &wanted : m_waiting)
        wanted.completion.deliver(
            core::fail(core::ErrorKind::Cancelled, core::withoutCredentials(wanted.request.url)));
}

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
    begin({request, context, {context, std::move(done)}, connection, {}});
}

void Reader::readUntil(const core::Request &request, QObject *context, Enough isEnough, Done done)
{
    begin({request, context, {context, std::move(done)}, Connection::OfItsOwn, std::move(isEnough)});
}

void Reader::begin(Wanted wanted)
{
    Q_ASSERT(wanted.context && wanted.context->thread() == thread() && QThread::currentThread() == thread());
    Q_ASSERT_X(wanted.request.mayRepeat(), "Reader::read", "only reads may be sent twice");
    if (!leave(wanted))
        m_waiting.push_back(std::move(wanted));
}

bool Reader::leave(Wanted &wanted)
{
    if (!wanted.context)
        return true; // nobody is left to hear it
    const core::Request &request = wanted.request;
    auto outgoing = prepare(request, *m_credentials, *m_routes);
    if (!request.mayRepeat()) // holds in a release build too
        outgoing =
            core::fail(core::ErrorKind::InvalidAddress, core::withoutCredentials(request.url), "not a read");
    if (!outgoing) {
        wanted.completion.deliver(tl::unexpected(outgoing.error()));
        return true;
    }
    QNetworkRequest toSend = toQt(*outgoing);
    if (!toSend.url().isValid()) {
        wanted.completion.deliver(core::fail(core::ErrorKind::InvalidAddress, outgoing->where, "malformed"));
        return true;
    }
    if (!outgoing->credential.empty()) {
        const auto turn = m_credentials->takeTurn(outgoing->origin, outgoing->credential);
        if (turn == Credentials::Turn::Wait)
            return false;
        outgoing->holdsTurn = turn == Credentials::Turn::Ours;
    }
    send(wanted, *std::move(outgoing), std::move(toSend));
    return true;
}

void Reader::send(Wanted &wanted, Outgoing outgoing, QNetworkRequest request)
{
    if (outgoing.secure)
        request.setSslConfiguration(m_tls ? *m_tls : m_trust->configurationFor(outgoing.origin));
    if (wanted.connection == Connection::OfItsOwn)
        request.setRawHeader("Connection", "close");
    QNetworkAccessManager &manager = managerFor(outgoing.proxy, wanted.connection);
    auto *exchange = new ReadExchange(std::move(outgoing), wanted.request, std::move(wanted.completion),
                                      m_credentials, &m_exchanges);
    exchange->setEnough(std::move(wanted.isEnough));
    connect(wanted.context, &QObject::destroyed, exchange, &ReadExchange::giveUp);
    exchange->start(manager.get(request));
    emit asked();
}

void Reader::onTurnFreed()
{
    for (Wanted &wanted : std::exchange(m_waiting, {})) {
        if (!leave(wanted))
            m_waiting.push_back(std::move(wanted));
    }
}

} // namespace app
