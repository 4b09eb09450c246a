// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/exchange.h"

#include "app/demofleet/http/connection.h"

namespace demofleet {

Exchange::Exchange(Connection *connection)
    : m_connection(connection)
{
}

bool Exchange::isOpen() const
{
    return m_connection && m_connection->isOpen();
}

void Exchange::respond(const HttpResponse &response)
{
    if (isOpen()) {
        m_connection->respond(response);
    }
    m_connection.clear();
}

void Exchange::closeWithoutAnswer()
{
    closeAfterWriting();
}

void Exchange::reset()
{
    if (isOpen()) {
        m_connection->reset();
    }
    m_connection.clear();
}

void Exchange::writeRaw(const QByteArray &bytes)
{
    if (isOpen()) {
        m_connection->write(bytes);
    }
}

void Exchange::closeAfterWriting()
{
    if (isOpen()) {
        m_connection->closeAfterWriting();
    }
    m_connection.clear();
}

} // namespace demofleet
