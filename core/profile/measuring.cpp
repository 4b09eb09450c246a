// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/measuring.h"

#include "core/http/url.h"

namespace core {

namespace {

using Mistake = std::optional<std::string>;

constexpr std::size_t mostIgnored = 100;
constexpr std::int64_t mostLeastRequests = 1'000'000;

Mistake readIgnored(const JsonElement &value, std::vector<std::string> &ignored)
{
    simdjson::dom::array uris;
    if (value.get(uris) || uris.size() > mostIgnored)
        return "ignoredUris is no list of URIs";
    for (const JsonElement &uri : uris) {
        std::string_view text;
        if (uri.get(text) || !text.starts_with('/'))
            return "ignoredUris[" + std::to_string(ignored.size()) + "] is no URI, for example /ping";
        ignored.emplace_back(text);
    }
    return {};
}

bool readPercent(const JsonElement &value, double &share)
{
    double percent = 0;
    if (value.get(percent) || !(percent >= 0) || percent > 100)
        return false;
    share = percent / 100;
    return true;
}

bool readLeast(const JsonElement &value, int &least)
{
    std::int64_t number = 0;
    if (value.get(number) || number < 1 || number > mostLeastRequests)
        return false;
    least = static_cast<int>(number);
    return true;
}

/// Nothing: the key is none of a threshold's.
std::optional<bool> readThreshold(std::string_view key, const JsonElement &value, VerdictThresholds &target)
{
    if (key == "increase")
        return readPercent(value, target.increase);
    if (key == "most")
        return readPercent(value, target.mostShare.emplace());
    return key == "requests" ? std::optional(readLeast(value, target.leastRequests)) : std::nullopt;
}

Mistake readThresholds(const std::string &field, const simdjson::dom::object &members,
                       VerdictThresholds &target)
{
    for (const auto member : members) {
        const std::string inner = field + "." + std::string(member.key);
        const auto wasRead = readThreshold(member.key, member.value, target);
        if (!wasRead)
            return inner + " is no member of a profile";
        if (!*wasRead)
            return inner + " is out of its range";
    }
    return {};
}

Mistake readApplications(const JsonElement &value, MeasuringSettings &measuring)
{
    simdjson::dom::object applications;
    if (value.get(applications))
        return "verdict.applications";
    for (const auto entry : applications) {
        const std::string field = "verdict.applications." + std::string(entry.key);
        const auto application = ApplicationName::from(entry.key);
        simdjson::dom::object members;
        if (!application || entry.value.get(members))
            return field;
        VerdictThresholds own = measuring.usual;
        if (const Mistake mistake = readThresholds(field, members, own))
            return mistake;
        measuring.thresholds[application->text()] = own;
    }
    return {};
}

Mistake readVerdict(const JsonElement &value, MeasuringSettings &measuring)
{
    simdjson::dom::object members;
    if (value.get(members))
        return "verdict";
    std::optional<JsonElement> applications;
    for (const auto member : members) {
        const auto wasRead = readThreshold(member.key, member.value, measuring.usual);
        if (!wasRead && member.key == "applications")
            applications = member.value; // after the rest, whatever the order: they begin with it
        else if (!wasRead)
            return "verdict." + std::string(member.key) + " is no member of a profile";
        else if (!*wasRead)
            return "verdict." + std::string(member.key) + " is out of its range";
    }
    return applications ? readApplications(*applications, measuring) : Mistake();
}

Mistake readPrometheusUrl(const JsonElement &value, std::string &url)
{
    std::string_view text;
    const auto address =
        value.get(text) ? Result<BaseAddress>(fail(ErrorKind::Malformed, {})) : parseBaseAddress(text);
    if (!address)
        return "prometheus.url is no address of a server";
    if (address->hasCredentials)
        return "prometheus.url holds a password: profiles are shared, name a credential";
    url = address->url;
    return {};
}

Mistake readForms(const JsonElement &value, std::vector<std::string> &forms)
{
    constexpr std::size_t mostForms = 10;
    simdjson::dom::array list;
    if (value.get(list) || list.size() == 0 || list.size() > mostForms)
        return "prometheus.instance is no list of forms, for example {ip}:{port}";
    forms.clear();
    for (const JsonElement &entry : list) {
        std::string_view text;
        if (entry.get(text) || text.empty())
            return "prometheus.instance is no list of forms, for example {ip}:{port}";
        forms.emplace_back(text);
    }
    return {};
}

Mistake readPrometheusMember(std::string_view key, const JsonElement &value, PrometheusSettings &prometheus)
{
    if (key == "url")
        return readPrometheusUrl(value, prometheus.url);
    if (key == "instance")
        return readForms(value, prometheus.instanceForms);
    std::string_view text;
    if (value.get(text) || text.empty())
        return "prometheus." + std::string(key);
    if (key == "credential")
        prometheus.credential = text;
    else if (key == "instanceLabel" && isLabelName(text))
        prometheus.instanceLabel = text;
    else if (key == "selector" && isSelector(text))
        prometheus.selector = text;
    else
        return "prometheus." + std::string(key) + " cannot be used";
    return {};
}

Mistake readPrometheus(const JsonElement &value, PrometheusSettings &prometheus)
{
    simdjson::dom::object members;
    if (value.get(members))
        return "prometheus";
    for (const auto member : members) {
        if (const Mistake mistake = readPrometheusMember(member.key, member.value, prometheus))
            return mistake;
    }
    return prometheus.isUsed() ? Mistake() : Mistake("prometheus needs url");
}

} // namespace

const VerdictThresholds &MeasuringSettings::thresholdsOf(const ApplicationName &application) const
{
    const auto own = thresholds.find(application.text());
    return own == thresholds.end() ? usual : own->second;
}

std::optional<std::string> decodeMeasuring(std::string_view key, const JsonElement &value,
                                           MeasuringSettings &measuring)
{
    if (key == "ignoredUris")
        return readIgnored(value, measuring.ignoredUris);
    if (key == "prometheus")
        return readPrometheus(value, measuring.prometheus);
    if (key == "verdict")
        return readVerdict(value, measuring);
    return std::string();
}

} // namespace core
