// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/fleetcounts.h"

#include "core/prometheus/query.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

/// What one process's series add up to before they are told apart by meter.
struct Gathered
{
    std::map<std::pair<std::string, MeterTags>, MeterRow> rows;
    std::optional<TimePoint> startedAt;
    std::optional<TimePoint> scrapedAt;
};

std::optional<TimePoint> timeOf(double seconds)
{
    const bool isTime = seconds > 0 && seconds < 1e11;
    return isTime ? std::optional(timeFromEpoch(std::llround(seconds * 1000))) : std::nullopt;
}

/// "http_server_requests_seconds_count" is the meter "http_server_requests" and the ending "seconds_count".
std::pair<std::string, std::string_view> meterAndEnding(std::string_view name)
{
    for (const std::string_view ending : {"seconds_count", "seconds_sum", "total"}) {
        if (name.size() > ending.size() + 1 && name.ends_with(ending))
            return {std::string(name.substr(0, name.size() - ending.size() - 1)), ending};
    }
    return {};
}

void gather(Gathered &process, const PrometheusSeries &series, MeterTags tags)
{
    const double value = series.points.back().value;
    if (tags.erase(std::string(scrapedAtLabel)) > 0) {
        process.scrapedAt = timeOf(value);
        return;
    }
    if (series.name == "process_start_time_seconds") {
        process.startedAt = timeOf(value);
        return;
    }
    const auto [meter, ending] = meterAndEnding(series.name);
    if (meter.empty())
        return;
    MeterRow &row = process.rows[{meter, tags}];
    row.meter = meter;
    row.tags = std::move(tags);
    if (ending == "seconds_sum")
        row.totalTime = Latency(value * 1000);
    else
        row.count = value;
}

void addOwn(TrafficSample &own, const MeterRow &row)
{
    if (!(row.count >= 0))
        return;
    own.requests += row.count;
    if (row.totalTime && row.totalTime->count() >= 0)
        own.totalTime = own.totalTime.value_or(Latency(0)) + *row.totalTime;
    const RequestClass ended = classOf(row.tags);
    if (ended == RequestClass::Failed)
        own.serverErrors += row.count;
    else if (ended == RequestClass::ClientError)
        own.clientErrors = own.clientErrors.value_or(0) + row.count;
}

ProcessCounts countsOf(const Gathered &process, TimePoint askedAt, const std::set<ApplicationName> &known)
{
    ProcessCounts counts;
    counts.own.at = process.scrapedAt.value_or(askedAt);
    counts.own.startedAt = process.startedAt;
    counts.own.clientErrors = 0;
    std::vector<MeterRow> rows;
    for (const auto &[key, row] : process.rows) {
        if (row.meter == "http_server_requests")
            addOwn(counts.own, row);
        else
            rows.push_back(row);
    }
    counts.callers = callerCounts(rows, known);
    for (CallerCount &caller : counts.callers) {
        caller.sample.at = counts.own.at;
        caller.sample.startedAt = counts.own.startedAt;
    }
    return counts;
}

} // namespace

void LabelledFleet::add(const Instance &instance, std::string_view actuatorUrl)
{
    m_applications.insert(instance.application);
    const Name name{instance.application, instance.id};
    for (const std::string &label : labelValuesOf(m_settings, instance, actuatorUrl)) {
        const auto [found, isNew] = m_names.try_emplace(label, name);
        if (!isNew && found->second != name)
            found->second.reset();
    }
}

namespace {

/// By instance label and job.
using Processes = std::map<std::string, std::map<std::string, Gathered>>;

Processes gathered(const PrometheusAnswer &answer, const std::string &instanceLabel)
{
    Processes processes;
    for (const PrometheusSeries &series : answer.series) {
        const auto label = series.labels.find(instanceLabel);
        if (series.points.empty() || label == series.labels.end())
            continue;
        MeterTags tags = series.labels;
        tags.erase(instanceLabel);
        const auto job = tags.extract("job");
        gather(processes[label->second][job.empty() ? std::string() : job.mapped()], series, std::move(tags));
    }
    return processes;
}

/// Two jobs may scrape one process: the one that was scraped last tells.
const Gathered &newestOf(const std::map<std::string, Gathered> &jobs)
{
    const auto newest =
        std::ranges::max_element(jobs, {}, [](const auto &job) { return job.second.scrapedAt; });
    return newest->second;
}

std::optional<TimePoint> askedAt(const PrometheusAnswer &answer)
{
    for (const PrometheusSeries &series : answer.series) {
        if (!series.points.empty())
            return series.points.back().at;
    }
    return std::nullopt;
}

} // namespace

FleetCounts LabelledFleet::countsIn(const PrometheusAnswer &answer) const
{
    FleetCounts counts;
    counts.askedAt = askedAt(answer);
    for (const auto &[label, jobs] : gathered(answer, m_settings.instanceLabel)) {
        const auto name = m_names.find(label);
        if (name == m_names.end()) {
            ++counts.strangers;
        } else if (!name->second) {
            ++counts.ambiguous;
        } else {
            ProcessCounts process = countsOf(newestOf(jobs), *counts.askedAt, m_applications);
            process.own.isComplete = answer.leftOut == 0;
            counts.processes[*name->second] = std::move(process);
        }
    }
    return counts;
}

Millis steadyOffset(std::optional<Millis> known, TimePoint theirs, TimePoint ours)
{
    constexpr Millis noNews = std::chrono::seconds(2);
    const Millis seen = theirs - ours;
    return known && abs(*known - seen) <= noNews ? *known : seen;
}

} // namespace core
