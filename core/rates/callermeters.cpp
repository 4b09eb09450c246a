// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/callermeters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace core {

std::string prometheusName(std::string_view name)
{
    std::string result(name);
    std::ranges::replace(result, '.', '_');
    return result;
}

const std::vector<CallerMeterForm> &callerMeterForms()
{
    static const std::vector<CallerMeterForm> forms{
        {CallerMeter::Gateway, "spring.cloud.gateway.requests", {"routeUri"}},
        {CallerMeter::Gateway, "gateway.requests", {"routeUri"}},
        {CallerMeter::HttpClient, "http.client.requests", {"client.name", "clientName", "net.peer.host"}},
        {CallerMeter::FeignClient,
         "feign.Client",
         {"host"},
         "feign.Client.exception",
         "feign.Client.http_response_code",
         "status_group"},
        {CallerMeter::FeignCall,
         "feign.Feign",
         {"host"},
         "feign.Feign.exception",
         "feign.Feign.http_error",
         "error_group",
         true},
        {CallerMeter::LoadBalancer,
         "loadbalancer.requests.success",
         {"serviceId"},
         "loadbalancer.requests.failed",
         {},
         {},
         false,
         true},
        {CallerMeter::CircuitBreaker,
         "resilience4j.circuitbreaker.calls",
         {"name"},
         "resilience4j.circuitbreaker.not.permitted.calls"},
        {CallerMeter::Retry, "resilience4j.retry.calls", {"name"}},
    };
    return forms;
}

std::optional<ApplicationName> targetNamed(std::string_view value, const std::set<ApplicationName> &known)
{
    if (value.starts_with("lb://"))
        value.remove_prefix(5);
    value = value.substr(0, value.find('/'));
    const auto name = ApplicationName::from(value);
    return name && known.contains(*name) ? name : std::nullopt;
}

RequestClass classOf(const CallerMeterForm &form, const MeterTags &tags)
{
    if (form.isUnknownFine) {
        const auto outcome = tags.find("outcome");
        if (outcome != tags.end() && outcome->second == "UNKNOWN")
            return RequestClass::Fine;
    }
    return classOf(tags);
}

namespace {

/// Sums rows into counts by meter, target and instance.
class Summing
{
public:
    explicit Summing(const std::set<ApplicationName> &known)
        : m_known(known)
    {
    }

    void add(const CallerMeterForm &form, const MeterRow &row)
    {
        if (!std::isfinite(row.count) || row.count < 0)
            return;
        if (row.meter == prometheusName(form.answered))
            addAnswered(form, row);
        else if (!form.failed.empty() && row.meter == prometheusName(form.failed))
            addFailed(form, row);
        else if (!form.statuses.empty() && row.meter == prometheusName(form.statuses))
            addStatus(form, row);
    }

    std::vector<CallerCount> all() const
    {
        std::vector<CallerCount> counts;
        for (const auto &[key, count] : m_counts)
            counts.push_back(count);
        return counts;
    }

private:
    TrafficSample *sampleFor(const CallerMeterForm &form, const MeterRow &row)
    {
        for (const std::string &tag : form.targetTags) {
            const auto value = row.tags.find(prometheusName(tag));
            const auto target = value == row.tags.end() ? std::nullopt : targetNamed(value->second, m_known);
            if (!target)
                continue;
            const auto instance = row.tags.find("serviceInstance_instanceId");
            const std::string id = instance == row.tags.end() ? std::string() : instance->second;
            const auto [found, isNew] =
                m_counts.try_emplace({form.meter, *target, id}, CallerCount{form.meter, *target, id, {}});
            if (isNew)
                found->second.sample.clientErrors = 0;
            return &found->second.sample;
        }
        return nullptr;
    }

