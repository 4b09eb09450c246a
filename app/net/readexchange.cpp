// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/readexchange.h"

#include "app/net/trust.h"

#include <utility>

namespace app {

namespace {

constexpr qint64 pieceSize = 64 * 1024;

/// Qt counts every status of 400 and more as an error; for us those are answers.
bool isAnswer(QNetworkReply::NetworkError error, int status)
{
    const bool aboutStatus =
        (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError) ||
        (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError) ||
        error == QNetworkReply::ProtocolInvalidOperationError;
    return error == QNetworkReply::NoError || (aboutStatus && status > 0);
}

core::ErrorKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return core::ErrorKind::Refused;
    case QNetworkReply::HostNotFoundError:
        return core::ErrorKind::UnknownHost;
    case QNetworkReply::TimeoutError:
        return core::ErrorKind::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return core::ErrorKind::Tls;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError: // a body that cannot be inflated
        return core::ErrorKind::ConnectionLost;
    default:
        return core::ErrorKind::Unreachable;
    }
}

} // namespace

ReadExchange::ReadExchange(Outgoing outgoing, const core::Request &request,
                           Completion<core::Result<core::Response>> completion,
                           std::shared_ptr<Credentials> credentials, QObject *parent)
    : QObject(parent)
    , m_outgoing(std::move(outgoing))
    , m_completion(std::move(completion))
    , m_credentials(std::move(credentials))
    , m_bodyLimit(request.bodyLimit)
    , m_timeout(request.timeout)
{
}

ReadExchange::~ReadExchange()
{
    release();
    m_completion.deliver(core::fail(core::ErrorKind::Cancelled, m_outgoing.where, m_outgoing.hostPort));
}

void ReadExchange::start(QNetworkReply *reply)
{
    m_reply = reply;
    connect(reply, &QNetworkReply::readyRead, this, &ReadExchange::takeBytes);
    connect(reply, &QNetworkReply::finished, this, &ReadExchange::onFinished);
    connect(reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsProblem = tlsProblem(errors); });
    m_clock.start();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finishWith(core::ErrorKind::TimedOut, m_outgoing.hostPort); });
    m_deadline.start(m_timeout);
}

void ReadExchange::giveUp()
{
    release();
    deleteLater();
}

void ReadExchange::release()
{
    m_deadline.stop();
    if (std::exchange(m_outgoing.holdsTurn, false))
        m_credentials->endTurn(m_outgoing.credential);
    if (!m_reply)
        return;
    // Aborting emits finished() at once.
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

int ReadExchange::status() const
{
    return m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

void ReadExchange::takeBytes()
{
    while (m_reply) {
        const QByteArray piece = m_reply->read(pieceSize);
        if (piece.isEmpty())
            return;
        if (static_cast<std::size_t>(piece.size()) > m_bodyLimit - m_body.size())
            return finishWith(core::ErrorKind::TooLarge, m_outgoing.hostPort);
        m_body.append(piece.constData(), static_cast<std::size_t>(piece.size()));
        if (m_isEnough && status() == 200 && m_isEnough({piece.constData(), std::size_t(piece.size())}))
            return finishWithAnswer();
    }
}

bool ReadExchange::isCutOff() const
{
    if (status() == 204 || status() == 304)
        return false;
    // Qt 6.4 passes a body it cannot inflate off as an empty one, and its length says nothing once it is
    // inflated.
    if (m_reply->hasRawHeader("Content-Encoding"))
        return m_body.empty();
    const QByteArray length = m_reply->rawHeader("Content-Length");
    if (length.isEmpty())
        return false;
    bool isNumber = false;
    const qulonglong wanted = length.toULongLong(&isNumber);
    return isNumber && wanted != m_body.size();
}

void ReadExchange::onFinished()
{
    takeBytes();
    if (!m_reply)
        return;
    const int code = status();
    if (!isAnswer(m_reply->error(), code))
        return finishWith(kindOf(m_reply->error()),
                          m_tlsProblem.empty() ? m_outgoing.hostPort : m_tlsProblem);
    if (code == 0 || isCutOff())
        return finishWith(core::ErrorKind::ConnectionLost, m_outgoing.hostPort);
    finishWithAnswer();
}

void ReadExchange::finishWithAnswer()
{
    const int code = status();
    core::Response response;
    response.denied = m_credentials->noteAnswer(m_outgoing.origin, m_outgoing.credential, code);
    response.credential = m_outgoing.credentialName;
    response.status = code;
    response.body = std::move(m_body);
    response.took = core::Millis(m_clock.elapsed());
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        response.headers.push_back({name.toStdString(), value.toStdString()});
    if (core::isRedirect(code))
        return finish(core::redirected(response, m_outgoing.where));
    finish(std::move(response));
}

void ReadExchange::finishWith(core::ErrorKind kind, std::string what)
{
    finish(core::fail(kind, m_outgoing.where, std::move(what), status()));
}

void ReadExchange::finish(core::Result<core::Response> result)
{
    release();
    m_completion.deliver(std::move(result));
    deleteLater();
}

} // namespace app
