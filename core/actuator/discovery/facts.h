// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/discovery/candidates.h"
#include "core/actuator/discovery/generation.h"
#include "core/actuator/discovery/links.h"
#include "core/actuator/info.h"
#include "core/actuator/processidentity.h"
#include "core/base/error.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// The endpoints that Drainboard makes use of.
enum class Endpoint {
    Health,
    Info,
    Metrics,
    Prometheus,
    Environment,
    ConfigurationProperties,
    ServiceRegistry,
    Shutdown,
    Restart,
    Pause,
    Resume,
    ScheduledTasks,
    Routes, ///< of a gateway: Spring Cloud Gateway, in 1.5 Zuul
};

inline constexpr std::array<Endpoint, 13> everyEndpoint = {
    Endpoint::Health,          Endpoint::Info,        Endpoint::Metrics,
    Endpoint::Prometheus,      Endpoint::Environment, Endpoint::ConfigurationProperties,
    Endpoint::ServiceRegistry, Endpoint::Shutdown,    Endpoint::Restart,
    Endpoint::Pause,           Endpoint::Resume,      Endpoint::ScheduledTasks,
    Endpoint::Routes};

/// Spring's id of it from 2.0 on; "routes" in 1.5 is "gateway" later.
std::string_view endpointId(Endpoint endpoint);
/// It takes nothing but a POST, which is never sent to find out.
bool takesOnlyPost(Endpoint endpoint);

enum class EndpointState {
    NotAsked,
    Answers,          ///< for one that takes only POST: GET was 405 with "Allow: POST"
    NotExposed,       ///< 404, or absent from the links document
    NeedsCredentials, ///< 401: none were given, or they are not right
    Forbidden,        ///< 403: known, but a right is missing
    ReadOnly,         ///< 405 that does not allow POST
    Failed,           ///< see the error
};

struct EndpointFact
{
    EndpointState state = EndpointState::NotAsked;
    std::optional<Error> error; ///< of Failed; of 401 and 403 which credential was used
    bool isToldByLinks = false; ///< not asked itself: the links document does not have it

    bool operator==(const EndpointFact &) const = default;
};

/// More groups than this are not asked for.
inline constexpr std::size_t mostHealthGroups = 8;

enum class AttemptVerdict {
    Accepted,
    NoAnswer,          ///< see the error
    NotFound,          ///< neither links nor health there
    Redirected,        ///< most often to a login page; never followed
    NotActuator,       ///< something answers that is no actuator; `detail` is the media type or the status
    NeedsCredentials,  ///< 401
    Forbidden,         ///< 403
    OtherApplication,  ///< `detail` is the instance id or the name that the process told
    LoopbackElsewhere, ///< "localhost" in the registry of another machine is not this one: not asked
};

/// One address that was tried.
struct BaseAttempt
{
    BaseCandidate candidate;
    AttemptVerdict verdict = AttemptVerdict::NoAnswer;
    std::optional<Error> error;
    std::string detail;

    bool operator==(const BaseAttempt &) const = default;
};

/// One of the groups of its health, for example "readiness".
struct HealthGroup
{
    std::string name;
    std::string status;      ///< as sent, DOWN and OUT_OF_SERVICE too; empty: not told
    std::string failingPart; ///< the first of its parts that is not UP; empty: none, or hidden

    bool operator==(const HealthGroup &) const = default;
};

/// What a probe of one instance found. Immutable once made.
struct ActuatorFacts
{
    std::string base; ///< empty: none was found
    BaseSource source = BaseSource::HealthUrl;
    /// False where the address only asks for credentials, which any address of a secured application does.
    bool isProven = false;
    Generation generation;
    std::optional<Links> links;                 ///< absent: 1.5, or switched off
    std::map<Endpoint, EndpointFact> endpoints; ///< all of them, once a base is proven
    std::vector<BaseAttempt> attempts;          ///< in order
    std::optional<ApplicationInfo> info;
    std::vector<HealthGroup>
        groups; ///< in the order sent, the first mostHealthGroups; as they were at the probe
    Identity identity = Identity::NotAsked;
    TimePoint probedAt{}; ///< end of the probe

    EndpointState stateOf(Endpoint endpoint) const
    {
        const auto found = endpoints.find(endpoint);
        return found == endpoints.end() ? EndpointState::NotAsked : found->second.state;
    }
    bool operator==(const ActuatorFacts &) const = default;
};

using ActuatorPointer = std::shared_ptr<const ActuatorFacts>;

/// The address to use: what the probe found; before it, or where it found nothing, actuatorUrl(instance); and
/// none where another application answers there. `facts` may be null.
std::string actuatorUrl(const Instance &instance, const ActuatorFacts *facts);

/// As isFirstGeneration(instance) where the probe could not tell.
bool isFirstGeneration(const Instance &instance, const ActuatorFacts *facts);

} // namespace core
