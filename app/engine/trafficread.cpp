// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/trafficread.h"

#include "core/actuator/endpoints.h"

#include <algorithm>

namespace app {

namespace {

const std::string requestsMeter = "http.server.requests";
/// More URIs than this are not asked for one by one: the sample is marked incomplete instead.
constexpr std::size_t mostUris = 24;

} // namespace

TrafficRead::TrafficRead(Target target, Reader &reader, Clock clock, Done done, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_reader(reader)
    , m_clock(std::move(clock))
    , m_done(std::move(done))
{
}

void TrafficRead::start()
{
    ask(requestsMeter, {}, [this](const core::Metric &total) { addCounts(total, {}, m_sample.requests); });
    const std::vector<std::string> failed{"outcome:SERVER_ERROR"};
    ask(requestsMeter, failed,
        [this, failed](const core::Metric &errors) { addCounts(errors, failed, m_sample.serverErrors); });
}

void TrafficRead::ask(const std::string &metric, const std::vector<std::string> &tags, MetricDone done)
{
    ++m_open;
    const core::Request request = core::metricRequest(m_target.actuatorUrl, metric, tags);
    m_reader.read(request, this,
                  [this, done, url = request.url](const core::Result<core::Response> &response) {
                      if (!m_done)
                          return;
                      const auto read = core::metricFrom(response, url);
                      if (!read) {
                          finish(core::Failure(read.error()));
                          return;
                      }
                      if (*read)
                          done(**read);
                      if (--m_open == 0)
                          advance();
                  });
}

std::vector<std::string> TrafficRead::businessUris(const core::Metric &metric)
{
    std::vector<std::string> uris;
    const auto found = metric.tags.find("uri");
    if (found == metric.tags.end())
        return uris;
    for (const std::string &uri : found->second) {
        if (core::isManagementUri(uri))
            continue;
        // A comma inside a tag's value splits it into two tags (Spring's MetricsEndpoint); it cannot be asked
        // for.
        if (uri.find(',') != std::string::npos || uris.size() == mostUris)
            m_sample.isComplete = false;
        else
            uris.push_back(uri);
    }
    return uris;
}

void TrafficRead::addCounts(const core::Metric &metric, const std::vector<std::string> &tags, double &sum)
{
    for (const std::string &uri : businessUris(metric)) {
        std::vector<std::string> all = tags;
        all.push_back("uri:" + uri);
        ask(requestsMeter, all, [this, &sum](const core::Metric &counted) {
            sum += counted.value("COUNT").value_or(0);
            m_sample.longestRequest = std::max(m_sample.longestRequest, core::longestOf(counted));
        });
    }
}

void TrafficRead::advance()
{
    switch (m_stage) {
    case Stage::Counts:
        m_stage = Stage::ProcessStart;
        m_sample.at = m_clock();
        ask("process.start.time", {}, [this](const core::Metric &metric) {
            if (const auto seconds = metric.value("VALUE"); seconds && *seconds > 0 && *seconds < 1e11)
                m_sample.startedAt = core::timeFromEpoch(static_cast<std::int64_t>(*seconds * 1000));
        });
        return;
    case Stage::ProcessStart:
        m_stage = Stage::InFlight;
        askInFlight();
        return;
    case Stage::InFlight:
        m_stage = Stage::Complete;
        finish(m_sample);
        return;
    case Stage::Complete:
        return;
    }
}

void TrafficRead::askInFlight()
{
    ask("http.server.requests.active", {}, [this](const core::Metric &metric) {
        const auto active = metric.value("ACTIVE_TASKS");
        if (!active || *active < 0 || *active > 1e6)
            return;
        const int own = m_target.sharesPort ? 1 : 0;
        m_sample.inFlight = std::max(0, static_cast<int>(*active) - own);
    });
}

void TrafficRead::finish(core::Result<core::TrafficSample> result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    deleteLater();
    done(std::move(result));
}

} // namespace app
