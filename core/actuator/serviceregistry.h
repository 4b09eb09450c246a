// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/eureka/status.h"
#include "core/http/request.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// How the service-registry endpoint of Spring Cloud Commons is spoken to. The path decides, not a guess at
/// the generation: each path was only ever served with its own form (ServiceRegistryEndpoint.java v1.2.0.M1,
/// v2.0.0.M3, v3.0.0).
enum class RegistryForm {
    BareWord,   ///< commons 1.x, {A}/service-registry/instance-status: the bare word as text/plain
    DashedJson, ///< commons 2.0 to 2.2, {A}/service-registry: JSON
    PlainJson,  ///< commons 3.0 and later, {A}/serviceregistry: JSON
};
/// The name for programs: bare-word, dashed-json, plain-json.
std::string_view registryFormName(RegistryForm form);

/// Where the endpoint is and how it is spoken to. Only what was read there is one; see
/// registryEndpointCandidates.
struct RegistryEndpoint
{
    std::string url;
    RegistryForm form = RegistryForm::PlainJson;
    bool operator==(const RegistryEndpoint &) const = default;
};

/// What may be sent: a status, or the word that removes the override.
struct RegistryOrder
{
    std::optional<Status> value; ///< absent: CANCEL_OVERRIDE

    std::string_view word() const { return value ? statusWord(*value) : "CANCEL_OVERRIDE"; }
    bool operator==(const RegistryOrder &) const = default;
};

/// One of Eureka's five words or CANCEL_OVERRIDE, upper case. Nothing for any other: the endpoint takes
/// whatever it is sent for a status, answers 200 and leaves the instance UNKNOWN (seen on Dalston, Boot 3.5
/// and 4.0).
std::optional<RegistryOrder> registryOrderFrom(std::string_view word);

/// In the order in which they are asked by GET, never by POST: the wrong body on the wrong generation takes
/// an instance out of traffic and is answered with 200. `actuatorUrl` without a trailing slash.
std::vector<RegistryEndpoint> registryEndpointCandidates(std::string_view actuatorUrl);

/// GET {A}: the links document of Boot 2 and later.
Request linksRequest(std::string_view actuatorUrl);

/// The endpoint that the links document lists, at our own base: its addresses repeat the scheme and host of
/// the request, which a proxy changes. No endpoint: it is not exposed. Errors: NotJson, Malformed (no
/// "_links").
Result<std::optional<RegistryEndpoint>>
registryEndpointFromLinks(std::string_view body, std::string_view actuatorUrl, std::string_view where);

/// What the endpoint says of the instance. From commons 2.0 on it asks Eureka; in 1.x it is the instance's
/// own view, which says UP after a drain: that is never a proof of anything.
struct RegistryEndpointStatus
{
    ReportedStatus status;
    ReportedStatus overriddenStatus; ///< UNKNOWN where it was not told, too
    bool isLocalView = false;
    bool operator==(const RegistryEndpointStatus &) const = default;
};

Request registryEndpointRead(const RegistryEndpoint &endpoint);

/// Commons 2.0 to 3.0.4 and 3.1.0 on WebFlux wrap the answer, and say 200 even for a 404 inside; it is
/// unwrapped. Errors: as requireSuccess; NotFound (also a wrapped one: no registration there), Malformed,
/// naming the field.
Result<RegistryEndpointStatus> registryEndpointStatus(const Result<Response> &response,
                                                      const RegistryEndpoint &endpoint);

/// The POST in the endpoint's own form.
Request registryEndpointWrite(const RegistryEndpoint &endpoint, const RegistryOrder &order);

/// The answer to that POST: 200 with an empty body. It says that Eureka took the write, no more: proven is
/// only what every peer is read to say. A wrapped refusal is one. Errors: as requireSuccess.
Result<void> registryEndpointAnswer(const Result<Response> &response, const RegistryEndpoint &endpoint);

} // namespace core
