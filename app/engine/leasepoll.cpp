// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/leasepoll.h"

#include "core/eureka/answers.h"
#include "core/eureka/lease.h"
#include "core/eureka/operations.h"
#include "core/fleet/vip.h"
#include "core/http/date.h"
#include "core/http/url.h"

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis every = std::chrono::seconds(1);
/// A second: a fleet of 480 instances is read once a minute, a larger one less often.
constexpr int perTick = 8;

} // namespace

LeasePoll::LeasePoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

void LeasePoll::tick(core::TimePoint now)
{
    if (now < m_nextTick)
        return;
    m_nextTick = now + every;
    const auto peers = core::readOrder(m_polling.keeper.facts().peers);
    const auto listed = m_polling.keeper.listed();
    forgetGone(listed->rows);
    int started = 0;
    bool isRoundOver = !listed->rows.empty();
    for (const auto &[name, instance] : listed->rows) {
        if (!core::isAddressable(name.second))
            continue;
        isRoundOver = isRoundOver && m_tried.contains(name);
        const std::string id = task("lease", name);
        if (started >= perTick || !m_polling.schedule.isDue(id, now))
            continue;
        ++started;
        m_polling.schedule.started(id, now);
        read(name, peers.front());
    }
    m_isRoundOver = isRoundOver;
}

void LeasePoll::readNow(const core::InstanceName &name)
{
    const auto peers = core::readOrder(m_polling.keeper.facts().peers);
    if (peers.empty() || !core::isAddressable(name.second))
        return;
    m_polling.schedule.started(task("lease", name), m_polling.clock());
    read(name, peers.front());
}

bool LeasePoll::isTried(const core::InstanceName &name) const
{
    return m_tried.contains(name) || !core::isAddressable(name.second);
}

void LeasePoll::forgetGone(const std::map<core::InstanceName, core::InstanceRow> &listed)
{
    std::erase_if(m_leases, [&](const auto &entry) {
        return !listed.contains({entry.first.application, entry.first.id});
    });
    std::erase_if(m_tried, [&](const auto &entry) { return !listed.contains(entry.first); });
}

void LeasePoll::read(const core::InstanceName &name, const std::string &peer)
{
    core::Request request = core::instanceRequest(peer, name.first, name.second);
    request.timeout = readTimeout;
    m_polling.connections.reader.read(
        request, this, [this, name, peer, url = request.url](const core::Result<core::Response> &response) {
            const auto answer = core::instanceAnswer(response, url, name.second);
            m_polling.schedule.finished(task("lease", name), m_polling.clock(), m_polling.periods.lease,
                                        answer.has_value());
            m_tried[name] = true;
            const auto serverNow = response ? core::parseHttpDate(response->header("Date")) : std::nullopt;
            if (answer && *answer && serverNow)
                onAnswer(name, {**answer, *serverNow, std::nullopt, peer, m_polling.clock()});
        });
}

void LeasePoll::onAnswer(const core::InstanceName &name, core::LeaseRead read)
{
    const core::InstanceKey key{m_polling.keeper.facts().environment, name.first, name.second};
    const auto before = m_leases.find(key);
    if (before != m_leases.end())
        read.isPortClosed = before->second.isPortClosed;
    const bool isSuspect = core::isSuspect(read);
    if (!isSuspect)
        read.isPortClosed.reset();
    m_leases.insert_or_assign(key, std::move(read));
    if (!isSuspect)
        return;
    probe(key);
    m_polling.schedule.finished(task("lease", name), m_polling.clock(), m_polling.periods.lease / 6, true);
}

void LeasePoll::probe(const core::InstanceKey &key)
{
    const core::Instance &instance = m_leases.at(key).instance;
    const std::string host = instance.hostName;
    const int port = instance.port.value_or(instance.securePort.value_or(0));
    if (core::isLoopback(host) && !m_polling.keeper.isEurekaHere())
        return; // this desk is not where it runs
    m_polling.connections.probe.probe(host, port, readTimeout, this, [this, key](PortState state) {
        const auto found = m_leases.find(key);
        if (found == m_leases.end())
            return;
        if (state == PortState::Unknown)
            found->second.isPortClosed.reset();
        else
            found->second.isPortClosed = state == PortState::Closed;
    });
}

} // namespace app
