// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/registration.h"

#include "core/base/jsonwriter.h"
#include "core/eureka/operations.h"
#include "core/http/url.h"

namespace core {

namespace {

/// "$" is a number and "@enabled" a text in every default codec. A disabled port still needs a number.
std::string portJson(const std::optional<int> &port, int whenDisabled)
{
    return JsonObject()
        .number("$", port.value_or(whenDisabled))
        .text("@enabled", port ? "true" : "false")
        .json();
}

std::string dataCenterJson()
{
    return JsonObject()
        .text("@class", "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo")
        .text("name", "MyOwn")
        .json();
}

std::string leaseJson(const Lease &lease)
{
    return JsonObject()
        .number("renewalIntervalInSecs", lease.renewalInterval.count())
        .number("durationInSecs", lease.duration.count())
        .json();
}

std::string metadataJson(const Instance &instance)
{
    JsonObject metadata;
    for (const auto &[key, value] : instance.metadata)
        metadata.text(key, value);
    return metadata.json();
}

std::string instanceJson(const Instance &instance)
{
    JsonObject body;
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
    return JsonObject().raw("instance", instanceJson(registration.instance)).json();
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
