// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httprequest.h"

#include <QByteArray>

namespace demofleet {

/// Takes bytes as they come and cuts them into requests. Knows nothing of sockets.
class RequestParser
{
public:
    enum class State {
        NeedMore, ///< the request is not complete yet
        Complete, ///< request() may be asked; next() goes on to the bytes after it
        Failed,   ///< errorStatus() is to be answered, and the connection closed
    };

    static constexpr qsizetype MaximumHeaderSize = 64 * 1024;
    static constexpr qsizetype MaximumBodySize = 8 * 1024 * 1024;

    State feed(const QByteArray &bytes);
    State next();
    State state() const { return m_state; }
    const HttpRequest &request() const { return m_request; }
    bool keepAlive() const { return m_keepAlive; }
    void forbidKeepAlive() { m_keepAlive = false; }
    int errorStatus() const { return m_errorStatus; }

private:
    State advance();
    State fail(int status);
    bool readHead(const QByteArray &head);
    bool readRequestLine(const QByteArray &line);
    bool readHeaderLine(const QByteArray &line);
    bool readFraming();

    QByteArray m_buffer;
    HttpRequest m_request;
    qsizetype m_bodySize = 0;
    int m_errorStatus = 0;
    State m_state = State::NeedMore;
    bool m_headRead = false;
    bool m_keepAlive = true;
};

} // namespace demofleet
