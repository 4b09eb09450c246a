// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/eurekaserver.h"

#include <memory>
#include <vector>

namespace demofleet {

/// The Eureka servers of one fleet, each the peer of all others, and what can befall them.
class PeerGroup : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        EurekaServer::Settings server;
        bool copyOnlyUp = true; ///< a restarted server copies what is UP and nothing else
        std::chrono::milliseconds restartTime{2000}; ///< how long a restarted one is away
        QJsonObject hops;
    };
    using Listen = std::function<bool(HttpServer &server, int index)>;

    explicit PeerGroup(Settings settings, QObject *parent = nullptr);

    bool start(int count, const Listen &listen); ///< false if one could not listen
    int count() const { return static_cast<int>(m_members.size()); }
    QStringList urls() const;
    void setCut(bool isCut); ///< between all of them
    bool isCut() const { return m_isCut; }
    bool isRunning(int index) const; ///< counted from 0
    /// At once away, later back with an empty registry and what it can copy from another one. False if there
    /// is no such server or it is away already.
    bool restart(int index); ///< what it ran before is over

private:
    struct Member
    {
        std::unique_ptr<EurekaServer> server;
        QString url;
        quint16 port = 0;
        bool isListening = false;
    };

    std::unique_ptr<EurekaServer> make(int index) const;
    void introduce(int index);
    void bringBack(int index);
    void listenAgain(int index);

    Settings m_settings;
    std::vector<Member> m_members;
    bool m_isCut = false;
};

} // namespace demofleet
