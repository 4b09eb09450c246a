// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/trafficread.h"

#include "core/actuator/background.h"
#include "core/actuator/endpoints.h"
#include "core/actuator/flatmetrics.h"
#include "core/actuator/threads.h"

#include <algorithm>

namespace app {

namespace {

const std::string requestsMeter = "http.server.requests";
const std::string busyThreadsMeter = "tomcat.threads.busy";

} // namespace

TrafficRead::TrafficRead(Target target, Reader &reader, Clock clock, Done done, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_reader(reader)
    , m_clock(std::move(clock))
    , m_done(std::move(done))
    , m_questions(
          m_target.actuatorUrl, reader, this, [this] { advance(); },
          [this](core::Error error) { finish(core::Failure(std::move(error))); })
{
}

void TrafficRead::start()
{
    if (m_target.isFirstGeneration) {
        readPage();
        return;
    }
    m_sample.clientErrors = 0;
    m_questions.ask(requestsMeter, {}, [this](const core::Metric &total) { onTotal(total); });
}

void TrafficRead::readPage()
{
    const core::Request request = core::metricsRequest(m_target.actuatorUrl);
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        const auto good = core::requireSuccess(response, url);
        if (good)
            finish(core::decodeFlatMetrics(good->body, url, m_clock(), m_target.ignoredUris));
        else
            finish(core::Failure(good.error()));
    });
}

core::UriSplit TrafficRead::splitOf(const core::Metric &answer) const
{
    return core::splitByUri(answer, {m_target.actuatorUrl, m_target.ignoredUris}, m_target.sharesPort);
}

void TrafficRead::onTotal(const core::Metric &total)
{
    m_hasMeters = true;
    const core::UriSplit split = splitOf(total);
    m_isWhole = split.isWhole;
    m_sample.isComplete = split.isComplete;
    if (split.isLimitReached)
        m_sample.fault = core::CounterFault::UriLimit;
    addUp(total, {}, [this](const core::Metric &counted) { addRequests(counted); });
    for (const core::ClassTag &found : core::classTags(total))
        askClass({found.tag}, found.counts);
    if (const std::string outcome = core::hidingOutcome(total); !outcome.empty())
        askHidden(outcome);
}

void TrafficRead::addUp(const core::Metric &answer, const std::vector<std::string> &tags, const Add &add)
{
    const core::UriSplit split = splitOf(answer);
    if (m_isWhole || (split.isWhole && split.isComplete)) {
        add(answer);
        return;
    }
    m_sample.isComplete = m_sample.isComplete && split.isComplete;
    for (const std::string &uri : split.uris) {
        std::vector<std::string> all = tags;
        all.push_back("uri:" + uri);
        m_questions.ask(requestsMeter, all, add);
    }
}

/// Nonsense must read neither as flat nor as none: it is missing from the sample, which says so.
double TrafficRead::countIn(const core::Metric &counted)
{
    const auto count = core::countOf(counted);
    if (!count) {
        m_sample.isComplete = false;
        m_sample.fault = core::CounterFault::NoNumber;
    }
    return count.value_or(0);
}

void TrafficRead::addRequests(const core::Metric &counted)
{
    m_sample.requests += countIn(counted);
    m_sample.longestRequest = std::max(m_sample.longestRequest, core::longestOf(counted));
    if (const auto time = core::totalTimeOf(counted))
        m_sample.totalTime = m_sample.totalTime.value_or(core::Latency(0)) + *time;
}

void TrafficRead::askClass(const std::vector<std::string> &tags, core::RequestClass counts)
{
    const auto add = [this, counts](const core::Metric &counted) {
        const double count = countIn(counted);
        if (counts == core::RequestClass::Failed)
            m_sample.serverErrors += count;
        else
            m_sample.clientErrors = m_sample.clientErrors.value_or(0) + count;
    };
    m_questions.ask(requestsMeter, tags,
                    [this, tags, add](const core::Metric &answer) { addUp(answer, tags, add); });
}

void TrafficRead::askHidden(const std::string &outcome)
{
    m_questions.ask(requestsMeter, {outcome}, [this, outcome](const core::Metric &good) {
        for (const std::string &exception : core::exceptionTags(good))
            askClass({outcome, exception}, core::RequestClass::Failed);
    });
}

void TrafficRead::advance()
{
    switch (m_stage) {
    case Stage::Counts:
        m_stage = Stage::ProcessStart;
        m_sample.at = m_clock();
        m_questions.ask("process.start.time", {}, [this](const core::Metric &metric) {
            m_hasMeters = true;
            m_sample.startedAt = core::startTimeOf(metric);
        });
        return;
    case Stage::ProcessStart:
        m_stage = Stage::InFlight;
        askInFlight();
        return;
    case Stage::InFlight:
        m_stage = Stage::Complete;
        if (m_hasMeters)
            finish(m_sample);
        else
            requireNames();
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
    m_questions.ask("http.server.requests.active", {}, active, [this] { askBusyThreads(); });
}

void TrafficRead::askBusyThreads()
{
    m_questions.ask(busyThreadsMeter, {}, [this](const core::Metric &all) {
        const auto connector =
            m_target.servicePort ? core::connectorOf(all, *m_target.servicePort) : std::nullopt;
        if (!connector)
            return;
        m_questions.ask(busyThreadsMeter, {"name:" + *connector}, [this](const core::Metric &busy) {
            m_sample.inFlight = core::inFlightOf(busy, m_target.sharesPort);
        });
    });
}

void TrafficRead::requireNames()
{
    const core::Request request = core::metricsRequest(m_target.actuatorUrl);
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        const auto good = core::requireSuccess(response, url);
        const auto names = good ? core::decodeMeterNames(good->body, url)
                                : core::Result<std::vector<std::string>>(core::Failure(good.error()));
        if (names)
            finish(m_sample);
        else
            finish(core::Failure(names.error()));
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
