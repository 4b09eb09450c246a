// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/fleetcounts.h"

#include "core/prometheus/query.h"

#include <algorithm>

namespace core {

namespace {

/// The series of one process, and when they were scraped.
struct Gathered
{
    ProcessSeries series;
    std::optional<TimePoint> scrapedAt;
};

void gather(Gathered &process, const PrometheusSeries &series, MeterTags tags)
{
    const double value = series.points.back().value;
    if (tags.erase(std::string(scrapedAtLabel)) > 0)
        process.scrapedAt = timeOfSeconds(value);
    else
        process.series.add(series.name, std::move(tags), value);
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
            const Gathered &newest = newestOf(jobs);
            ProcessCounts process =
                newest.series.counts(newest.scrapedAt.value_or(*counts.askedAt), m_applications);
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
