// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/freeports.h"

#include "app/demofleet/http/httpserver.h"

#include <QCoreApplication>

namespace demofleet {

namespace {

constexpr int FirstPort = 12'000;
constexpr int PortBlocks = 300;
constexpr int PortsPerBlock = 64;

} // namespace

FreePorts::FreePorts()
    : m_next(
          static_cast<quint16>(FirstPort + QCoreApplication::applicationPid() % PortBlocks * PortsPerBlock))
{
}

bool FreePorts::listen(HttpServer &server, quint16 wanted)
{
    if (wanted != 0) {
        return server.listen(wanted);
    }
    for (int tries = 0; tries < Tries; ++tries) {
        if (server.listen(next())) {
            return true;
        }
    }
    return false;
}

} // namespace demofleet
