// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/discovery/facts.h"
#include "core/http/request.h"

namespace core {

/// What an answer to `GET {endpoint}` says of it.
EndpointFact endpointFact(Endpoint endpoint, const Result<Response> &answer, const std::string &url);

/// Why `{base}` or `{base}/health` is no actuator; Accepted where a health answer proves that it is one: 200
/// or 503 with JSON that has a status.
BaseAttempt healthAttempt(const BaseCandidate &candidate, const Result<Response> &answer);

} // namespace core
