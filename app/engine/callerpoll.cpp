// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/callerpoll.h"

#include "core/actuator/endpoints.h"
#include "core/actuator/metrics.h"
#include "core/fleet/callers.h"
#include "core/http/url.h"

#include <algorithm>

namespace app {

CallerPoll::CallerPoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

void CallerPoll::findCallers()
{
    m_callers.clear();
    std::set<core::InstanceName> targets = m_inRelease;
    targets.insert(m_returning.begin(), m_returning.end());
    targets.insert(m_inspected.begin(), m_inspected.end());
    for (const core::InstanceName &target : targets) {
        auto picture = core::callersOf(m_polling.keeper.facts(), target.first, target.second, {});
        std::ranges::stable_sort(picture.callers, std::ranges::greater(), &core::Caller::evidence);
        for (const core::Caller &caller : picture.callers) {
            if (caller.instance && m_callers.size() < mostWatched)
                m_callers.insert(*caller.instance);
        }
    }
}

std::set<core::InstanceName> CallerPoll::meterTargets() const
{
    std::set<core::InstanceName> targets = m_inRelease;
    targets.insert(m_inspected.begin(), m_inspected.end());
    return targets;
}

void CallerPoll::tick(core::TimePoint now)
{
    constexpr core::Millis lookAgain = std::chrono::seconds(1);
    if (m_inRelease.empty() && m_returning.empty() && m_inspected.empty()) {
        m_callers.clear();
        return;
    }
    const std::string look = task("callers", "");
    if (m_polling.schedule.isDue(look, now)) {
        m_polling.schedule.started(look, now);
        // Each of them goes over the whole fleet.
        const auto targets = static_cast<int>(
            std::min<std::size_t>(m_inRelease.size() + m_returning.size() + m_inspected.size(), 10));
        m_polling.schedule.finished(look, now, lookAgain * targets, true);
        findCallers();
    }
    const auto listed = m_polling.keeper.listed();
    for (const core::InstanceName &caller : m_callers) {
        const auto instance = listed->rows.find(caller);
        // A question to one that is itself being drained would count as a request of its own.
        if (instance == listed->rows.end() || m_inRelease.contains(caller))
            continue;
        const std::string actuator = m_polling.keeper.actuatorUrlOf(caller, *instance->second);
        const bool isAsked = mayAsk(m_polling, actuator);
        for (const core::InstanceName &target : meterTargets()) {
            const std::string id = target.second.text();
            // A comma inside a tag's value splits it into two (Spring's MetricsEndpoint).
            if (!isAsked || id.find(',') != std::string::npos)
                continue;
            if (m_polling.schedule.isDue(task("sent " + id, caller), now))
                readMeter(caller, target, actuator);
        }
    }
}

void CallerPoll::readMeter(const core::InstanceName &caller, const core::InstanceName &target,
                           const std::string &actuatorUrl)
{
    const std::string name = task("sent " + target.second.text(), caller);
    m_polling.schedule.started(name, m_polling.clock());
    core::Request request = core::sentToRequest(actuatorUrl, target.second);
    request.timeout = readTimeout;
    m_polling.connections.reader.read(
        request, this,
        [this, caller, name, id = target.second.text(),
         url = request.url](const core::Result<core::Response> &response) {
            const auto metric = core::metricFrom(response, url);
            core::Result<std::optional<double>> sent =
                metric ? core::Result<std::optional<double>>(*metric ? core::countOf(**metric) : std::nullopt)
                       : core::Result<std::optional<double>>(core::Failure(metric.error()));
            m_polling.keeper.sentRead(caller, id, sent, m_polling.clock());
            // Most callers do not publish it: those are asked less and less often.
            m_polling.schedule.finished(name, m_polling.clock(), m_polling.periods.callerMeter,
                                        sent && sent->has_value());
            emit changed();
        });
}

} // namespace app
