// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/trafficread.h"

#include "core/actuator/endpoints.h"
#include "core/actuator/flatmetrics.h"
#include "core/actuator/threads.h"

#include <algorithm>

namespace app {

namespace {

const std::string requestsMeter = "http.server.requests";
/// More URIs than this are not asked for one by one: the sample is marked incomplete instead.
constexpr std::size_t mostUris = 24;
/// Spring keeps so many URI values unless told otherwise; requests to further ones are not counted at all.
constexpr std::size_t uriLimit = 100;
const std::string busyThreadsMeter = "tomcat.threads.busy";

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
    if (m_target.isFirstGeneration) {
        readPage();
        return;
    }
    ask(requestsMeter, {}, [this](const core::Metric &total) { addCounts(total, {}, m_sample.requests); });
    const std::vector<std::string> failed{"outcome:SERVER_ERROR"};
    ask(requestsMeter, failed,
        [this, failed](const core::Metric &errors) { addCounts(errors, failed, m_sample.serverErrors); });
}

void TrafficRead::readPage()
{
    const core::Request request = core::metricsRequest(m_target.actuatorUrl);
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        const auto good = core::requireSuccess(response, url);
        if (good)
            finish(core::decodeFlatMetrics(good->body, url, m_clock()));
        else
            finish(core::Failure(good.error()));
    });
}

void TrafficRead::ask(const std::string &metric, const std::vector<std::string> &tags, MetricDone done,
                      std::function<void()> absent)
{
    ++m_open;
    const core::Request request = core::metricRequest(m_target.actuatorUrl, metric, tags);
    m_reader.read(request, this,
                  [this, done, absent, url = request.url](const core::Result<core::Response> &response) {
                      if (!m_done)
                          return;
                      const auto read = core::metricFrom(response, url);
                      if (!read) {
                          finish(core::Failure(read.error()));
                          return;
                      }
                      if (*read)
                          done(**read);
                      else if (absent)
                          absent();
                      if (--m_open == 0)
                          advance();
                  });
}

bool TrafficRead::isBusiness(const std::string &uri) const
{
    return !core::isManagementUri(uri, m_target.actuatorUrl) &&
           std::ranges::find(m_target.ignoredUris, uri) == m_target.ignoredUris.end();
}

std::vector<std::string> TrafficRead::businessUris(const core::Metric &metric)
{
    std::vector<std::string> uris;
    const auto found = metric.tags.find("uri");
    if (found == metric.tags.end())
        return uris;
    if (found->second.size() >= uriLimit)
        m_sample.fault = core::CounterFault::UriLimit;
    for (const std::string &uri : found->second) {
        if (!isBusiness(uri))
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
            sum += core::countOf(counted).value_or(0);
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
    const auto active = [this](const core::Metric &metric) {
        const auto count = metric.value("ACTIVE_TASKS");
        if (!count || !(*count >= 0) || *count > 1e6)
            return;
        const int own = m_target.sharesPort ? 1 : 0;
        m_sample.inFlight = std::max(0, static_cast<int>(*count) - own);
    };
    ask("http.server.requests.active", {}, active, [this] { askBusyThreads(); });
}

void TrafficRead::askBusyThreads()
{
    ask(busyThreadsMeter, {}, [this](const core::Metric &all) {
        const auto connector =
            m_target.servicePort ? core::connectorOf(all, *m_target.servicePort) : std::nullopt;
        if (!connector)
            return;
        ask(busyThreadsMeter, {"name:" + *connector}, [this](const core::Metric &busy) {
            m_sample.inFlight = core::inFlightOf(busy, m_target.sharesPort);
        });
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
