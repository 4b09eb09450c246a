// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/writeexchange.h"

#include "app/net/socketerror.h"
#include "app/net/trust.h"
#include "core/http/url.h"

namespace app {

namespace {

/// "host" or "host:port", as the Host header has it; the default port is left out.
std::string hostHeader(const Outgoing &outgoing)
{
    const std::string defaultPort = outgoing.secure ? ":443" : ":80";
    std::string host = outgoing.hostPort;
    if (host.ends_with(defaultPort))
        host.resize(host.size() - defaultPort.size());
    return host;
}

QByteArray serialized(const Outgoing &outgoing, const core::Request &request)
{
    std::string text(core::methodName(request.method));
    text += " " + core::targetOf(outgoing.url) + " HTTP/1.1\r\n";
    text += "Host: " + hostHeader(outgoing) + "\r\n";
    for (const core::Header &header : outgoing.headers)
        text += header.name + ": " + header.value + "\r\n";
    // Without a body too: some servers wait for one, or answer 411, if a PUT has no length.
    text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    text += "Connection: close\r\n\r\n";
    return QByteArray::fromStdString(text + request.body);
}

} // namespace

WriteExchange::WriteExchange(Outgoing outgoing, const core::Request &request,
                             Completion<core::Result<core::Response>> completion,
                             std::shared_ptr<Credentials> credentials, QObject *parent)
    : QObject(parent)
    , m_outgoing(std::move(outgoing))
    , m_bytes(serialized(m_outgoing, request))
    , m_completion(std::move(completion))
    , m_credentials(std::move(credentials))
    , m_timeout(request.timeout)
    , m_parser(request.bodyLimit)
{
}

WriteExchange::~WriteExchange()
{
    m_socket.disconnect(this);
    const auto kind = m_handedOver ? core::ErrorKind::OutcomeUnknown : core::ErrorKind::Cancelled;
    m_completion.deliver(core::fail(kind, m_outgoing.where, "given up"));
}

void WriteExchange::start(const QNetworkProxy &proxy, const QSslConfiguration &tls)
{
    const QString host = QString::fromStdString(m_outgoing.host);
    const auto port = static_cast<quint16>(m_outgoing.port);
    m_clock.start();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &WriteExchange::onTimeout);
    m_deadline.start(m_timeout);
    connect(&m_socket, &QSslSocket::readyRead, this, &WriteExchange::onReadyRead);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &WriteExchange::onClosed);
    connect(&m_socket, &QSslSocket::disconnected, this, &WriteExchange::onClosed);
    m_socket.setProxy(proxy);
    if (!m_outgoing.secure) {
        connect(&m_socket, &QSslSocket::connected, this, &WriteExchange::sendRequest);
        m_socket.connectToHost(host, port);
        return;
    }
    m_socket.setSslConfiguration(tls);
    connect(&m_socket, &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsProblem = tlsProblem(errors); });
    // As for any errors of the certificate: none is ignored, so the connection ends before anything is
    // written.
    connect(&m_socket, &QSslSocket::encrypted, this, &WriteExchange::sendRequest);
    m_socket.connectToHostEncrypted(host, port, host);
}

void WriteExchange::sendRequest()
{
    if (m_handedOver || !m_completion.isPending())
        return;
    m_handedOver = true;
    m_socket.write(m_bytes);
    m_bytes.clear();
}

void WriteExchange::onReadyRead()
{
    // A server that talks before it was asked answers nothing of ours.
    if (!m_handedOver || !m_completion.isPending())
        return;
    const QByteArray bytes = m_socket.readAll();
    onParsed(m_parser.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
}

void WriteExchange::onParsed(core::HttpResponseParser::State state)
{
    if (state == core::HttpResponseParser::State::Reading)
        return;
    const int status = m_parser.status();
    if (state == core::HttpResponseParser::State::Broken)
        return finish(core::fail(core::ErrorKind::OutcomeUnknown, m_outgoing.where,
                                 std::string(m_parser.problem()), status));
    core::Response response = m_parser.take();
    response.denied = m_credentials->noteAnswer(m_outgoing.origin, m_outgoing.credential, status, true);
    response.credential = m_outgoing.credentialName;
    response.took = core::Millis(m_clock.elapsed());
    if (core::isRedirect(response.status))
        return finish(core::redirected(response, m_outgoing.where));
    finish(std::move(response));
}

void WriteExchange::onClosed()
{
    onReadyRead();
    if (!m_completion.isPending())
        return;
    // An answer without a length ends with an orderly close, and only with that.
    const bool orderly = m_socket.error() == QAbstractSocket::RemoteHostClosedError;
    if (m_handedOver && orderly && m_parser.end() == core::HttpResponseParser::State::Complete)
        return onParsed(core::HttpResponseParser::State::Complete);
    finishFailed(kindBeforeSending(m_socket.error(), m_outgoing.secure),
                 m_tlsProblem.empty() ? m_outgoing.hostPort : m_tlsProblem, "connection lost");
}

void WriteExchange::onTimeout()
{
    finishFailed(core::ErrorKind::TimedOut, m_outgoing.hostPort, "timed out");
}

void WriteExchange::finishFailed(core::ErrorKind before, std::string detail, std::string unknownWhat)
{
    if (m_handedOver)
        return finish(core::fail(core::ErrorKind::OutcomeUnknown, m_outgoing.where, std::move(unknownWhat),
                                 m_parser.status()));
    finish(core::fail(before, m_outgoing.where, std::move(detail)));
}

void WriteExchange::finish(core::Result<core::Response> result)
{
    if (!m_completion.isPending())
        return;
    m_deadline.stop();
    m_completion.deliver(std::move(result));
    m_socket.disconnect(this);
    // Not abort(): we may be inside a signal of the socket, and a reset could reach the server before it is
    // done reading.
    m_socket.disconnectFromHost();
    deleteLater();
}

} // namespace app
