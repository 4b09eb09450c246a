// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/securedfleet.h"

#include "tests/live/waiting.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace live {

namespace {

using Member = SecuredFleet::Member;

constexpr auto startLimit = 240s;
constexpr std::array<Member, 4> everyMember{Member::Open, Member::Csrf, Member::Tls, Member::Misnamed};

bool isTls(Member member)
{
    return member == Member::Tls || member == Member::Misnamed;
}

QString applicationOf(Member member)
{
    return isTls(member) ? u"safe"_s : u"vault"_s;
}

QUrl withLogin(QUrl url, const char *user, const char *password)
{
    url.setUserName(QString::fromLatin1(user), QUrl::DecodedMode);
    url.setPassword(QString::fromLatin1(password), QUrl::DecodedMode);
    return url;
}

QStringList loginOptions(const char *user, const char *password)
{
    return {u"--spring.security.user.name="_s + QLatin1String(user),
            u"--spring.security.user.password="_s + QLatin1String(password)};
}

} // namespace

bool SecuredFleet::start()
{
    const bool issued = m_authority.make() &&
                        m_authority.issue(u"right"_s, u"DNS:localhost,IP:127.0.0.1"_s) &&
                        m_authority.issue(u"other"_s, u"DNS:elsewhere.invalid"_s);
    if (!issued)
        return false;
    m_eureka = std::make_unique<JavaServer>(
        u"securedeureka"_s, m_logs.path(),
        loginOptions(eurekaUser, eurekaPassword) +
            QStringList{u"--eureka.server.response-cache-update-interval-ms=2000"_s,
                        u"--eureka.server.eviction-interval-timer-in-ms=2000"_s,
                        u"--eureka.server.enable-self-preservation=false"_s});
    m_eureka->start();
    const auto answers = [this] {
        return eureka().getJson(u"/apps"_s).status == 200 || !m_eureka->isRunning();
    };
    if (!eventually(answers, startLimit) || !m_eureka->isRunning())
        return false;
    for (const Member member : everyMember) {
        m_members[member] = std::make_unique<JavaServer>(u"secured"_s, m_logs.path(), optionsOf(member));
        m_members[member]->start();
    }
    const auto isUp = [this](Member member) { return state(member) == u"UP/UNKNOWN"_s; };
    if (!eventually([&] { return std::ranges::all_of(everyMember, isUp); }, startLimit))
        return false;
    // The first of these takes a process seconds, on a busy machine longer than the program waits.
    for (const Member member : {Member::Open, Member::Csrf})
        call("GET", withLogin(m_members.at(member)->actuatorUrl(u"configprops"_s), user, password));
    return true;
}

QStringList SecuredFleet::optionsOf(Member member) const
{
    const QUrl registry = withLogin(m_eureka->url(u"/eureka/"_s), eurekaUser, eurekaPassword);
    QStringList options =
        loginOptions(user, password) +
        QStringList{u"--spring.application.name="_s + applicationOf(member),
                    u"--eureka.client.service-url.defaultZone="_s + QString::fromLatin1(registry.toEncoded()),
                    u"--eureka.client.registry-fetch-interval-seconds=2"_s,
                    u"--eureka.instance.lease-renewal-interval-in-seconds=3"_s,
                    u"--eureka.instance.lease-expiration-duration-in-seconds=60"_s,
                    u"--eureka.client.initial-instance-info-replication-interval-seconds=1"_s};
    if (member != Member::Csrf)
        options.append(u"--drainboard.csrf=false"_s);
    if (member == Member::Open)
        options +=
            {u"--server.tomcat.basedir="_s + m_logs.path(), u"--server.tomcat.accesslog.enabled=true"_s,
             u"--server.tomcat.accesslog.directory=access"_s, u"--server.tomcat.accesslog.buffered=false"_s,
             u"--server.tomcat.accesslog.pattern=%{begin:msec}t %{end:msec}t %s %{Authorization}i"_s};
    if (isTls(member)) {
        const QString certificate = member == Member::Tls ? u"right"_s : u"other"_s;
        options += {u"--server.ssl.certificate="_s + m_authority.file(certificate + u".pem"_s),
                    u"--server.ssl.certificate-private-key="_s + m_authority.file(certificate + u".key"_s),
                    u"--eureka.instance.secure-port-enabled=true"_s,
                    u"--eureka.instance.non-secure-port-enabled=false"_s,
                    u"--eureka.instance.secure-port=${server.port}"_s};
    }
    return options;
}

EurekaView SecuredFleet::eureka() const
{
    return EurekaView(
        withLogin(QUrl(eurekaAddress()), eurekaUser, eurekaPassword).toString(QUrl::FullyEncoded));
}

QString SecuredFleet::eurekaAddress() const
{
    return m_eureka->url(u"/eureka"_s).toString();
}

QString SecuredFleet::idOf(Member member) const
{
    return u"localhost:"_s + applicationOf(member) + u':' + QString::number(m_members.at(member)->port());
}

QString SecuredFleet::target(Member member) const
{
    return applicationOf(member).toUpper() + u'/' + idOf(member);
}

QString SecuredFleet::state(Member member) const
{
    return eureka().liveState(applicationOf(member).toUpper(), idOf(member));
}

QList<SecuredFleet::Arrival> SecuredFleet::arrivalsAtOpen(const QByteArray &authorization) const
{
    QList<Arrival> arrivals;
    const QDir folder(m_logs.filePath(u"access"_s));
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words.mid(3).join(' ') == authorization)
                arrivals.append({words[0].toLongLong(), words[1].toLongLong(), words[2].toInt()});
        }
    }
    return arrivals;
}

void SecuredFleet::printLogs() const
{
    if (m_eureka)
        m_eureka->printLog();
    for (const auto &[member, server] : m_members)
        server->printLog();
}

} // namespace live
