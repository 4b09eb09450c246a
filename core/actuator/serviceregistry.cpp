// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/serviceregistry.h"

#include "core/actuator/discovery/generation.h"
#include "core/actuator/discovery/links.h"
#include "core/base/json.h"

namespace core {

namespace {

constexpr std::string_view plainKey = "serviceregistry";
constexpr std::string_view dashedKey = "service-registry";

std::string_view pathOf(RegistryForm form)
{
    switch (form) {
    case RegistryForm::BareWord:
        return "/service-registry/instance-status";
    case RegistryForm::DashedJson:
        return "/service-registry";
    case RegistryForm::PlainJson:
        break;
    }
    return "/serviceregistry";
}

RegistryEndpoint endpointAt(std::string_view actuatorUrl, RegistryForm form)
{
    return {std::string(actuatorUrl) + std::string(pathOf(form)), form};
}

ErrorKind kindOf(std::int64_t status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    default:
        return ErrorKind::HttpStatus;
    }
}

/// A ResponseEntity written out as an object: its status code stands inside.
std::optional<std::int64_t> wrappedStatus(const JsonElement &root)
{
    return member(root, "statusCode") ? memberInteger(root, "statusCodeValue") : std::nullopt;
}

/// The body of a wrapped answer, or the answer itself.
Result<JsonElement> unwrapped(const JsonElement &root, const std::string &where)
{
    const auto status = wrappedStatus(root);
    if (!status)
        return root;
    const auto body = member(root, "body");
    if (*status < 200 || *status > 299)
        return fail(kindOf(*status), where, body ? scalarText(*body).value_or("") : "",
                    *status > 0 && *status < 1000 ? static_cast<int>(*status) : 0);
    if (!body)
        return fail(ErrorKind::Malformed, where, "body");
    return *body;
}

} // namespace

std::string_view registryFormName(RegistryForm form)
{
    switch (form) {
    case RegistryForm::BareWord:
        return "bare-word";
    case RegistryForm::DashedJson:
        return "dashed-json";
    case RegistryForm::PlainJson:
        break;
    }
    return "plain-json";
}

std::optional<RegistryOrder> registryOrderFrom(std::string_view word)
{
    if (word == RegistryOrder().word())
        return RegistryOrder();
    const auto status = statusFromWord(word);
    return status ? std::optional(RegistryOrder{status}) : std::nullopt;
}

std::vector<RegistryEndpoint> registryEndpointCandidates(std::string_view actuatorUrl)
{
    return {endpointAt(actuatorUrl, RegistryForm::PlainJson),
            endpointAt(actuatorUrl, RegistryForm::DashedJson),
            endpointAt(actuatorUrl, RegistryForm::BareWord)};
}

Request linksRequest(std::string_view actuatorUrl)
{
    Request request = jsonRequest(std::string(actuatorUrl));
    request.headers = {{"Accept", std::string(actuatorAccept)}}; // its media type tells the generation
    return request;
}

Result<std::optional<RegistryEndpoint>>
registryEndpointFromLinks(std::string_view body, std::string_view actuatorUrl, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    const auto links = member(document->root(), "_links");
    if (!links || !links->is_object())
        return fail(ErrorKind::Malformed, std::string(where), "_links");
    const bool isPlain = member(*links, plainKey).has_value();
    if (!isPlain && !member(*links, dashedKey))
        return std::nullopt;
    RegistryEndpoint found =
        endpointAt(actuatorUrl, isPlain ? RegistryForm::PlainJson : RegistryForm::DashedJson);
    if (const auto mapped = decodeLinks(body, actuatorUrl)) {
        const auto path = mapped->endpoints.find(std::string(isPlain ? plainKey : dashedKey));
        if (path != mapped->endpoints.end())
            found.url = std::string(actuatorUrl) + "/" + path->second;
    }
    return found;
}

Request registryEndpointRead(const RegistryEndpoint &endpoint)
{
    return jsonRequest(endpoint.url);
}

Result<RegistryEndpointStatus> registryEndpointStatus(const Result<Response> &response,
                                                      const RegistryEndpoint &endpoint)
{
    const auto good = requireSuccess(response, endpoint.url);
    if (!good)
        return Failure(good.error());
    const auto document = JsonDocument::parse(good->body, endpoint.url);
    if (!document)
        return Failure(document.error());
    const auto root = unwrapped(document->root(), endpoint.url);
    if (!root)
        return Failure(root.error());
    // Other registries (Consul) answer with a plain text: that is no Eureka status.
    const std::string word = memberText(*root, "status");
    if (word.empty())
        return fail(ErrorKind::Malformed, endpoint.url, "status");
    RegistryEndpointStatus status;
    status.status = reportedStatus(word);
    if (const std::string overridden = memberText(*root, "overriddenStatus"); !overridden.empty())
        status.overriddenStatus = reportedStatus(overridden);
    status.isLocalView = endpoint.form == RegistryForm::BareWord;
    return status;
}

Request registryEndpointWrite(const RegistryEndpoint &endpoint, const RegistryOrder &order)
{
    Request request;
    request.method = Method::Post;
    request.url = endpoint.url;
    const bool isBare = endpoint.form == RegistryForm::BareWord;
    request.headers = {{"Accept", "application/json"},
                       {"Content-Type", isBare ? "text/plain" : "application/json"}};
    request.body = isBare ? std::string(order.word()) : R"({"status":")" + std::string(order.word()) + "\"}";
    return request;
}

Result<void> registryEndpointAnswer(const Result<Response> &response, const RegistryEndpoint &endpoint)
{
    const auto good = requireSuccess(response, endpoint.url);
    if (!good)
        return Failure(good.error());
    // An answer that is no JSON is still a 200: what came of it is read at the peers.
    const auto document = JsonDocument::parse(good->body, endpoint.url);
    const auto status = document ? wrappedStatus(document->root()) : std::nullopt;
    if (status && (*status < 200 || *status > 299))
        return Failure(unwrapped(document->root(), endpoint.url).error());
    return {};
}

} // namespace core
