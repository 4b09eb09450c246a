// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/processcounts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace core {

namespace {

constexpr std::string_view ownMeter = "http_server_requests";

/// "http_server_requests_seconds_count" is the meter "http_server_requests" and the ending "seconds_count".
std::pair<std::string, std::string_view> meterAndEnding(std::string_view name)
{
    for (const std::string_view ending :
         {"seconds_count", "seconds_sum", "seconds_max", "seconds_bucket", "total"}) {
        if (name.size() > ending.size() + 1 && name.ends_with(ending) &&
            name[name.size() - ending.size() - 1] == '_')
            return {std::string(name.substr(0, name.size() - ending.size() - 1)), ending};
    }
    return {};
}

/// The bound of a bucket in seconds; nothing where it is none.
std::optional<double> boundOf(const std::string &text)
{
    if (text == "+Inf")
        return std::numeric_limits<double>::infinity();
    double bound = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bound);
    const bool isRead = error == std::errc() && end == text.data() + text.size();
    return isRead && bound >= 0 ? std::optional(bound) : std::nullopt;
}

void addBucket(MeterRow &row, double bound, double requests)
{
    const Latency most(bound * 1000);
    const auto after = std::ranges::upper_bound(row.buckets, most, {}, &LatencyBucket::most);
    row.buckets.insert(after, {most, requests});
}

void addOwn(TrafficSample &own, const MeterRow &row)
{
    if (!(row.count >= 0)) {
        own.isComplete = false; // what is left out must not read as none
        own.fault = CounterFault::NoNumber;
        return;
    }
    own.requests += row.count;
    if (row.totalTime && row.totalTime->count() >= 0)
        own.totalTime = own.totalTime.value_or(Latency(0)) + *row.totalTime;
    if (row.longest && row.longest->count() > 0 && row.longest->count() < 86'400'000)
        own.longestRequest =
            std::max(own.longestRequest, std::optional(std::chrono::ceil<Millis>(*row.longest)));
    const RequestClass ended = classOf(row.tags);
    if (ended == RequestClass::Failed)
        own.serverErrors += row.count;
    else if (ended == RequestClass::ClientError)
        own.clientErrors = own.clientErrors.value_or(0) + row.count;
}

/// The histograms of all rows together, or none: one row without its own would make every percentile wrong.
std::vector<LatencyBucket> histogramOf(const std::vector<const MeterRow *> &rows)
{
    std::vector<LatencyBucket> all;
    for (const MeterRow *row : rows) {
        if (row->buckets.empty() || !addBuckets(all, row->buckets))
            return {};
    }
    return all;
}

} // namespace

const std::vector<std::string> &countedMeters()
{
    static const std::vector<std::string> meters = [] {
        std::vector<std::string> names{std::string(ownMeter)};
        for (const CallerMeterForm &form : callerMeterForms()) {
            for (const std::string &meter : {form.answered, form.failed, form.statuses}) {
                if (!meter.empty())
                    names.push_back(prometheusName(meter));
            }
        }
        return names;
    }();
    return meters;
}

std::optional<TimePoint> timeOfSeconds(double seconds)
{
    const bool isTime = seconds > 0 && seconds < 1e11;
    return isTime ? std::optional(timeFromEpoch(std::llround(seconds * 1000))) : std::nullopt;
}

void ProcessSeries::add(std::string_view name, MeterTags tags, double value)
{
    if (name == processStartName) {
        m_startedAt = timeOfSeconds(value);
        return;
    }
    const auto [meter, ending] = meterAndEnding(name);
    if (meter.empty())
        return;
    const auto bound = tags.extract("le");
    MeterRow &row = m_rows[{meter, tags}];
    row.meter = meter;
    row.tags = std::move(tags);
    if (ending == "seconds_sum") {
        row.totalTime = Latency(value * 1000);
    } else if (ending == "seconds_max") {
        row.longest = Latency(value * 1000);
    } else if (ending == "seconds_bucket") {
        if (const auto most = bound.empty() ? std::nullopt : boundOf(bound.mapped()))
            addBucket(row, *most, value);
    } else {
        row.count = value;
    }
}

ProcessCounts ProcessSeries::counts(TimePoint at, const std::set<ApplicationName> &known) const
{
    ProcessCounts counts;
    counts.own.at = at;
    counts.own.startedAt = m_startedAt;
    counts.own.clientErrors = 0;
    std::vector<MeterRow> rows;
    std::vector<const MeterRow *> own;
    for (const auto &[key, row] : m_rows) {
        if (row.meter == ownMeter) {
            addOwn(counts.own, row);
            own.push_back(&row);
        } else {
            rows.push_back(row);
        }
    }
    counts.own.buckets = histogramOf(own);
    counts.callers = callerCounts(rows, known);
    for (CallerCount &caller : counts.callers) {
        caller.sample.at = at;
        caller.sample.startedAt = m_startedAt;
    }
    return counts;
}

} // namespace core
