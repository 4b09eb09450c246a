// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/readinesswatch.h"

#include "core/actuator/endpoints.h"
#include "core/actuator/health.h"

namespace app {

namespace {

constexpr core::Millis askEvery{250};
constexpr core::Millis askTimeout{2'000};

} // namespace

ReadinessWatch::ReadinessWatch(Reader &reader, Clock clock, Seen seen, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_clock(std::move(clock))
    , m_seen(std::move(seen))
{
}

void ReadinessWatch::setTarget(const core::InstanceKey &key, const std::string &actuatorUrl)
{
    if (actuatorUrl.empty())
        forget(key);
    else
        m_targets.insert_or_assign(key, Target{actuatorUrl, false, {}});
}

void ReadinessWatch::ask(const core::InstanceKey &key)
{
    const auto found = m_targets.find(key);
    const core::TimePoint now = m_clock();
    if (found == m_targets.end() || found->second.isAsking || now - found->second.askedAt < askEvery)
        return;
    found->second.isAsking = true;
    found->second.askedAt = now;
    core::Request request = core::readinessRequest(found->second.actuatorUrl);
    request.timeout = askTimeout;
    m_reader.read(request, this,
                  [this, key](const core::Result<core::Response> &response) { take(key, response); });
}

void ReadinessWatch::take(const core::InstanceKey &key, const core::Result<core::Response> &response)
{
    const auto asked = m_targets.find(key);
    if (asked == m_targets.end())
        return;
    asked->second.isAsking = false;
    const auto health = core::healthFrom(response, asked->second.actuatorUrl);
    if (!health) {
        forget(key); // it has no such group, or its port is closed
        return;
    }
    m_seen(key, health->status == "UP");
}

} // namespace app
