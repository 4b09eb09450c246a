// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace demofleet {

class HttpServer;

/// Ports below the range that outgoing connections take theirs from: an instance that is down for a moment
/// would otherwise find its port taken by one of those. The process id keeps fleets of several processes
/// apart.
class FreePorts
{
public:
    static constexpr int Tries = 256; ///< before a fleet gives up

    FreePorts();
    quint16 next() { return m_next++; }                  ///< may be in use
    bool listen(HttpServer &server, quint16 wanted = 0); ///< 0 takes the next free one

private:
    quint16 m_next;
};

} // namespace demofleet
