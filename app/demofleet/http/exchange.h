// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httpresponse.h"

#include <QPointer>

namespace demofleet {

class Connection;

/// A request that waits for its answer. It may be kept and answered later; once it is answered or the
/// connection went, every call does nothing. One that is dropped without an answer leaves the client waiting.
class Exchange
{
public:
    explicit Exchange(Connection *connection);

    void respond(const HttpResponse &response);
    void closeWithoutAnswer();
    void reset();                           ///< the client sees "connection reset"
    void writeRaw(const QByteArray &bytes); ///< as they are: for slow, cut or broken answers
    void closeAfterWriting();               ///< what was written raw still arrives
    bool isOpen() const;                    ///< it can still be answered

private:
    QPointer<Connection> m_connection;
};

} // namespace demofleet
