// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/peergroup.h"

#include <utility>

namespace demofleet {

namespace {

constexpr std::chrono::milliseconds PortRetry{200};

} // namespace

PeerGroup::PeerGroup(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
}

/// Two real peers on one machine need different host names: a server knows itself among its peers by that
/// alone.
std::unique_ptr<EurekaServer> PeerGroup::make(int index) const
{
    EurekaServer::Settings settings = m_settings.server;
    settings.host = index == 0 ? QStringLiteral("localhost") : QStringLiteral("127.0.0.1");
    auto server = std::make_unique<EurekaServer>(settings);
    server->setHops(m_settings.hops);
    return server;
}

bool PeerGroup::start(int count, const Listen &listen)
{
    m_members.clear();
    for (int index = 0; index < count; ++index) {
        Member member;
        member.server = make(index);
        if (!listen(member.server->http(), index)) {
            return false;
        }
        member.url = member.server->url();
        member.port = member.server->http().port();
        member.isListening = true;
        m_members.push_back(std::move(member));
    }
    for (int index = 0; index < count; ++index) {
        introduce(index);
        m_members.at(static_cast<std::size_t>(index)).server->start();
    }
    return true;
}

void PeerGroup::introduce(int index)
{
    QStringList others = urls();
    others.removeAt(index);
    EurekaServer &server = *m_members.at(static_cast<std::size_t>(index)).server;
    server.setPeers(others);
    server.setCut(m_isCut);
}

QStringList PeerGroup::urls() const
{
    QStringList urls;
    for (const Member &member : m_members) {
        urls.append(member.url);
    }
    return urls;
}

void PeerGroup::setCut(bool isCut)
{
    m_isCut = isCut;
    for (const Member &member : m_members) {
        if (member.server) {
            member.server->setCut(isCut);
        }
    }
}

bool PeerGroup::isRunning(int index) const
{
    return index >= 0 && index < count() && m_members.at(static_cast<std::size_t>(index)).isListening;
}

bool PeerGroup::restart(int index)
{
    if (!isRunning(index)) {
        return false;
    }
    Member &member = m_members.at(static_cast<std::size_t>(index));
    member.isListening = false;
    member.server.reset();
    QTimer::singleShot(m_settings.restartTime, this, [this, index] { bringBack(index); });
    return true;
}

/// Nobody is answered before it has copied what it can.
void PeerGroup::bringBack(int index)
{
    Member &member = m_members.at(static_cast<std::size_t>(index));
    m_settings.server.ranBefore = {};
    member.server = make(index);
    for (int other = 0; other < count() && !m_isCut; ++other) {
        if (other != index && isRunning(other)) {
            const QString url = m_members.at(static_cast<std::size_t>(other)).url;
            member.server->copyFrom(url, m_settings.copyOnlyUp, [this, index] { listenAgain(index); });
            return;
        }
    }
    listenAgain(index);
}

/// Its port may be in use for a moment longer.
void PeerGroup::listenAgain(int index)
{
    Member &member = m_members.at(static_cast<std::size_t>(index));
    if (!member.server->http().listen(member.port)) {
        QTimer::singleShot(PortRetry, this, [this, index] { listenAgain(index); });
        return;
    }
    member.isListening = true;
    introduce(index);
    member.server->start();
}

} // namespace demofleet
