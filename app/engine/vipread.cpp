// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/vipread.h"

#include "core/eureka/answers.h"
#include "core/eureka/operations.h"

namespace app {

VipRead::VipRead(Connections &connections, const FactKeeper &keeper, Clock clock, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_keeper(keeper)
    , m_clock(std::move(clock))
{
}

void VipRead::ask(core::VipQuestion question)
{
    const bool isSame = m_answer && m_answer->question == question;
    if (!isSame)
        m_answer = core::VipAnswer{std::move(question), false, {}};
    m_answer->isAsking = true;
    askNext(core::readOrder(m_keeper.facts().peers), ++m_turn);
    emit changed();
}

void VipRead::askNext(std::vector<std::string> peers, std::uint64_t turn)
{
    const std::string peer = peers.front();
    peers.erase(peers.begin());
    const core::VipQuestion &question = m_answer->question;
    const core::Request request =
        question.isSecure ? core::secureVipRequest(peer, question.vip) : core::vipRequest(peer, question.vip);
    m_connections.reader.read(request, this,
                              [this, peer, rest = std::move(peers), turn,
                               url = request.url](const core::Result<core::Response> &response) {
                                  if (turn != m_turn)
                                      return;
                                  const auto registry = core::registryAnswer(response, url);
                                  if (!registry && !rest.empty())
                                      askNext(rest, turn);
                                  else
                                      onAnswer(registry, peer);
                              });
}

void VipRead::onAnswer(const core::Result<core::Registry> &registry, const std::string &peer)
{
    m_answer->isAsking = false;
    if (registry)
        m_answer->served.answered(*registry, m_clock(), peer);
    else
        m_answer->served.failed(registry.error());
    emit changed();
}

} // namespace app
