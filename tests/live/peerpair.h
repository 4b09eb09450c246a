// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/eurekaview.h"
#include "tests/live/javaserver.h"

#include <QTemporaryDir>

#include <memory>

namespace live {

/// How the two servers are set up. Each reads the other's registry at its start, which only happens where it
/// registers itself or `registry-sync-retries` says so.
struct PeerSettings
{
    bool filterOnlyUpInstances = true; ///< eureka.client.filter-only-up-instances of the servers; the default
};

/// Two Eureka servers of today's generation that replicate to each other, and two real instances of ORDERS:
/// `first` sends its heartbeats to the first server only, `second` to the second only.
class PeerPair
{
public:
    explicit PeerPair(PeerSettings settings);

    bool start(); ///< done when both servers list both instances
    /// Kills the second server and starts it again; done when it answers.
    bool restartSecondServer();

    EurekaView firstServer() const { return view(*m_firstServer); }
    EurekaView secondServer() const { return view(*m_secondServer); }
    QString firstId() const { return idOf(*m_firstProvider); }
    QString secondId() const { return idOf(*m_secondProvider); }
    void printLogs() const;

private:
    QStringList serverOptions(const QString &hostName, const QString &peerUrl) const;
    static QStringList clientOptions(const EurekaView &server);
    static EurekaView view(const JavaServer &server);
    static QString idOf(const JavaServer &provider);

    PeerSettings m_settings;
    QTemporaryDir m_logs;
    std::unique_ptr<JavaServer> m_firstServer;
    std::unique_ptr<JavaServer> m_secondServer;
    std::unique_ptr<JavaServer> m_firstProvider;
    std::unique_ptr<JavaServer> m_secondProvider;
};

} // namespace live
