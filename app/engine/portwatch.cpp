// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/portwatch.h"

namespace app {

namespace {

constexpr core::Millis probeEvery{500};
constexpr core::Millis probeTimeout{2'000};

core::PortState portState(PortState state)
{
    switch (state) {
    case PortState::Open:
        return core::PortState::Open;
    case PortState::Closed:
        return core::PortState::Closed;
    case PortState::Unknown:
        break;
    }
    return core::PortState::Unknown;
}

} // namespace

PortWatch::PortWatch(PortProbe &probe, Clock clock, Seen seen, QObject *parent)
    : QObject(parent)
    , m_probe(probe)
    , m_clock(std::move(clock))
    , m_seen(std::move(seen))
{
}

void PortWatch::setTarget(const core::InstanceKey &key, const core::Instance &instance)
{
    const std::optional<int> port = instance.port ? instance.port : instance.securePort;
    if (!port) {
        forget(key);
        return;
    }
    const std::string &host = instance.hostName.empty() ? instance.ipAddress : instance.hostName;
    m_targets.insert_or_assign(key, Target{host, *port, false, {}});
}

void PortWatch::ask(const core::InstanceKey &key)
{
    const auto found = m_targets.find(key);
    const core::TimePoint now = m_clock();
    if (found == m_targets.end() || found->second.isAsking || now - found->second.askedAt < probeEvery)
        return;
    found->second.isAsking = true;
    found->second.askedAt = now;
    m_probe.probe(found->second.host, found->second.port, probeTimeout, this, [this, key](PortState state) {
        const auto asked = m_targets.find(key);
        if (asked == m_targets.end())
            return;
        asked->second.isAsking = false;
        m_seen(key, portState(state));
    });
}

} // namespace app
