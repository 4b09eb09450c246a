// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/prometheuspoll.h"

#include "core/actuator/endpoints.h"

namespace app {

namespace {

/// A scrape a minute is usual; with one missed the instance itself is asked again.
constexpr core::Millis coveredFor = std::chrono::seconds(130);
/// A fleet of thousands is megabytes.
constexpr std::size_t answerLimit = std::size_t(64) * 1024 * 1024;
constexpr std::size_t mostManagementPaths = 20;

/// "/actuator" of an address; empty where it has no path.
std::string pathOf(const std::string &url)
{
    const auto host = url.find("//");
    const auto path = url.find('/', host == std::string::npos ? 0 : host + 2);
    return path == std::string::npos ? std::string() : url.substr(path);
}

} // namespace

PrometheusPoll::PrometheusPoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

bool PrometheusPoll::covers(const core::InstanceName &name, core::TimePoint now) const
{
    const auto scraped = m_scrapedAt.find(name);
    return scraped != m_scrapedAt.end() && now - scraped->second <= coveredFor &&
           !m_polling.keeper.prometheus().lastError;
}

core::LabelledFleet PrometheusPoll::fleet() const
{
    core::LabelledFleet fleet(m_polling.prometheus);
    const auto &known = m_polling.keeper.facts().instances;
    const auto listed = m_polling.keeper.listed();
    for (const auto &[name, instance] : listed->rows) {
        const auto facts = known.find(name);
        fleet.add(*instance, core::actuatorUrl(
                                 *instance, facts == known.end() ? nullptr : facts->second.actuator.get()));
    }
    return fleet;
}

core::UrisLeftOut PrometheusPoll::leftOut() const
{
    std::set<std::string> paths;
    for (const auto &[name, facts] : m_polling.keeper.facts().instances) {
        if (facts.actuator && paths.size() < mostManagementPaths)
            paths.insert(pathOf(facts.actuator->base));
    }
    return {{paths.begin(), paths.end()}, m_polling.ignoredUris};
}

void PrometheusPoll::tick(core::TimePoint now)
{
    if (!m_polling.prometheus.isUsed() || m_polling.keeper.listed()->rows.empty() ||
        !m_polling.schedule.isDue(task("prometheus", ""), now))
        return;
    m_polling.schedule.started(task("prometheus", ""), now);
    ask();
}

void PrometheusPoll::ask()
{
    const std::string query = core::fleetQuery(m_polling.prometheus, leftOut());
    core::Request request = core::queryRequest(m_polling.prometheus, query);
    request.timeout = readTimeout;
    request.bodyLimit = answerLimit;
    const core::TimePoint askedAt = m_polling.clock();
    // Errors name the server, not the long question.
    m_polling.connections.reader.read(
        request, this, [this, askedAt](const core::Result<core::Response> &response) {
            onAnswer(core::prometheusAnswerFrom(response, m_polling.prometheus.url), askedAt);
        });
}

void PrometheusPoll::onAnswer(const core::Result<core::PrometheusAnswer> &answer, core::TimePoint askedAt)
{
    const core::TimePoint now = m_polling.clock();
    m_polling.schedule.finished(task("prometheus", ""), now, m_polling.periods.prometheus,
                                answer.has_value());
    if (answer)
        take(fleet().countsIn(*answer), askedAt);
    else
        m_polling.keeper.prometheusRead(core::Failure(answer.error()), now);
    emit changed();
}

void PrometheusPoll::take(const core::FleetCounts &counts, core::TimePoint askedAt)
{
    m_polling.keeper.prometheusRead(
        core::PrometheusState{counts.processes.size(), counts.strangers, counts.ambiguous},
        m_polling.clock());
    if (!counts.askedAt)
        return;
    m_offset = core::steadyOffset(m_offset, *counts.askedAt, askedAt);
    for (const auto &[name, process] : counts.processes) {
        core::TrafficSample own = process.own;
        own.at -= *m_offset;
        const auto [known, isNew] = m_scrapedAt.try_emplace(name, own.at);
        if (!isNew && known->second == own.at)
            continue; // not scraped again yet
        known->second = own.at;
        // What is in release is asked itself, and oftener: two sources in turn would be nothing but gaps.
        if (m_polling.keeper.facts().inRelease.contains(name))
            continue;
        std::vector<core::CallerCount> calls = process.callers;
        for (core::CallerCount &call : calls)
            call.sample.at = own.at;
        m_polling.keeper.trafficRead(name, own, m_polling.prometheus.url);
        m_polling.keeper.callsRead(name, calls);
        emit trafficRead(name, own);
    }
}

} // namespace app
