// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/authority.h"
#include "tests/live/eurekaview.h"
#include "tests/live/javaserver.h"

#include <QTemporaryDir>

#include <map>
#include <memory>

namespace live {

/// A Eureka server that wants a login, and instances that want another one for everything: two of VAULT over
/// http, two of SAFE over https with certificates of an own authority. Boot 3.5, short intervals.
class SecuredFleet
{
public:
    enum class Member {
        Open,     ///< VAULT: whoever has the login may do all
        Csrf,     ///< VAULT: Spring's protection against CSRF is left on
        Tls,      ///< SAFE: its certificate is for localhost
        Misnamed, ///< SAFE: its certificate is for another name
    };

    static constexpr int refusalsAllowed = 2; ///< then the program suspends a login
    static constexpr const char *eurekaUser = "registrar";
    static constexpr const char *eurekaPassword = "Ek-5v!9 pz/Q";
    static constexpr const char *user = "operator";
    static constexpr const char *password = "Zx9 hidden&7Qp+";

    bool start(); ///< done when all four are UP

    EurekaView eureka() const;           ///< with its login
    QString eurekaAddress() const;       ///< without
    QString target(Member member) const; ///< APPLICATION/INSTANCE
    QString state(Member member) const;
    bool isRunning(Member member) const { return m_members.at(member)->isRunning(); }
    QString caFile() const { return m_authority.file(QStringLiteral("ca.pem")); }
    /// One request as Open logged it.
    struct Arrival
    {
        qint64 begunAt = 0; ///< milliseconds since 1970
        qint64 endedAt = 0;
        int status = 0;
    };
    /// Those that came with this value of Authorization, in the order in which they ended.
    QList<Arrival> arrivalsAtOpen(const QByteArray &authorization) const;
    void printLogs() const;

private:
    QStringList optionsOf(Member member) const;
    QString idOf(Member member) const;

    QTemporaryDir m_logs;
    Authority m_authority;
    std::unique_ptr<JavaServer> m_eureka;
    std::map<Member, std::unique_ptr<JavaServer>> m_members;
};

} // namespace live
