// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/operations.h"

#include "core/http/url.h"

namespace core {

namespace {

std::string instanceUrl(std::string_view base, const ApplicationName &application, const InstanceId &id)
{
    return std::string(base) + "/apps/" + encodePathSegment(application.text()) + "/" +
           encodePathSegment(id.text());
}

/// Eureka's list answers are XML unless the header names json, and exactly this is safe with every
/// generation.
Request jsonRequest(Method method, std::string url)
{
    Request request;
    request.method = method;
    request.url = std::move(url);
    request.headers = {{"Accept", "application/json"}};
    return request;
}

} // namespace

Request listRequest(std::string_view base)
{
    Request request = jsonRequest(Method::Get, std::string(base) + "/apps");
    request.bodyLimit = registryBodyLimit;
    return request;
}

Request deltaRequest(std::string_view base)
{
    Request request = jsonRequest(Method::Get, std::string(base) + "/apps/delta");
    request.bodyLimit = registryBodyLimit;
    return request;
}

Request instanceRequest(std::string_view base, const ApplicationName &application, const InstanceId &id)
{
    return jsonRequest(Method::Get, instanceUrl(base, application, id));
}

Request applicationRequest(std::string_view base, const ApplicationName &application)
{
    Request request =
        jsonRequest(Method::Get, std::string(base) + "/apps/" + encodePathSegment(application.text()));
    request.bodyLimit = registryBodyLimit;
    return request;
}

Request instanceByIdRequest(std::string_view base, const InstanceId &id)
{
    return jsonRequest(Method::Get, std::string(base) + "/instances/" + encodePathSegment(id.text()));
}

Request vipRequest(std::string_view base, std::string_view vip)
{
    Request request = jsonRequest(Method::Get, std::string(base) + "/vips/" + encodePathSegment(vip));
    request.bodyLimit = registryBodyLimit;
    return request;
}

Request secureVipRequest(std::string_view base, std::string_view vip)
{
    Request request = jsonRequest(Method::Get, std::string(base) + "/svips/" + encodePathSegment(vip));
    request.bodyLimit = registryBodyLimit;
    return request;
}

Request takeOutOfServiceRequest(std::string_view base, const ApplicationName &application,
                                const InstanceId &id)
{
    return jsonRequest(Method::Put, instanceUrl(base, application, id) + "/status?value=OUT_OF_SERVICE");
}

Request cancelOverrideWithUpRequest(std::string_view base, const ApplicationName &application,
                                    const InstanceId &id)
{
    return jsonRequest(Method::Delete, instanceUrl(base, application, id) + "/status?value=UP");
}

Request cancelOverrideRequest(std::string_view base, const ApplicationName &application, const InstanceId &id)
{
    return jsonRequest(Method::Delete, instanceUrl(base, application, id) + "/status");
}

Request statusPageRequest(std::string_view base)
{
    for (const std::string_view own : {"/v2", "/eureka"}) {
        if (base.ends_with(own))
            base.remove_suffix(own.size());
    }
    Request request;
    request.url = std::string(base) + "/";
    request.headers = {{"Accept", "text/html"}};
    return request;
}

bool isAddressable(std::string_view segment)
{
    constexpr std::string_view refused("/\\\0", 3);
    return !segment.empty() && segment != "." && segment != ".." &&
           segment.find_first_of(refused) == std::string_view::npos;
}

bool isAddressable(const InstanceId &id)
{
    return isAddressable(std::string_view(id.text()));
}

} // namespace core
