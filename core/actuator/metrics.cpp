// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/metrics.h"

#include "core/base/json.h"

#include <cmath>

namespace core {

std::optional<double> Metric::value(const std::string &statistic) const
{
    const auto found = measurements.find(statistic);
    if (found == measurements.end())
        return std::nullopt;
    return found->second;
}

std::optional<double> countOf(const Metric &metric)
{
    const auto count = metric.value("COUNT");
    return count && std::isfinite(*count) && *count >= 0 ? count : std::nullopt;
}

namespace {

/// 0 where the unit is not told.
double millisIn(const std::string &unit)
{
    return unit == "seconds" ? 1000 : unit == "milliseconds" ? 1 : 0;
}

} // namespace

std::optional<Latency> totalTimeOf(const Metric &timer)
{
    const auto total = timer.value("TOTAL_TIME");
    const double unit = millisIn(timer.baseUnit);
    if (!total || unit == 0 || !std::isfinite(*total) || *total < 0)
        return std::nullopt;
    return Latency(*total * unit);
}

std::optional<TimePoint> startTimeOf(const Metric &metric)
{
    const double seconds = metric.value("VALUE").value_or(0);
    if (!(seconds > 0) || seconds >= 1e11)
        return std::nullopt;
    return timeFromEpoch(static_cast<std::int64_t>(seconds * 1000));
}

std::optional<Millis> longestOf(const Metric &timer)
{
    constexpr double longestBelieved = 24.0 * 3600 * 1000;
    const double length = std::ceil(timer.value("MAX").value_or(0) * millisIn(timer.baseUnit));
    if (!(length > 0) || length > longestBelieved)
        return std::nullopt;
    return Millis(static_cast<std::int64_t>(length));
}

namespace {

void readTags(const JsonElement &root, Metric &metric)
{
    const auto list = member(root, "availableTags");
    if (!list || !list->is_array())
        return;
    for (const JsonElement &entry : simdjson::dom::array(*list)) {
        const auto values = member(entry, "values");
        if (!values || !values->is_array())
            continue;
        auto &words = metric.tags[memberText(entry, "tag")];
        for (const JsonElement &value : simdjson::dom::array(*values)) {
            if (auto text = scalarText(value))
                words.push_back(std::move(*text));
        }
    }
}

} // namespace

Result<Metric> decodeMetric(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    Metric metric;
    metric.name = memberText(document->root(), "name");
    metric.baseUnit = memberText(document->root(), "baseUnit");
    const auto measurements = member(document->root(), "measurements");
    if (!measurements || !measurements->is_array())
        return fail(ErrorKind::Malformed, std::string(where), "measurements");
    for (const JsonElement &entry : simdjson::dom::array(*measurements)) {
        const auto value = member(entry, "value");
        const auto number = value ? scalarNumber(*value) : std::nullopt;
        if (!number)
            return fail(ErrorKind::Malformed, std::string(where), "measurements.value");
        metric.measurements[memberText(entry, "statistic")] = *number;
    }
    readTags(document->root(), metric);
    return metric;
}

Result<std::optional<Metric>> metricFrom(const Result<Response> &response, std::string_view where)
{
    if (response && response->status == 404)
        return std::optional<Metric>();
    const auto good = requireSuccess(response, std::string(where));
    if (!good)
        return Failure(good.error());
    auto metric = decodeMetric(good->body, where);
    if (!metric)
        return Failure(metric.error());
    return std::optional<Metric>(std::move(*metric));
}

namespace {

/// The text of an object that has one member, which is a text.
std::string onlyText(const JsonElement &element)
{
    simdjson::dom::object object;
    if (element.get(object) || object.size() != 1 || !(*object.begin()).value.is_string())
        return {};
    return scalarText((*object.begin()).value).value_or(std::string());
}

} // namespace

Result<std::optional<std::string>> decodeEnvironmentProperty(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    const auto property = member(document->root(), "property");
    std::string value = property ? memberText(*property, "value") : onlyText(document->root());
    const bool isMasked = value.empty() || value.find_first_not_of('*') == std::string::npos;
    return isMasked ? std::optional<std::string>() : std::optional<std::string>(std::move(value));
}

} // namespace core
