// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/connection.h"

#include "app/demofleet/http/exchange.h"

#include <QPointer>
#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace demofleet {

namespace {

/// While a request is being answered nothing is read, so a client cannot make us keep more than this.
constexpr qint64 ReadBufferSize = 256 * 1024;

} // namespace

Connection::Connection(QTcpSocket *socket, std::shared_ptr<const Handler> handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(std::move(handler))
{
    socket->setParent(this);
    socket->setReadBufferSize(ReadBufferSize);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &Connection::readSocket, Qt::QueuedConnection);
    connect(socket, &QTcpSocket::disconnected, this, &Connection::socketClosed, Qt::QueuedConnection);
    // What came before the connect gives no signal any more.
    QMetaObject::invokeMethod(this, &Connection::readSocket, Qt::QueuedConnection);
}

Connection::~Connection()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

bool Connection::isOpen() const
{
    return !m_gone && !m_closing && m_socket->state() == QAbstractSocket::ConnectedState;
}

void Connection::readSocket()
{
    if (m_gone || m_closing || m_busy) {
        return;
    }
    m_parser.feed(m_socket->readAll());
    handleRequests();
}

void Connection::handleRequests()
{
    if (m_handling) {
        return; // an answer given inside the handler: the loop below goes on by itself
    }
    const QPointer<Connection> alive(this);
    m_handling = true;
    while (!m_gone && !m_closing && !m_busy && m_parser.state() == RequestParser::State::Complete) {
        m_busy = true;
        const HttpRequest request = m_parser.request();
        const auto handler = m_handler; // the server, and the function with it, may be deleted while it runs
        (*handler)(request, std::make_shared<Exchange>(this));
        if (!alive) {
            return;
        }
    }
    m_handling = false;
    if (!m_busy && !m_closing && m_parser.state() == RequestParser::State::Failed) {
        respond({m_parser.errorStatus(), {}, {}, {}});
    }
}

void Connection::respond(const HttpResponse &response)
{
    if (!isOpen()) {
        return;
    }
    const bool withBody = m_parser.request().method != "HEAD";
    m_socket->write(serialized(response, m_parser.keepAlive(), withBody));
    if (!m_parser.keepAlive()) {
        closeAfterWriting();
        return;
    }
    m_busy = false;
    m_parser.next();
    // Queued: the caller may stand inside anything, and the next request may already lie there.
    QMetaObject::invokeMethod(this, &Connection::readSocket, Qt::QueuedConnection);
}

void Connection::write(const QByteArray &bytes)
{
    if (isOpen()) {
        m_socket->write(bytes);
        m_socket->flush();
    }
}

void Connection::closeAfterWriting()
{
    m_closing = true;
    m_socket->disconnectFromHost();
}

void Connection::abort()
{
    m_closing = true;
    m_socket->abort();
}

void Connection::reset()
{
#ifdef Q_OS_UNIX
    // Lingering for zero seconds makes the close a reset instead of an orderly end.
    const linger none{1, 0};
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
#endif
    abort();
}

void Connection::closeWhenIdle()
{
    if (m_busy) {
        m_parser.forbidKeepAlive();
    } else if (!m_closing) {
        closeAfterWriting();
    }
}

void Connection::socketClosed()
{
    if (!m_gone) {
        m_gone = true;
        emit gone();
    }
}

} // namespace demofleet
