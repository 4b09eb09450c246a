// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace demofleet {

/// What a server tells of itself to people and to those who look for its peers.
struct ServerState
{
    QString url;
    QStringList peers;          ///< the addresses it passes changes on to
    QStringList reachablePeers; ///< "available" in Eureka's sense, which is no check of a connection
    bool isExpiryEnabled = true;
    bool isSelfPreserving = false;
    int renewsThreshold = 0;
    int renewsLastMinute = 0;
    qint64 uptime = 0;    ///< milliseconds
    qint64 ranBefore = 0; ///< milliseconds, told on top of it
};

QByteArray dashboardHtml(const ServerState &state);
QByteArray statusXml(const ServerState &state);
QByteArray statusJson(const ServerState &state); ///< legacy only: modern servers cannot write it

} // namespace demofleet
