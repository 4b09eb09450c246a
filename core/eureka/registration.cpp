// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/registration.h"

#include "core/eureka/operations.h"
#include "core/http/url.h"

namespace core {

namespace {

std::string quoted(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (byte < 0x20)
            out += std::string("\\u00") + digits[byte >> 4U] + digits[byte & 15U];
        else
            out += c;
    }
    return out + '"';
}

/// Builds one JSON object, member by member.
class ObjectWriter
{
public:
    ObjectWriter &text(std::string_view name, std::string_view value) { return raw(name, quoted(value)); }
    ObjectWriter &textIfAny(std::string_view name, std::string_view value)
    {
        return value.empty() ? *this : text(name, value);
    }
    ObjectWriter &number(std::string_view name, long long value) { return raw(name, std::to_string(value)); }
    ObjectWriter &raw(std::string_view name, const std::string &json)
    {
        m_members += m_members.empty() ? "" : ",";
        m_members += quoted(name) + ':' + json;
        return *this;
    }
    std::string json() const { return '{' + m_members + '}'; }

private:
    std::string m_members;
};

/// "$" is a number and "@enabled" a text in every default codec. A disabled port still needs a number.
std::string portJson(const std::optional<int> &port, int whenDisabled)
{
    return ObjectWriter()
        .number("$", port.value_or(whenDisabled))
        .text("@enabled", port ? "true" : "false")
        .json();
}

std::string dataCenterJson()
{
    return ObjectWriter()
        .text("@class", "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo")
        .text("name", "MyOwn")
        .json();
}

std::string leaseJson(const Lease &lease)
{
    return ObjectWriter()
        .number("renewalIntervalInSecs", lease.renewalInterval.count())
        .number("durationInSecs", lease.duration.count())
        .json();
}

std::string metadataJson(const Instance &instance)
{
    ObjectWriter metadata;
    for (const auto &[key, value] : instance.metadata)
        metadata.text(key, value);
    return metadata.json();
}

std::string instanceJson(const Instance &instance)
{
    ObjectWriter body;
    body.text("instanceId", instance.id.text())
        .text("hostName", instance.hostName)
        .text("app", instance.application.text())
        .text("ipAddr", instance.ipAddress)
        .text("status", statusWord(instance.status.status))
        .text("overriddenStatus", statusWord(Status::Unknown))
        .raw("port", portJson(instance.port, 7001))
        .raw("securePort", portJson(instance.securePort, 7002))
        .number("countryId", 1)
        .raw("dataCenterInfo", dataCenterJson())
        .raw("leaseInfo", leaseJson(instance.lease))
        .raw("metadata", metadataJson(instance))
        .textIfAny("homePageUrl", instance.homePageUrl)
        .textIfAny("statusPageUrl", instance.statusPageUrl)
        .textIfAny("healthCheckUrl", instance.healthCheckUrl)
        .textIfAny("vipAddress", instance.vipAddress)
        .textIfAny("secureVipAddress", instance.secureVipAddress)
        .text("isCoordinatingDiscoveryServer", "false");
    if (instance.lastDirty != TimePoint{}) {
        const std::string stamp = std::to_string(toEpoch(instance.lastDirty));
        body.text("lastUpdatedTimestamp", stamp).text("lastDirtyTimestamp", stamp);
    }
    return body.json();
}

} // namespace

std::string registrationBody(const Registration &registration)
{
    return ObjectWriter().raw("instance", instanceJson(registration.instance)).json();
}

Request registrationRequest(std::string_view base, const Registration &registration)
{
    Request request = applicationRequest(base, registration.instance.application);
    request.method = Method::Post;
    request.bodyLimit = otherBodyLimit;
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = registrationBody(registration);
    return request;
}

Request heartbeatRequest(std::string_view base, const ApplicationName &application, const InstanceId &id,
                         const Renewal &renewal)
{
    Request request = instanceRequest(base, application, id);
    request.method = Method::Put;
    request.url += "?status=" + std::string(statusWord(renewal.status));
    if (renewal.lastDirty)
        request.url += "&lastDirtyTimestamp=" + std::to_string(toEpoch(*renewal.lastDirty));
    return request;
}

std::string_view missingField(const Registration &registration)
{
    // ApplicationResource.addInstance; ids and application cannot be empty here.
    if (registration.instance.hostName.empty())
        return "hostName";
    if (registration.instance.ipAddress.empty())
        return "ipAddr";
    return {};
}

} // namespace core
