// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/requestparser.h"

namespace demofleet {

RequestParser::State RequestParser::feed(const QByteArray &bytes)
{
    m_buffer += bytes;
    return advance();
}

RequestParser::State RequestParser::next()
{
    if (m_state == State::Complete) {
        m_request = {};
        m_headRead = false;
        m_bodySize = 0;
        m_state = State::NeedMore;
    }
    return advance();
}

RequestParser::State RequestParser::fail(int status)
{
    m_errorStatus = status;
    m_keepAlive = false;
    m_buffer.clear();
    return m_state = State::Failed;
}

RequestParser::State RequestParser::advance()
{
    if (m_state != State::NeedMore) {
        return m_state;
    }
    if (!m_headRead) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end > MaximumHeaderSize || (end < 0 && m_buffer.size() > MaximumHeaderSize)) {
            return fail(431);
        }
        if (end < 0) {
            return m_state;
        }
        const QByteArray head = m_buffer.left(end);
        m_buffer.remove(0, end + 4);
        if (!readHead(head)) {
            return m_state;
        }
    }
    if (m_buffer.size() < m_bodySize) {
        return m_state;
    }
    m_request.body = m_buffer.left(m_bodySize);
    m_buffer.remove(0, m_bodySize);
    return m_state = State::Complete;
}

/// False after fail(), which has then set the state.
bool RequestParser::readHead(const QByteArray &head)
{
    QList<QByteArray> lines = head.split('\n');
    for (QByteArray &line : lines) {
        if (line.endsWith('\r')) {
            line.chop(1);
        }
    }
    if (!readRequestLine(lines.takeFirst())) {
        fail(400);
        return false;
    }
    for (const QByteArray &line : std::as_const(lines)) {
        if (!readHeaderLine(line)) {
            fail(400);
            return false;
        }
    }
    m_headRead = true;
    return readFraming();
}

bool RequestParser::readRequestLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || words[0].isEmpty() || !words[1].startsWith('/') ||
        !words[2].startsWith("HTTP/1.")) {
        return false;
    }
    m_request.method = words[0];
    m_request.target = words[1];
    m_keepAlive = words[2] != "HTTP/1.0";
    return true;
}

bool RequestParser::readHeaderLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0) {
        return false;
    }
    m_request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    return true;
}

/// How long the body is. Chunked bodies are refused: no client of ours sends one.
bool RequestParser::readFraming()
{
    const QByteArray connection = m_request.header("Connection").toLower();
    if (connection == "close") {
        m_keepAlive = false;
    } else if (connection == "keep-alive") {
        m_keepAlive = true;
    }
    if (!m_request.header("Transfer-Encoding").isEmpty()) {
        fail(411);
        return false;
    }
    const QByteArray length = m_request.header("Content-Length");
    if (length.isEmpty()) {
        return true;
    }
    bool valid = false;
    const qlonglong size = length.toLongLong(&valid);
    if (!valid || size < 0) {
        fail(400);
        return false;
    }
    if (size > MaximumBodySize) {
        fail(413);
        return false;
    }
    m_bodySize = static_cast<qsizetype>(size);
    return true;
}

} // namespace demofleet