    static void addRequests(TrafficSample &sample, const MeterRow &row)
    {
        sample.requests += row.count;
        if (row.totalTime)
            sample.totalTime = sample.totalTime.value_or(Latency(0)) + *row.totalTime;
        if (row.longest && row.longest->count() > 0)
            sample.longestRequest =
                std::max(sample.longestRequest, std::optional(std::chrono::ceil<Millis>(*row.longest)));
        addBuckets(sample.buckets, row.buckets);
    }

    void addAnswered(const CallerMeterForm &form, const MeterRow &row)
    {
        TrafficSample *sample = sampleFor(form, row);
        if (!sample)
            return;
        addRequests(*sample, row);
        const RequestClass ended = classOf(form, row.tags);
        if (ended == RequestClass::Failed)
            sample->serverErrors += row.count;
        else if (ended == RequestClass::ClientError)
            *sample->clientErrors += row.count;
    }

    void addFailed(const CallerMeterForm &form, const MeterRow &row)
    {
        if (TrafficSample *sample = sampleFor(form, row)) {
            addRequests(*sample, row);
            sample->serverErrors += row.count;
        }
    }

    void addStatus(const CallerMeterForm &form, const MeterRow &row)
    {
        const auto group = row.tags.find(prometheusName(form.statusGroupTag));
        TrafficSample *sample = group == row.tags.end() ? nullptr : sampleFor(form, row);
        if (!sample)
            return;
        if (group->second == "4xx") {
            *sample->clientErrors += row.count;
            if (form.areStatusesFailed)
                sample->serverErrors = std::max(0.0, sample->serverErrors - row.count);
        } else if (group->second == "5xx" && !form.areStatusesFailed) {
            sample->serverErrors += row.count;
        }
    }

    const std::set<ApplicationName> &m_known;
    std::map<std::tuple<CallerMeter, ApplicationName, std::string>, CallerCount> m_counts;
};

} // namespace

std::vector<CallerCount> callerCounts(const std::vector<MeterRow> &rows,
                                      const std::set<ApplicationName> &known)
{
    Summing summing(known);
    // Form by form: what is taken off for a 4xx has to be there already.
    for (const CallerMeterForm &form : callerMeterForms()) {
        for (const bool isStatus : {false, true}) {
            for (const MeterRow &row : rows) {
                if (isStatus == (!form.statuses.empty() && row.meter == prometheusName(form.statuses)))
                    summing.add(form, row);
            }
        }
    }
    return summing.all();
}

std::vector<CallerCount> preferred(const std::vector<CallerCount> &counts)
{
    std::map<ApplicationName, CallerMeter> best;
    for (const CallerCount &count : counts) {
        const auto [found, isNew] = best.try_emplace(count.target, count.meter);
        if (!isNew)
            found->second = std::min(found->second, count.meter);
    }
    std::vector<CallerCount> chosen;
    std::ranges::copy_if(counts, std::back_inserter(chosen),
                         [&](const CallerCount &count) { return best.at(count.target) == count.meter; });
    return chosen;
}

std::optional<TrafficSample> totalTo(const std::vector<CallerCount> &counts, const ApplicationName &target)
{
    std::optional<TrafficSample> total;
    for (const CallerCount &count : preferred(counts)) {
        if (count.target != target)
            continue;
        if (!count.sample.isComplete || count.sample.fault != CounterFault::None)
            return std::nullopt;
        if (!total) {
            total = count.sample;
            continue;
        }
        total->requests += count.sample.requests;
        total->serverErrors += count.sample.serverErrors;
    }
    return total;
}

std::string_view callerMeterName(CallerMeter meter)
{
    switch (meter) {
    case CallerMeter::Gateway:
        return "gateway";
    case CallerMeter::HttpClient:
        return "http-client";
    case CallerMeter::FeignClient:
        return "feign-client";
    case CallerMeter::FeignCall:
        return "feign-call";
    case CallerMeter::LoadBalancer:
        return "load-balancer";
    case CallerMeter::CircuitBreaker:
        return "circuit-breaker";
    case CallerMeter::Retry:
        return "retry";
    case CallerMeter::Hystrix:
        break;
    }
    return "hystrix";
}

} // namespace core
