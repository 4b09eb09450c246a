// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/probe.h"

#include "core/actuator/discovery/probeanswers.h"
#include "core/actuator/health.h"
#include "core/actuator/identity.h"
#include "core/actuator/metrics.h"
#include "core/actuator/prometheus.h"
#include "core/http/url.h"

#include <algorithm>

namespace core {

namespace {

constexpr Millis answerTimeout = std::chrono::seconds(5);

const BaseCandidate &current(const ProbeState &state)
{
    return state.candidates[state.candidate];
}

Request getRequest(std::string url)
{
    Request request;
    request.url = std::move(url);
    request.headers = {{"Accept", std::string(actuatorAccept)}};
    request.timeout = answerTimeout;
    return request;
}

/// The name under which the links document has it; empty where it has not. Spring Cloud Commons 2 writes its
/// service registry with a dash.
std::string linkId(Endpoint endpoint, const Links &links)
{
    const std::string_view id = endpointId(endpoint);
    if (links.has(id))
        return std::string(id);
    const bool isDashed = endpoint == Endpoint::ServiceRegistry && links.has("service-registry");
    return isDashed ? "service-registry" : std::string();
}

/// Below the base; the address asked is the cheapest of the endpoint's.
std::string endpointTail(Endpoint endpoint, const ActuatorFacts &facts)
{
    std::string path(endpointId(endpoint));
    if (facts.links) {
        const auto found = facts.links->endpoints.find(linkId(endpoint, *facts.links));
        if (found != facts.links->endpoints.end())
            path = found->second;
    }
    const bool isFirst = facts.generation.isFirst();
    switch (endpoint) {
    case Endpoint::Environment:
        return path + "/java.version"; // a system property of every process: the rest need not be sent
    case Endpoint::ServiceRegistry:
        return isFirst ? "service-registry/instance-status" : path;
    case Endpoint::Routes:
        return isFirst ? "routes" : path + "/routes";
    default:
        return path;
    }
}

ProbeStep ask(ProbeState state, ProbeQuestion question, std::string tail)
{
    state.question = question;
    std::string url = current(state).url + tail;
    return {std::move(state), getRequest(std::move(url))};
}

ProbeStep done(ProbeState state)
{
    state.question = ProbeQuestion::None;
    return {std::move(state), std::nullopt};
}

bool isRoot(const BaseCandidate &candidate)
{
    return targetOf(candidate.url) == "/";
}

/// The root of an application is a page of its own that counts as traffic: it is not asked for links.
ProbeStep askCandidate(ProbeState state)
{
    if (state.candidate < state.candidates.size()) {
        if (isRoot(current(state)))
            return ask(std::move(state), ProbeQuestion::BaseHealth, "/health");
        return ask(std::move(state), ProbeQuestion::Links, {});
    }
    // An address that asks for credentials is the best guess, where none is proven.
    for (const BaseAttempt &attempt : state.facts.attempts) {
        const bool isGuarded = attempt.verdict == AttemptVerdict::NeedsCredentials ||
                               attempt.verdict == AttemptVerdict::Forbidden;
        if (isGuarded && state.facts.base.empty()) {
            state.facts.base = attempt.candidate.url;
            state.facts.source = attempt.candidate.source;
        }
    }
    return done(std::move(state));
}

ProbeStep nextCandidate(ProbeState state, BaseAttempt attempt)
{
    state.facts.attempts.push_back(std::move(attempt));
    state.facts.links.reset();
    state.facts.generation = {};
    state.facts.endpoints.clear();
    state.groupsToAsk.clear();
    state.facts.identity = Identity::NotAsked;
    ++state.candidate;
    return askCandidate(std::move(state));
}

/// The groups that its health named, in the order sent.
ProbeStep askGroup(ProbeState state)
{
    if (state.groupsToAsk.empty())
        return done(std::move(state));
    const std::string tail =
        "/" + endpointTail(Endpoint::Health, state.facts) + "/" + encodePathSegment(state.groupsToAsk.back());
    return ask(std::move(state), ProbeQuestion::HealthGroup, tail);
}

void takeGroups(ProbeState &state, const Response &response, const std::string &url)
{
    const auto health = healthFrom(response, url);
    if (!health)
        return;
    const auto end = health->groups.begin() +
                     static_cast<std::ptrdiff_t>(std::min(health->groups.size(), mostHealthGroups));
    state.groupsToAsk.assign(health->groups.begin(), end);
    std::ranges::reverse(state.groupsToAsk);
}

ProbeStep askEndpoint(ProbeState state)
{
    if (state.toAsk.empty())
        return askGroup(std::move(state));
    const Endpoint endpoint = state.toAsk.back();
    const std::string tail = "/" + endpointTail(endpoint, state.facts);
    ProbeStep step = ask(std::move(state), ProbeQuestion::Endpoint, tail);
    if (endpoint == Endpoint::Prometheus)
        step.next->headers = {{"Accept", std::string(prometheusAccept)}};
    return step;
}

ProbeStep startEndpoints(ProbeState state)
{
    ActuatorFacts &facts = state.facts;
    facts.base = current(state).url;
    facts.source = current(state).source;
    facts.isProven = true;
    facts.attempts.push_back({current(state), AttemptVerdict::Accepted, {}, {}});
    for (auto endpoint = everyEndpoint.rbegin(); endpoint != everyEndpoint.rend(); ++endpoint) {
        EndpointFact &fact = facts.endpoints[*endpoint];
        if (fact.state != EndpointState::NotAsked)
            continue;
        if (facts.links && linkId(*endpoint, *facts.links).empty())
            fact = {EndpointState::NotExposed, {}, true};
        else
            state.toAsk.push_back(*endpoint);
    }
    return askEndpoint(std::move(state));
}

ProbeStep afterIdentity(ProbeState state)
{
    if (state.facts.links)
        return ask(std::move(state), ProbeQuestion::Slash, "/");
    return startEndpoints(std::move(state));
}

ProbeStep askIdentity(ProbeState state)
{
    if (state.facts.links && !state.facts.links->has("env"))
        return afterIdentity(std::move(state));
    const std::string path = state.facts.links ? state.facts.links->endpoints.at("env") : "env";
    return ask(std::move(state), ProbeQuestion::InstanceId, "/" + path + "/eureka.instance.instance-id");
}

void takeLinksSigns(ActuatorFacts &facts)
{
    facts.generation = withSign(std::move(facts.generation), GenerationSign::LinksDocument);
    if (facts.links->has("httptrace"))
        facts.generation = withSign(std::move(facts.generation), GenerationSign::HttpTrace);
    if (facts.links->has("httpexchanges"))
        facts.generation = withSign(std::move(facts.generation), GenerationSign::HttpExchanges);
}

ProbeStep onLinks(ProbeState state, const Result<Response> &answer)
{
    const std::string url = current(state).url;
    if (answer && answer->status == 200 && isJsonMedia(answer->header("Content-Type"))) {
        if (auto links = decodeLinks(answer->body, url)) {
            state.facts.links = std::move(*links);
            state.facts.generation =
                withMediaType(std::move(state.facts.generation), answer->header("Content-Type"));
            takeLinksSigns(state.facts);
            return askIdentity(std::move(state));
        }
    }
    // Nobody there at all: its health would not be either, and each attempt may cost a timeout.
    if (!answer && answer.error().kind != ErrorKind::Redirected && answer.error().httpStatus == 0) {
        const BaseCandidate candidate = current(state);
        return nextCandidate(std::move(state), healthAttempt(candidate, answer));
    }
    return ask(std::move(state), ProbeQuestion::BaseHealth, "/health");
}

ProbeStep onBaseHealth(ProbeState state, const Result<Response> &answer)
{
    BaseAttempt attempt = healthAttempt(current(state), answer);
    if (attempt.verdict != AttemptVerdict::Accepted)
        return nextCandidate(std::move(state), std::move(attempt));
    state.facts.generation = withMediaType(std::move(state.facts.generation), answer->header("Content-Type"));
    state.facts.endpoints[Endpoint::Health].state = EndpointState::Answers;
    takeGroups(state, *answer, current(state).url + "/health");
    return askIdentity(std::move(state));
}

/// What a name in env came to; nothing where it is not told.
std::optional<std::string> propertyIn(const Result<Response> &answer, const std::string &where)
{
    if (!answer || answer->status != 200)
        return std::nullopt;
    auto property = decodeEnvironmentProperty(answer->body, where);
    return property ? std::move(*property) : std::nullopt;
}

ProbeStep takeIdentity(ProbeState state, const ProcessSigns &signs)
{
    state.facts.identity = identify(state.instance, signs);
    if (state.facts.identity != Identity::Mismatch)
        return afterIdentity(std::move(state));
    const BaseCandidate candidate = current(state);
    return nextCandidate(
        std::move(state),
        {candidate, AttemptVerdict::OtherApplication, {}, otherThan(state.instance, signs).substr(0, 200)});
}

/// Its id is in env only where somebody set it; its application's name is nearly always.
ProbeStep askApplicationName(ProbeState state)
{
    const std::string path = state.facts.links ? state.facts.links->endpoints.at("env") : "env";
    return ask(std::move(state), ProbeQuestion::ApplicationName, "/" + path + "/spring.application.name");
}

ProbeStep onApplicationName(ProbeState state, const Result<Response> &answer)
{
    ProcessSigns signs;
    signs.applicationName = propertyIn(answer, current(state).url + "/env");
    return takeIdentity(std::move(state), signs);
}

ProbeStep onInstanceId(ProbeState state, const Result<Response> &answer)
{
    const std::string where = current(state).url + "/env";
    const EndpointFact fact = endpointFact(Endpoint::Environment, answer, where);
    // 404 may only say that nothing sets this property: the endpoint itself is asked later.
    if (fact.state != EndpointState::NotExposed)
        state.facts.endpoints[Endpoint::Environment] = fact;
    const bool mayTell = fact.state == EndpointState::Answers || fact.state == EndpointState::NotExposed;
    ProcessSigns signs;
    signs.instanceId = propertyIn(answer, where);
    if (signs.instanceId)
        return takeIdentity(std::move(state), signs);
    return mayTell ? askApplicationName(std::move(state)) : afterIdentity(std::move(state));
}

ProbeStep onSlash(ProbeState state, const Result<Response> &answer)
{
    Generation &generation = state.facts.generation;
    const bool isNotFound = answer ? answer->status == 404 : answer.error().kind == ErrorKind::NotFound;
    if (isNotFound)
        generation = withSign(std::move(generation), GenerationSign::SlashRefused);
    else if (answer && answer->status == 200 && decodeLinks(answer->body, current(state).url))
        generation = withSign(std::move(generation), GenerationSign::SlashAnswered);
    return startEndpoints(std::move(state));
}

/// Spring Cloud's controllers in 1.x name no media type of their own, and so repeat the first that was asked
/// for.
bool namesItsMediaType(Endpoint endpoint)
{
    return endpoint != Endpoint::ServiceRegistry && endpoint != Endpoint::Routes;
}

void takeBody(ActuatorFacts &facts, Endpoint endpoint, const Response &response, const std::string &url)
{
    if (namesItsMediaType(endpoint))
        facts.generation = withMediaType(std::move(facts.generation), response.header("Content-Type"));
    if (endpoint == Endpoint::Info) {
        if (auto info = decodeInfo(response.body, url))
            facts.info = std::move(*info);
        else
            facts.endpoints[endpoint] = {EndpointState::Failed, info.error(), false};
    }
    if (endpoint == Endpoint::ConfigurationProperties) {
        const std::string_view body = response.body;
        if (body.find("org.springframework.boot.web.server.autoconfigure.ServerProperties") != body.npos)
            facts.generation = withSign(std::move(facts.generation), GenerationSign::ModularPackages);
        else if (body.find("org.springframework.boot.autoconfigure.web.ServerProperties") != body.npos)
            facts.generation = withSign(std::move(facts.generation), GenerationSign::OldPackages);
    }
}

ProbeStep onEndpoint(ProbeState state, const Result<Response> &answer)
{
    const Endpoint endpoint = state.toAsk.back();
    state.toAsk.pop_back();
    const std::string url = state.facts.base + "/" + endpointTail(endpoint, state.facts);
    state.facts.endpoints[endpoint] = endpointFact(endpoint, answer, url);
    if (answer && (answer->status == 200 || answer->status == 503) &&
        state.facts.stateOf(endpoint) == EndpointState::Answers)
        takeBody(state.facts, endpoint, *answer, url);
    if (answer && endpoint == Endpoint::Health)
        takeGroups(state, *answer, url);
    return askEndpoint(std::move(state));
}

ProbeStep onGroup(ProbeState state, const Result<Response> &answer)
{
    HealthGroup group{state.groupsToAsk.back(), {}, {}};
    state.groupsToAsk.pop_back();
    if (const auto health = healthFrom(answer, state.facts.base + "/health")) {
        group.status = health->status;
        group.failingPart = health->failingPart;
    }
    state.facts.groups.push_back(std::move(group));
    return askGroup(std::move(state));
}

} // namespace

ProbeStep startProbe(Instance instance, std::string_view override, bool mayAskLoopback)
{
    ProbeState state{std::move(instance), {}, 0, ProbeQuestion::None, {}, {}, {}};
    for (BaseCandidate &candidate : actuatorCandidates(state.instance, override)) {
        if (mayAskLoopback || !isLoopback(hostOf(candidate.url)))
            state.candidates.push_back(std::move(candidate));
        else
            state.facts.attempts.push_back({std::move(candidate), AttemptVerdict::LoopbackElsewhere, {}, {}});
    }
    return askCandidate(std::move(state));
}

ProbeStep step(ProbeState state, const Result<Response> &answer)
{
    switch (state.question) {
    case ProbeQuestion::Links:
        return onLinks(std::move(state), answer);
    case ProbeQuestion::BaseHealth:
        return onBaseHealth(std::move(state), answer);
    case ProbeQuestion::InstanceId:
        return onInstanceId(std::move(state), answer);
    case ProbeQuestion::ApplicationName:
        return onApplicationName(std::move(state), answer);
    case ProbeQuestion::Slash:
        return onSlash(std::move(state), answer);
    case ProbeQuestion::Endpoint:
        return onEndpoint(std::move(state), answer);
    case ProbeQuestion::HealthGroup:
        return onGroup(std::move(state), answer);
    case ProbeQuestion::None:
        break;
    }
    return done(std::move(state));
}

} // namespace core
