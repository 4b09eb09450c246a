// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/flatmetrics.h"

#include "core/actuator/endpoints.h"
#include "core/base/json.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

constexpr std::string_view statusCounter = "counter.status.";

struct StatusCounter
{
    int code = 0;
    std::string_view path; ///< "/" written as "."
};

std::optional<StatusCounter> statusCounterOf(std::string_view name)
{
    if (!name.starts_with(statusCounter))
        return std::nullopt;
    name.remove_prefix(statusCounter.size());
    StatusCounter counter;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), counter.code);
    if (error != std::errc() || end == name.data() + name.size() || *end != '.')
        return std::nullopt;
    counter.path = name.substr(static_cast<std::size_t>(end - name.data()) + 1);
    return counter;
}

/// "health" or "manage.health": the last word tells, as the prefix is the operator's choice.
bool isManagementPath(std::string_view path)
{
    const auto dot = path.find('.');
    return isActuatorEndpoint(path.substr(0, dot)) ||
           (dot != std::string_view::npos && isActuatorEndpoint(path.substr(path.rfind('.') + 1)));
}

/// As the counters write it: "/work/{id}" is "work.id".
std::string pathOfUri(std::string_view uri)
{
    std::string path;
    for (const char c : uri.substr(uri.starts_with('/') ? 1 : 0)) {
        if (c != '{' && c != '}')
            path += c == '/' ? '.' : c;
    }
    return path.empty() ? "root" : path;
}

bool isServoMeter(std::string_view name)
{
    return name.starts_with("gauge.servo.") || name.starts_with("normalized.servo.") ||
           name.starts_with("counter.servo.");
}

} // namespace

Result<TrafficSample> decodeFlatMetrics(std::string_view body, std::string_view where, TimePoint at,
                                        const std::vector<std::string> &ignored)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    simdjson::dom::object object;
    if (document->root().get(object))
        return fail(ErrorKind::Malformed, std::string(where), "metrics");
    TrafficSample sample;
    sample.at = at;
    sample.clientErrors = 0;
    std::vector<std::string> leftOut;
    for (const std::string &uri : ignored)
        leftOut.push_back(pathOfUri(uri));
    bool hasStatusCounters = false;
    bool hasServo = false;
    for (const auto field : object) {
        hasServo = hasServo || isServoMeter(field.key);
        const auto counter = statusCounterOf(field.key);
        const auto count = counter ? scalarNumber(field.value) : std::nullopt;
        hasStatusCounters = hasStatusCounters || counter;
        if (!counter || isManagementPath(counter->path) ||
            std::ranges::find(leftOut, counter->path) != leftOut.end())
            continue;
        if (!count || !(*count >= 0)) {
            sample.isComplete = false; // what is left out must not read as none
            sample.fault = CounterFault::NoNumber;
            continue;
        }
        sample.requests += *count;
        if (counter->code >= 500)
            sample.serverErrors += *count;
        else if (counter->code >= 400)
            sample.clientErrors = sample.clientErrors.value_or(0) + *count;
    }
    // "uptime" is the virtual machine's; "instance.uptime" begins anew with a restart inside it.
    if (const auto uptime = memberInteger(document->root(), "uptime"); uptime && *uptime > 0)
        sample.startedAt = at - Millis(*uptime);
    if (!hasStatusCounters && hasServo)
        sample.fault = CounterFault::NoStatusCounters;
    return sample;
}

} // namespace core
