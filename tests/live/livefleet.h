// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/eurekaview.h"
#include "tests/live/javaserver.h"
#include "tests/live/load.h"

#include <QMap>
#include <QSet>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace live {

/// Short: two seconds for every cache, so that a drain takes seconds. Default: nothing is set, as in a plain
/// installation.
enum class Intervals { Short, Default };

/// One Eureka server, instances of ORDERS (two, unless told otherwise) and a gateway that calls them (Zuul in
/// Boot 1.5); where it is asked for, a service beside it that calls them too.
class LiveFleet
{
public:
    explicit LiveFleet(Intervals intervals, int providers = 2, Generation generation = Generation::Boot35);

    /// What one provider is started with on top; before start(), or before setVersion().
    void setProviderOptions(int index, const QStringList &options) { m_providerOptions[index] = options; }
    void giveManagementPort(int index); ///< before start()
    /// A second Eureka server, the first one's peer; before start(). Clients name both and use the first.
    void addPeer() { m_hasPeer = true; }
    /// CALLER: OpenFeign, the balancer's retry, Resilience4j; before start(), Boot 3.5 only.
    void addCaller() { m_hasCaller = true; }

    /// Done when requests through the gateway were answered by both providers.
    bool start();
    /// Starts an ended provider with the id it had, and waits until callers get answers from it.
    bool restartProvider(int index);
    /// Whether the gateway lets every provider serve again.
    bool waitUntilAllServe(std::chrono::seconds limit);

    /// After a failed test: everything runs, nothing is overridden, all serve.
    bool putInOrder();

    Generation generation() const { return m_generation; }
    EurekaView eureka() const;
    /// The first server, or the second where the first was lost.
    EurekaView survivor() const;
    JavaServer &firstServer() { return *m_eureka; }
    /// Of every server, separated by commas as the program takes them.
    QString eurekaUrls() const;
    QUrl workUrl() const;   ///< through the gateway; takes 20 ms
    QUrl callerUrl() const; ///< the same through CALLER
    int providerCount() const { return m_count; }
    /// What a provider registers as its version; from its next start on.
    void setVersion(int index, const QString &version);
    void setVersion(const QString &version) { m_version = version; } ///< of all, before start()
    /// Another process on another port, and so with another id, takes the place of one that has ended.
    void replaceProvider(int index);
    JavaServer &peer() { return *m_peer; }
    JavaServer &gateway() { return *m_gateway; }
    JavaServer &caller() { return *m_caller; }
    JavaServer &provider(int index) { return *m_providers.at(static_cast<std::size_t>(index)); }
    QString instanceId(int index) const;
    QString state(int index) const;         ///< live, for example "UP/UNKNOWN"
    QByteArray serverName(int index) const; ///< as it stands in LoadCount::byServer
    void printLogs() const;

private:
    QStringList serverOptions() const;
    QStringList peerOptions(const QString &hostName, const QString &otherUrl) const;
    bool startServers();
    QStringList clientOptions() const;
    void makeClients();
    bool startClients();
    bool allServed(const LoadCount &count) const;

    QStringList providerOptions(int index, const QString &version) const;

    Intervals m_intervals;
    int m_count;
    Generation m_generation;
    QString m_version; ///< empty: none is told
    QMap<int, QStringList> m_providerOptions;
    QSet<int> m_ownManagementPort;
    QTemporaryDir m_logs;
    std::unique_ptr<JavaServer> m_eureka;
    bool m_hasPeer = false;
    std::unique_ptr<JavaServer> m_peer; ///< null where it was not asked for
    std::vector<std::unique_ptr<JavaServer>> m_providers;
    std::unique_ptr<JavaServer> m_gateway;
    bool m_hasCaller = false;
    std::unique_ptr<JavaServer> m_caller; ///< null where it was not asked for
};

} // namespace live
