// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/callerread.h"

#include "core/actuator/background.h"
#include "core/actuator/endpoints.h"
#include "core/actuator/requestmeter.h"

#include <algorithm>

namespace app {

namespace {

/// Of one meter; a caller of more applications than this is read by its Prometheus page.
constexpr std::size_t mostTargets = 20;

/// "routeUri:lb://orders" as a row's tag.
std::pair<std::string, std::string> tagOf(const std::string &text)
{
    const auto colon = text.find(':');
    return {core::prometheusName(text.substr(0, colon)), text.substr(colon + 1)};
}

core::MeterRow rowOf(const std::string &meter, const std::vector<std::string> &tags, double count)
{
    core::MeterRow row;
    row.meter = core::prometheusName(meter);
    for (const std::string &tag : tags)
        row.tags.insert(tagOf(tag));
    row.count = count;
    return row;
}

} // namespace

CallerRead::CallerRead(Target target, Reader &reader, Clock clock, Done done, QObject *parent)
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

void CallerRead::start()
{
    if (m_target.meters.empty())
        askNames();
    else
        askForms();
}

void CallerRead::askNames()
{
    const core::Request request = core::metricsRequest(m_target.actuatorUrl);
    m_reader.read(request, this, [this, url = request.url](const core::Result<core::Response> &response) {
        const auto good = core::requireSuccess(response, url);
        auto names = good ? core::decodeMeterNames(good->body, url)
                          : core::Result<std::vector<std::string>>(core::Failure(good.error()));
        if (!names) {
            finish(core::Failure(names.error()));
            return;
        }
        m_target.meters = std::move(*names);
        askForms();
    });
}

bool CallerRead::publishes(const std::string &meter) const
{
    return !meter.empty() && std::ranges::find(m_target.meters, meter) != m_target.meters.end();
}

void CallerRead::askForms()
{
    bool isAsking = false;
    for (const core::CallerMeterForm &form : core::callerMeterForms()) {
        if (!publishes(form.answered) && !publishes(form.failed))
            continue;
        isAsking = true;
        askForm(form);
    }
    if (!isAsking)
        finish(CallerReading{{}, std::move(m_target.meters)});
}

void CallerRead::askForm(const core::CallerMeterForm &form)
{
    if (publishes(form.answered)) {
        askTargets(form.answered, form, [this, &form](const std::string &tag, const core::Metric &all) {
            addAnswered(form.answered, tag, all);
        });
    }
    if (publishes(form.failed)) {
        askTargets(form.failed, form, [this, &form](const std::string &tag, const core::Metric &all) {
            m_rows.push_back(rowOf(form.failed, {tag}, core::countOf(all).value_or(0)));
        });
    }
    if (publishes(form.statuses)) {
        askTargets(form.statuses, form, [this, &form](const std::string &tag, const core::Metric &all) {
            addStatuses(form, tag, all);
        });
    }
}

void CallerRead::askTargets(const std::string &meter, const core::CallerMeterForm &form,
                            std::function<void(const std::string &, const core::Metric &)> done)
{
    m_questions.ask(meter, {}, [this, meter, &form, done](const core::Metric &all) {
        std::size_t asked = 0;
        for (const std::string &key : form.targetTags) {
            const auto values = all.tags.find(key);
            if (values == all.tags.end())
                continue;
            for (const std::string &value : values->second) {
                // A comma inside a tag's value splits it into two (Spring's MetricsEndpoint).
                const bool canBeAsked = value.find(',') == std::string::npos && asked < mostTargets;
                if (!canBeAsked || !core::targetNamed(value, m_target.applications))
                    continue;
                ++asked;
                const std::string tag = key + ":" + value;
                m_questions.ask(meter, {tag}, [done, tag](const core::Metric &of) { done(tag, of); });
            }
            if (asked > 0)
                return;
        }
    });
}

void CallerRead::addAnswered(const std::string &meter, const std::string &tag, const core::Metric &all)
{
    core::MeterRow row = rowOf(meter, {tag}, core::countOf(all).value_or(0));
    row.totalTime = core::totalTimeOf(all);
    if (const auto longest = core::longestOf(all))
        row.longest = core::Latency(*longest);
    const std::size_t whole = m_rows.size();
    m_rows.push_back(std::move(row));
    for (const core::ClassTag &found : core::classTags(all)) {
        m_questions.ask(meter, {tag, found.tag}, [=, this](const core::Metric &part) {
            const double count = core::countOf(part).value_or(0);
            m_rows.push_back(rowOf(meter, {tag, found.tag}, count));
            // What is left of the whole ended well; one may have failed since the whole was read.
            m_rows[whole].count = std::max(0.0, m_rows[whole].count - count);
        });
    }
}

void CallerRead::addStatuses(const core::CallerMeterForm &form, const std::string &tag,
                             const core::Metric &all)
{
    const auto groups = all.tags.find(form.statusGroupTag);
    if (groups == all.tags.end())
        return;
    for (const std::string &group : groups->second) {
        if (group != "4xx" && group != "5xx")
            continue;
        const std::string groupTag = form.statusGroupTag + ":" + group;
        m_questions.ask(form.statuses, {tag, groupTag}, [=, this, &form](const core::Metric &counted) {
            m_rows.push_back(rowOf(form.statuses, {tag, groupTag}, core::countOf(counted).value_or(0)));
        });
    }
}

void CallerRead::advance()
{
    switch (m_stage) {
    case Stage::Counts:
        m_stage = Stage::ProcessStart;
        m_at = m_clock();
        m_questions.ask("process.start.time", {},
                        [this](const core::Metric &metric) { m_startedAt = core::startTimeOf(metric); });
        return;
    case Stage::ProcessStart: {
        m_stage = Stage::Complete;
        CallerReading reading{core::callerCounts(m_rows, m_target.applications), std::move(m_target.meters)};
        for (core::CallerCount &count : reading.counts) {
            count.sample.at = m_at;
            count.sample.startedAt = m_startedAt;
        }
        finish(std::move(reading));
        return;
    }
    case Stage::Complete:
        return;
    }
}

void CallerRead::finish(core::Result<CallerReading> result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    deleteLater();
    done(std::move(result));
}

} // namespace app
