// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/requestmeter.h"

#include "core/actuator/endpoints.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t mostExceptions = 8;

/// Health groups on the port of the requests (management.endpoint.health.probes.add-additional-paths).
bool isProbe(std::string_view uri)
{
    return uri == "/livez" || uri == "/readyz";
}

} // namespace

const std::vector<std::string> &valuesOf(const Metric &meter, const char *tag)
{
    static const std::vector<std::string> none;
    const auto found = meter.tags.find(tag);
    return found == meter.tags.end() ? none : found->second;
}

bool canBeAsked(const std::string &value)
{
    return value.find(',') == std::string::npos;
}

bool BusinessUris::contains(std::string_view uri) const
{
    return !isManagementUri(uri, actuatorUrl) && !isProbe(uri) &&
           std::ranges::find(ignored, uri) == ignored.end();
}

UriSplit splitByUri(const Metric &meter, const BusinessUris &business, bool mayHoldManagement)
{
    UriSplit split;
    const auto &all = valuesOf(meter, "uri");
    split.isLimitReached = all.size() >= uriLimit;
    const auto isBusiness = [&](const std::string &uri) { return business.contains(uri); };
    if (std::ranges::all_of(all, isBusiness)) {
        split.isWhole = true;
        split.isComplete = !all.empty() || !mayHoldManagement;
        return split;
    }
    for (const std::string &uri : all) {
        if (!isBusiness(uri))
            continue;
        if (!canBeAsked(uri) || split.uris.size() == mostUrisAsked)
            split.isComplete = false;
        else
            split.uris.push_back(uri);
    }
    return split;
}

std::vector<ClassTag> classTags(const Metric &meter)
{
    std::vector<ClassTag> tags;
    const auto add = [&](const char *tag, RequestClass (*classify)(std::string_view)) {
        for (const std::string &value : valuesOf(meter, tag)) {
            if (const RequestClass found = classify(value); found != RequestClass::Fine && canBeAsked(value))
                tags.push_back({std::string(tag) + ":" + value, found});
        }
    };
    if (!valuesOf(meter, "outcome").empty())
        add("outcome", classOfOutcome);
    else if (!valuesOf(meter, "status").empty())
        add("status", classOfStatus);
    else
        add("kind", classOfKind);
    return tags;
}

std::vector<std::string> exceptionTags(const Metric &meter)
{
    std::vector<std::string> tags;
    for (const std::string &value : valuesOf(meter, "exception")) {
        if (isException(value) && canBeAsked(value) && tags.size() < mostExceptions)
            tags.push_back("exception:" + value);
    }
    return tags;
}

std::string hidingOutcome(const Metric &meter)
{
    const auto &outcomes = valuesOf(meter, "outcome");
    const bool hasGood = std::ranges::find(outcomes, "SUCCESS") != outcomes.end();
    return hasGood && !exceptionTags(meter).empty() ? "outcome:SUCCESS" : std::string();
}

} // namespace core
