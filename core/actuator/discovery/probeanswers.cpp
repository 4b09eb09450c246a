// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/probeanswers.h"

#include "core/actuator/health.h"
#include "core/actuator/refusedmethod.h"
#include "core/http/text.h"

namespace core {

namespace {

/// A list of methods ("POST, GET") has this one.
bool allowsPost(std::string_view allowed)
{
    while (!allowed.empty()) {
        const auto end = allowed.find(',');
        if (sameIgnoringCase(trimmed(allowed.substr(0, end)), "POST"))
            return true;
        allowed = end == std::string_view::npos ? std::string_view() : allowed.substr(end + 1);
    }
    return false;
}

EndpointFact failed(Error error)
{
    return {EndpointState::Failed, std::move(error), false};
}

EndpointFact factOfFailure(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
        return {EndpointState::NeedsCredentials, error, false};
    case ErrorKind::Forbidden:
        return {EndpointState::Forbidden, error, false};
    case ErrorKind::NotFound:
        return {EndpointState::NotExposed, {}, false};
    case ErrorKind::TooLarge: // a page of counters may be: it is there
        return {EndpointState::Answers, {}, false};
    default:
        return failed(error);
    }
}

EndpointFact factOfSuccess(Endpoint endpoint, const Response &response, const std::string &url)
{
    if (takesOnlyPost(endpoint))
        return failed({ErrorKind::HttpStatus, url, "GET", response.status});
    const std::string_view type = response.header("Content-Type");
    const bool isText = endpoint == Endpoint::Prometheus && lowered(type).starts_with("text/plain");
    if (!isText && !isJsonMedia(type) && lowered(type).find("openmetrics") == std::string::npos)
        return failed({ErrorKind::NotJson, url, std::string(type.substr(0, 100)), response.status});
    return {EndpointState::Answers, {}, false};
}

} // namespace

EndpointFact endpointFact(Endpoint endpoint, const Result<Response> &answer, const std::string &url)
{
    if (!answer)
        return factOfFailure(answer.error());
    switch (answer->status) {
    case 200:
        return factOfSuccess(endpoint, *answer, url);
    case 401:
        return {EndpointState::NeedsCredentials, requireSuccess(answer, url).error(), false};
    case 403:
        return {EndpointState::Forbidden, requireSuccess(answer, url).error(), false};
    case 404:
        return {EndpointState::NotExposed, {}, false};
    case 405:
        return {allowsPost(answer->header("Allow")) ? EndpointState::Answers : EndpointState::ReadOnly,
                {},
                false};
    case 503:
        if (endpoint == Endpoint::Health)
            return factOfSuccess(endpoint, *answer, url);
        break;
    case 500: // names no method that it takes
        if (takesOnlyPost(endpoint) && isMethodRefused(*answer))
            return {EndpointState::Answers, {}, false};
        break;
    default:
        break;
    }
    if (isRedirect(answer->status))
        return failed(redirected(*answer, url).value());
    return failed({ErrorKind::HttpStatus, url, {}, answer->status});
}

BaseAttempt healthAttempt(const BaseCandidate &candidate, const Result<Response> &answer)
{
    const std::string url = candidate.url + "/health";
    BaseAttempt attempt{candidate, AttemptVerdict::NoAnswer, {}, {}};
    const EndpointFact fact = endpointFact(Endpoint::Health, answer, url);
    switch (fact.state) {
    case EndpointState::NotExposed:
        attempt.verdict = AttemptVerdict::NotFound;
        return attempt;
    case EndpointState::NeedsCredentials:
        attempt.verdict = AttemptVerdict::NeedsCredentials;
        attempt.error = fact.error;
        return attempt;
    case EndpointState::Forbidden:
        attempt.verdict = AttemptVerdict::Forbidden;
        attempt.error = fact.error;
        return attempt;
    case EndpointState::Failed:
        attempt.error = fact.error;
        break;
    default:
        break;
    }
    if (attempt.error && attempt.error->kind == ErrorKind::Redirected) {
        attempt.verdict = AttemptVerdict::Redirected;
        return attempt;
    }
    if (!answer)
        return attempt;
    attempt.verdict = AttemptVerdict::NotActuator;
    attempt.detail = fact.state == EndpointState::Failed && answer->status == 200
                         ? std::string(answer->header("Content-Type").substr(0, 100))
                         : std::to_string(answer->status);
    if (fact.state != EndpointState::Answers)
        return attempt;
    if (const auto health = decodeHealth(answer->body, url); !health) {
        attempt.error = health.error();
        return attempt;
    }
    return {candidate, AttemptVerdict::Accepted, {}, {}};
}

} // namespace core
